"""The content of each draft: where the words that it reports begin and end.

Rules match a *frame*: source, cue and what ties them to the words. Where a rule leaves the content's bounds open
(``content: before`` / ``after``), they follow from the sentence: its end, the closing mark of a quotation around the
frame, the frames of other attributions, a closing bracket, a semicolon.
"""

from __future__ import annotations

import re

from linter.attribution.bounds import Setting, end_of_clause, trim
from linter.attribution.clauses import FINITE_VERBS, SUBORDINATORS, begins_clause, has_clause
from linter.attribution.drafts import AttributionDraft, Report
from linter.attribution.quoted import Quoted
from linter.attribution.topics import complement, end_of_phrase
from linter.attribution.turns import signed_quotation, spoken
from linter.language.clauses import clause_of_verb
from linter.language.tags import document_tags
from linter.text.document import Document, Range


def with_contents(
    document: Document, drafts: list[AttributionDraft], among: list[AttributionDraft], quoted: Quoted
) -> list[Report]:
    """The drafts that have a content, each with it.

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
    tags = document_tags(document) + ".."
    out = []
    for draft in drafts:
        siblings = by_sentence[sentence_of[draft.frame.last - 1]]
        content = _content(Setting(document, tags, draft, siblings), quoted)
        if content:
            out.append(Report(draft, content))
    return out


def _content(setting: Setting, quoted: Quoted) -> tuple[Range, ...]:
    document, tags, draft, _ = setting
    captured = _captured(tags, draft, quoted)
    if draft.extent == "captured":
        return quoted.with_other_halves(_in_its_clause(setting, captured, quoted)) if captured else ()
    if draft.extent == "turn":
        return signed_quotation(document, tags, draft) or spoken(document, tags, draft)
    low, high, _ = document.sentences[document.sentence_of[draft.frame.last - 1]]
    begins = draft.frame.first
    around = quoted.around(
        begins + 1 if tags[begins] == '"' else begins
    )  # a closing mark is not within: “…,” adding that
    if around is not None:
        low, high = max(low, around[0] + 1), min(high, around[1] - 1)
    if draft.extent == "before":
        pieces = _pieces_before(setting, low, high)
        return tuple(_whole_quotation(piece, quoted) for piece in pieces) if around is None else pieces
    end = end_of_clause(setting, high)
    if draft.extent == "phrase":
        start = draft.frame.last
        end = end_of_phrase(
            document, tags, complement(document, tags, start, end) if draft.act == "name" else start, end
        )
    piece = trim(tags, draft.frame.last, end)
    if piece and draft.extent == "after":
        piece = _first_quotation(piece, tags, quoted)
    if piece and around is None:
        piece = _whole_quotation(piece, quoted)
    return (*captured, piece) if piece else captured


def _captured(tags: str, draft: AttributionDraft, quoted: Quoted) -> tuple[Range, ...]:
    """The pieces that the rule captured as content, in order."""
    found = sorted(draft.captures[name] for name in ("content", "content2") if name in draft.captures)
    return tuple(_whole_quotation(piece, quoted) for at in found if (piece := trim(tags, *at)))


def _in_its_clause(setting: Setting, captured: tuple[Range, ...], quoted: Quoted) -> tuple[Range, ...]:
    """Captured pieces with the words around their marks that belong to what is said."""
    tags, draft = setting.tags, setting.draft
    last = captured[-1]
    if tags[last.last] == "c" and tags[last.last + 1] == '"':  # “…” and “…”
        other = quoted.around(last.last + 2)
        if other is not None and other[0] == last.last + 1:
            captured = (*captured[:-1], Range(last.first, other[1]))
    if captured[0].first == draft.frame.first:
        return _with_its_clause(setting, captured)
    return _with_its_subject(setting, captured)


def _with_its_subject(setting: Setting, captured: tuple[Range, ...]) -> tuple[Range, ...]:
    """A quotation after its cue, with the subject that stands before the frame and what goes on behind the mark.

    The lock, she said, “is a wreck” of old. She left, saying “no ferry” would sail.
    """
    document, tags, draft, siblings = setting
    first, last = captured[-1]
    if tags[first] != '"' or last < draft.frame.last or len(captured) > 1:
        return captured
    low, high, _ = document.sentences[document.sentence_of[first]]
    if (
        last < high
        and tags[last - 2] not in ".,"
        and (_PREDICATE.match(tags, last) or begins_clause(document, last, high))
        and FINITE_VERBS.isdisjoint(tags[first:last])
    ):
        piece = trim(tags, first, end_of_clause(setting, high))
        return captured if piece is None else (piece,)
    begins = draft.frame.first
    low = max([low, *(other.frame.last for other in siblings if other is not draft and other.frame.last < begins)])
    subject = trim(tags, low, begins)
    if subject is None or tags[subject.first] in "iTsA" or tags[begins - 1] + tags[first - 1] != ",,":
        return captured
    if not _PREDICATE.match(tags, first + 1) or not FINITE_VERBS.isdisjoint(tags[low:begins]):
        return captured
    return (subject, captured[-1])


def _with_its_clause(setting: Setting, captured: tuple[Range, ...]) -> tuple[Range, ...]:
    """A quotation that is part of the clause around its frame, with that clause.

    The vote is “a mistake,” she said. The “old lock”, she said, is dry.
    """
    document, tags, draft, siblings = setting
    cue = draft.captures.get("cue", Range(draft.frame.last, draft.frame.last))
    first, last = captured[0]
    if first != draft.frame.first or last > cue.first or tags[first] != '"':
        return captured
    low = document.sentences[document.sentence_of[first]].first
    for other in siblings:
        if other is not draft and other.frame.last <= first:
            low = max(low, other.frame.last)
    before = trim(tags, low, first)
    begins = first if before is None or before.last < first or tags[first - 1] in ":.(" else before.first
    rest = _predicate_after(setting, begins, last) if len(captured) == 1 else None
    if rest is not None:
        return (Range(begins, last), rest)
    ends = tags[last - 2] == "," or tags[last] == ","  # “a mistake,” she said; ‘a mistake’, she said
    if begins == first or not ends:
        return captured
    clause = tags[first - 1] == "," or not FINITE_VERBS.isdisjoint(tags[begins:first] + tags[first + 1])
    return (Range(begins, last), *captured[1:]) if clause else captured


def _predicate_after(setting: Setting, first: int, last: int) -> Range | None:
    """The verb and what follows behind a frame, where what stands before the frame is but the subject; None elsewhere."""
    document, tags, draft, siblings = setting
    at = draft.frame.last
    if tags[at] != "," or not FINITE_VERBS.isdisjoint(tags[first:last]) or not _PREDICATE.match(tags, at + 1):
        return None
    high = document.sentences[document.sentence_of[at - 1]].last
    return trim(tags, at + 1, min([high, *(o.frame.first for o in siblings if o.frame.first > at)]))


_PREDICATE = re.compile("A?[Sbhmx]")


def _first_quotation(piece: Range, tags: str, quoted: Quoted) -> Range:
    """Of a piece that opens with a quotation which brings its own stop, that quotation: he cried “No!” at them."""
    if tags[piece.first] == '"':
        opened = quoted.around(piece.first + 1)
        if opened is not None and opened[0] == piece.first and tags[opened[1] - 2] in ",.":
            return Range(piece.first, opened[1])
    return piece


def _whole_quotation(piece: Range, quoted: Quoted) -> Range:
    """A piece that ends inside a quotation it has begun goes on to the quotation's end, over further sentences too."""
    opened = quoted.around(piece.last - 1)
    begun = quoted.around(piece.last)
    if begun is not None and begun[0] == piece.last - 1:
        opened = begun  # the piece ends with the opening mark
    if opened is not None and piece.first <= opened[0] and opened[1] > piece.last:
        return Range(piece.first, opened[1])
    return piece


