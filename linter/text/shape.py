"""How a source sets its text, beside the words: links, pictures, code, lists, tables, direction of writing.

A report shows it again. No rule reads it, but code is not linted: its tokens have a norm that no pattern names.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

UNREAD = "\N{OBJECT REPLACEMENT CHARACTER}"
"""The norm of each token of code or of a formula, whatever is written there."""


class Link(NamedTuple):
    """Words that lead somewhere: half-open view offsets, and the address as the source has it, which may be anything."""

    start: int
    end: int
    target: str


class Picture(NamedTuple):
    """A picture: the view offset at which it stands, and its description, which may be empty."""

    at: int
    text: str


class Cell(NamedTuple):
    """A cell of a table: the table's number, row and column from 0, whether it is a heading, and over how many columns and rows it goes."""

    table: int
    row: int
    column: int
    heading: bool
    columns: int = 1
    rows: int = 1


class Item(NamedTuple):
    """An item of a list: the number of the outermost list it is in, its own number (None: a bullet), and whether it begins with this block."""

    outermost: int
    number: int | None
    begins: bool


Direction = Literal["rtl", "auto"]


class Setting(NamedTuple):
    """How a block is set; ``direction``: None where it is that of English."""

    direction: Direction | None = None
    cell: Cell | None = None
    item: Item | None = None


class Shape(NamedTuple):
    """All of a text. ``code``: half-open view offsets of what is not linted. ``settings``: by the view offset at which a block begins.

    Each of the first three is in order; what they bound may reach beyond the edges of blocks by white space.
    """

    links: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()
    code: tuple[tuple[int, int], ...] = ()
    settings: Mapping[int, Setting] = {}

    def cut(self, low: int, high: int) -> Shape:
        """That of a stretch of the view (half-open), whose offsets begin at 0."""
        return Shape(
            tuple(Link(max(0, a - low), min(high, b) - low, to) for a, b, to in self.links if a < high and b > low),
            tuple(Picture(at - low, text) for at, text in self.pictures if low <= at <= high),
            tuple((max(0, a - low), min(high, b) - low) for a, b in self.code if a < high and b > low),
            {at - low: setting for at, setting in self.settings.items() if low <= at < high},
        )


PLAIN = Shape()
"""Of a text that is words alone."""


def direction_of(written: str | None) -> Direction | None:
    """What an attribute ``dir`` says."""
    said = (written or "").strip().lower()
    return "rtl" if said == "rtl" else "auto" if said == "auto" else None
