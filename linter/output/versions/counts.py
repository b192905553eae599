"""How many findings are new, gone, kept and moved, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from linter.versions.model import Change


class Counts(NamedTuple):
    """Counts of findings; ``moved`` and ``edited`` ones are among those kept."""

    new: int = 0
    gone: int = 0
    kept: int = 0
    moved: int = 0
    edited: int = 0

    def said(self) -> str:
        """``1 new, 2 gone, 14 kept (3 moved)``."""
        more = [
            f"{number} {what}"
            for number, what in ((self.moved, "moved"), (self.edited, "in edited sentences"))
            if number
        ]
        return f"{self.new} new, {self.gone} gone, {self.kept} kept" + (f" ({', '.join(more)})" if more else "")


def counted(changes: Iterable[Change]) -> Counts:
    """The counts of some findings."""
    every = list(changes)
    status = [change.status for change in every]
    moved, edited = sum(change.moved for change in every), sum(change.edited for change in every)
    return Counts(status.count("new"), status.count("gone"), status.count("kept"), moved, edited)
