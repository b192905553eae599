"""Tasks for Label Studio: each article's readable text, with the findings as predictions that an annotator accepts or corrects.

The labelling interface needs ``<Labels name="label" toName="text">`` and ``<Text name="text" value="$text"/>``; the labels are ids of rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from linter.findings.finding import Findings
from linter.output.arrays import array, items
from linter.output.formats import Piece, Style
from linter.output.identity import fingerprints
from linter.output.places import readable
from linter.version import __version__


def piece(result: Findings, style: Style) -> Iterator[str]:
    """One document as a task."""
    return items([_task(result)])


def whole(made: Iterable[Piece], style: Style) -> Iterator[str]:
    """One array of tasks."""
    yield from array(made)
    yield "\n"


def _task(result: Findings) -> dict[str, Any]:
    document = result.document
    part = {} if document.part is None else {"part": document.part.number}
    regions = []
    for one, mark in zip(result.findings, fingerprints(document, result.findings), strict=True):
        start, end = readable(document, one.place.start, one.place.end)
        regions.append(
            {
                "id": mark,
                "from_name": "label",
                "to_name": "text",
                "type": "labels",
                "value": {"start": start, "end": end, "text": document.view[start:end], "labels": [one.rule]},
                "meta": {"text": [one.message]},
            }
        )
    return {
        "data": {"text": document.view, "path": document.path, "title": document.title or "", **part},
        "predictions": [{"model_version": f"rhetlint {__version__}", "result": regions}],
    }
