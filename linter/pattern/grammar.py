"""Pattern text in, tree out; what is wrong with it said with its place and a caret."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterator, MutableMapping
from typing import Any, TypeVar

from linter.pattern.tree import Capture, Choice, Lexicon, Marked, Tree, children

LONGEST_LINE = 4_000
MOST_LINES = 500
DEEPEST = 25


class PatternError(ValueError):
    """A pattern that cannot be read. ``line`` and ``column`` (from 1) point into ``file``; ``str`` shows the place."""

    def __init__(self, message: str, file: str, line: int, column: int, text: str, offset: int) -> None:
        self.message, self.file, self.line, self.column = message, file, line, column
        super().__init__(f"{file}:{line}:{column}: {message}\n    {text}\n    {' ' * offset}^")


def parse(
    text: str,
    *,
    file: str = "<pattern>",
    line: int = 1,
    column: int = 1,
    lexicons: Collection[str] | None = None,
    annotations: Collection[str] | None = None,
    lines: MutableMapping[str, Tree] | None = None,
) -> Tree:
    """Parse a pattern.

    Args:
        text: one alternative a line.
        file, line, column: where the text stands, for errors; ``column`` is that of every line's first character.
        lexicons: known lexicon names; an unknown one is an error. None: not checked.
        annotations: known terminal names, likewise.
        lines: lines parsed before, by their text; this pattern's are added.

    Raises:
        PatternError: the place and what was expected there.
    """
    lines = {} if lines is None else lines
    alternatives: list[Tree] = []
    for number, raw in enumerate(text.split("\n")):
        code = _without_comment(raw)
        if not code.strip():
            continue

        def fail(message: str, offset: int, number: int = number, raw: str = raw) -> PatternError:
            shown = raw.replace("\t", " ")
            return PatternError(message, file, line + number, column + offset, shown, offset)

        if len(alternatives) == MOST_LINES:
            raise fail(f"a pattern may have {MOST_LINES} alternatives at most; a lexicon holds lists", 0)
        if len(code) > LONGEST_LINE:
            raise fail(
                f"a line of a pattern may hold {LONGEST_LINE} characters at most; a lexicon holds lists", LONGEST_LINE
            )
        tree = lines.get(code)
        if tree is None:
            tree = lines[code] = _line(code, fail)
        for sigil, kind, known in (("@", "lexicon", lexicons), ("<", "annotation", annotations)):
            if known is not None:
                for name, offset in _names(code, sigil):
                    if name not in known:
                        raise fail(f"no {kind} {name!r}{_nearest(name, known)}", offset)
        alternatives.append(tree)
    if not alternatives:
        raise PatternError("the pattern is empty", file, line, column, text.split("\n")[0], 0)
    return alternatives[0] if len(alternatives) == 1 else Choice(tuple(alternatives))


def _line(code: str, fail: Callable[[str, int], PatternError]) -> Tree:
    import pyparsing as pp

    from linter.pattern.syntax import line_grammar

    too_deep = _deeper_than(code, DEEPEST)
    if too_deep is not None:
        raise fail(f"groups, captures and looks may be nested {DEEPEST} deep at most", too_deep)
    try:
        tree: Tree = line_grammar().parse_string(code, parse_all=True)[0]
    except pp.ParseBaseException as error:
        raise fail(*_explained(error, code)) from None
    return tree


_PIECES = re.compile(r'\\.|"[^"\n]*"|\$[\w-]+:|[@<]\s*[\w-]+|(?<!\S)\#|[^\s\\"$@<()&!#]+|.')


def _without_comment(raw: str) -> str:
    for piece in _PIECES.finditer(raw):
        if piece[0] == "#" and (piece.start() == 0 or raw[piece.start() - 1].isspace()):
            return raw[: piece.start()]
    return raw


def _names(code: str, sigil: str) -> Iterator[tuple[str, int]]:
    for piece in _PIECES.finditer(code):
        if piece[0].startswith(sigil) and len(piece[0]) > 1:
            yield piece[0][1:].strip(), piece.start()


def _deeper_than(code: str, most: int) -> int | None:
    """Where a line nests deeper than ``most``, so that the parser's recursion stays bounded."""
    open_operators = [0]  # by open group: & ! $name: that wait for their item
    for piece in _PIECES.finditer(code):
        text = piece[0]
        if text in "&!" or (text.startswith("$") and text.endswith(":")):
            open_operators[-1] += 1
        elif text == "(":
            open_operators.append(0)
        elif not text.isspace():
            if text == ")" and len(open_operators) > 1:
                open_operators.pop()
            open_operators[-1] = 0
        if len(open_operators) - 1 + sum(open_operators) > most:
            return piece.start()
    return None


def _nearest(name: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else f"; known: {', '.join(sorted(known)[:12])}"


def _explained(error: Any, code: str) -> tuple[str, int]:
    """Message and offset of a parser's error, in the words of the language."""
    message = str(error.msg)
    if not message.startswith("Expected "):
        return message, error.loc  # the grammar's own
    wanted = message.removeprefix("Expected ").replace("end of text", "an item, | or the end of the line")
    offset = error.loc + len(code[error.loc :]) - len(code[error.loc :].lstrip())
    if offset >= len(code.rstrip()):
        return f"expected {wanted} before the end of the line", len(code.rstrip())
    mark = code[offset]
    if mark in "?*+{":
        return (
            f"expected {wanted}, found {mark!r}: it stands right after its item; \\{mark} is the mark itself",
            offset,
        )
    if mark in '}|()$^!&<>@~"\\#':
        return f"expected {wanted}, found {mark!r}; \\{mark} is the mark itself", offset
    return f"expected {wanted}, found {code[offset:].split()[0][:20]!r}", offset


Named = TypeVar("Named", bound=Lexicon | Marked | Capture)


def nodes_of(tree: Tree, kind: type[Named]) -> list[Named]:
    """All nodes of a kind in a tree, in order."""
    own = [tree] if isinstance(tree, kind) else []
    return own + [node for child in children(tree) for node in nodes_of(child, kind)]


def names_of(tree: Tree, kind: type[Lexicon | Marked | Capture]) -> list[str]:
    """The names of all nodes of a kind in a tree, in order."""
    return [node.name for node in nodes_of(tree, kind)]
