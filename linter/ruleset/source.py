"""A rule file as it was read: its data, and errors that point into it."""

from __future__ import annotations

from linter.ruleset.convert import Path
from linter.ruleset.yamlfile import RuleError, read_yaml


class Source:
    """One parsed rule file: data, positions, and errors that point into it."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text
        self.data, self.positions, self.styles = read_yaml(text, file)

    def error(self, message: str, path: Path, *, key: bool = False) -> RuleError:
        """A RuleError at the value at ``path``, or at its key."""
        where: Path = path
        if key and path:
            where = (*path[:-1], f"key:{path[-1]}")
        while where not in self.positions and where:
            where = where[:-1]
        line, column = self.positions.get(where, (1, 1))
        return RuleError(message, self.file, line, column, self.text)

    def pattern_place(self, path: Path) -> tuple[int, int]:
        """Line and column (from 1) where the text of the pattern at ``path`` begins: for a block, the line below its key.

        Raises:
            RuleError: the pattern begins with ``&name`` without quotes, which YAML takes for an anchor.
        """
        line, column = self.positions.get(path, (1, 1))
        style = self.styles.get(path)
        lines = self.text.split("\n")
        if not style and lines[line - 1][column - 1 : column] == "&":
            raise self.error(
                "YAML takes a leading & for a mark of its own: write the pattern in quotes, or below a |", path
            )
        if style not in ("|", ">"):
            return line, column
        first = next((k for k in range(line, len(lines)) if lines[k].strip()), line)
        return line + 1, len(lines[first]) - len(lines[first].lstrip()) + 1
