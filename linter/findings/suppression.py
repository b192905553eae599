"""Findings that comments of the source suppress, and the comments that suppress nothing.

``<!-- rhetlint-disable RULE … -->`` holds up to an ``enable`` of the same rules or to the end, ``disable-line`` for its own line,
``disable-next-line`` for the next line of text. RULE is an id or a glob; without any, all rules are meant. A misspelt comment is reported.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from fnmatch import filter as matching
from typing import NamedTuple

from linter.findings.finding import Finding, Suppressed, place_at
from linter.nearest import nearest
from linter.ruleset.packs import UNUSED
from linter.ruleset.rule import Severity
from linter.text.directives import ACTIONS
from linter.text.document import Directive, Document


def suppress(
    document: Document, findings: list[Finding], known: Collection[str], running: Mapping[str, Severity]
) -> tuple[list[Finding], list[Suppressed]]:
    """The findings left when a document's directives are obeyed, and one more for each directive that suppresses nothing; and those that are hidden.

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
        return findings, []
    meant = _Meant(known)
    rules = list(map(meant.by, directives))
    hiding: dict[str, _Hiding] = {}
    used: set[int] = set()
    kept: list[Finding] = []
    hidden: list[Suppressed] = []
    for finding in findings:
        if finding.rule not in hiding:
            hiding[finding.rule] = _Hiding(document, rules, finding.rule)
        by = hiding[finding.rule].by(finding.place.start)
        if by is None:
            kept.append(finding)
        else:
            used.add(by)
            hidden.append(Suppressed(finding, "comment"))
    if UNUSED in running and document.part is None:
        about = _Hiding(document, rules, UNUSED)
        reported = frozenset(running)
        for number, directive in enumerate(directives):
            message = meant.by_none(directive)
            if message is None and number not in used and _says_nothing(directive, rules[number], reported):
                message = "This suppression suppresses nothing; remove it."
            if message is not None and about.by(directive.start) is None:
                kept.append(_unused(document, directive, message, running[UNUSED]))
    return kept, hidden


class _Meant:
    """Which rules a directive means. A name or glob is looked up once, however often a text has it."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = {*known, UNUSED}
        self._all = frozenset(known)
        self._named: dict[str, frozenset[str]] = {}
        self._faults: dict[str, str] = {}

    def by(self, directive: Directive) -> frozenset[str]:
        """The ids of the rules that a directive means. Without a name it means all, but not ``suppression/unused``."""
        if directive.action == "misspelt":
            return frozenset()
        named = list(map(self._rules, directive.rules))
        return self._all if not named else named[0] if len(named) == 1 else frozenset().union(*named)

    def by_none(self, directive: Directive) -> str | None:
        """What to say of a directive that is misspelt, or of the first name in it that no rule has; None where there is neither."""
        if directive.action == "misspelt":
            return _misspelt(directive.rules[0])
        unknown = next((glob for glob in directive.rules if not self._rules(glob)), None)
        if unknown is None:
            return None
        if unknown not in self._faults:
            likely = len(self._faults) < _MOST_HINTS and len(unknown) <= _LONGEST
            hint = nearest(unknown, self._known, ".") if likely else "."
            self._faults[unknown] = f"There is no rule {unknown!r}{hint}"
        return self._faults[unknown]

    def _rules(self, glob: str) -> frozenset[str]:
        found = self._named.get(glob)
        if found is None:
            found = frozenset(
                (glob,) if glob in self._known else matching(self._known, glob) if _GLOB & set(glob) else ()
            )
            self._named[glob] = found
        return found


def _misspelt(said: str) -> str:
    name = re.sub("[_: -]+", "-", said)
    return f"{said!r} is no directive, and suppresses nothing" + nearest(
        name, [f"rhetlint-{one}" for one in ACTIONS], "."
    )


_GLOB = frozenset("*?[")
_LONGEST = 200  # characters of a glob; no rule has a longer name
_MOST_HINTS = 20  # names of a text that no rule has for which a similar one is looked up


class _Stretch(NamedTuple):
    """Source offsets between which a directive, by its number, hides a rule's findings."""

    start: int
    end: int
    by: int


class _Hiding:
    """Where directives of a document hide one rule's findings. What is said of all rules leaves ``suppression/unused`` out."""

    def __init__(self, document: Document, rules: list[frozenset[str]], rule: str) -> None:
        asked = [(n, d) for n, d in enumerate(document.directives) if rule in rules[n]]
        self._parts = (list(_regions(document, asked)), list(_lines(document, asked)))

    def by(self, offset: int) -> int | None:
        """The number of the directive that hides what begins at a source offset."""
        for stretches in self._parts:
            at = bisect_right(stretches, offset, key=lambda stretch: stretch.start) - 1
            if at >= 0 and offset < stretches[at].end:
                return stretches[at].by
        return None


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
    """The lines of ``disable-line``, and those after ``disable-next-line`` that are neither empty nor a directive; of two for one line, the first's."""
    source = document.source
    written = {source[directive.start : directive.end] for directive in document.directives}
    done = -1
    for number, directive in asked:
        if directive.action == "disable-line":
            start = source.rfind("\n", 0, directive.start) + 1
            end = source.find("\n", directive.end) + 1 or len(source)
        elif directive.action == "disable-next-line" and directive.end > done:
            start = end = source.find("\n", directive.end) + 1 or len(source)
            while start < len(source):
                end = source.find("\n", start) + 1 or len(source)
                line = source[start:end].strip()
                if line and line not in written:
                    break
                start = end
        else:
            continue
        if start > done:
            done = start
            yield _Stretch(start, end, number)


def _says_nothing(directive: Directive, rules: frozenset[str], reported: frozenset[str]) -> bool:
    """Whether a directive that hid nothing is superfluous: nothing can be said of one for rules that do not run."""
    concerned = not directive.rules or not rules.isdisjoint(reported)
    return directive.action not in ("enable", "misspelt") and concerned and not (directive.rules and UNUSED in rules)


def _unused(document: Document, directive: Directive, message: str, severity: Severity) -> Finding:
    title = "Suppression that suppresses nothing"
    place = place_at(document, directive.start, directive.end)
    return Finding(UNUSED, "suppression", severity, title, message, place, "narrator")
