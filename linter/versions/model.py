"""What is taken of a version of an article, and what comes out when two lie beside each other."""

from __future__ import annotations

from typing import Literal

import msgspec

from linter.findings.finding import Finding
from linter.text.document import BlockKind


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph, heading or item of the readable text."""

    kind: BlockKind
    text: str


class Spot(msgspec.Struct, frozen=True):
    """A finding, the fingerprint by which it is known again, and its words in a paragraph (half-open characters); no paragraph: the whole article."""

    finding: Finding
    fingerprint: str
    paragraph: int | None
    start: int
    end: int


class Side(msgspec.Struct, frozen=True):
    """One version of an article. ``part``: of a very long file, its number, from 1."""

    path: str
    part: int | None
    title: str
    paragraphs: tuple[Paragraph, ...]
    spots: tuple[Spot, ...]


RowStatus = Literal["same", "changed", "gone", "new", "moved"]


class Row(msgspec.Struct, frozen=True):
    """A paragraph beside its other version, by their numbers; a paragraph that has moved has two rows, one in the place of each version.

    ``other``: of one that has moved, the number of its other version, which is not in this row.
    """

    status: RowStatus
    old: int | None
    new: int | None
    other: int | None = None


Status = Literal["gone", "new", "kept"]


class Change(msgspec.Struct, frozen=True):
    """A finding of the old version, the new one, or both.

    ``moved``: its paragraph stands elsewhere now, in the article or in another file. ``edited``: its sentence is another, and the words that
    are found, in the same paragraph, are not.
    """

    status: Status
    old: Spot | None
    new: Spot | None
    moved: bool = False
    edited: bool = False
    other: str | None = None  # the file that the text has moved from (of what is kept), or to


FileStatus = Literal["same", "changed", "added", "removed", "renamed"]


class Pair(msgspec.Struct, frozen=True):
    """An article in two versions, or in one where it was added or removed; ``changes`` in the order of the new text, those gone in the old one's."""

    status: FileStatus
    old: Side | None
    new: Side | None
    rows: tuple[Row, ...]
    changes: tuple[Change, ...]

    @property
    def name(self) -> str:
        """What to call it: the path of the new version, else that of the old."""
        side = self.new or self.old
        assert side is not None
        return side.path if side.part is None else f"{side.path} part {side.part}"
