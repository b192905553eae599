"""How often a rule is right, as readers judged its findings: figures from ``rules/precision.tsv``, with their intervals.

``benchmarks/judge.py`` writes that file. A figure holds for the rule that was judged: it is kept with the rule's digest
(``linter.ruleset.identity``), and a rule that decides otherwise now has no figure.
"""

from __future__ import annotations

import math
import os
from functools import cache
from typing import Literal

import msgspec

from linter.ruleset.builtin import data_dir
from linter.wording import amount

FILE = "precision.tsv"
COLUMNS = ("rule", "digest", "basis", "right", "broken", "pointless", "wrong")
"""The columns of the file, in its first line; the last four are numbers of findings."""

Basis = Literal["readers", "gold"]
"""Who judged: two blind readers and a third where they disagree, or the annotators of a gold standard (PolNeAR)."""

_Z = 1.959963984540054  # of the normal distribution, for an interval of 95 %


class Figure(msgspec.Struct, frozen=True):
    """How many of a rule's judged findings got which verdict (see docs/judging.md)."""

    basis: Basis
    right: int
    broken: int
    pointless: int
    wrong: int

    @property
    def judged(self) -> int:
        """How many findings were judged; at least one."""
        return self.right + self.broken + self.pointless + self.wrong

    @property
    def precision(self) -> float:
        """The share that is right."""
        return self.right / self.judged

    @property
    def interval(self) -> tuple[float, float]:
        """Bounds of the precision, 95 %."""
        return wilson(self.right, self.judged)

    @property
    def share(self) -> str:
        """The precision with its bounds, as it is printed."""
        low, high = self.interval
        return f"{self.precision:.2f} (95 %: {low:.2f} to {high:.2f})"

    @property
    def others(self) -> str:
        """How many findings are not right, by verdict, as it is printed."""
        return f"{self.broken} broken, {self.pointless} pointless, {self.wrong} wrong"


def said(figure: Figure | None) -> str:
    """How often a rule is right, for a reader; None: nobody has judged it as it is."""
    if figure is None:
        return "not known; nobody has judged the rule as it is"
    if figure.basis == "gold":
        return f"{figure.share}; of {amount(figure.judged, 'finding')}, the gold standard (PolNeAR) has {figure.right}"
    return f"{figure.share}; of {amount(figure.judged, 'finding')}, blind readers found {figure.right} right, {figure.others}"


def wilson(right: int, judged: int) -> tuple[float, float]:
    """The score interval of a share, 95 % (Wilson 1927, JASA 22: 209-212), which holds for small samples too.

    Args:
        right: how many have the property.
        judged: how many there are, at least one.

    Returns:
        Lower and upper bound, both from 0 to 1.
    """
    share, z2 = right / judged, _Z * _Z
    middle = share + z2 / (2 * judged)
    reach = _Z * math.sqrt(share * (1 - share) / judged + z2 / (4 * judged * judged))
    whole = 1 + z2 / judged
    # rounding may not push a bound past the share itself, where that is 0 or 1
    return max(0.0, min(share, (middle - reach) / whole)), min(1.0, max(share, (middle + reach) / whole))


@cache
def figures() -> dict[tuple[str, str], Figure]:
    """The figures that ship, by rule id and digest; none where there is no file.

    Raises:
        ValueError: the file is damaged; says where.
    """
    return read_figures(os.path.join(data_dir("rules"), FILE))


def read_figures(file: str) -> dict[tuple[str, str], Figure]:
    """As ``figures``, from any file."""
    try:
        with open(file, encoding="utf-8") as lines:
            _, *rows = lines.read().splitlines()
    except FileNotFoundError:
        return {}
    found = {}
    for number, row in enumerate(rows, 2):
        try:
            rule, digest, basis, *counts = row.split("\t")
            figure = msgspec.convert([basis, *map(int, counts)], type=_Row)
        except ValueError as error:
            raise ValueError(
                f"{file}:{number}: not a figure ({error}); `python benchmarks/judge.py write` makes it"
            ) from None
        found[rule, digest] = Figure(*figure)
    return found


_Row = tuple[Basis, int, int, int, int]
