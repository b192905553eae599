"""The formats of output, by the command that writes them.

A format of ``lint`` is a module that makes a piece of each document, and joins the pieces into a whole. A new format is such a module
and a line in ``FORMATS``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:  # the command line needs only the names when it starts
    from linter.findings.finding import Findings
    from linter.ruleset.rule import Severity


_PIECE = 50_000  # characters of a piece, at least, but for the last


class Written(NamedTuple):
    """A format of ``lint``: the module that writes it, and the endings of its files."""

    module: str
    endings: tuple[str, ...] = ()


FORMATS: dict[str, Written] = {
    "text": Written("linter.output.text"),
    "json": Written("linter.output.json", (".json",)),
}
"""The formats of ``lint`` by name; the first is the default."""

ROWS: dict[str, tuple[str, ...]] = {"table": (), "json": (".json",), "csv": (".csv",)}
"""The formats of ``quotes`` by name, with the endings of their files; the first is the default."""

HITS: dict[str, tuple[str, ...]] = {"text": (), "csv": (".csv",), "json": (".json",)}
"""The formats of ``try``, likewise."""

PAGES: dict[str, tuple[str, ...]] = {"html": (".html", ".htm"), "email": (), "markdown": (".md", ".markdown")}
"""The formats of ``report``, likewise; a folder is written as HTML."""


def endings() -> dict[str, dict[str, tuple[str, ...]]]:
    """For each command that writes a file, its formats with the endings of their files."""
    lint = {name: format.endings for name, format in FORMATS.items()}
    return {"lint": lint, "quotes": ROWS, "report": PAGES, "try": HITS}


class Style(NamedTuple):
    """How to write for a reader: with ANSI colours, at which width in terminal columns, with a summary at the end."""

    colour: bool = False
    width: int = 100
    summary: bool = True


class Piece(NamedTuple):
    """A stretch of one document's output: small, so that neither a document nor its findings must be kept or sent between processes.

    The first of a document counts its findings by severity and says whether a file begins with it (a very long one is linted in
    parts, each a document); in the others both are None.
    """

    text: str
    counts: Counter[Severity] | None = None
    begins: Literal["file", "part"] | None = None


class Format(Protocol):
    """The functions of a format's module."""

    def piece(self, result: Findings, style: Style) -> Iterable[str]:
        """One document's findings, in small parts."""

    def whole(self, made: Iterable[Piece], style: Style) -> Iterator[str]:
        """The texts to write, in order, as pieces come."""


def load(name: str) -> Format:
    """The module of a format. Raises KeyError if there is no format of this name."""
    module: Format = import_module(FORMATS[name].module)
    return module


def pieces(name: str, style: Style, result: Findings) -> Iterator[Piece]:
    """One document's output in a format, made as it is asked for."""
    part = result.document.part
    begins: Literal["file", "part"] | None = "part" if part is not None and part.number > 1 else "file"
    counts: Counter[Severity] | None = Counter(finding.severity for finding in result.findings)
    texts: list[str] = []
    size = 0
    for text in load(name).piece(result, style):
        texts.append(text)
        size += len(text)
        if size >= _PIECE:
            yield Piece("".join(texts), counts, begins)
            texts, size, counts, begins = [], 0, None, None
    if texts or begins:
        yield Piece("".join(texts), counts, begins)
