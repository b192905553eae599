"""Takes of a linted article what is compared with its other version."""

from __future__ import annotations

from bisect import bisect_right

from linter.findings.finding import Finding, Findings
from linter.output.identity import fingerprints
from linter.output.places import in_view
from linter.output.report.view import title_of
from linter.versions.model import Paragraph, Side, Spot


def side_of(result: Findings) -> Side:
    """One version of an article."""
    document = result.document
    view = document.view
    marks = fingerprints(document, result.findings)
    return Side(
        document.path,
        None if document.part is None else document.part.number,
        title_of(document),
        tuple(Paragraph(block.kind, " ".join(view[block.start : block.end].split("\n"))) for block in document.blocks),
        tuple(_spot(result, finding, mark) for finding, mark in zip(result.findings, marks, strict=True)),
    )


def _spot(result: Findings, finding: Finding, mark: str) -> Spot:
    document = result.document
    span = None if finding.value is not None else in_view(document, finding.place.start, finding.place.end)
    at = -1 if span is None else bisect_right(document.blocks, span[0], key=lambda block: block.start) - 1
    if span is None or at < 0:
        return Spot(finding, mark, None, 0, 0)
    block = document.blocks[at]
    if span[1] > block.end and span[0] <= document.blocks[0].start and span[1] >= document.blocks[-1].end:
        return Spot(finding, mark, None, 0, 0)
    return Spot(finding, mark, at, span[0] - block.start, min(span[1], block.end) - block.start)
