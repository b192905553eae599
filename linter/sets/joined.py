"""Quotations that are one in an article and several in another, which has other words of the speaker's between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from linter.sets.drift import Heard, Pair, Text
from linter.sets.model import Extract
from linter.sets.ngrams import GRAM
from linter.sets.words import GAP


class Joined(NamedTuple):
    """A wording, and two quotations of another article that it has as one; ``at`` is the word of the wording at which the second begins."""

    whole: Text
    parts: tuple[Heard, Heard]
    at: int


class _Covered(NamedTuple):
    """The words of a wording that a quotation of another article has, half-open."""

    start: int
    end: int
    heard: Heard


def joined(extracts: Sequence[Extract], pairs: Iterable[Pair]) -> Iterator[Joined]:
    """The wordings that join what another article shows apart, with another quotation between them or the other way round.

    Two quotations with nothing quoted between them may well be one that the paper's own words part. Each wording is given once.
    """
    by_whole: dict[int, tuple[Text, dict[int, list[_Covered]]]] = {}
    for pair in pairs:
        first, last = pair.alignment.blocks[0], pair.alignment.blocks[-1]
        _, by_article = by_whole.setdefault(id(pair.a.wording), (pair.a, {}))
        for heard in pair.b.heard:
            by_article.setdefault(heard.article, []).append(_Covered(first.a, last.a + last.size, heard))
    for whole, by_article in by_whole.values():
        found = (one for at, covered in sorted(by_article.items()) for one in _of_one(whole, covered, extracts[at]))
        yield from list(found)[:1]


def _of_one(whole: Text, covered: list[_Covered], article: Extract) -> Iterator[Joined]:
    """What a wording joins of the quotations of one article."""
    covered.sort(key=lambda one: (one.start, one.end, one.heard.said.first))
    marks = whole.wording.marks
    for one, other in pairwise(covered):
        if not 0 <= other.start - one.end <= 1 or any(marks[at] & GAP for at in range(one.end, other.start + 1)):
            continue
        before, after = one.heard.said, other.heard.said
        between = any(
            before.last <= said.first and said.last <= after.first and said.words.count(" ") + 1 >= GRAM
            for said in article.quotations
        )
        if after.first < before.first or between:
            yield Joined(whole, (one.heard, other.heard), other.start)
