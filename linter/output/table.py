"""CSV (RFC 4180): a row a finding, with a heading row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from linter.findings.finding import Findings
from linter.output.formats import Piece, Style
from linter.output.identity import fingerprints
from linter.output.terminal import shown

COLUMNS = (
    "path", "at", "line", "column", "start", "end", "severity", "rule", "title", "message", "words", "voice", "speaker", "value",
    "precision", "judged", "fingerprint",
)  # fmt: skip
"""The columns, in order. ``start`` and ``end`` are character offsets into the file as read, half-open."""


def piece(result: Findings, style: Style) -> Iterator[str]:
    """One document's findings, a row each. What is not known is empty; control characters are escapes, line ends in words spaces."""
    document = result.document
    for one, mark in zip(result.findings, fingerprints(document, result.findings), strict=True):
        place, figure = one.place, one.figure
        yield _row(
            (
                document.path,
                place.at,
                place.line,
                place.column,
                place.start,
                place.end,
                one.severity,
                one.rule,
                one.title,
                one.message,
                " ".join(place.text.split()),
                one.voice,
                one.speaker,
                one.value,
                None if figure is None else round(figure.precision, 3),
                0 if figure is None else figure.judged,
                mark,
            )
        )


def whole(made: Iterable[Piece], style: Style) -> Iterator[str]:
    """The heading, and the pieces as they come."""
    yield _row(COLUMNS)
    for one in made:
        yield one.text


def _row(cells: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([shown(c) if isinstance(c, str) else c for c in cells])
    return out.getvalue()
