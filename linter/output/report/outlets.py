"""Outlets or folders side by side: how dense findings are in each, with intervals."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from linter.output.report.families import hue
from linter.output.report.model import Entry

_Z = 1.959963984540054  # of the normal distribution, for an interval of 95 %
_FEWEST = 5  # articles that an interval can be based on


Interval = tuple[float, float]
"""Bounds of a density, with 95 % between them."""

_MOST = 3  # speakers that are named


@dataclass(frozen=True, slots=True)
class Bar:
    """A family in an outlet or folder: its findings for every 1,000 words, with their interval where there are enough articles."""

    name: str
    hue: int
    density: float
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet or a folder of articles, by its name: findings for every 1,000 words (``density``), with an interval of 95 % where there are enough articles.

    ``spoken``: the words of all named speakers, ``named``: as a share of all words. ``floor``: those who have most of them, with their words.
    """

    name: str
    articles: int
    words: int
    density: float
    interval: Interval | None
    spoken: int
    named: float
    floor: tuple[tuple[str, int], ...]
    bars: tuple[Bar, ...]


def outlets(entries: Sequence[Entry], by: Literal["outlet", "folder"]) -> tuple[Outlet, ...]:
    """The outlets or the folders of some articles, by name; articles of which nobody knows the outlet are in none.

    The density is the ratio of all findings to all words; its interval is that of a ratio estimated from a sample of articles
    (Cochran 1977, Sampling Techniques, 2.11), since findings of one article are not independent of each other.
    """
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        name = entry.outlet if by == "outlet" else entry.folder
        if name is not None:
            by_name.setdefault(name, []).append(entry)
    return tuple(_outlet(name, some) for name, some in sorted(by_name.items()))


def _outlet(name: str, entries: Sequence[Entry]) -> Outlet:
    words = [entry.words for entry in entries]
    density, interval = _density([entry.findings for entry in entries], words)
    families = sorted({family for entry in entries for family in entry.families}, key=lambda one: (hue(one), one))
    bars = (Bar(one, hue(one), *_density([entry.families.get(one, 0) for entry in entries], words)) for one in families)
    speakers: Counter[str] = Counter()
    for entry in entries:
        speakers.update(dict(entry.speakers))
    spoken = sum(entry.named for entry in entries)
    return Outlet(
        name,
        len(entries),
        sum(words),
        density,
        interval,
        spoken,
        spoken / max(1, sum(words)),
        tuple(sorted(speakers.items(), key=lambda one: (-one[1], one[0]))[:_MOST]),
        tuple(bars),
    )


def _density(counts: Sequence[int], words: Sequence[int]) -> tuple[float, Interval | None]:
    """Findings for every 1,000 words of some articles, and the interval."""
    total = max(1, sum(words))
    ratio = sum(counts) / total
    if len(counts) < _FEWEST:
        return 1000 * ratio, None
    squares = sum((count - ratio * size) ** 2 for count, size in zip(counts, words, strict=True))
    reach = _Z * math.sqrt(len(counts) / (len(counts) - 1) * squares) / total
    return 1000 * ratio, (1000 * max(0.0, ratio - reach), 1000 * (ratio + reach))
