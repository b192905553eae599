"""What an editor marks in a text, and the edits it offers: plain data, with half-open character offsets."""

from __future__ import annotations

from typing import NamedTuple

from linter.findings.finding import Finding
from linter.ruleset.rule import Severity


class Mark(NamedTuple):
    """Something said of a stretch of a text.

    ``code`` is the id of a rule, or says what kind of error it is. ``evidence`` are further places, each with a label. ``finding`` is
    what is marked, in an article. ``needless``: what is marked could be taken out.
    """

    start: int
    end: int
    severity: Severity
    message: str
    code: str
    evidence: tuple[tuple[str, int, int], ...] = ()
    finding: Finding | None = None
    needless: bool = False


class Edit(NamedTuple):
    """A stretch of a file replaced. ``path`` None: of the text itself. ``new``: the file is made if it is not there."""

    start: int
    end: int
    text: str
    path: str | None = None
    new: bool = False


class Action(NamedTuple):
    """Something offered to do about a mark: an edit, or a command of the server with its arguments."""

    title: str
    mark: Mark
    edit: Edit | None = None
    command: tuple[str, tuple[str | int, ...]] | None = None


class Target(NamedTuple):
    """A place in a file: its path, and line and column from 1."""

    path: str
    line: int
    column: int = 1


def first_lines(text: str, start: int, end: int) -> int:
    """Where a mark ends that would run over several paragraphs: at the end of its first line."""
    if "\n" not in text[start:end]:
        return end
    lines = text[start:end].splitlines(keepends=True)
    if any(not line.strip() for line in lines[1:]):
        return start + len(lines[0].rstrip())
    return end
