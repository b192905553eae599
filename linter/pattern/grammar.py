"""Parses pattern text into a tree. An error shows its place with a caret."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterator, Mapping, MutableMapping
from typing import NamedTuple, TypeVar

from linter.pattern.errors import PatternError, explained
from linter.pattern.expand import DEEPEST_TREE, MOST_NODES, ExpansionError, expand, weigh
from linter.pattern.mistaken import mistaken, unseen
from linter.pattern.tree import Capture, Choice, Lexicon, Marked, Reference, Tree, children
from linter.problems import Problems, quoted

LONGEST_LINE = 4_000
MOST_LINES = 500
DEEPEST = 25


Fail = Callable[[str, int], PatternError]
"""Makes the error of a line, from a message and a character offset in the line."""


class Line(NamedTuple):
    """One line of a pattern as it is written: its text without comment and name, its tree, and the maker of its errors."""

    code: str
    tree: Tree
    error: Fail


class Written(NamedTuple):
    """A line of a pattern that holds something, not read yet: its number from 0, its text without comment, and the name it is given.

    In place of the name there are spaces, so that offsets are those of the whole line.
    """

    number: int
    code: str
    name: str | None

    @property
    def called(self) -> tuple[str, ...]:
        """What others may call it: its name, if it has one, and its text with single spaces."""
        return (*(() if self.name is None else (self.name,)), " ".join(self.code.split()))


def parse(
    text: str,
    *,
    file: str = "<pattern>",
    line: int = 1,
    column: int = 1,
    lexicons: Collection[str] | None = None,
    annotations: Collection[str] | None = None,
    definitions: Mapping[str, Tree] = {},
    lines: MutableMapping[str, Tree] | None = None,
) -> Tree:
    """Parse a pattern.

    Args:
        text: one alternative a line.
        file, line, column: where the text begins (from 1), for errors; every line of it begins at ``column``.
        lexicons: known lexicon names; any other is an error. None: not checked.
        annotations: known names of units (``<np>``), likewise.
        definitions: the trees that replace ``&name``, by name (see ``definitions.resolve``).
        lines: lines already parsed, by their text, with ``&name`` not replaced; this pattern's are added.

    Raises:
        PatternError: the text is no pattern; says where, and what was expected there.
    """
    alternatives: list[Tree] = []
    room = MOST_NODES
    problems = Problems(PatternError)
    for one in read(text, file=file, line=line, column=column, lines={} if lines is None else lines, problems=problems):
        for sigil, kind, known in (("@", "lexicon", lexicons), ("<", "unit", annotations)):
            if known is not None:
                for name, offset in _names(one.code, sigil):
                    if name not in known:
                        problems.add(one.error(f"no {kind} {quoted(name)}{_nearest(name, known)}", offset))
        tree = one.tree
        if "&" in one.code and (places := references_in(one.code)):
            with problems.kept():
                tree = _expanded(one, places, definitions, lexicons, room)
                room -= weigh(tree) or 0
        alternatives.append(tree)
    problems.settle()
    return alternatives[0] if len(alternatives) == 1 else Choice(tuple(alternatives))


def read(
    text: str,
    *,
    file: str = "<pattern>",
    line: int = 1,
    column: int = 1,
    lines: MutableMapping[str, Tree] | None = None,
    problems: Problems[PatternError] | None = None,
) -> Iterator[Line]:
    """The lines of a pattern, with ``&name`` not replaced in their trees. Arguments and errors as for ``parse``.

    ``problems`` keeps the errors of lines, which are then left out; None: the first one is raised.
    """
    lines = {} if lines is None else lines
    count = 0
    raws = text.split("\n")
    names: set[str] = set()
    for number, code, name in written_lines(text):

        def error(message: str, offset: int, number: int = number, raw: str = raws[number]) -> PatternError:
            return PatternError(message, file, line + number, column + offset, raw, offset)

        if count == MOST_LINES:
            raise error(f"a pattern may have {MOST_LINES} alternatives at most; a lexicon holds lists", 0)
        count += 1
        if name is not None:
            taken = error(f"the name {name!r} is taken by a line above; give this line another", raws[number].find("["))
            if name in names and problems is None:
                raise taken
            if name in names and problems is not None:
                problems.add(taken)
            names.add(name)
        tree = lines.get(code)
        if tree is None:
            try:
                tree = lines[code] = _line(code, error)
            except PatternError as wrong:
                if problems is None:
                    raise
                problems.add(wrong)
                continue
        yield Line(code, tree, error)
    if not count:
        raise PatternError("the pattern is empty; write an item, such as a word", file, line, column, raws[0], 0)


def _expanded(
    line: Line,
    places: Mapping[str, int],
    definitions: Mapping[str, Tree],
    lexicons: Collection[str] | None,
    room: int,
) -> Tree:
    """A line's tree with its names replaced; ``places`` has their offsets, ``room`` is how many nodes the tree may have."""
    for name, offset in places.items():
        if name not in definitions:
            near = difflib.get_close_matches(name, list(definitions), n=1, cutoff=0.5)
            said = f"; did you mean {near[0]!r}?" if near else "."
            raise line.error(f"no definition {name!r}{said} To look ahead at the word itself write &({name})", offset)
    try:
        tree = expand(line.tree, definitions)
    except ExpansionError as error:
        raise line.error(str(error), places[error.name]) from None
    first = next(iter(places.values()))
    if weigh(tree, room) is None:
        raise line.error(
            f"with its definitions written out this pattern has over {MOST_NODES} items or is over {DEEPEST_TREE} deep; "
            "split it, or keep lists in a lexicon", first,
        )  # fmt: skip
    if lexicons is not None:
        for name, offset in places.items():
            for lexicon in names_of(definitions[name], Lexicon):
                if lexicon not in lexicons:
                    said = f"&{name} uses a lexicon {lexicon!r}, of which there is none"
                    raise line.error(said + _nearest(lexicon, lexicons), offset)
    return tree


