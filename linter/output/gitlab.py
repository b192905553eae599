"""A code quality report as GitLab reads it: a JSON array of issues in the form of Code Climate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from linter.findings.finding import Finding, Findings
from linter.output.arrays import array, items
from linter.output.formats import Piece, Style
from linter.output.identity import fingerprints
from linter.output.terminal import shown
from linter.ruleset.rule import Severity
from linter.text.document import Document

_SEVERITIES: dict[Severity, str] = {"error": "critical", "warning": "major", "notice": "minor", "info": "info"}


def piece(result: Findings, style: Style) -> Iterator[str]:
    """One document's issues."""
    marks = fingerprints(result.document, result.findings)
    return items(_issue(result.document, one, mark) for one, mark in zip(result.findings, marks, strict=True))


def whole(made: Iterable[Piece], style: Style) -> Iterator[str]:
    """One array."""
    yield from array(made)
    yield "\n"


def _issue(document: Document, finding: Finding, mark: str) -> dict[str, Any]:
    path = shown(document.path).removeprefix("./")
    return {
        "description": finding.message,
        "check_name": finding.rule,
        "fingerprint": blake2b(f"{path}\x1f{mark}".encode(), digest_size=16).hexdigest(),  # of the whole report
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": path,
            "lines": {"begin": finding.place.line, "end": document.line_column(finding.place.end)[0]},
        },
    }
