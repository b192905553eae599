"""Pairs the attributions found in a text with those marked in it: at most one with one, those that share most words first.

Overlap is the intersection of two contents' words over their union (as Pareti 2015 scores soft matches).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.attribution import Attribution, Speaker
from linter.evaluation.gold import Marked, Spans
from linter.text import Document

ENOUGH = 0.5

_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")

Bag = frozenset[tuple[int, str]]


def words(text: str, spans: Spans) -> Bag:
    """The words of some spans, each with its character offset, so that equal words at two places differ."""
    return frozenset(
        (start + match.start(), match.group().lower())
        for start, end in spans
        for match in _WORD.finditer(text[start:end])
    )


def marked(document: Document, attribution: Attribution, speakers: Sequence[Speaker] = ()) -> Marked:
    """An attribution with character spans of the source instead of token ranges.

    Args:
        document: where it was found.
        attribution: what was found.
        speakers: the document's speakers, for the name of who speaks; without them no name is given.
    """

    def spans(*ranges: tuple[int, int] | None) -> Spans:
        return tuple(document.source_span(*at) for at in ranges if at is not None)

    speaker = attribution.speaker if speakers else None
    return Marked(
        spans(*attribution.content),
        spans(attribution.cue),
        spans(attribution.source),
        attribution.kind,
        None if speaker is None else speakers[speaker].name,
    )


def paired(golds: Sequence[Bag], founds: Sequence[Bag]) -> dict[int, tuple[float, int]]:
    """Pair indexes greedily by overlap, the earlier first of equals.

    Args:
        golds: the words of each marked content.
        founds: the words of each found content.

    Returns:
        For the index of a marked one: the overlap (above 0, at most 1) with its partner, and the partner's index.
    """
    candidates = []
    for i, gold in enumerate(golds):
        for j, found in enumerate(founds):
            common = len(gold & found)
            if common:
                candidates.append((-common / len(gold | found), i, j))
    partners: dict[int, tuple[float, int]] = {}
    taken: set[int] = set()
    for overlap, i, j in sorted(candidates):
        if i not in partners and j not in taken:
            partners[i] = (-overlap, j)
            taken.add(j)
    return partners