def _line(code: str, fail: Fail) -> Tree:
    import pyparsing as pp

    from linter.language import ANNOTATORS
    from linter.pattern.syntax import line_grammar

    if len(code) > LONGEST_LINE:
        raise fail(
            f"a line of a pattern may hold {LONGEST_LINE} characters at most; a lexicon holds lists", LONGEST_LINE
        )
    too_deep = _deeper_than(code, DEEPEST)
    if too_deep is not None:
        raise fail(f"groups, captures and looks may be nested {DEEPEST} deep at most", too_deep)
    hidden = unseen(code)
    if hidden is not None:
        raise fail(*hidden)
    try:
        tree: Tree = line_grammar().parse_string(code, parse_all=True)[0]
    except pp.ParseBaseException as error:
        raise fail(*explained(error, code)) from None
    wrong = [fail(message, offset) for message, offset in mistaken(code, ANNOTATORS)]
    if wrong:
        raise PatternError.of(wrong)
    return tree


_PIECES = re.compile(
    r'(?<![^\s(|&!:])/(?=[^\s)|])(?:\\.|[^/\\\n])+/|\\.|"[^"\n]*"|\$[\w-]+:|[@<]\s*[\w-]+|&[A-Za-z][\w-]*|(?<!\S)\#|[^\s\\"$@<()&!#]+|.'
)


def _without_comment(raw: str) -> str:
    for piece in _PIECES.finditer(raw):
        if piece[0] == "#" and (piece.start() == 0 or raw[piece.start() - 1].isspace()):
            return raw[: piece.start()]
    return raw


_NAMED = re.compile(r"\s*\[([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\](?=\s+\S)")


def written_lines(text: str) -> Iterator[Written]:
    """The lines of a pattern that hold something: each an alternative, which may have a name (``[map] the red line``)."""
    for number, raw in enumerate(text.split("\n")):
        code = _without_comment(raw)
        if code.strip():
            named = _NAMED.match(code)
            if named is None:
                yield Written(number, code, None)
            else:
                yield Written(number, " " * named.end() + code[named.end() :], named[1])


def _names(code: str, sigil: str) -> Iterator[tuple[str, int]]:
    for piece in _PIECES.finditer(code):
        if piece[0].startswith(sigil) and len(piece[0]) > 1:
            yield piece[0][1:].strip(), piece.start()


def references_in(code: str) -> dict[str, int]:
    """The names of definitions (``&name``) in a line without comment, each with the offset of its first use, in order."""
    places: dict[str, int] = {}
    for name, offset in _names(code, "&"):
        places.setdefault(name, offset)
    return places


def captures_in(code: str) -> Iterator[tuple[str, int]]:
    """The names of captures in a line without comment, each with its offset, in order."""
    return ((name.rstrip(":"), offset) for name, offset in _names(code, "$") if name.endswith(":"))


def _deeper_than(code: str, most: int) -> int | None:
    """The offset at which a line nests deeper than ``most``, or None: bounds the parser's recursion."""
    open_operators = [0]  # for each open group, how many & ! $name: have no item yet
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


Named = TypeVar("Named", bound=Lexicon | Marked | Capture | Reference)


def nodes_of(tree: Tree, kind: type[Named]) -> list[Named]:
    """All nodes of a kind in a tree, in order."""
    own = [tree] if isinstance(tree, kind) else []
    return own + [node for child in children(tree) for node in nodes_of(child, kind)]


def names_of(tree: Tree, kind: type[Lexicon | Marked | Capture | Reference]) -> list[str]:
    """The names of all nodes of a kind in a tree, in order."""
    return [node.name for node in nodes_of(tree, kind)]
