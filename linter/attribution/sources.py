"""Which words of a sentence say who is made to speak: those that the clause of the cue has as its subject.

What the rule captured counts where the clause does not tell: behind the cue ("said Orlow"), behind *according to*, before *as saying*, before a noun
("Orlow's claim").
"""

from __future__ import annotations

import re

from linter.attribution.drafts import AttributionDraft
from linter.language.clauses import Clause, clause_before, clause_of_verb
from linter.language.clauses.nouns import UTTERANCES
from linter.language.tags import document_tags
from linter.language.verbs import takes_addressee
from linter.text.document import Document, Range


def source_of(document: Document, draft: AttributionDraft, previous: Range | None) -> Range | None:
    """The words that name the source of a draft; None where its sentence names nobody.

    Args:
        document: the article.
        draft: the draft.
        previous: the source of the sentence's last attribution, which a participle or second verb goes on from.
    """
    found = _source_of(document, draft, previous)
    return None if found is None else _somebody(document, found, draft.cue)


def _source_of(document: Document, draft: AttributionDraft, previous: Range | None) -> Range | None:
    cue, source = draft.captures.get("cue"), draft.source
    if source is not None and cue is not None and document.norms[cue.first] == "as":
        return source  # the paper quoted Orlow as saying: the object of its clause speaks
    clause = None if cue is None else clause_of_verb(document, *cue)
    if clause is not None and clause.passive and draft.act == "woven":
        return _agent(document, clause)  # who has been called a “hero” does not say so
    if clause is not None and _is_addressed(document, clause):
        return source if source is not None and source.first >= clause.verb.last else _agent(document, clause)
    subject = None if clause is None else _author(document, clause) or _whole(clause)
    if source is None:
        if cue is None and (credited := _credited(document, draft.frame.last)) is not None:
            return credited
        if draft.unnamed and draft.extent != "phrase":
            return None
        if cue is not None and clause is None:
            if _is_circumstance(document, cue.first):
                return None
            before = clause_before(document, cue.first, finite=False)
            subject = None if before is None else _whole(before)
            if before is not None and document.norms[before.verb.last - 1] in _REFUSALS:
                return None  # denied accusations that: whoever made them
        return subject or previous  # "She raised questions about …"
    return _as_captured(document, draft, source, subject) or subject or previous


def _is_addressed(document: Document, clause: Clause) -> bool:
    """Whether the subject of a clause is whom something is said to or held against, not who says it: "two inspectors were told"."""
    verb = document.norms[clause.verb.last - 1]
    return clause.passive and (takes_addressee(verb) or verb in _TARGETED) and verb not in _EXPERIENCED


_TARGETED = frozenset(
    [
        "accused",
        "blamed",
        "criticised",
        "criticized",
        "condemned",
        "denounced",
        "praised",
        "mocked",
        "ridiculed",
        "dismissed",
        "attacked",
        "hailed",
    ]
)
"""Participles of judgement: who was accused is not who accuses."""


def _is_circumstance(document: Document, noun: int) -> bool:
    """Whether a noun of speech stands in a circumstance, or is said to exist: amid growing concerns about, there are fears that. Nobody's, then."""
    norms, tags = document.norms, document_tags(document)
    while noun and tags[noun - 1] in "dJZGPKA#N":
        noun -= 1
    if noun and norms[noun - 1] in _AMID:
        return True
    return noun > 1 and tags[noun - 1] == "b" and norms[noun - 2] == "there"


_REFUSALS = frozenset(
    """deny denies denied denying reject rejects rejected rejecting dismiss dismisses dismissed dismissing refute refutes refuted refuting rebut
    rebuts rebutted rebutting face faces faced facing answer answers answered answering escape escapes escaped escaping""".split()  # noqa: SIM905
)
"""Verbs whose object is what others say."""
_AMID = frozenset({"amid", "after", "despite", "following"})


def _somebody(document: Document, source: Range, cue: Range) -> Range | None:
    """A source that can be one: no *it* that stands for what follows (after it emerged that …), and who spends a time instead of the time."""
    last = document.norms[source.last - 1]
    if last == "it" and (source.last - source.first > 1 or document.norms[cue.first] in _EMERGES):
        return None
    if last in _TIMES and source.last <= cue.first and document_tags(document)[cue.first] == "G":
        clause = clause_before(document, source.first)
        return None if clause is None else _whole(clause)
    return source


_EMERGES = frozenset(
    {"emerged", "emerges", "transpired", "transpires", "appeared", "appears", "seemed", "seems", "turned"}
)
"""Verbs of which *it* stands for what follows."""
_TIMES = frozenset(
    [
        "time",
        "year",
        "years",
        "month",
        "months",
        "week",
        "weeks",
        "day",
        "days",
        "hour",
        "hours",
        "decade",
        "decades",
        "career",
        "life",
        "evening",
        "night",
    ]
)
_EXPERIENCED = frozenset({"convinced", "persuaded", "assured"})
"""Participles that tell what the subject thinks: is convinced that."""


