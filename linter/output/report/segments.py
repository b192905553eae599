"""Cuts a block's text wherever a finding or a voice begins or ends, so that overlapping findings can be drawn."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from linter.ruleset.rule import Voice
from linter.text.shape import Shape

DEEPEST = 3
"""The lowest level of stacked underlines, counted from 0; at a place with more than four, the rest share this level."""

LONG = 90
"""A finding of more characters is marked only at its ends, since an underline below whole sentences shows nothing."""


class Mark(NamedTuple):
    """A finding as drawn: half-open view offsets, the number of its note, its depth in the stack of underlines."""

    start: int
    end: int
    note: int
    depth: int
    long: bool


class Spoken(NamedTuple):
    """A stretch of the view in one voice, as half-open offsets; ``speaker`` is an index or -1."""

    start: int
    end: int
    voice: Voice
    speaker: int


class Segment(NamedTuple):
    """A stretch that no boundary crosses: its text, the marks over it, and which of them begin and end with it.

    ``target``: the address of the web or of a mailbox that it leads to, if any; ``code``: whether it is code or a formula.
    """

    text: str
    marks: tuple[Mark, ...]
    opening: tuple[Mark, ...]
    closing: tuple[Mark, ...]
    target: str | None = None
    code: bool = False


class Passage(NamedTuple):
    """Segments in one voice."""

    voice: Voice
    speaker: int
    segments: tuple[Segment, ...]


def stacked(spans: Sequence[tuple[int, int, int, bool]]) -> list[Mark]:
    """Marks of (start, end, note, long) spans, sorted by start, longest first.

    Of spans that overlap, the earlier and longer one is drawn nearer to the words. A long one takes no level of the stack.
    """
    out: list[Mark] = []
    busy = [0] * (DEEPEST + 1)  # where the last mark of each depth ends
    for start, end, note, long in sorted(spans, key=lambda s: (s[0], -s[1], s[2])):
        depth = 0
        if not long:
            depth = next((d for d, until in enumerate(busy) if until <= start), DEEPEST)
            busy[depth] = max(busy[depth], end)
        out.append(Mark(start, end, note, depth, long))
    return out


class Ink(NamedTuple):
    """A stretch of the view that is a link (``target``) or code (None), as half-open offsets."""

    start: int
    end: int
    target: str | None


_SAFE = re.compile(r"(?:https?://|mailto:)[!-~]{1,2000}", re.IGNORECASE)


def inks_of(shape: Shape) -> list[Ink]:
    """The links and the code of a text, in order. Only addresses of the web and of mailboxes count: others run something, or lead to nothing from here."""
    links = [Ink(*link) for link in shape.links if _SAFE.fullmatch(link.target)]
    return sorted([*links, *(Ink(start, end, None) for start, end in shape.code)], key=lambda ink: ink[:2])


def passages(
    view: str, start: int, end: int, marks: Sequence[Mark], voices: Sequence[Spoken], inks: Sequence[Ink] = ()
) -> list[Passage]:
    """The text of a block as passages of segments.

    Args:
        view: the document's view.
        start, end: the block in it (half-open offsets).
        marks: the marks that touch the block, as ``stacked`` sorts them.
        voices: stretches in order that cover the block at least, without overlap; gaps are the narrator's.
        inks: the links and code that touch the block, in order.
    """
    edges = {start, end}
    for mark in marks:
        edges.update(edge for edge in (mark.start, mark.end) if start < edge < end)
    for ink in inks:
        edges.update(edge for edge in ink[:2] if start < edge < end)
    for spoken in voices:
        edges.update(edge for edge in (spoken.start, spoken.end) if start < edge < end)
    cuts = sorted(edges)
    begins = [spoken.start for spoken in voices]
    out: list[tuple[Voice, int, list[Segment]]] = []
    live: list[Mark] = []
    coming = 0
    inked: list[Ink] = []
    dry = list(reversed(inks))
    for low, high in pairwise(cuts):
        while coming < len(marks) and marks[coming].start <= low:
            live.append(marks[coming])
            coming += 1
        live = [mark for mark in live if mark.end > low]
        while dry and dry[-1].start <= low:
            inked.append(dry.pop())
        inked = [ink for ink in inked if ink.end > low]
        segment = Segment(
            view[low:high],
            tuple(live),
            tuple(mark for mark in live if mark.start == low),
            tuple(mark for mark in live if mark.end == high),
            next((ink.target for ink in inked if ink.target is not None), None),
            any(ink.target is None for ink in inked),
        )
        at = bisect_right(begins, low) - 1
        inside = at >= 0 and voices[at].end > low
        voice: Voice = voices[at].voice if inside else "narrator"
        speaker = voices[at].speaker if inside else -1
        if out and out[-1][:2] == (voice, speaker):
            out[-1][2].append(segment)
        else:
            out.append((voice, speaker, [segment]))
    return [Passage(voice, speaker, tuple(segments)) for voice, speaker, segments in out]
