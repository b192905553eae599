"""Named sub-patterns: turns definitions, which may use one another, into trees."""

from __future__ import annotations

from collections.abc import Collection, Mapping, MutableMapping
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from linter.pattern.errors import PatternError
from linter.pattern.grammar import Line, captures_in, parse, read, references_in
from linter.pattern.tree import Tree, Word
from linter.problems import Problems


class Definition(NamedTuple):
    """A definition as its author wrote it: pattern text, and its place in a file (see ``parse``), for errors."""

    text: str
    file: str = "<definition>"
    line: int = 1
    column: int = 1


def resolve(
    written: Mapping[str, Definition],
    shared: Mapping[str, Tree] = {},
    *,
    lexicons: Collection[str] | None = None,
    annotations: Collection[str] | None = None,
    lines: MutableMapping[str, Tree] | None = None,
    problems: Problems[PatternError] | None = None,
) -> dict[str, Tree]:
    """The trees of definitions, with the names in them replaced.

    Args:
        written: definitions by name, in any order. They may use one another, and replace ``shared`` ones of the same name.
        shared: trees of further definitions, by name.
        lexicons, annotations, lines: see ``parse``.
        problems: keeps the errors; a wrong definition then matches its own name. None: they are raised, as one.

    Returns:
        The shared trees and those of the written definitions, by name.

    Raises:
        PatternError: a definition cannot be read, captures something, uses an unknown name, uses itself or grows too large; stands for
            all such.
    """
    lines = {} if lines is None else lines
    kept = Problems(PatternError) if problems is None else problems
    uses: dict[str, dict[str, tuple[Line, int]]] = {}
    for name, definition in written.items():
        with kept.kept():
            uses[name] = _uses(definition, lines)
    graph = {name: [used for used in places if used in written] for name, places in uses.items()}
    try:
        order = tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        circle: list[str] = error.args[1][::-1]  # each uses the next one; the last is the first
        line, offset = uses[circle[0]][circle[1]]
        shown = " → ".join(circle)
        raise line.error(f"a definition cannot use itself: {shown}; write out one of these", offset) from None
    trees = dict(shared)
    trees.update(
        (name, Word(name)) for name in written.keys() - uses.keys()
    )  # wrong ones, so that those that use them are read
    for name in order:
        text, file, at, column = written[name]
        with kept.kept():
            trees[name] = Word(name)
            trees[name] = parse(
                text, file=file, line=at, column=column,
                lexicons=lexicons, annotations=annotations, definitions=trees, lines=lines,
            )  # fmt: skip
    if problems is None:
        kept.settle()
    return trees


def _uses(definition: Definition, lines: MutableMapping[str, Tree]) -> dict[str, tuple[Line, int]]:
    """The names that a definition uses, each with the line and the offset of its first use."""
    text, file, at, column = definition
    found: dict[str, tuple[Line, int]] = {}
    for line in read(text, file=file, line=at, column=column, lines=lines):
        for name, offset in captures_in(line.code):
            raise line.error(
                f"a definition captures nothing; capture where it is used, as in ${name}:&its-name, and take ${name}: away here",
                offset,
            )
        for name, offset in references_in(line.code).items():
            found.setdefault(name, (line, offset))
    return found