def _agent(document: Document, clause: Clause) -> Range | None:
    """Who does what a passive says: was warned by Orlow."""
    at = clause.verb.last
    if at >= len(document.norms) or document.norms[at] != "by":
        return None
    phrases = document.annotation("np")
    phrases.seek(document.sentence_of[at])
    end = phrases.longest(at + 1) if at + 1 < len(document.norms) else None
    return None if end is None else Range(at + 1, end)


def _as_captured(document: Document, draft: AttributionDraft, source: Range, subject: Range | None) -> Range | None:
    """The source that a rule captured, or what it stands for; None where the clause has another."""
    tags, cue = document_tags(document), draft.captures.get("cue")
    if document.norms[source.last - 1] in ("when", "where", "why", "how"):
        return None
    if tags[source.first] == "q" and source.last - source.first == 1:
        return (tags[source.first - 1] in "VSPKG" and _binder(document, source)) or source
    if cue is None:
        if (whose := _affiliated(document, source)) is not None:
            return whose
        announced = (
            document.norms[source.last : source.last + 1] == [":"]
            and source.first > 0
            and tags[source.first - 1] in "io"
        )
        before = clause_before(document, source.first) if announced else None
        return source if before is None else _whole(before) or source  # "A reader wrote of the mayor: “…”"
    if tags[source.last : source.last + 1] == "O":
        return source  # Orlow's claim
    if subject is not None and source.last <= cue.first:
        return subject
    source = _without_time(tags, source)
    if _is_product(tags, source, cue):
        return subject or source
    return source


_AFFILIATED = re.compile(r"(E{1,4}),[dq]?[JNZEMPKG]{1,8}[io][dq]?[JE]{0,3}$")


def _affiliated(document: Document, source: Range) -> Range | None:
    """Who is named before a colon with an office and its place, of which the last is captured: Jan Orlow, a clerk at the Dorn Post: “…”"""
    if document.norms[source.last : source.last + 1] != [":"]:
        return None
    first = document.sentences[document.sentence_of[source.first]].first
    found = _AFFILIATED.search(document_tags(document)[first : source.first])
    return None if found is None else Range(first + found.start(1), first + found.end(1))


def _binder(document: Document, possessor: Range) -> Range | None:
    """Whom the possessor of a clause's object refers to: the clause's subject ("Orlow repeated his attack on …"); None where it may be another."""
    clause = clause_before(document, possessor.first)
    if clause is None or clause.base is None or clause.base.first > possessor.first or clause.passive:
        return None
    norms, tags = document.norms, document_tags(document)
    own, subject = norms[possessor.first], norms[clause.base.first]
    if subject in _POSSESSIVES:
        return clause.base if _POSSESSIVES[subject] == own else None
    head = tags[clause.base.last - 1]
    if head == "M":
        return _whole(clause) if own == "their" else None
    return _whole(clause) if head in "EN" and own in _POSSESSIVES.values() else None


_POSSESSIVES = {"he": "his", "she": "her", "they": "their", "it": "its"}


def _whole(clause: Clause) -> Range | None:
    """The subject of a clause, with the relative pronoun that stands for it."""
    if clause.subject is None or clause.relative is None:
        return clause.subject
    return Range(clause.subject.first, clause.relative + 1)


_CREDIT = re.compile(r"\((E{1,4})\.?\)")


_SIGNATURE = re.compile(r"(E{1,4})\.?")


def _credited(document: Document, at: int) -> Range | None:
    """Who stands in brackets right behind a quotation, “…” [Dorn Post.], or alone in a list item under it: - Orlow."""
    tags = document_tags(document)
    credit = _CREDIT.match(tags, at)
    if credit is None and at < len(tags):
        first, last, block = document.sentences[document.sentence_of[at]]
        alone = first == at and document.blocks[block].kind == "item" and tags[at - 1] == '"'
        credit = _SIGNATURE.fullmatch(tags, first, last) if alone else None
    return None if credit is None else Range(*credit.span(1))


def _author(document: Document, clause: Clause) -> Range | None:
    """Who made what a relative clause says something about: Orlow released a letter that urges …; None elsewhere."""
    base, tags = clause.base, document_tags(document)
    if base is None or clause.relative is None or base.first == 0 or tags[base.first - 1] not in "VSPG":
        return None
    if document.norms[base.last - 1] not in UTTERANCES:
        return None
    maker = clause_before(document, base.first)
    return None if maker is None or maker.passive or maker.verb.last != base.first else _whole(maker)


_TIME = re.compile(r".*?(i?[dJA]{0,2}e)")


def _without_time(tags: str, source: Range) -> Range:
    """A source without the day behind it (said Orlow on Monday)."""
    if tags[source.last - 1] == "e":
        time = _TIME.fullmatch(tags, *source)
        if time and time.start(1) > source.first:
            return Range(source.first, time.start(1))
    return source


def _is_product(tags: str, source: Range, cue: Range) -> bool:
    """Whether a source is the object of the clause, which its subject made to speak ("She released an ad calling …")."""
    return tags[cue.first] == "G" and source.first > 0 and tags[source.first - 1] in "VSP"