def _pieces_before(setting: Setting, low: int, high: int) -> tuple[Range, ...]:
    """What comes before a parenthetical frame, and what goes on after it (", he said, …")."""
    document, tags, draft, siblings = setting
    first, last = draft.frame
    cue, source = draft.captures.get("cue"), draft.source
    if cue is not None and source is not None and cue.first < source.first:
        clause = clause_of_verb(document, *cue)
        if clause is not None and clause.subject is not None and clause.subject.last <= cue.first:
            return ()  # "Brandt, in her letter, noted testimony by Orlow,": nothing is inserted
    if any(
        o.extent == "after" and o.priority > draft.priority and low <= o.frame.first < first < o.frame.last + 1
        for o in siblings
    ):
        return ()  # "As X noted, the villages never agreed": the second clause is what X noted
    for other in siblings:  # a second clause of one sentence begins where the last attribution's frame left off
        if (
            other is not draft
            and other.frame.last <= first
            and (other.extent == "before" or _repeats_speaker(tags, draft, other))
        ):
            low = max(low, other.frame.last)
    before = trim(tags, low, first)
    pieces = [] if before is None else [before]
    if last < high - 2 and tags[last] == "," and _goes_on(setting, before):
        later = [o.frame.first for o in siblings if o.extent == "before" or o.source is None]
        after = trim(tags, last + 1, min([high, *(first for first in later if first > last)]))
        if after and after.last - after.first > 2:
            pieces.append(after)
    return tuple(pieces)


def _repeats_speaker(tags: str, draft: AttributionDraft, other: AttributionDraft) -> bool:
    """Whether a frame repeats who speaks within what another reports ("She said that it was, as she put it, …")."""
    source = draft.source
    return other.extent == "after" and source is not None and tags[source.first : source.last] == "p"


def _goes_on(setting: Setting, before: Range | None) -> bool:
    """Whether the words go on after a frame in their midst: always where what came before is no sentence."""
    document, tags, draft, _ = setting
    if before is None or before.last - before.first <= 4 or FINITE_VERBS.isdisjoint(tags[before.first : before.last]):
        return True
    if document.norms[before.first] in SUBORDINATORS and not has_clause(document, before.first + 2, before.last):
        return True
    cue, source = draft.captures.get("cue"), draft.source
    inverted = cue is not None and source is not None and cue.first < source.first
    return not inverted and tags[draft.frame.last + 1] not in "GsiPKc"
