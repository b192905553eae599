"""JUnit XML, which build servers show as tests: a suite an article, a failed case a finding; an article without any has one case that passes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from linter.findings.finding import Findings
from linter.output.formats import Piece, Style
from linter.output.terminal import shown

_KEPT_OUT = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def piece(result: Findings, style: Style) -> Iterator[str]:
    """One document's suite."""
    path = shown(result.document.path)
    count = len(result.findings)
    yield f'<testsuite name={_attribute(path)} tests="{max(count, 1)}" failures="{count}" errors="0" skipped="0">\n'
    if not count:
        yield f'<testcase classname={_attribute(path)} name="no findings"/>\n'
    for one in result.findings:
        name = f"{one.rule} {one.place.line}:{one.place.column}"
        said = f"{path}:{one.place.line}:{one.place.column}: {one.severity} {one.rule} {one.message}"
        yield (
            f'<testcase classname={_attribute(path)} name={_attribute(name)} file={_attribute(path)} line="{one.place.line}">\n'
            f'<failure type="{one.severity}" message={_attribute(one.message)}>{escape(_clean(said))}</failure>\n</testcase>\n'
        )
    yield "</testsuite>\n"


def whole(made: Iterable[Piece], style: Style) -> Iterator[str]:
    """The suites as they come, in one document."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="rhetlint">\n'
    for one in made:
        yield one.text
    yield "</testsuites>\n"


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    """Text without the characters that XML 1.0 has no way to write, and without control characters, which a terminal would obey."""
    return _KEPT_OUT.sub("\ufffd", text)
