"""Which drafts become attributions, once their contents are known; and in which sentences to look for more."""

from __future__ import annotations

from linter.attribution.clauses import FINITE_VERBS
from linter.attribution.drafts import AttributionDraft, Report, covered, in_order
from linter.attribution.quoted import Quoted
from linter.language.phrases import WORDS
from linter.language.tags import document_tags
from linter.text.document import Document, Range

_MENTAL_ACTS = frozenset({"think", "factive", "want", "show"})
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


def without_titles(document: Document, reports: list[Report]) -> list[Report]:
    """Leave out titles in marks of books, films, songs and ships: nobody says those.

    A title is woven into a sentence, or is what somebody reads, writes or sings; what a banner reads is said.
    """
    return [
        one
        for one in reports
        if not (one.draft.act == "woven" or _is_of_a_work(document, one.draft))
        or not _is_title(document, one.content[-1])
    ]


_WORKS = frozenset(
    """read reads reading write writes wrote written writing sing sings sang sung singing recite recites recited reciting publish
    publishes published publishing""".split()  # noqa: SIM905
)
"""Verbs of speech that take a work as their object too."""
_BEARERS = frozenset(
    """it which that this sign signs banner banners placard placards poster posters headline headlines caption captions plaque label
    note letter message text inscription graffiti shirt shirts hat hats card cards tweet post statement""".split()  # noqa: SIM905
)
"""What words stand on."""


def _is_of_a_work(document: Document, draft: AttributionDraft) -> bool:
    """Whether a verb has a work as its object rather than words: she reads “…”, not “…,” she wrote."""
    norms, cue, source = document.norms, draft.cue, draft.source
    if draft.extent not in ("after", "phrase") or source is None or norms[cue.last - 1] not in _WORKS:
        return False
    return norms[cue.last] not in (",", ":") and _BEARERS.isdisjoint(norms[source.first : source.last])


def _is_title(document: Document, piece: Range) -> bool:
    """Whether the first quotation in a piece is a title: two words or more, each of weight with a capital."""
    tags, view, starts = document_tags(document), document.view, document.starts
    opening = tags.find('"', piece.first, piece.last)
    closing = tags.find('"', opening + 1, piece.last)
    if opening < 0 or closing < 0:
        return False
    words = [i for i in range(opening + 1, closing) if tags[i] in WORDS and tags[i] not in "On"]
    large = [view[starts[i]].isupper() or tags[i] == "#" for i in words]
    named = opening > 0 and document.norms[opening - 1] in _KINDS_OF_WORK  # the film “…”
    if sum(large) < (1 if named else _LEAST_CAPITALS) or not (large[0] and large[-1]):
        return False
    return all(capital or tags[i] in _SMALL for i, capital in zip(words, large, strict=True))


_LEAST_CAPITALS = 3  # of a title that nothing before it calls one
_KINDS_OF_WORK = frozenset(
    """film films movie documentary book books novel memoir biography story song songs single album hymn opera play musical ballet
    painting poem series show programme program podcast newspaper paper magazine weekly game ship ferry boat yacht tug trawler""".split()  # noqa: SIM905
)
_SMALL = frozenset("dqoicTts")  # words that a title may have without a capital


def without_rivals(reports: list[Report]) -> list[Report]:
    """No two attributions with the same first piece of content: the higher priority keeps it."""
    best: dict[Range, AttributionDraft] = {}
    for draft, content in reports:
        rival = best.get(content[0])
        if rival is None or draft.priority > rival.priority:
            best[content[0]] = draft
    return [one for one in reports if best[one.content[0]] is one.draft]


def without_asides(document: Document, reports: list[Report], quoted: Quoted) -> list[Report]:
    """Leave out what a quoted or reported speaker merely wants, likes or thinks aloud.

    Inside somebody's words, topics, intentions and thought ("I want to thank", "he knows that") are that somebody's way of
    talking, not reports of another source. Speech inside them stays, as a nested attribution; inside quotation marks only
    where somebody else is named for it ("the minister said", not "I said", "they say", "people who say").
    """
    attributed, between_marks = covered(document, reports), quoted.tokens
    kept = []
    for one in reports:
        draft = one.draft
        at = draft.cue.first
        aside = draft.extent == "phrase" or draft.act == "woven" or draft.act in _MENTAL_ACTS
        if aside and (attributed[at] or between_marks[at]):
            continue
        own = between_marks[at] and "cue" in draft.captures and draft.extent != "turn"
        if not own or _is_of_another(document, draft.source):
            kept.append(one)
    return kept


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
