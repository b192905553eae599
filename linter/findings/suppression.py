"""Findings that comments of the source suppress, and the comments that suppress nothing.

``<!-- rhetlint-disable RULE … -->`` holds up to an ``enable`` of the same rules or to the end, ``disable-next-line`` for the next
line of text. RULE is an id or a glob; without any, all rules are meant.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import NamedTuple

from linter.findings.finding import Finding, place_at
from linter.nearest import nearest
from linter.ruleset.packs import UNUSED
from linter.ruleset.rule import Severity
from linter.text.document import Directive, Document


def suppress(
    document: Document, findings: list[Finding], known: Collection[str], running: Mapping[str, Severity]
) -> list[Finding]:
    """The findings left when a document's directives are obeyed, and one more for each directive that suppresses nothing.

    Where several directives hide a finding, the first has done it. A directive for rules that do not run might suppress
    something where they do, and one of a long file that is linted in parts may in another part: these are not reported.

    Args:
        document: the article.
        findings: before suppression.
        known: ids of every rule there is.
        running: ids of the rules that run, ``suppression/unused`` among them if directives are to be reported, with severities.
    """
    directives = document.directives
    if not directives:
        return findings
    hiding: dict[str, _Hiding] = {}
    used: set[int] = set()
    kept = []
    for finding in findings:
        if finding.rule not in hiding:
            hiding[finding.rule] = _Hiding(document, finding.rule)
        by = hiding[finding.rule].by(finding.place.start)
        if by is None:
            kept.append(finding)
        else:
            used.add(by)
    if UNUSED in running and document.part is None:
        about = _Hiding(document, UNUSED)
        for number, directive in enumerate(directives):
            message = _fault(directive, number in used, {*known, UNUSED}, running)
            if message is not None and about.by(directive.start) is None:
                kept.append(_unused(document, directive, message, running[UNUSED]))
    return kept


class _Stretch(NamedTuple):
    """Source offsets between which a directive, by its number, hides a rule's findings."""

    start: int
    end: int
    by: int


class _Hiding:
    """Where directives of a document hide one rule's findings. What is said of all rules leaves ``suppression/unused`` out."""

    def __init__(self, document: Document, rule: str) -> None:
        asked = [(n, d) for n, d in enumerate(document.directives) if _means(d, rule)]
        self._parts = (list(_regions(document, asked)), list(_lines(document, asked)))

    def by(self, offset: int) -> int | None:
        """The number of the directive that hides what begins at a source offset."""
        for stretches in self._parts:
            at = bisect_right(stretches, offset, key=lambda stretch: stretch.start) - 1
            if at >= 0 and offset < stretches[at].end:
                return stretches[at].by
        return None


def _means(directive: Directive, rule: str) -> bool:
    return any(fnmatchcase(rule, glob) for glob in directive.rules or (() if rule == UNUSED else ("*",)))


def _regions(document: Document, asked: list[tuple[int, Directive]]) -> Iterator[_Stretch]:
    """From each ``disable`` to the next ``enable``; one inside such a stretch adds nothing."""
    opened: tuple[int, int] | None = None
    for number, directive in asked:
        if directive.action == "disable" and opened is None:
            opened = directive.end, number
        elif directive.action == "enable" and opened is not None:
            yield _Stretch(opened[0], directive.start, opened[1])
            opened = None
    if opened is not None:
        yield _Stretch(opened[0], len(document.source), opened[1])


def _lines(document: Document, asked: list[tuple[int, Directive]]) -> Iterator[_Stretch]:
    """The line after each ``disable-next-line`` that is neither empty nor a directive itself; of two for one line, the first's."""
    source, start = document.source, -1
    written = {source[directive.start : directive.end] for directive in document.directives}
    for number, directive in asked:
        if directive.action != "disable-next-line" or directive.end <= start:
            continue
        start = end = source.find("\n", directive.end) + 1 or len(source)
        while start < len(source):
            end = source.find("\n", start) + 1 or len(source)
            line = source[start:end].strip()
            if line and line not in written:
                break
            start = end
        yield _Stretch(start, end, number)


def _fault(directive: Directive, used: bool, known: Collection[str], running: Collection[str]) -> str | None:
    """What is wrong with a directive; None where nothing is, or nothing can be said."""
    for glob in directive.rules:
        if not any(fnmatchcase(rule, glob) for rule in known):
            return f"There is no rule {glob!r}{nearest(glob, known, '.')}"
    concerned = not directive.rules or any(fnmatchcase(rule, glob) for rule in running for glob in directive.rules)
    if used or directive.action == "enable" or not concerned or _means(directive, UNUSED):
        return None
    return "This suppression suppresses nothing; remove it."


def _unused(document: Document, directive: Directive, message: str, severity: Severity) -> Finding:
    title = "Suppression that suppresses nothing"
    place = place_at(document, directive.start, directive.end)
    return Finding(UNUSED, "suppression", severity, title, message, place, "narrator")
