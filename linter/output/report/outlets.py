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


@dataclass(frozen=True, slots=True)
class Bar:
    """A family in an outlet or folder: its findings for every 1,000 words."""

    name: str
    hue: int
    density: float


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet or a folder of articles, by its name: findings for every 1,000 words (``density``), with an interval of 95 % where there are enough articles."""

    name: str
    articles: int
    words: int
    density: float
    interval: tuple[float, float] | None
    named: float  # share of the words that are those of named speakers
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
    words = sum(entry.words for entry in entries)
    ratio = sum(entry.findings for entry in entries) / max(1, words)
    interval = None
    if len(entries) >= _FEWEST:
        squares = sum((entry.findings - ratio * entry.words) ** 2 for entry in entries)
        reach = _Z * math.sqrt(len(entries) / (len(entries) - 1) * squares) / max(1, words)
        interval = (1000 * max(0.0, ratio - reach), 1000 * (ratio + reach))
    counts: Counter[str] = Counter()
    for entry in entries:
        counts.update(entry.families)
    bars = [Bar(name, hue(name), 1000 * count / max(1, words)) for name, count in counts.items()]
    named = sum(entry.named for entry in entries) / max(1, words)
    return Outlet(
        name,
        len(entries),
        words,
        1000 * ratio,
        interval,
        named,
        tuple(sorted(bars, key=lambda bar: (bar.hue, bar.name))),
    )
