"""What is probably wrong where a configuration is not TOML, in the words of who writes one, and where."""

from __future__ import annotations

import re
from typing import NamedTuple

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_OPENED = re.compile(r"=\s*([\[{])")


class Explained(NamedTuple):
    """A message with its remedy, and its place: line and column from 1."""

    message: str
    line: int
    column: int


_SAID = {
    "Invalid value": 'a text must be in quotation marks, straight ones ("core"); true and false are written small',
    "Illegal character '\\n'": "a quotation mark is not closed in this line",
    "Illegal character '\\r'": "a quotation mark is not closed in this line",
    "Unterminated string": "a quotation mark is not closed",
    "Unescaped '\\' in a string": "inside \"…\" a \\ begins an escape, and this is none; write \\\\, or put the text in '…'",
    "Expected newline or end of document after a statement": (
        'something stands behind the value; several values go in brackets with commas, another key in the next line, and a text with \' in "…"'
    ),
    "Invalid initial character for a key part": "a name is missing here; a comma before } must go",
    "Invalid statement": "a line is KEY = VALUE, a table in [ ], or a comment after #",
    "Unclosed inline table": "a comma or the closing } is missing here; it must stand in the same line as {",
}
_KEY = "after a key stands =; put a key that is no plain word in quotation marks, as a rule's id or a glob"


def explained(error: str, text: str) -> Explained:
    """What is probably wrong, and where.

    Args:
        error: what ``tomllib`` says.
        text: the whole text.
    """
    lines = text.splitlines() or [""]
    found = _PLACE.search(error)
    said = error[: found.start()] if found else error
    line, column = (int(found[1]), int(found[2])) if found and found[1] else (len(lines), len(lines[-1]) + 1)
    if said.startswith("Expected '=' after a key"):
        said = _KEY if ":" not in lines[line - 1][column - 1 : column] else "after a key stands =, not a colon"
    elif said == "Unclosed array":
        line, column, said = _array(lines, line, column)
    elif said.startswith("Expected ']"):
        said = "the bracket of this table is not closed"
    elif said.startswith(
        ("Cannot declare", "Cannot overwrite", "Cannot mutate", "Cannot redefine", "Duplicate inline")
    ):
        row = lines[line - 1] if line <= len(lines) else ""
        column = len(row) - len(row.lstrip()) + 1 if not said.startswith("Duplicate") else column
        said = "this table or key is there already; write what belongs to it in one place"
    else:
        column -= 2 if said.startswith("Unescaped") else 0  # it is told behind the escape
        said = _SAID.get(said, said)
    return Explained(f"not valid TOML: {said}", line, column)


def _array(lines: list[str], line: int, column: int) -> tuple[int, int, str]:
    """A list that is not closed: the place of a missing comma, or of its bracket."""
    if lines[line - 1][column - 1 : column] in ('"', "'"):
        return line, column, "a comma is missing here"
    for number in range(line, 0, -1):
        opened = _OPENED.search(lines[number - 1][: column - 1 if number == line else None])
        if opened is not None:
            return (
                number,
                opened.start(1) + 1,
                f"the {opened[1]} that opens here is not closed, or a comma is missing in it",
            )
    return line, column, "a bracket is not closed"
