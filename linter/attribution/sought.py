"""Whom a source was found to mean, and how, in words; or why nobody was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.attribution.entities import Entity
from linter.attribution.model import By
from linter.language.names import Gender


class Sought(NamedTuple):
    """Whom a source means: None where nobody is sure, and ``how`` says why. ``mouthpiece``: the gender of who speaks for a body."""

    entity: Entity | None
    by: By
    how: str
    mouthpiece: Gender | None = None


def chosen(alike: Sequence[Entity], by: By, how: str) -> Sought:
    """The one that fits; nobody where none does or several fit alike."""
    if len(alike) == 1:
        return Sought(alike[0], by, how)
    if not alike:
        return Sought(None, by, "nobody fits")
    number = "two" if len(alike) == 2 else f"{len(alike)}"
    return Sought(None, by, f"{number} fit alike: {', '.join(one.name for one in alike)}")


class Turn(NamedTuple):
    """One attribution: the token it begins at, whose words it has, whether it asks, and of what gender somebody is who speaks for a body."""

    first: int
    entity: Entity
    asks: bool = False
    mouthpiece: Gender | None = None


class Spoken:
    """Who has spoken so far, and where each attribution begins."""

    def __init__(self) -> None:
        self._turns: list[Turn] = []
        self.counts: Counter[Entity] = Counter()

    def add(self, turn: Turn) -> None:
        """Note an attribution, in the order of their cues."""
        self._turns.append(turn)
        self.counts[turn.entity] += 1

    def last(self, at: int) -> Turn | None:
        """The last attribution that begins before a token."""
        return next(self.before(at), None)

    def before(self, at: int) -> Iterator[Turn]:
        """Attributions that begin before a token, the nearest first."""
        return (turn for turn in reversed(self._turns) if turn.first < at)
