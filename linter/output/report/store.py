"""Keeps what a site lists of its articles in a temporary database, so that memory does not grow with their number."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from types import TracebackType
from typing import Literal, NamedTuple, TypeVar

import msgspec

from linter.output.report.lines import Line

T = TypeVar("T")

Table = Literal["rule", "speaker"]


class Listed(NamedTuple):
    """A rule or speaker: how many lines it has, in how many articles, the first line, and whether a date of an article is known."""

    name: str
    lines: int
    articles: int
    first: Line
    dated: bool


class Store:
    """Lines by rule, in the order they came, and by speaker, in the order of their dates. The database has no name and is gone with the process."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("")
        for table in ("rule", "speaker"):
            self._base.execute(f"CREATE TABLE {table} (name BLOB, article TEXT, date TEXT, line BLOB)")

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()

    def add(self, table: Table, lines: Iterable[Line], article: str, date: str | None) -> None:
        """Keep lines of an article (its page) of a date."""
        rows = ((_bytes(line.of), article, date, pickle.dumps(line)) for line in lines)
        self._base.executemany(f"INSERT INTO {table} VALUES (?, ?, ?, ?)", rows)

    def listed(self, table: Table) -> Iterator[Listed]:
        """Rules or speakers: those with most lines first, then by name."""
        self._base.execute(f"CREATE INDEX IF NOT EXISTS {table}_name ON {table} (name)")
        found = self._base.execute(
            f"SELECT name, COUNT(*) AS lines, COUNT(DISTINCT article), MIN(rowid), MAX(date) FROM {table} GROUP BY name ORDER BY lines DESC, name"
        )
        for name, lines, articles, first, date in found:
            ((line,),) = self._base.execute(f"SELECT line FROM {table} WHERE rowid = ?", (first,))
            yield Listed(name.decode("utf-8", "surrogatepass"), lines, articles, pickle.loads(line), date is not None)

    def lines(self, table: Table, name: str) -> Iterator[Line]:
        """The lines of a rule or speaker; a speaker's by date, those without one last."""
        order = "date IS NULL, date, rowid" if table == "speaker" else "rowid"
        wanted = f"SELECT line, date FROM {table} WHERE name = ? ORDER BY {order}"
        for line, date in self._base.execute(wanted, (_bytes(name),)):
            yield msgspec.structs.replace(pickle.loads(line), date=date)


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")


def batched(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """The items, some at a time: ``size``, and fewer in the end."""
    coming = iter(items)
    while batch := tuple(islice(coming, size)):
        yield batch
