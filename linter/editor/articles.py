"""Articles that are open in an editor: what the linter says of their text, with the configuration that holds for their file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.editor.marks import Mark, first_lines
from linter.findings.finding import Finding, Findings
from linter.problems import Problem
from linter.ruleset.choice import Choice, Ignored
from linter.ruleset.compiled import Engine
from linter.ruleset.packs import UNUSED, ChoiceError
from linter.session import Session
from linter.text import Document, from_text
from linter.text.formats import endings
from linter.text.portions import LONGEST

_BY_LANGUAGE = {"plaintext": "plain", "text": "plain", "markdown": "markdown", "html": "html"}
_FORMATS = frozenset(_BY_LANGUAGE.values())


class Linted(NamedTuple):
    """What is said of an article: its marks, in order, and its findings; None for those where it was not linted.

    ``problems`` are errors of the files that decide how it is linted. Where there are any, and no earlier state of these files was right,
    nothing is found.
    """

    marks: tuple[Mark, ...] = ()
    findings: Findings | None = None
    problems: tuple[Problem, ...] = ()


def format_of(language: str, path: str) -> str | None:
    """The format of an article; None for a text that is none of those which are linted as they are typed.

    Args:
        language: what the editor calls the language of the text.
        path: of its file.
    """
    ending = path[path.rfind(".") :].lower() if "." in path else ""
    found = _BY_LANGUAGE.get(language) or endings().get(ending)
    return found if found in _FORMATS else None


class _Files(NamedTuple):
    """What the files that decide how articles are linted said when they were read."""

    session: Session
    ignored: Ignored


class Articles:
    """Lints articles again and again. Rules are loaded once, until ``renew``."""

    def __init__(self) -> None:
        self._now: _Files | None = None
        self._good: _Files | None = None  # the last ones with which an article could be linted

    def renew(self) -> None:
        """Read rules, configurations and ignore files again, at the next article."""
        self._now = None

    def lint(self, text: str, path: str, format: str) -> Linted:
        """What the linter says of a text.

        Args:
            text: the article as the editor has it.
            path: of its file, which need not exist.
            format: see ``format_of``.
        """
        if len(text) > LONGEST:
            said = f"longer than {LONGEST:,} characters, and not linted here; use `rhetlint lint`"
            return Linted((_at_the_top(text, said),))
        document = from_text(text, format=format, path=path)
        problems: tuple[Problem, ...] = ()
        try:
            self._now = self._now or _Files(Session(Choice(), keeping=True), Ignored(Choice()))
            found = _found(self._now, document, path)
            self._good = self._now
        except (Problem, ChoiceError) as error:
            problems = _problems(error, path)
            if self._good is None or self._good is self._now:
                return Linted(problems=problems)
            try:
                found = _found(self._good, document, path)
            except (Problem, ChoiceError):
                return Linted(problems=problems)
        if found is None:
            return Linted(problems=problems)
        marks = [*(_at_the_top(text, warning) for warning in found.warnings), *map(_mark, found.findings)]
        return Linted(tuple(marks), found, problems)

    def engine(self, path: str) -> Engine:
        """The rules that an article was last linted with. Raises as ``Session.lint``."""
        files = self._good or self._now or _Files(Session(Choice(), keeping=True), Ignored(Choice()))
        return files.session.engine(path)


def _found(files: _Files, document: Document, path: str) -> Findings | None:
    """The findings of an article; None if it is left out of linting."""
    return None if files.ignored.has(path) else files.session.lint(document, path)


def _problems(error: Problem | ChoiceError, path: str) -> tuple[Problem, ...]:
    if isinstance(error, Problem):
        return tuple(error.each)
    return (Problem(error.message, error.layer.file or path),)


def _at_the_top(text: str, said: str) -> Mark:
    return Mark(0, len(text.partition("\n")[0].rstrip()), "notice", said, "rhetlint")


def _mark(finding: Finding) -> Mark:
    place = finding.place
    end = place.start + first_lines(place.text, 0, len(place.text))
    evidence = tuple((label, at.start, at.end) for label, at in finding.evidence)
    return Mark(
        place.start, end, finding.severity, finding.message, finding.rule, evidence, finding, finding.rule == UNUSED
    )


def marks_at(marks: tuple[Mark, ...], start: int, end: int) -> Iterator[Mark]:
    """The marks of findings that have something of a stretch, or touch a place (``start`` and ``end`` the same)."""
    for mark in marks:
        if mark.finding is not None and mark.start <= end and start <= mark.end and (start == end or start < mark.end):
            yield mark
