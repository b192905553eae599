"""brat standoff: for each article its readable text (``.txt``), and beside it the findings by their offsets in that (``.ann``).

Types may hold letters, figures, hyphens and underscores only, so that ``evaluation/intensifier`` is ``evaluation_intensifier``; what else is
known of a finding stands in attributes and a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from linter.findings.finding import Finding, Findings
from linter.output.places import readable
from linter.output.terminal import safe
from linter.text.document import Document

_NO_NAME = re.compile(r"[^\w-]", re.ASCII)


def files(result: Findings) -> Iterator[tuple[str, Iterable[str]]]:
    """The two files of a document."""
    yield ".txt", (result.document.view,)
    yield ".ann", _lines(result)


def beside() -> dict[str, str]:
    """Nothing: brat makes its configuration of what it reads."""
    return {}


def _lines(result: Findings) -> Iterator[str]:
    for number, one in enumerate(result.findings, 1):
        yield f"T{number}\t{_NO_NAME.sub('_', one.rule)} {_spans(result.document, one)}\n"
        yield f"A{2 * number - 1}\tSeverity T{number} {one.severity}\nA{2 * number}\tVoice T{number} {one.voice}\n"
        speaker = f" Speaker: {one.speaker}." if one.speaker else ""
        yield f"#{number}\tAnnotatorNotes T{number}\t{safe(one.message + speaker)}\n"


def _spans(document: Document, finding: Finding) -> str:
    """The offsets and the words. A stretch may hold no line end, so that one over several lines is one in pieces."""
    start, end = readable(document, finding.place.start, finding.place.end)
    shown = document.view[start:end]
    lines = list(re.finditer(r"[^\n]+", shown)) or list(re.finditer(r"(?s:.)", shown))
    pieces = [(start + line.start(), start + line.end()) for line in lines]
    words = " ".join(document.view[first:last].replace("\n", " ") for first, last in pieces)
    return f"{';'.join(f'{first} {last}' for first, last in pieces)}\t{words}"
