"""How the elements of a page set their text: what a report keeps of lists, tables, links, code, pictures and direction.

A table is kept as one only where each of its cells holds one block at most, some row has two, and no other table is inside: others lay a page out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from linter.text.readers.markup import BLOCKS, Element, Page, Picture
from linter.text.shape import Cell, Item, Setting, direction_of

_CODE = frozenset(("code", "kbd", "samp", "tt", "var"))
_CELLS = ("td", "th")
_MOST = 1000  # columns or rows that a cell may span; a browser has this bound too


class Ink(NamedTuple):
    """What is true of the text in an element: the address it leads to, if any, and whether it is code."""

    target: str | None = None
    code: bool = False


class Laid:
    """The settings of a page's elements; work is done in one pass, and then once an element that is asked for."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._settings: dict[Element, Setting] = {}
        self._inks: dict[Element, Ink] = {}
        self._begun: set[Element] = set()
        self._tables = _tables(page)
        places = _Places()
        for element in page.elements:  # from the outermost inward
            parent = element.parent
            around = self._settings.get(parent, _PLAIN) if parent else _PLAIN
            inked = self._inks.get(parent, Ink()) if parent else Ink()
            self._settings[element] = self._setting(element, around, places)
            target = element.attributes.get("href") if element.tag == "a" else None
            self._inks[element] = Ink(target or inked.target, inked.code or element.tag in _CODE)

    def setting(self, element: Element) -> Setting:
        """How a block is set whose text begins in an element; an item of a list begins where it is first asked for."""
        setting = self._settings.get(element, _PLAIN)
        if setting.item is None:
            return setting
        item = _nearest(element, ("li",))
        begins = item not in self._begun
        if item is not None:
            self._begun.add(item)
        return setting._replace(item=setting.item._replace(begins=begins))

    def ink(self, element: Element) -> Ink:
        """What is true of the text in an element."""
        return self._inks.get(element, Ink())

    def pictures(self, kept: Collection[int]) -> list[Picture]:
        """The pictures of an article, in order.

        Args:
            kept: the numbers of the runs that are the article. A picture behind one of them is its own only if it stands in the same part of the page.
        """
        return [
            picture
            for picture in self._page.pictures
            if picture.before in kept or (picture.before - 1 in kept and self._beside(picture))
        ]

    def _beside(self, picture: Picture) -> bool:
        last = self._page.runs[picture.before - 1][0].element
        while last.parent is not None and last.tag not in BLOCKS:
            last = last.parent
        around: Element | None = picture.element
        while around is not None and around is not last.parent:
            around = around.parent
        return around is not None

    def _setting(self, element: Element, around: Setting, places: _Places) -> Setting:
        said = element.attributes.get("dir")
        direction = around.direction if said is None else direction_of(said)
        cell, item = around.cell, around.item
        if element.tag in _CELLS:
            cell = places.cell(element, self._tables)
        elif element.tag == "li":
            item = places.item(element)
        elif element.tag == "table":
            item = None
        if (direction, cell, item) == around:
            return around
        return Setting(direction, cell, item)


_PLAIN = Setting()


class _Places:
    """Counts the items of lists and the cells of tables as they come."""

    def __init__(self) -> None:
        self._next: dict[Element | None, int] = {}
        self._outermost: dict[Element | None, int] = {}
        self._rows: Counter[Element | None] = Counter()
        self._row_of: dict[Element | None, int] = {}
        self._columns: Counter[Element | None] = Counter()

    def item(self, element: Element) -> Item:
        """An item of a list."""
        home = _nearest(element.parent, ("ol", "ul", "menu"))
        outer = home and _nearest(home.parent, ("ol", "ul", "menu"))
        self._outermost.setdefault(
            home, self._outermost.get(outer, len(self._outermost)) if outer else len(self._outermost)
        )
        if home is None or home.tag != "ol":
            return Item(self._outermost[home], None, True)
        number = _whole(element.attributes.get("value"), self._next.get(home, _whole(home.attributes.get("start"), 1)))
        self._next[home] = number + 1
        return Item(self._outermost[home], number, True)

    def cell(self, element: Element, tables: dict[Element, int]) -> Cell | None:
        """A cell of a table that is one."""
        row = _nearest(element.parent, ("tr", "table"))
        table = row if row is None or row.tag == "table" else _nearest(row.parent, ("table",))
        if table not in tables:
            return None
        if row not in self._row_of:
            self._row_of[row] = self._rows[table]
            self._rows[table] += 1
        column = self._columns[row]
        self._columns[row] += 1
        spans = (min(_MOST, max(1, _whole(element.attributes.get(name), 1))) for name in ("colspan", "rowspan"))
        return Cell(tables[table], self._row_of[row], column, element.tag == "th", *spans)


def _tables(page: Page) -> dict[Element, int]:
    """The tables that are no layout, each with a number."""
    laying: set[Element | None] = set()
    cells: Counter[Element | None] = Counter()
    wide: set[Element | None] = set()
    tables = []
    for element in page.elements:
        if element.tag == "table":
            tables.append(element)
            laying.add(_nearest(element.parent, ("table",)))
        elif element.tag in _CELLS:
            row = _nearest(element.parent, ("tr", "table"))
            table = row if row is None or row.tag == "table" else _nearest(row.parent, ("table",))
            cells[row] += 1
            if cells[row] > 1:
                wide.add(table)
            if element.last - element.first > 1:
                laying.add(table)
    return {table: number for number, table in enumerate(tables) if table in wide and table not in laying}


def _nearest(element: Element | None, tags: Collection[str]) -> Element | None:
    """The element itself, or the nearest around it, that has one of some tags."""
    while element is not None and element.tag not in tags:
        element = element.parent
    return element


def _whole(text: str | None, otherwise: int) -> int:
    """The number that an attribute says, if it is one that a browser takes."""
    said = (text or "").strip()
    digits = said.removeprefix("-")
    return int(said) if digits.isascii() and digits.isdigit() and len(digits) <= 6 else otherwise
