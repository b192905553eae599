"""How many findings news has: quantiles by family, which an article is shown beside. ``benchmarks/reference.py`` makes the file."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from linter.output.report.families import hue
from linter.output.report.figures import Gauge

FILE = Path(__file__).with_name("reference.json")
"""Aggregates alone, with their provenance: no text, and no figure of a single article."""

QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)
"""The shares of the reference's articles that each figure bounds."""

LEAST_WORDS = 200
"""Of an article of fewer words a density says nothing: one finding more or less would move it across the whole reference."""

_BEYOND = 1.25  # how far a gauge reaches beyond what it shows


class Reference(msgspec.Struct, frozen=True):
    """Findings for every 1,000 words of news articles: for each built-in pack and family as many figures as there are ``quantiles``."""

    made_by: str
    version: str
    source: str
    articles: int
    words: int
    quantiles: tuple[float, ...]
    packs: dict[str, dict[str, tuple[float, ...]]]

    @classmethod
    @lru_cache(maxsize=1)
    def read(cls) -> Reference:
        """The reference that is shipped.

        Raises:
            OSError: the file is missing from the installation.
        """
        return msgspec.json.decode(FILE.read_bytes(), type=cls)

    def as_data(self) -> dict[str, Any]:
        """As it is written."""
        data: dict[str, Any] = msgspec.to_builtins(self)
        return data


def gauges(pack: str | None, totals: Mapping[str, int], words: int) -> tuple[Gauge, ...]:
    """An article's density of findings beside the reference.

    Args:
        pack: the built-in pack whose rules ran, alone and unchanged; None if it was another choice.
        totals: how many findings of each family there are.
        words: the words of the article.

    Returns:
        A gauge for each family that the article or every tenth article of the reference has, by name. None where nothing can be compared: of another
        choice of rules, or of an article of less than ``LEAST_WORDS`` words.
    """
    if pack is None or words < LEAST_WORDS:
        return ()
    families = Reference.read().packs.get(pack, {})
    out = []
    for name, usual in sorted(families.items()):
        density = 1000 * totals.get(name, 0) / words
        if density or usual[-1]:
            end = _BEYOND * max(density, usual[-1])
            out.append(Gauge(name, hue(name), density, usual, end, _said(density, usual)))
    return tuple(out)


def _said(density: float, usual: tuple[float, ...]) -> str:
    """Where a density is among the reference's, in words."""
    if density == usual[2] == 0:
        return "none, as most"
    if usual[1] <= density <= usual[3]:
        return "middle half"
    if density > usual[3]:
        above = bisect_left(usual, density) - 1
        return f"above {100 * QUANTILES[above]:.0f} %"
    return f"below {100 - 100 * QUANTILES[0 if density < usual[0] else 1]:.0f} %"
