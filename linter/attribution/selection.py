"""Which drafts become attributions, once their contents are known; and in which sentences to look for more."""

from __future__ import annotations

from linter.attribution.clauses import FINITE_VERBS
from linter.attribution.drafts import AttributionDraft, Report, covered, in_order
from linter.attribution.quoted import Quoted
from linter.language.tags import document_tags
from linter.text.document import Document, Range

_MENTAL_ACTS = frozenset({"think", "factive", "want", "show"})
_OF_THE_OUTER = frozenset({"want", "woven"})  # acts that a speaker ascribes to somebody in words of his own
_TITLE_TOKENS = 10  # what a title has at most


def sentences_without_cue(document: Document, drafts: list[AttributionDraft]) -> list[int]:
    """The sentences, by index, in which a quotation begins and nothing is reported by a cue.

    Where a cue reports something, a quotation in its sentence is part of that.
    """
    sentence_of = document.sentence_of
    cued = {sentence_of[draft.cue.first] for draft in drafts}
    return sorted({sentence_of[quotation.first] for quotation in document.quotations} - cued)


def sentences_unattributed(document: Document, reports: list[Report]) -> list[int]:
    """The sentences, by index, in which a quotation begins whose words nobody is said to have spoken."""
    taken = covered(document, reports)
    free = (q.first for q in document.quotations if taken.find(1, q.first, q.last) < 0)
    return sorted({document.sentence_of[first] for first in free})


def without_rivals(reports: list[Report]) -> list[Report]:
    """No two attributions with the same first piece of content: the higher priority keeps it, of fallbacks then one with a source."""
    best: dict[Range, AttributionDraft] = {}
    for draft, content in reports:
        rival = best.get(content[0])
        if rival is None or _worth(draft) > _worth(rival):
            best[content[0]] = draft
    return [one for one in reports if best[one.content[0]] is one.draft]


def _worth(draft: AttributionDraft) -> tuple[int, bool]:
    return draft.priority, draft.fallback and draft.source is not None


def without_asides(document: Document, reports: list[Report], quoted: Quoted) -> list[Report]:
    """Leave out what a quoted or reported speaker merely wants, likes or thinks aloud.

    Inside somebody's words, topics, intentions and thought ("I want to thank", "he knows that") are that somebody's way of
    talking, not reports of another source; but where the narrator reports somebody's words and quotes another in them ("blamed the paper
    for Orlow's claim that it “sank”"), the quotation is the other's. Speech inside them stays, as a nested attribution; inside quotation marks only
    where somebody else is named for it ("the minister said", not "I said", "they say", "people who say").
    """
    attributed, between_marks = covered(document, reports), quoted.tokens
    kept = []
    for one in reports:
        draft = one.draft
        at = draft.cue.first
        aside = draft.extent == "phrase" or draft.act == "woven" or draft.act in _MENTAL_ACTS
        if aside and (between_marks[at] or (attributed[at] and not _quotes_another(document, quoted, one))):
            continue
        own = between_marks[at] and "cue" in draft.captures and draft.extent != "turn"
        if not own or _is_of_another(document, draft.source):
            kept.append(one)
    return kept


def _quotes_another(document: Document, quoted: Quoted, one: Report) -> bool:
    """Whether what somebody named calls or claims is quoted: then the marks are the narrator's, and the words that somebody's."""
    source = one.draft.source
    if (
        source is None
        or one.draft.act in _OF_THE_OUTER
        or "E" not in document_tags(document)[source.first : source.last]
    ):
        return False
    return any(
        first <= begin and end <= last for first, last in one.content for begin, end in quoted.meeting(first, last)
    )


def _is_of_another(document: Document, source: Range | None) -> bool:
    """Whether a source within somebody's quotation is somebody else: a name or a definite noun phrase."""
    tags = document_tags(document)
    if source is None or tags[source.last - 1] == "w":
        return False
    return "E" in tags[source.first : source.last] or document.norms[source.first] == "the"


def with_fallbacks(document: Document, sure: list[Report], fallbacks: list[Report]) -> list[Report]:
    """Add fallbacks, the best first, whose words no attribution has yet."""
    taken = covered(document, sure)
    kept = []
    for one in sorted(fallbacks, key=lambda one: (-one.draft.priority, one.draft.frame)):
        free = all(taken.find(1, first, last) < 0 for first, last in one.content)
        if free and any(_is_speech(document, piece) for piece in one.content):
            kept.append(one)
            for first, last in one.content:
                taken[first:last] = b"\1" * (last - first)
    return in_order(sure + kept)


def _is_speech(document: Document, piece: Range) -> bool:
    """Whether a quotation without a cue is somebody's words rather than a title or term: it has a verb, and is not named like one."""
    tags, first = document_tags(document), piece.first
    if tags[first] != '"':
        return True
    if FINITE_VERBS.isdisjoint(tags[first : piece.last]) and piece.last - first < _TITLE_TOKENS:
        return False
    begins, _, _ = document.sentences[document.sentence_of[first]]
    _, ends, _ = document.sentences[document.sentence_of[piece.last - 1]]
    capital = document.view[document.starts[first + 1]].isupper()
    named = first > begins and tags[first - 1] in "Odiq"  # the “Long Road”, in “Long Road”
    within = first > begins + 1 and piece.last < ends - 1
    return not (capital and (named or within))
