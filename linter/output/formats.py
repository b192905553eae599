"""The formats of output, by the command that writes them.

A format of ``lint`` is a module that makes a piece of each document, and joins the pieces into a whole. A new format is such a module
and a line in ``FORMATS``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

if TYPE_CHECKING:  # the command line needs only the names when it starts
    from linter.findings.finding import Findings, LeftOut
    from linter.ruleset.rule import Severity


_PIECE = 50_000  # characters of a piece, at least, but for the last


class Written(NamedTuple):
    """A format of ``lint``: the module that writes it, the endings of its files, and whether each article has files of its own."""

    module: str
    endings: tuple[str, ...] = ()
    apart: bool = False


FORMATS: dict[str, Written] = {
    "text": Written("linter.output.text", (".txt", ".text")),
    "lines": Written("linter.output.lines", (".log",)),
    "json": Written("linter.output.json", (".json",)),
    "jsonl": Written("linter.output.jsonl", (".jsonl", ".ndjson")),
    "csv": Written("linter.output.table", (".csv",)),
    "sarif": Written("linter.output.sarif", (".sarif", ".sarif.json")),
    "github": Written("linter.output.github"),
    "gitlab": Written("linter.output.gitlab", ("code-quality-report.json", ".codequality.json")),
    "junit": Written("linter.output.junit", (".xml",)),
    "markdown": Written("linter.output.markdown", (".md", ".markdown")),
    "statistics": Written("linter.output.statistics"),
    "webannotation": Written("linter.output.webannotation", (".jsonld",)),
    "labelstudio": Written("linter.output.labelstudio", (".labelstudio.json",)),
    "brat": Written("linter.output.brat", (".ann",), apart=True),
    "xmi": Written("linter.output.xmi", (".xmi",), apart=True),
}
"""The formats of ``lint`` by name; the first is the default."""

ROWS: dict[str, tuple[str, ...]] = {"table": (".txt",), "json": (".json",), "csv": (".csv",)}
"""The formats of ``quotes`` by name, with the endings of their files; the first is the default."""

HITS: dict[str, tuple[str, ...]] = {"text": (".txt",), "csv": (".csv",), "json": (".json",)}
"""The formats of ``try``, likewise."""

PAGES: dict[str, tuple[str, ...]] = {"html": (".html", ".htm"), "email": (), "markdown": (".md", ".markdown")}
"""The formats of ``report``, likewise; a folder is written as HTML."""

DRAWINGS: dict[str, tuple[str, ...]] = {"html": (".html", ".htm"), "svg": (".svg",)}
"""The formats of ``rules diagram``, likewise."""

SETS: dict[str, tuple[str, ...]] = {"text": (".txt",), "json": (".json",), "html": (".html", ".htm")}
"""The formats of ``compare``, likewise."""

VERSIONS: dict[str, tuple[str, ...]] = {"text": (".txt",), "json": (".json",), "html": (".html", ".htm")}
"""The formats of ``diff``, likewise."""


def endings() -> dict[str, dict[str, tuple[str, ...]]]:
    """For each command that writes a file, its formats with the endings of their files."""
    lint = {name: format.endings for name, format in FORMATS.items()}
    return {
        "lint": lint,
        "quotes": ROWS,
        "report": PAGES,
        "try": HITS,
        "rules diagram": DRAWINGS,
        "compare": SETS,
        "diff": VERSIONS,
    }


class Style(NamedTuple):
    """How to write for a reader: with ANSI colours, at which width in terminal columns, with a summary at the end.

    ``hint``: a line below the summary where little is found.
    """

    colour: bool = False
    width: int = 100
    summary: bool = True
    hint: str = ""


class About(NamedTuple):
    """What is known of a document at its first piece.

    ``counts``: its findings by severity, ``left_out`` those that are not shown, by what left them out. ``notes``: what the format's
    ``whole`` asked to know of it (``notes`` of its module), else None.
    """

    path: str
    begins: Literal["file", "part"]
    counts: Counter[Severity]
    left_out: Counter[LeftOut]
    notes: Any = None


class Piece(NamedTuple):
    """A stretch of one document's output: small, so that neither a document nor its findings must be kept or sent between processes.

    The first of a document says what it is ``about``; it begins a file, or a further part of one that is very long. ``ending``: of
    a file of its own that begins here, in formats with files apart.
    """

    text: str
    about: About | None = None
    ending: str | None = None

    @property
    def counts(self) -> Counter[Severity]:
        """The document's findings by severity, in its first piece."""
        return Counter() if self.about is None else self.about.counts


class Format(Protocol):
    """The functions of a format's module.

    A module may have one more, ``notes``: from a document's findings to what ``whole`` needs to know of it, small and picklable.
    """

    def piece(self, result: Findings, style: Style) -> Iterable[str]:
        """One document's findings, in small parts."""

    def whole(self, made: Iterable[Piece], style: Style) -> Iterator[str]:
        """The texts to write, in order, as pieces come."""


class Apart(Protocol):
    """The functions of a format's module that writes files of their own for each article."""

    def files(self, result: Findings) -> Iterable[tuple[str, Iterable[str]]]:
        """One document's files: the ending of each, and its texts."""

    def beside(self) -> dict[str, str]:
        """Files that are written once into a folder of such files, by name."""


def load(name: str) -> Format:
    """The module of a format, or what writes one of an installed pack (``PACK/NAME``). Raises KeyError if there is no format of this name."""
    if "/" in name:
        from linter.output.packed import Packed

        return Packed(name)
    module: Format = import_module(FORMATS[name].module)
    return module


def load_apart(name: str) -> Apart:
    """The module of a format with files apart. Raises KeyError if there is no format of this name."""
    module: Apart = import_module(FORMATS[name].module)
    return module


def pieces(name: str, style: Style, result: Findings) -> Iterator[Piece]:
    """One document's output in a format, made as it is asked for."""
    module = load(name)
    notes = getattr(module, "notes", None)
    about: About | None = _about(result, None if notes is None else notes(result))
    for text in _joined(module.piece(result, style)):
        yield Piece(text, about)
        about = None
    if about is not None:
        yield Piece("", about)


def pieces_apart(name: str, result: Findings) -> Iterator[Piece]:
    """One document's files in a format with files apart."""
    about: About | None = _about(result, None)
    for ending, texts in load_apart(name).files(result):
        begun: str | None = ending
        for text in _joined(texts):
            yield Piece(text, about, begun)
            about = begun = None
        if begun is not None:
            yield Piece("", about, begun)
            about = None


def _about(result: Findings, notes: object) -> About:
    part = result.document.part
    return About(
        result.document.path,
        "part" if part is not None and part.number > 1 else "file",
        Counter(finding.severity for finding in result.findings),
        Counter(one.by for one in result.left_out),
        notes,
    )


def _joined(texts: Iterable[str]) -> Iterator[str]:
    """Texts in pieces of a certain length at least."""
    held: list[str] = []
    size = 0
    for text in texts:
        held.append(text)
        size += len(text)
        if size >= _PIECE:
            yield "".join(held)
            held, size = [], 0
    if held:
        yield "".join(held)
