"""One line a finding, as compilers write it: ``path:line:column: severity rule message``. Editors and ``grep`` read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.findings.finding import Findings
from linter.output.formats import Piece, Style
from linter.output.terminal import safe, shown


def piece(result: Findings, style: Style) -> Iterator[str]:
    """One document's findings, a line each."""
    path = shown(result.document.path)
    for one in result.findings:
        yield f"{path}:{one.place.line}:{one.place.column}: {one.severity} {one.rule} {safe(one.message)}\n"


def whole(made: Iterable[Piece], style: Style) -> Iterator[str]:
    """The pieces as they come."""
    return (one.text for one in made)
