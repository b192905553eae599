"""Whom a source was found to mean, and how, in words; or why nobody was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.attribution.entities import Entity
from linter.attribution.model import By


class Sought(NamedTuple):
    """Whom a source means: None where nobody is sure, and ``how`` says why."""

    entity: Entity | None
    by: By
    how: str


def chosen(alike: Sequence[Entity], by: By, how: str) -> Sought:
    """The one that fits; nobody where none does or several fit alike."""
    if len(alike) == 1:
        return Sought(alike[0], by, how)
    if not alike:
        return Sought(None, by, "nobody fits")
    number = "two" if len(alike) == 2 else f"{len(alike)}"
    return Sought(None, by, f"{number} fit alike: {', '.join(one.name for one in alike)}")


class Spoken:
    """Who has spoken so far, and where each attribution begins."""

    def __init__(self) -> None:
        self._turns: list[tuple[int, Entity]] = []
        self.counts: Counter[Entity] = Counter()

    def add(self, first: int, entity: Entity) -> None:
        """Note that somebody speaks in an attribution that begins at a token."""
        self._turns.append((first, entity))
        self.counts[entity] += 1

    def before(self, at: int) -> Iterator[tuple[int, Entity]]:
        """Attributions before a token, where they begin and who speaks, the nearest first."""
        return ((first, entity) for first, entity in reversed(self._turns) if first < at)
