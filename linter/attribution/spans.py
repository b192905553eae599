"""Where the content of an attribution begins and ends.

Rules match a *frame*: source, cue and what ties them to the words. Where the rule leaves the content's bounds open
(``content: before`` / ``after``), they follow from the sentence: its end, the closing mark of a quotation the frame stands
in, the frames of other attributions, a closing bracket, a semicolon.
"""

from __future__ import annotations

from linter.attribution.bounds import (
    FINITE_VERBS,
    MAIN_CLAUSE,
    SUBORDINATORS,
    end_of_clause,
    end_of_phrase,
    same_speaker,
    trim,
)
from linter.attribution.model import AttributionDraft
from linter.attribution.quoted import Quoted
from linter.attribution.turns import block_quotation, turn
from linter.language.tags import document_tags
from linter.text.document import Document, Range


def contents(
    document: Document, drafts: list[AttributionDraft], among: list[AttributionDraft], quoted: Quoted
) -> list[tuple[Range, ...]]:
    """The content pieces of each draft (empty where none can be found).

    Args:
        document: the article.
        drafts: sorted by frame.
        among: those whose frames bound each other's contents, ``drafts`` among them; sorted by frame.
        quoted: where the document quotes.
    """
    by_sentence: dict[int, list[AttributionDraft]] = {}
    sentence_of = document.sentence_of
    for draft in among:
        by_sentence.setdefault(sentence_of[draft.frame.last - 1], []).append(draft)
    tags = document_tags(document) + ".."  # what looks ahead need not ask whether the document ends
    out: list[tuple[Range, ...]] = []
    for draft in drafts:
        siblings = by_sentence[sentence_of[draft.frame.last - 1]]
        if len(siblings) > _MOST_SIBLINGS:
            place = next(at for at, other in enumerate(siblings) if other is draft)
            siblings = siblings[max(0, place - _MOST_SIBLINGS // 2) : place + _MOST_SIBLINGS // 2]
        out.append(_content(document, tags, draft, siblings, quoted))
    return out


_MOST_SIBLINGS = 60  # that bound each other in one sentence: no sentence that is written has more
_MOST_TOKENS = 600  # of a reported clause


def _content(
    document: Document, tags: str, draft: AttributionDraft, siblings: list[AttributionDraft], quoted: Quoted
) -> tuple[Range, ...]:
    captured: tuple[Range, ...] = ()
    for name in ("content", "content2"):
        if name in draft.captures and (piece := trim(tags, *draft.captures[name])):
            captured = (*captured, piece)
    if draft.extent == "captured":
        return _with_its_clause(document, tags, draft, captured, siblings)
    if draft.extent == "turn":
        return block_quotation(document, tags, draft) or turn(document, tags, draft.frame.last)
    sentence = document.sentences[document.sentence_of[draft.frame.last - 1]]
    around = quoted.around(draft.frame.first)
    low = max(sentence.first, draft.frame.first - _MOST_TOKENS)
    high = min(sentence.last, draft.frame.last + _MOST_TOKENS)
    if around is not None:
        low, high = max(low, around[0] + 1), min(high, around[1] - 1)
    if draft.extent in ("phrase", "after"):
        end = end_of_clause(document, tags, draft, siblings, high)
        if draft.extent == "phrase":
            end = end_of_phrase(document, tags, draft.frame.last, end)
        piece = trim(tags, draft.frame.last, end)
        if piece and draft.extent == "after":
            piece = _complete_quotation(piece, tags, quoted)
        if piece and around is None:
            piece = _whole_quotation(piece, quoted)
        return (*captured, piece) if piece else captured
    return _pieces_before(document, tags, draft, siblings, low, high)


def _with_its_clause(
    document: Document,
    tags: str,
    draft: AttributionDraft,
    captured: tuple[Range, ...],
    siblings: list[AttributionDraft],
) -> tuple[Range, ...]:
    """A quotation that ends the clause before its cue, with that clause: The vote is “a mistake,” she said."""
    cue = draft.captures.get("cue")
    if not captured or cue is None or captured[0].first != draft.frame.first or captured[0].last > cue.first:
        return captured
    first, last = captured[0]
    low = document.sentences[document.sentence_of[first]].first
    for other in siblings:
        if other is not draft and other.frame.last <= first:
            low = max(low, other.frame.last)
    before = trim(tags, low, first)
    if before is None or before.last < first or tags[first] != '"' or tags[last - 2] != ",":
        return captured
    clause = tags[first - 1] == "," or not FINITE_VERBS.isdisjoint(tags[before.first : first] + tags[first + 1])
    if tags[first - 1] in ":.(" or not clause:
        return captured
    return (Range(before.first, last), *captured[1:])


def _complete_quotation(piece: Range, tags: str, quoted: Quoted) -> Range:
    """A piece that opens with a quotation that brings its own stop is that quotation: he cried “No!” at them."""
    if tags[piece.first] == '"':
        opened = quoted.around(piece.first + 1)
        if opened is not None and opened[0] == piece.first and tags[opened[1] - 2] in ",.":
            return Range(piece.first, opened[1])
    return piece


def _whole_quotation(piece: Range, quoted: Quoted) -> Range:
    """A piece that ends inside a quotation it has begun goes on to the quotation's end, sentences on."""
    opened = quoted.around(piece.last - 1)
    if opened is not None and piece.first <= opened[0] and opened[1] > piece.last:
        return Range(piece.first, opened[1])
    return piece


def _pieces_before(
    document: Document, tags: str, draft: AttributionDraft, siblings: list[AttributionDraft], low: int, high: int
) -> tuple[Range, ...]:
    """What stands before a parenthetical frame, and what goes on after it (", he said, …")."""
    first, last = draft.frame
    if any(
        o.extent == "after" and o.priority > draft.priority and low <= o.frame.first < first < o.frame.last + 1
        for o in siblings
    ):
        return ()  # "As X noted, the villages never agreed": the second clause is what X noted
    for other in siblings:  # a second clause of one sentence begins where the last attribution's frame left off
        if (
            other is not draft
            and other.frame.last <= first
            and (other.extent == "before" or same_speaker(tags, draft, other))
        ):
            low = max(low, other.frame.last)
    pieces = []
    before = trim(tags, low, first)
    if before:
        pieces.append(before)
    if last < high - 2 and tags[last] == "," and _goes_on(document, tags, draft, before):
        stops = [high] + [
            o.frame.first
            for o in siblings
            if o is not draft and o.frame.first > last and (o.extent == "before" or "source" not in o.captures)
        ]
        after = trim(tags, last + 1, min(stops))
        if after and after.last - after.first > 2:
            pieces.append(after)
    return tuple(pieces)


def _goes_on(document: Document, tags: str, draft: AttributionDraft, before: Range | None) -> bool:
    """Whether the words go on after a frame that stands among them: always where what came before is no sentence."""
    last = draft.frame.last
    if before is None or before.last - before.first <= 4 or FINITE_VERBS.isdisjoint(tags[before.first : before.last]):
        return True
    if document.norms[before.first] in SUBORDINATORS and not MAIN_CLAUSE.search(tags, before.first + 2, before.last):
        return True
    cue, source = draft.captures.get("cue"), draft.captures.get("source")
    inverted = cue is not None and source is not None and cue.first < source.first
    return not inverted and tags[last + 1] not in "GsiPKc"
