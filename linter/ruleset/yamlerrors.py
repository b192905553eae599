"""What is probably wrong where a file is not YAML, in an author's words: the parser's errors tell what it looked for, not what was written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from yaml import Mark, MarkedYAMLError

RESERVED = "YAML takes {mark} at the beginning of a text for a mark of its own: put the whole text in quotation marks, or a pattern below a |"
"""The remedy for a text that begins with a mark."""

_VALUE = re.compile(r"""\s*(?:-\s+)*(?:["']?[\w -]+["']?\s*:\s+)?(?=(["'\[{]))""")
_GLUED = re.compile(r"\s*(?:-\s+)*[\w-]+(:)\S")
_LONGEST = 2_000  # characters of a line that are looked at
_CLOSING = {"[": "]", "{": "}"}


class Explained(NamedTuple):
    """A message with its remedy, and its place: line and column from 1."""

    message: str
    line: int
    column: int


def explained(error: MarkedYAMLError, source: str) -> Explained:
    """What is probably wrong, and where.

    Args:
        error: of the parser, which has a place.
        source: the whole text.
    """
    lines = source.split("\n")
    at = error.problem_mark or error.context_mark
    if at is None:
        return Explained(f"not valid YAML: {error.problem or error.context}", 1, 1)
    problem, context = str(error.problem), str(error.context)
    row = _row(lines, at.line)
    found = (
        _tab(at, row, problem)
        or _reserved(error, at, row, problem)
        or _colon(at, lines, problem)
        or _unclosed(error, problem, context)
        or _behind(at, row, problem)
        or _other(error, at, lines, problem)
    )
    if found is None:
        return Explained(f"not valid YAML: {problem}", at.line + 1, at.column + 1)
    return found._replace(message=f"not valid YAML: {found.message}")


def _row(lines: list[str], number: int) -> str:
    """The beginning of a line; empty where YAML sees more lines than there are, as behind a U+2028."""
    return lines[number][:_LONGEST] if number < len(lines) else ""


def _here(message: str, mark: Mark) -> Explained:
    return Explained(message, mark.line + 1, mark.column + 1)


def _tab(at: Mark, row: str, problem: str) -> Explained | None:
    if "tab" not in problem and not ("cannot start any token" in problem and row[at.column : at.column + 1] == "\t"):
        return None
    return Explained("a line must not begin with a tab; write spaces", at.line + 1, max(row.find("\t"), 0) + 1)


def _reserved(error: MarkedYAMLError, at: Mark, row: str, problem: str) -> Explained | None:
    """A text that begins with a mark."""
    if "alphabetic or numeric" in problem or "unknown directive" in problem:
        at = error.context_mark or at
    elif not any(
        said in problem
        for said in ("cannot start any token", "undefined alias", "node content", "are not allowed in this context", "are not allowed here")
    ):  # fmt: skip
        return None
    mark = row[at.column : at.column + 1]
    return _here(RESERVED.format(mark=mark), at) if mark in tuple("@`%*&?-,]}>|") else None


def _colon(at: Mark, lines: list[str], problem: str) -> Explained | None:
    """A colon in a text without quotation marks, none where one is needed, or a key in another column."""
    if "mapping values are not allowed" not in problem:
        return None
    row = _row(lines, at.line)
    if re.search(r":\s", row[: at.column]):
        said = "a colon and a space in a text without quotation marks make a key of what stands before them; put the whole text in quotation marks"
        return _here(said, at)
    above = next((number for number in range(at.line - 1, -1, -1) if _row(lines, number).strip()), None)
    glued = None if above is None else _glued(lines, above)
    if glued is not None:
        return glued
    indent = len(row) - len(row.lstrip())
    said = "this key begins in another column than the keys beside it; begin them in the same one"
    return Explained(said, at.line + 1, indent + 1)


def _glued(lines: list[str], number: int) -> Explained | None:
    """A key without a space behind its colon."""
    found = _GLUED.match(_row(lines, number))
    return found and Explained("after the colon of a key there must be a space", number + 1, found.start(1) + 1)


def _unclosed(error: MarkedYAMLError, problem: str, context: str) -> Explained | None:
    """A quotation mark or bracket that is not closed."""
    opened, at = error.context_mark, error.problem_mark
    if opened is None or at is None:
        return None
    if "quoted scalar" in context and "escape" not in problem:
        said = "the quotation mark that opens here is not closed; inside '…' write '' for ', inside \"…\" write \\\" for \""
        return _here(said, opened)
    if "flow" in context and at.line != opened.line:
        mark = "[" if "sequence" in context else "{"
        return _here(
            f"the {mark} that opens here is not closed; a text that begins so is put in quotation marks", opened
        )
    return None


def _behind(at: Mark, row: str, problem: str) -> Explained | None:
    """Something behind a text in quotation marks, or behind brackets: it belongs to the text, which begins with a mark."""
    if not any(said in problem for said in ("expected key", "'-' indicator", "<block end>", "',' or")):
        return None
    before = row[: at.column]
    value = _VALUE.match(row)
    if value is None or value.end() >= at.column:
        return None
    mark, written = value[1], before[value.end() :]
    if mark in "[{":
        if not written.rstrip().endswith(_CLOSING[mark]):
            return _here(
                "a comma or the closing bracket is missing here, or a text with marks is not in quotation marks", at
            )
        kind = "a list" if mark == "[" else "a mapping"
        said = f"{mark} {_CLOSING[mark]} at the beginning of a text make {kind} of it; put the whole text in quotation marks, or a pattern below a |"
        return Explained(said, at.line + 1, value.end() + 1)
    if written.count(mark) == 1:
        return _here(f"a text that begins with {mark} in a line above ends at this mark; close it there", at)
    other = "''" if mark == "'" else '\\"'
    said = f"the text that begins with {mark} ends before this; put the whole text in quotation marks, and write {other} for {mark} inside them"
    return _here(said, at)


def _other(error: MarkedYAMLError, at: Mark, lines: list[str], problem: str) -> Explained | None:
    opened = error.context_mark or at
    row = _row(lines, at.line)
    if "comment or" in problem and "line break" in problem:
        return _here("behind | and > stands nothing; the text begins in the next line, further right than the key", at)
    if "find expected ':'" in problem:
        glued = _glued(lines, opened.line)
        if glued is not None:
            return glued
        said = "this line is no key with a colon; begin it further right if it belongs to the text above"
        return _here(said, opened)
    if "unknown escape" in problem:
        slash = row.rfind("\\", 0, at.column + 1)
        written = row[slash : slash + 2]
        said = f"inside \"…\" a \\ begins an escape, and {written} is none; write \\{written}, or put the text in '…'"
        return Explained(said, at.line + 1, max(slash, 0) + 1)
    if "another document" in problem:
        return _here(
            "a second document begins here; take the line out, and write several rules as a list, each behind a -", at
        )
    if at.column == len(row) - len(row.lstrip()):
        said = "this line begins in another column than what it belongs to; begin the keys of one thing, and the - of one list, in the same column"
        return _here(said, at)
    return None
