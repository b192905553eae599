"""A rule file as it was read: its data, and errors that point into it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.ruleset.convert import Path
from linter.ruleset.yamlfile import RuleError, read_yaml

if TYPE_CHECKING:
    from linter.pattern.errors import PatternError


def place_of(file: str, rule_id: str, keys: Path) -> tuple[int, int] | None:
    """Line and column, from 1, of a value of a rule, from its file; None where the file cannot be read or has changed.

    Args:
        file: the path of the rule's file.
        rule_id: the rule.
        keys: the keys that lead to the value in the rule.
    """
    try:
        with open(file, encoding="utf-8-sig") as opened:
            source = Source(file, opened.read())
    except (OSError, ValueError):
        return None
    return source.place_in(rule_id, keys)


_SEPARATORS = re.compile("[\x85\u2028\u2029]")
"""Line ends to YAML 1.1, which PyYAML reads, and to nobody else: not to YAML 1.2, nor to editors, whose line numbers we tell."""


class Source:
    """One parsed rule file: data, positions, and errors that point into it."""

    unquoted = True

    def __init__(self, file: str, text: str) -> None:
        text = _SEPARATORS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
        self.file, self.text = file, text
        self.data, self.positions, self.styles, self.commented = read_yaml(text, file)

    def error(self, message: str, path: Path, *, key: bool = False) -> RuleError:
        """A RuleError at the value at ``path``, or at its key."""
        where: Path = path
        if key and path:
            where = (*path[:-1], f"key:{path[-1]}")
        return RuleError(message, self.file, *self.place(where), self.text)

    def place(self, path: Path) -> tuple[int, int]:
        """Line and column, from 1, of the value at ``path``, or of what holds it."""
        while path not in self.positions and path:
            path = path[:-1]
        return self.positions.get(path, (1, 1))

    def line_of_rule(self, path: Path) -> int:
        """The line, from 1, of the id of the rule at ``path``."""
        return self.positions.get((*path, "key:id"), (1, 1))[0]

    def place_in(self, rule_id: str, keys: Path) -> tuple[int, int] | None:
        """Line and column, from 1, of a value of a rule, by the keys that lead to it; None where there is none."""
        path = self.path_of(rule_id)
        return None if path is None else self.positions.get((*path, *keys))

    def path_of(self, rule_id: str) -> Path | None:
        """The place of a rule in the file; None where it has none of this id."""
        items = self.data if isinstance(self.data, list) else [self.data]
        for number, item in enumerate(items):
            if isinstance(item, dict) and item.get("id") == rule_id:
                return (number,) if isinstance(self.data, list) else ()
        return None

    def error_in_rule(self, message: str, rule_id: str, part: str) -> RuleError:
        """A RuleError at one of a rule's patterns (see ``LoadedRule.trees``)."""
        start = self.path_of(rule_id) or ()
        at = (*start, *(int(key) if key.isdigit() else key for key in part.split(".")))
        if (*at, "pattern") in self.positions:
            at = (*at, "pattern")
        line, column = self.pattern_place(at) if at in self.styles else self.positions.get(start, (1, 1))
        return RuleError(message, self.file, line, column, self.text)

    def pattern_place(self, path: Path) -> tuple[int, int]:
        """Line and column (from 1) where the text of the pattern at ``path`` begins: for a block, the line below its key.

        Raises:
            RuleError: the pattern begins with ``&name`` without quotes, which YAML takes for an anchor, or is below a ``>``, which
                makes one line of several.
        """
        line, column = self.positions.get(path, (1, 1))
        style = self.styles.get(path)
        lines = self.text.split("\n")
        if not style and lines[line - 1][column - 1 : column] == "&":
            raise self.error(
                "YAML takes a leading & for a mark of its own: write the pattern in quotes, or below a |", path
            )
        if style in ("'", '"'):
            return line, column + 1
        if style not in ("|", ">"):
            return line, column
        first = next((k for k in range(line, len(lines)) if lines[k].strip()), line)
        indent = len(lines[first]) - len(lines[first].lstrip())
        if style == ">":
            following = lines[first + 1] if first + 1 < len(lines) else ""
            if following.strip() and len(following) - len(following.lstrip()) >= indent > 0:
                said = "below > YAML makes one line of all lines, and so one alternative; write | for an alternative a line, or one line"
                raise self.error(said, path)
        return line + 1, indent + 1

    def in_pattern(self, path: Path, error: PatternError, said: str) -> RuleError:
        """The errors of the pattern at ``path`` as errors of this file, with ``said`` before their messages."""
        return RuleError.of(self._placed(path, one, said) for one in error.each)

    def _placed(self, path: Path, error: PatternError, said: str) -> RuleError:
        line, column = error.line, error.column
        if self.styles.get(path) == '"':  # an escape is longer in the file than in the text
            line, column = self.positions[path]
            row = self.text.split("\n")[line - 1]
            column += 1
            for _ in range(error.offset):
                column += _escape(row, column - 1)
        return RuleError(f"{said}{error.message}", self.file, line, column, self.text)


_ESCAPES = {"x": 4, "u": 6, "U": 10}


def _escape(row: str, at: int) -> int:
    """How many characters one of a text in double quotes has in its line."""
    return _ESCAPES.get(row[at + 1 : at + 2], 2) if row[at : at + 1] == "\\" else 1
