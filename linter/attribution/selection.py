"""Which drafts stand: one a cue, none that is an aside in somebody's words, quotations with what they go on from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from operator import attrgetter

from linter.attribution.bounds import FINITE_VERBS
from linter.attribution.model import AttributionDraft
from linter.attribution.quoted import Quoted
from linter.language.tags import document_tags
from linter.ruleset.packs import CONTINUATION
from linter.text.document import Document, Range


def cue_of(draft: AttributionDraft) -> Range:
    """The words that tell an attribution: its cue, else the whole of what the rule matched."""
    return draft.captures.get("cue", draft.frame)


def one_per_cue(
    document: Document, drafts: Sequence[AttributionDraft], taken_before: Iterable[Range] = ()
) -> list[AttributionDraft]:
    """Of the drafts whose cues share a token the best: priority, then a source, then the longer frame, then rule id.

    A draft without a cue has no rivals; none is kept whose cue shares a token with those of ``taken_before``.
    """
    taken = _marked(document, taken_before)
    kept: list[AttributionDraft] = []
    rivals: list[AttributionDraft] = []
    for draft in drafts:
        (kept if draft.fallback and "cue" not in draft.captures else rivals).append(draft)
    for draft in sorted(rivals, key=_rank):
        first, last = cue_of(draft)
        if taken.find(1, first, last) < 0:
            taken[first:last] = b"\1" * (last - first)
            kept.append(draft)
    return by_frame(kept)


def by_frame(drafts: Iterable[AttributionDraft]) -> list[AttributionDraft]:
    """Drafts in the order of their frames, those of one frame in that of their rules."""
    ordered = sorted(drafts, key=attrgetter("rule"))
    ordered.sort(key=attrgetter("frame"))  # the order of rules stays where frames are equal
    return ordered


def _rank(draft: AttributionDraft) -> tuple[int, bool, int, int, str]:
    """What drafts of one cue are compared by, the best first."""
    first, last = draft.frame
    return -draft.priority, "source" not in draft.captures, first - last, first, draft.rule


Pair = tuple[AttributionDraft, tuple[Range, ...]]


def without_rivals(pairs: list[Pair]) -> list[Pair]:
    """No two attributions with the same first piece of content: the higher priority keeps it."""
    best: dict[Range, AttributionDraft] = {}
    for draft, content in pairs:
        rival = best.get(content[0])
        if rival is None or draft.priority > rival.priority:
            best[content[0]] = draft
    return [pair for pair in pairs if best[pair[1][0]] is pair[0]]


_MENTAL_ACTS = frozenset({"think", "factive", "want", "show"})


def without_asides(document: Document, pairs: list[Pair], quoted: Quoted) -> list[Pair]:
    """Leave out what a quoted or reported speaker merely wants, likes or thinks aloud.

    Inside somebody's words, topics, intentions and thought ("I want to thank", "he knows that") are that somebody's way of
    talking, not reports of another source. Speech inside them stays, as a nested attribution; inside quotation marks only
    where somebody else is named for it ("the minister said", not "I said", "they say", "people who say").
    """
    covered = _covered(document, pairs)
    marked = quoted.tokens
    kept = []
    for pair in pairs:
        draft = pair[0]
        at = cue_of(draft).first
        aside = draft.extent == "phrase" or draft.act == "woven" or draft.act in _MENTAL_ACTS
        if aside and (covered[at] or marked[at]):
            continue
        if marked[at] and "cue" in draft.captures and draft.extent != "turn" and not _of_another(document, draft):
            continue
        kept.append(pair)
    return kept


def _of_another(document: Document, draft: AttributionDraft) -> bool:
    """Whether a report within quotation marks has a source of its own: a name or a definite noun phrase."""
    source = draft.captures.get("source")
    if source is None:
        return False
    tags = document_tags(document)
    if tags[source.last - 1] == "w":
        return False
    return "E" in tags[source.first : source.last] or document.norms[source.first] == "the"


def _marked(document: Document, pieces: Iterable[tuple[int, int]]) -> bytearray:
    """A byte a token: 1 where it stands in one of the pieces."""
    marked = bytearray(len(document.norms) + 1)
    for first, last in pieces:
        marked[first:last] = b"\1" * (last - first)
    return marked


def _covered(document: Document, pairs: Iterable[Pair]) -> bytearray:
    """A byte a token: 1 where its words are attributed."""
    return _marked(document, (piece for _, content in pairs for piece in content))


def without_cue(document: Document, drafts: list[AttributionDraft]) -> list[int]:
    """The sentences, by their indexes, that begin a quotation and have no cue: in others quotations are part of what that reports."""
    sentence_of = document.sentence_of
    cued = {sentence_of[cue_of(draft).first] for draft in drafts}
    return sorted({sentence_of[quotation.first] for quotation in document.quotations} - cued)


def continued(document: Document, pairs: list[Pair]) -> list[Pair]:
    """Give a quotation with no cue of its own to the attribution it goes on from.

    “A,” X said. “B.” in one paragraph, and paragraphs that reopen one quotation, are pieces of one content; a paragraph that is nothing but a
    quotation, after one whose last words were attributed, becomes an attribution of its own by continuation.
    """
    covered = _covered(document, pairs)
    tags = document_tags(document)
    direct = sorted(
        (max(last for _, last in content), i)
        for i, (_, content) in enumerate(pairs)
        if '"' in [tags[first] for first, _ in content]
    )
    ending = dict(direct)
    more: dict[int, list[Range]] = {}  # pair -> what it goes on with
    extra: list[Pair] = []
    groups: dict[int, int] = {}
    at = 0
    last_direct: int | None = None
    sentences, sentence_of = document.sentences, document.sentence_of
    for number, quotation in enumerate(document.quotations):
        if quotation.depth:
            continue
        while at < len(direct) and direct[at][0] <= quotation.first:
            last_direct = direct[at][1]
            at += 1
        if covered[quotation.first] or covered[quotation.last - 1]:
            if quotation.last in ending:
                groups[quotation.group] = ending[quotation.last]
            continue
        sentence = sentences[sentence_of[quotation.first]]
        if sentence.first != quotation.first:
            continue
        if quotation.group != number and quotation.group in groups:
            more.setdefault(groups[quotation.group], []).append(Range(quotation.first, quotation.last))
            continue
        if last_direct is None or quotation.last - quotation.first < 5:
            continue
        draft, content = pairs[last_direct]
        said = (*content, *more.get(last_direct, ()))
        here, there = sentence.block, sentences[sentence_of[draft.frame.last - 1]].block
        if here == there and _goes_on_speaking(document, draft, said, quotation.first, quotation.last):
            more.setdefault(last_direct, []).append(Range(quotation.first, quotation.last))
            groups[quotation.group] = last_direct
        elif here in (there, there + 1):
            continuation = AttributionDraft(
                CONTINUATION,
                draft.act,
                Range(quotation.first, quotation.last),
                {"continues": cue_of(draft)},
            )
            extra.append((continuation, (Range(quotation.first, quotation.last),)))
    grown = [(draft, tuple(sorted((*content, *more.get(i, ()))))) for i, (draft, content) in enumerate(pairs)]
    return _in_order(grown + extra)


def _in_order(pairs: list[Pair]) -> list[Pair]:
    """By first piece of content, then rule."""
    return sorted(pairs, key=lambda pair: (pair[1][0], pair[0].rule))


def _goes_on_speaking(
    document: Document, draft: AttributionDraft, said: tuple[Range, ...], first: int, last: int
) -> bool:
    """Whether a quotation goes on from what is attributed before it in its paragraph: nothing is told in between.

    After “…,” she said, turning to the door. “…” a longer quotation stands apart.
    """
    so_far = max(draft.frame.last, *(piece.last for piece in said))
    sentence_of = document.sentence_of
    if sentence_of[first] > sentence_of[so_far - 1] + 1:
        return False
    rest = document_tags(document)[so_far : document.sentences[sentence_of[so_far - 1]].last]
    told = _TELLS_ON.search(rest) is not None
    return not told or last - first <= sum(piece.last - piece.first for piece in said)


_TELLS_ON = re.compile(r",A?[GP]|cA?[PS]")


def unattributed(document: Document, sure: list[Pair]) -> list[int]:
    """The sentences, by their indexes, in which a quotation begins whose words nobody is said to have spoken."""
    taken = _covered(document, sure)
    free = (q.first for q in document.quotations if taken.find(1, q.first, q.last) < 0)
    return sorted({document.sentence_of[first] for first in free})


def with_fallbacks(document: Document, sure: list[Pair], fallbacks: list[Pair]) -> list[Pair]:
    """Add fallbacks, the best first, whose words no attribution has yet."""
    taken = _covered(document, sure)
    kept = []
    for draft, content in sorted(fallbacks, key=lambda pair: (-pair[0].priority, pair[0].frame)):
        free = all(taken.find(1, first, last) < 0 for first, last in content)
        if free and _is_clause(document, content[0]):
            kept.append((draft, content))
            for first, last in content:
                taken[first:last] = b"\1" * (last - first)
    return _in_order(sure + kept)


_TITLE_TOKENS = 10  # what a title has at most


def _is_clause(document: Document, piece: Range) -> bool:
    """Whether a quotation without a cue is somebody's words rather than a title or term: it has a verb, and is not named like one."""
    tags, first = document_tags(document), piece.first
    if tags[first] != '"':
        return True
    if FINITE_VERBS.isdisjoint(tags[first : piece.last]) and piece.last - first < _TITLE_TOKENS:
        return False
    sentence = document.sentences[document.sentence_of[first]]
    capital = document.view[document.starts[first + 1]].isupper()
    if capital and first > sentence.first and tags[first - 1] in "Odiq":
        return False
    inside = (
        first > sentence.first + 1 and piece.last < document.sentences[document.sentence_of[piece.last - 1]].last - 1
    )
    return not (inside and capital)


def holds_title(document: Document, piece: Range) -> bool:
    """Whether the first quotation in a piece is a title: every word of weight has a capital."""
    tags = document_tags(document)
    opening = tags.find('"', piece.first, piece.last)
    closing = tags.find('"', opening + 1, piece.last)
    if opening < 0 or closing - opening < 3:
        return False
    weighty = [i for i in range(opening + 1, closing) if tags[i] in "NMEZJVSPGX"]
    return len(weighty) > 2 and all(document.view[document.starts[i]].isupper() for i in weighty)


def all_quoted(tags: str, first: int, last: int) -> bool:
    """Whether a piece is all quotation, its marks included."""
    return tags[first] == '"' and tags[first:last].rstrip(",.")[-1:] == '"' and tags.count('"', first, last) <= 4
