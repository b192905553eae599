"""Which words of a sentence say who is made to speak, where the rule did not capture them or captured too much."""

from __future__ import annotations

import re

from linter.attribution.drafts import AttributionDraft
from linter.language.clauses import Clause, clause_before, clause_of_verb
from linter.language.tags import document_tags
from linter.text.document import Document, Range


def source_of(document: Document, draft: AttributionDraft, previous: Range | None) -> Range | None:
    """The words that name the source of a draft; None where its sentence names nobody.

    Args:
        document: the article.
        draft: the draft.
        previous: the source of the sentence's last attribution, which a participle or second verb goes on from.
    """
    source = draft.source
    cue = draft.captures.get("cue")
    clause = clause_of_verb(document, *cue) if cue is not None else None
    subject = None if clause is None else _whole(clause)
    if source is None:
        if draft.unnamed and draft.extent != "phrase":
            return None
        if subject is None and cue is not None and clause is None:
            before = clause_before(document, cue.first, finite=False)
            subject = None if before is None else _whole(before)
        return subject or previous or _subject(document, draft)  # "She raised questions about …"
    tags = document_tags(document)
    if tags[source.first] == "q" and source.last - source.first == 1:
        return (tags[source.first - 1] in "VSPKG" and _binder(document, source)) or source  # "Orlow repeated his attack"
    if source.last < len(tags) and tags[source.last] == "O" and cue is not None and source.last + 1 == cue.first:
        return Range(source.first, source.last + 1)
    if subject is not None and cue is not None and source.last <= cue.first:
        return subject
    if document.norms[source.last - 1] in ("when", "where", "why", "how"):
        return subject or previous
    if cue is None and source.first > 0 and tags[source.first - 1] in "io":
        before = clause_before(document, source.first)
        if before is not None and before.subject is not None:
            return _whole(before)  # "A reader wrote of the mayor: “…”"
    source = _without_time(tags, source)
    if cue is not None and _is_product(tags, source, cue):
        return _subject(document, draft) or source
    return source


def _binder(document: Document, possessor: Range) -> Range | None:
    """Whom a possessive pronoun refers to in its own clause: the clause's subject ("Orlow repeated his attack on …")."""
    at = possessor.first
    found = clause_before(document, at)
    if found is None or found.base is None or found.base.first > at or found.passive:
        return None
    norms, tags = document.norms, document_tags(document)
    head = tags[found.base.last - 1]
    plural = head == "M" or norms[found.base.last - 1] in ("they", "we")
    fits = {"his": head in "EN", "her": head in "EN", "their": plural or head in "EN", "its": head in "EN"}
    if norms[found.base.first] in ("he", "she", "they", "it"):
        own = {"he": "his", "she": "her", "they": "their", "it": "its"}[norms[found.base.first]]
        return found.base if own == norms[at] else None
    return _whole(found) if fits.get(norms[at], False) and not (plural and norms[at] != "their") else None


def _whole(clause: Clause) -> Range | None:
    """The subject of a clause, with the relative pronoun that stands for it."""
    if clause.subject is None or clause.relative is None:
        return clause.subject
    return Range(clause.subject.first, clause.relative + 1)


_TIME = re.compile(r".*?(i?[dJA]{0,2}e)")


def _without_time(tags: str, source: Range) -> Range:
    """A source without the day between it and its cue (Orlow on Monday said)."""
    if tags[source.last - 1] == "e":
        time = _TIME.fullmatch(tags, *source)
        if time and time.start(1) > source.first:
            return Range(source.first, time.start(1))
    return source


def _is_product(tags: str, source: Range, cue: Range) -> bool:
    """Whether a source is the object of the clause, which its subject made to speak ("She released an ad calling …")."""
    return tags[cue.first] == "G" and source.first > 0 and tags[source.first - 1] in "VSP"


_BEGINS_PREDICATE = frozenset("VSPbhmxA")


def _subject(document: Document, draft: AttributionDraft) -> Range | None:
    """The subject of the clause that a participle or second verb belongs to.

    Of the noun phrases before the frame the last that is followed by a verb and not introduced as an inner clause's
    subject; where there is none the first that is one, then the first of all.
    """
    tags = document_tags(document)
    sentence = document.sentences[document.sentence_of[draft.frame.last - 1]]
    phrases = document.annotation("np")
    phrases.seek(document.sentence_of[sentence.first])
    at = sentence.first
    found: Range | None = None
    rank = 0
    while at < draft.frame.first:
        end = phrases.longest(at)
        if end is None:
            at += 1
            continue
        before = tags[at - 1] if at > sentence.first else ","
        if before not in "io" and tags[at:end].strip("dJA") != "e":  # a day is nobody
            verb = tags[end : end + 1] in _BEGINS_PREDICATE
            own = 1 + (verb and before not in "wts") + verb  # a phrase, an inner clause's subject, a main clause's
            if own > rank or own == rank == 3:
                found, rank = Range(at, end), own
        at = max(end, at + 1)
    return found
