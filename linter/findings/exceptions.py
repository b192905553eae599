"""Findings left out by a ``.rhetlint-ignore``: a line names a rule, and may name a path and words.

    # rule                  path          words
    evaluation/intensifier  speeches/*    "absolutely perfect"

The rule is an id or a glob; the path a glob below the file's folder, or a folder in it; the words are those of the finding, in quotation marks,
where ``*`` stands for any. A ``*`` for the path is any path. Like the articles the file may be anybody's, so its work is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from fnmatch import fnmatchcase, translate
from pathlib import Path
from typing import NamedTuple

from linter.findings.finding import Finding
from linter.nearest import nearest_rule
from linter.ruleset.config import matches
from linter.ruleset.configfile import ConfigError
from linter.ruleset.lines import lines_of
from linter.ruleset.packs import UNUSED

_MOST_BYTES = 200_000
_MOST_LINES, _MOST_STARS = 2_000, 6  # lines, and stars in the words of one
_LONGEST = 2_000  # characters of a finding's words that are compared
_LINE = re.compile(r'(?P<rule>[^\s"]+)(?:\s+(?P<path>[^\s"]+))?(?:\s+"(?P<words>[^"]+)")?\s*(?:\s#.*)?')


class _Exception(NamedTuple):
    number: int
    text: str
    rule: str
    path: str
    words: re.Pattern[str] | None


class ExceptionFile:
    """The lines of one file.

    Args:
        file: a ``.rhetlint-ignore``.
        known: ids of every rule.

    Raises:
        ConfigError: it cannot be read, is larger than is read, or a line of it is wrong or names no rule.
    """

    def __init__(self, file: Path, known: Collection[str]) -> None:
        self._file = file
        self._lines = list(_lines(file, known))
        self._about: dict[frozenset[str], list[tuple[int, str]]] = {}

    def left_out(self, path: Path, findings: Collection[Finding]) -> tuple[list[bool], set[int]]:
        """Whether each finding of an article is left out, and the numbers of the lines that leave one out, alone or with others."""
        lines = [line for line in self._lines if line.path == "*" or matches(path, self._file.parent, (line.path,))]
        used = [{line.number for line in lines if _means(line, finding)} for finding in findings]
        return list(map(bool, used)), set().union(*used)

    def about(self, running: Collection[str]) -> Iterator[tuple[int, str]]:
        """The lines that name a rule that reports: number, and text."""
        key = frozenset(running)
        if key not in self._about:
            self._about[key] = [
                (line.number, line.text)
                for line in self._lines
                if line.rule in key or any(fnmatchcase(rule, line.rule) for rule in key)
            ]
        yield from self._about[key]


def _means(line: _Exception, finding: Finding) -> bool:
    if line.rule != finding.rule and not fnmatchcase(finding.rule, line.rule):
        return False
    return line.words is None or line.words.match(_folded(finding.place.text[:_LONGEST])) is not None


def _folded(text: str) -> str:
    return " ".join(text.translate(_STRAIGHT).split()).casefold()


_STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')


def _lines(file: Path, known: Collection[str]) -> list[_Exception]:
    lines = lines_of(file, _MOST_BYTES, _MOST_LINES, "use globs")
    return [
        _exception(file, number, line, known)
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.lstrip().startswith("#")
    ]


def _exception(file: Path, number: int, line: str, known: Collection[str]) -> _Exception:
    found = _LINE.fullmatch(line.strip())
    if found is None:
        raise ConfigError('a line is: RULE [PATH ["WORDS"]]', str(file), number, text=line)
    rule, words = found["rule"], found["words"]
    if rule != UNUSED and not any(fnmatchcase(one, rule) for one in known):
        at = line.index(rule) + 1
        raise ConfigError(f"no rule matches {rule!r}{nearest_rule(rule, known)}", str(file), number, at, line)
    if words is not None and words.count("*") > _MOST_STARS:
        at = line.index('"') + 1
        raise ConfigError(f"words with more than {_MOST_STARS} stars", str(file), number, at, line)
    if words is not None and found["path"] is None:
        at = line.index('"') + 1
        raise ConfigError('words need a path before them; * is any: RULE * "WORDS"', str(file), number, at, line)
    return _Exception(
        number,
        line.strip(),
        rule,
        found["path"] or "*",
        None if words is None else re.compile(translate(_folded(words))),
    )
