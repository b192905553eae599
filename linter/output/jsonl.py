"""JSON Lines: each finding an object on a line of its own, with the fields of a finding in ``--format json`` and those of ``Row``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec

from linter.findings.finding import Findings
from linter.output.formats import Piece, Style
from linter.output.identity import fingerprints
from linter.output.json import VERSION, FindingOut, finding_out


class Row(FindingOut, frozen=True, kw_only=True):
    """A line: a finding, the version of the format (that of ``--format json``), the article's path, and the finding's fingerprint."""

    version: Literal[1] = VERSION
    path: str
    fingerprint: str


def piece(result: Findings, style: Style) -> Iterator[str]:
    """One document's findings, a line each."""
    path = result.document.path
    for one, mark in zip(result.findings, fingerprints(result.document, result.findings), strict=True):
        fields = {"version": VERSION, "path": path, **msgspec.structs.asdict(finding_out(one)), "fingerprint": mark}
        yield msgspec.json.encode(fields).decode() + "\n"


def whole(made: Iterable[Piece], style: Style) -> Iterator[str]:
    """The pieces as they come."""
    return (one.text for one in made)


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a line."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "rhetlint finding",
        **msgspec.json.schema(Row),
    }
