"""The lists and tables of Markdown that a block stands in, as markdown-it's tokens open and close them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.text.shape import Cell, Item, Setting

if TYPE_CHECKING:
    from markdown_it.token import Token

_NOTHING = Setting()


class Settings:
    """Follows the tokens of a text; ``now`` is how a block is set that begins here."""

    def __init__(self) -> None:
        self._lists: list[int | None] = []  # of each open list the number of its next item; None: bullets
        self._items: list[
            tuple[int | None, bool]
        ] = []  # of each open item its number, and whether anything of it has come
        self._count = {"list": 0, "table": 0}
        self._row = self._column = -1
        self._cell: Cell | None = None

    def opened(self, token: Token) -> None:
        """A container is opened."""
        if token.tag in ("ol", "ul"):
            if not self._lists:
                self._count["list"] += 1
            self._lists.append(int(token.attrs.get("start", 1)) if token.tag == "ol" else None)
        elif token.tag == "li" and self._lists:
            number = self._lists[-1]
            self._lists[-1] = None if number is None else number + 1
            self._items.append((number, False))
        elif token.tag == "table":
            self._count["table"] += 1
            self._row = -1
        elif token.tag == "tr":
            self._row += 1
            self._column = -1
        elif token.tag in ("th", "td"):
            self._column += 1
            self._cell = Cell(self._count["table"], self._row, self._column, token.tag == "th")

    def closed(self, token: Token) -> None:
        """A container is closed."""
        if token.tag in ("ol", "ul"):
            self._lists.pop()
        elif token.tag == "li":
            self._items.pop()
        elif token.tag in ("th", "td"):
            self._cell = None

    def now(self) -> Setting:
        """How a block is set that begins here."""
        if self._cell is not None:
            return Setting(cell=self._cell)
        if not self._items:
            return _NOTHING
        number, begun = self._items[-1]
        self._items[-1] = (number, True)
        return Setting(item=Item(self._count["list"], number, not begun))
