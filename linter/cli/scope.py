"""What of the findings is asked for: not those of a baseline, and only those in lines that have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from linter.cli.changes import Changes
from linter.findings.finding import Finding, Findings, without
from linter.output.baseline import Baseline
from linter.text.document import Document
from linter.text.formats import FORMATS

T = TypeVar("T")


class Scope(NamedTuple):
    """Picklable, since it is applied in the process that lints."""

    baseline: Baseline | None = None
    changes: Changes | None = None

    def of(self, result: Findings) -> Findings:
        """A document's findings, without those that are not asked for."""
        if self.baseline is not None:
            result = self.baseline.applied(result)
        return result if self.changes is None else _changed(self.changes, result)


def scoped(scope: Scope, make: Callable[[Findings], Iterator[T]], result: Findings) -> Iterator[T]:
    """What ``make`` makes of the findings that are asked for."""
    return make(scope.of(result))


def _changed(changes: Changes, result: Findings) -> Findings:
    document = result.document
    if FORMATS[document.format].opens:  # its lines are not those that git knows
        return result
    lines = changes.lines(document.path)
    if lines is None:
        return result
    return without(result, [not _touches(document, one, lines) for one in result.findings], "unchanged")


def _touches(document: Document, finding: Finding, lines: tuple[range, ...]) -> bool:
    """Whether a line of a finding has changed."""
    first, last = finding.place.line, document.line_column(max(finding.place.start, finding.place.end - 1))[0]
    return any(first < changed.stop and changed.start <= last for changed in lines)
