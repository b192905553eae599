"""SARIF 2.1.0 (OASIS 2020): what code hosts and editors show beside a file.

The results come first, as they are found; the rules that found them follow. Findings that a comment, a ``.rhetlint-ignore`` or a baseline
leaves out are results too, with a suppression.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from linter.findings.finding import Finding, Findings, LeftOut, Place, Suppressed, in_order
from linter.output.arrays import array, items
from linter.output.formats import Piece, Style
from linter.output.identity import VERSION, fingerprints, uri
from linter.ruleset.rule import Severity
from linter.text.document import Document
from linter.text.formats import FORMATS
from linter.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "notice": "note", "info": "note"}
_SUPPRESSIONS: dict[LeftOut, tuple[str, str]] = {
    "comment": ("inSource", "a comment of the source"),
    "ignore-file": ("external", ".rhetlint-ignore"),
    "baseline": ("external", "the baseline"),
}
_LONGEST = 1_000  # characters of a snippet: one about a whole article is not repeated
_PRECISIONS = ((0.9, "very-high"), (0.75, "high"), (0.5, "medium"), (0.0, "low"))


def piece(result: Findings, style: Style) -> Iterator[str]:
    """One document's results."""
    kept = [Suppressed(finding, by) for finding, by in _suppressed(result)]
    every = [(finding, None) for finding in result.findings] + [(one.finding, one.by) for one in kept]
    every.sort(key=lambda pair: in_order(pair[0]))
    marks = fingerprints(result.document, [finding for finding, _ in every])
    return items(_result(result.document, finding, by, mark) for (finding, by), mark in zip(every, marks, strict=True))


def notes(result: Findings) -> dict[str, dict[str, Any]]:
    """The rules that found something in a document, by id."""
    found = [*result.findings, *(finding for finding, _ in _suppressed(result))]
    return {finding.rule: _rule(finding) for finding in reversed(found)}


def whole(made: Iterable[Piece], style: Style) -> Iterator[str]:
    """One log with one run."""
    rules: dict[str, dict[str, Any]] = {}

    def seen() -> Iterator[Piece]:
        for one in made:
            if one.about is not None:
                rules.update((name, rule) for name, rule in one.about.notes.items() if name not in rules)
            yield one

    yield f'{{"$schema":"{SCHEMA}","version":"2.1.0","runs":[{{"columnKind":"unicodeCodePoints","results":'
    yield from array(seen())
    driver = {"name": "rhetlint", "version": __version__, "rules": [rules[name] for name in sorted(rules)]}
    yield ',\n"tool":' + msgspec.json.encode({"driver": driver}).decode() + "}]}\n"


def _suppressed(result: Findings) -> Iterator[tuple[Finding, LeftOut]]:
    """What is suppressed: an unchanged line is only not asked for."""
    return ((one.finding, one.by) for one in result.left_out if one.by in _SUPPRESSIONS)


def _result(document: Document, finding: Finding, by: LeftOut | None, mark: str) -> dict[str, Any]:
    properties = {"severity": finding.severity, "voice": finding.voice, "speaker": finding.speaker}
    made: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(document, finding.place)],
        "partialFingerprints": {VERSION: mark},
        "properties": {name: value for name, value in properties.items() if value is not None},
        "suppressions": [],
    }
    if finding.evidence:
        made["relatedLocations"] = [
            {"id": number, "message": {"text": label}, **_location(document, place)}
            for number, (label, place) in enumerate(finding.evidence, 1)
        ]
    if by is not None:
        kind, justification = _SUPPRESSIONS[by]
        made["suppressions"] = [{"kind": kind, "status": "accepted", "justification": justification}]
    return made


def _location(document: Document, place: Place) -> dict[str, Any]:
    artifact = {"artifactLocation": {"uri": uri(document.path)}}
    if FORMATS[document.format].opens:  # lines and offsets are of the text inside, which no viewer of the file can show
        where = f"{place.at or f'line {place.line}'}, character {place.column}"
        return {"physicalLocation": artifact, "logicalLocations": [{"fullyQualifiedName": where}]}
    line, column = document.line_column(place.end)
    region: dict[str, Any] = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": line,
        "endColumn": column,
        "charOffset": place.start,
        "charLength": place.end - place.start,
    }
    if len(place.text) <= _LONGEST:
        region["snippet"] = {"text": place.text}
    return {"physicalLocation": {**artifact, "region": region}}


def _rule(finding: Finding) -> dict[str, Any]:
    """A rule, with its help as text and as Markdown."""
    why, advice = " ".join(finding.why.split()), " ".join(finding.advice.split())
    references = [" ".join(one.split()) for one in finding.references]
    help_ = [part for part in (why, advice, "; ".join(references)) if part] or [finding.title]
    properties: dict[str, Any] = {"tags": [finding.family]}
    if finding.figure is not None:
        low = finding.figure.interval[0]
        properties["precision"] = next(name for bound, name in _PRECISIONS if low >= bound)
    listed = "".join(f"\n- {one}" for one in references)
    return {
        "id": finding.rule,
        "shortDescription": {"text": finding.title},
        "fullDescription": {"text": why or finding.title},
        "help": {
            "text": "\n\n".join(help_),
            "markdown": "\n\n".join([f"**{finding.title}**", *filter(None, (why, advice, listed.strip()))]),
        },
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
        "properties": properties,
    }
