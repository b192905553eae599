"""How many findings each rule has, in how many files: the most frequent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from linter.findings.finding import Findings
from linter.output.formats import Piece, Style
from linter.ruleset.rule import Severity


class Rule(NamedTuple):
    """What is said of a rule beside its figures."""

    id: str
    severity: Severity
    title: str


class Tally:
    """Findings and files of each rule, counted as documents come."""

    def __init__(self) -> None:
        self.found: Counter[Rule] = Counter()
        self.files: Counter[Rule] = Counter()
        self._seen: set[Rule] = set()  # in this file, which may come in parts

    def add(self, one: Piece) -> None:
        """Count what a piece says of its document, if it is the first."""
        if one.about is None:
            return
        if one.about.begins == "file":
            self._seen = set()
        counted: Counter[Rule] = one.about.notes
        self.found.update(counted)
        self.files.update(counted.keys() - self._seen)
        self._seen |= counted.keys()

    def rows(self) -> list[tuple[int, int, Rule]]:
        """Findings, files and rule, the most frequent first, then by id."""
        return sorted(((n, self.files[r], r) for r, n in self.found.items()), key=lambda row: (-row[0], row[2]))


def notes(result: Findings) -> Counter[Rule]:
    """How many findings each rule has in a document."""
    return Counter(Rule(one.rule, one.severity, one.title) for one in result.findings)


def piece(result: Findings, style: Style) -> Iterator[str]:
    """Nothing of a document itself."""
    return iter(())


def whole(made: Iterable[Piece], style: Style) -> Iterator[str]:
    """A table, a line a rule."""
    tally = Tally()
    for one in made:
        tally.add(one)
    yield f"{'findings':>8} {'files':>7}  {'severity':8} rule\n"
    for found, files, rule in tally.rows():
        yield f"{found:8,} {files:7,}  {rule.severity:8} {rule.id}  {rule.title}\n"
    yield f"{tally.found.total():8,}\n"
