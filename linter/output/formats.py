"""The formats of output, and which command writes them.

A format of ``lint`` is a module that makes a piece of every document and a whole of the pieces. A new one is such a module and
a line in ``FORMATS``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:  # the command line asks for the names alone when it starts
    from linter.findings.finding import Findings
    from linter.ruleset.rule import Severity


class Written(NamedTuple):
    """A format of ``lint``: the module that writes it, imported when it is asked for, and the endings of files that hold it."""

    module: str
    endings: tuple[str, ...] = ()


FORMATS: dict[str, Written] = {
    "text": Written("linter.output.text"),
    "json": Written("linter.output.json", (".json",)),
}
"""What ``lint`` writes, by name; the first where nothing else is asked for."""

ROWS: dict[str, tuple[str, ...]] = {"table": (), "json": (".json",), "csv": (".csv",)}
"""What ``quotes`` writes, with the endings of files that hold it."""

PAGES: dict[str, tuple[str, ...]] = {"html": (".html", ".htm")}
"""What ``report`` writes, likewise."""


def endings() -> dict[str, dict[str, tuple[str, ...]]]:
    """The endings of files by format, for each command that writes articles or findings."""
    return {"lint": {name: format.endings for name, format in FORMATS.items()}, "quotes": ROWS, "report": PAGES}


class Style(NamedTuple):
    """How to write for who reads: ANSI colours, columns of the terminal, a closing summary or none."""

    colour: bool = False
    width: int = 100
    summary: bool = True


class Piece(NamedTuple):
    """One document's share of an output: small, so that documents need not be kept nor travel between processes."""

    texts: tuple[str, ...]  # to be written one after the other: never one long string beside its parts
    counts: Counter[Severity]


class Format(Protocol):
    """What a module of a format holds."""

    def piece(self, result: Findings, style: Style) -> Iterable[str]:
        """One document's findings, in parts."""

    def whole(self, pieces: Iterable[Piece], style: Style) -> Iterator[str]:
        """Text to write, in order, as pieces come."""


def load(name: str) -> Format:
    """The module of a format. Raises KeyError where there is none of this name."""
    module: Format = import_module(FORMATS[name].module)
    return module


def piece(name: str, style: Style, result: Findings) -> Piece:
    """One document's piece in a format, with its findings counted by severity."""
    return Piece(tuple(load(name).piece(result, style)), Counter(finding.severity for finding in result.findings))
