"""A summary in Markdown, for the page of a build or a comment on a change: figures by severity, by rule and by file, and the gravest findings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from heapq import nsmallest
from typing import NamedTuple

from linter.findings.finding import Findings
from linter.output.formats import Piece, Style
from linter.output.statistics import Rule, Tally
from linter.output.statistics import notes as counted
from linter.output.terminal import safe, shown
from linter.output.text import summary
from linter.ruleset.rule import SEVERITIES, Severity
from linter.version import __version__

_MOST = 30  # findings that are listed
_MOST_FILES = 100
_LONGEST = 120  # characters of the words of one
_MARK = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~&$:@.=])")


class Line(NamedTuple):
    """A finding that may be listed; they sort by severity, then as they come."""

    rank: int
    file: int
    number: int
    path: str
    line: int
    severity: Severity
    rule: str
    message: str
    words: str


def notes(result: Findings) -> tuple[Counter[Rule], list[Line]]:
    """How many findings each rule has in a document, and the gravest of them."""
    lines = (
        Line(
            SEVERITIES.index(one.severity), 0, number, result.document.path, one.place.line, one.severity, one.rule, one.message,
            " ".join(one.place.text[:_LONGEST * 4].split()),
        )
        for number, one in enumerate(result.findings)
    )  # fmt: skip
    return counted(result), nsmallest(_MOST, lines)


def piece(result: Findings, style: Style) -> Iterator[str]:
    """Nothing of a document itself."""
    return iter(())


def whole(made: Iterable[Piece], style: Style) -> Iterator[str]:
    """The summary; of the findings only those that it lists are kept."""
    tally, counts, listed = Tally(), Counter[Severity](), list[Line]()
    files: Counter[str] = Counter()
    for number, one in enumerate(made):
        if one.about is None:
            continue
        rules, lines = one.about.notes
        tally.add(one._replace(about=one.about._replace(notes=rules)))
        counts.update(one.about.counts)
        files[one.about.path] += one.about.counts.total()
        listed = nsmallest(_MOST, [*listed, *(line._replace(file=number) for line in lines)])
    yield f"<!-- generator: rhetlint {__version__} -->\n\n# rhetlint\n\n{_plain(summary(counts, len(files)))}\n"
    if not listed:
        return
    yield "\n| findings | files | severity | rule | |\n|---:|---:|---|---|---|\n"
    for found, in_files, rule in tally.rows():
        yield f"| {found:,} | {in_files:,} | {rule.severity} | `{rule.id}` | {_plain(rule.title)} |\n"
    yield "\n| file | findings |\n|---|---:|\n"
    most = files.most_common(_MOST_FILES)
    for path, found in most:
        yield f"| {_plain(shown(path))} | {found:,} |\n"
    if len(files) > len(most):
        yield f"\n{len(files) - len(most):,} more files.\n"
    yield "\n"
    for line in listed:
        words = line.words if len(line.words) <= _LONGEST else line.words[:_LONGEST] + " …"
        place = _plain(f"{shown(line.path)}:{line.line}")
        yield f"- **{line.severity}** {place} {_plain(safe(line.message))} (`{line.rule}`): “{_plain(safe(words))}”\n"
    if counts.total() > len(listed):
        yield f"\n{counts.total() - len(listed):,} more findings.\n"


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _MARK.sub(r"\\\1", text)
