"""Cuts a sentence where its marks begin and end, so that the page shows it without counting characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter.authoring.concordance import Hit
from linter.authoring.sentences import Told
from linter.playground.model import Piece


def pieces(source: str, told: Told, hits: Sequence[Hit]) -> Iterator[Piece]:
    """The parts of a sentence, in order; together they are its text.

    Args:
        source: the whole text.
        told: the sentence.
        hits: the hits that overlap it.
    """
    start, end = told.at.start, told.at.end
    near = told.reached if told.outcome == "near" else None
    captures = [(name, taken.start, taken.end) for hit in hits for name, taken in hit.captures.items()]
    captures.sort(key=lambda one: (one[1], -one[2]))
    ranges = [(hit.start, hit.end) for hit in hits]
    places = [*ranges, *((first, last) for _, first, last in captures)]
    if near is not None:
        places.append((near.start, near.end))
    cuts = sorted({start, end, *(at for place in places for at in place if start < at < end)})
    for first, last in pairwise(cuts):
        inside = [(name, begin) for name, begin, stop in captures if begin <= first and last <= stop]
        yield Piece(
            source[first:last],
            any(begin <= first and last <= stop for begin, stop in ranges),
            near is not None and near.start <= first and last <= near.end,
            tuple(name for name, _ in inside),
            tuple(name for name, begin in inside if begin == first),
        )
