"""Web Annotations (W3C Recommendation, 2017) in JSON-LD: each finding beside the file, by its offsets and by its words with those around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from linter.findings.finding import Finding, Findings
from linter.output.arrays import array, items
from linter.output.formats import Piece, Style
from linter.output.identity import fingerprints, uri
from linter.text.document import Document

_AROUND = 32  # characters before and after the words


def piece(result: Findings, style: Style) -> Iterator[str]:
    """One document's annotations."""
    marks = fingerprints(result.document, result.findings)
    return items(_annotation(result.document, one, mark) for one, mark in zip(result.findings, marks, strict=True))


def whole(made: Iterable[Piece], style: Style) -> Iterator[str]:
    """One page of annotations."""
    yield '{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:uuid:' + str(uuid5(NAMESPACE_URL, "rhetlint"))
    yield '","type":"AnnotationPage","items":'
    yield from array(made)
    yield "}\n"


def _annotation(document: Document, finding: Finding, mark: str) -> dict[str, Any]:
    place, source = finding.place, uri(document.path)
    selectors = [
        {
            "type": "TextQuoteSelector",
            "exact": place.text,
            "prefix": document.source[max(0, place.start - _AROUND) : place.start],
            "suffix": document.source[place.end : place.end + _AROUND],
        },
        {"type": "TextPositionSelector", "start": place.start, "end": place.end},
    ]
    tags = (finding.rule, finding.family, finding.severity, finding.voice)
    return {
        "id": f"urn:uuid:{uuid5(NAMESPACE_URL, f'{source}#{mark}')}",
        "type": "Annotation",
        "motivation": "assessing",
        "body": [
            {
                "type": "TextualBody",
                "purpose": "commenting",
                "format": "text/plain",
                "language": "en",
                "value": finding.message,
            },
            *({"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in dict.fromkeys(tags)),
        ],
        "target": {"source": source, "selector": selectors},
    }
