"""Keeps what a site lists of its articles in a temporary database, so that memory does not grow with their number."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Literal, NamedTuple

from linter.output.report.lines import Line

Table = Literal["rule", "speaker"]


class Listed(NamedTuple):
    """A rule or speaker: how many lines it has, in how many articles, and the first line."""

    name: str
    lines: int
    articles: int
    first: Line


class Store:
    """Lines by rule and by speaker, in the order they came. The database has no name and is gone with the process."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("")
        for table in ("rule", "speaker"):
            self._base.execute(f"CREATE TABLE {table} (name BLOB, page TEXT, line BLOB)")

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()

    def add(self, table: Table, lines: Iterable[Line]) -> None:
        """Keep lines."""
        rows = ((_bytes(line.of), line.href.partition("#")[0], pickle.dumps(line)) for line in lines)
        self._base.executemany(f"INSERT INTO {table} VALUES (?, ?, ?)", rows)

    def listed(self, table: Table) -> Iterator[Listed]:
        """Rules or speakers: those with most lines first, then by name."""
        self._base.execute(f"CREATE INDEX IF NOT EXISTS {table}_name ON {table} (name)")
        found = self._base.execute(
            f"SELECT name, COUNT(*) AS lines, COUNT(DISTINCT page), MIN(rowid) FROM {table} GROUP BY name ORDER BY lines DESC, name"
        )
        for name, lines, articles, first in found:
            ((line,),) = self._base.execute(f"SELECT line FROM {table} WHERE rowid = ?", (first,))
            yield Listed(name.decode("utf-8", "surrogatepass"), lines, articles, pickle.loads(line))

    def lines(self, table: Table, name: str) -> Iterator[Line]:
        """The lines of a rule or speaker."""
        for (line,) in self._base.execute(f"SELECT line FROM {table} WHERE name = ? ORDER BY rowid", (_bytes(name),)):
            yield pickle.loads(line)


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")
