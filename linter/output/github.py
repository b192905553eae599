"""Commands that GitHub Actions makes annotations of: ``::warning file=…,line=…::message``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.findings.finding import Findings
from linter.output.formats import Piece, Style
from linter.output.terminal import safe, shown
from linter.ruleset.rule import Severity

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "notice": "notice", "info": "notice"}


def piece(result: Findings, style: Style) -> Iterator[str]:
    """One document's findings, a command each."""
    document = result.document
    file = _property(shown(document.path).removeprefix("./"))
    for one in result.findings:
        line, column = document.line_column(one.place.end)
        where = f"file={file},line={one.place.line},endLine={line}"
        if line == one.place.line:  # GitHub knows columns only within a line
            where += f",col={one.place.column},endColumn={column}"
        title = _property(f"{one.title} ({one.rule})")
        yield f"::{_COMMANDS[one.severity]} {where},title={title}::{_data(safe(one.message))}\n"


def whole(made: Iterable[Piece], style: Style) -> Iterator[str]:
    """The pieces as they come."""
    return (one.text for one in made)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
