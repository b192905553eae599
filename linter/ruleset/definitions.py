"""Reads the named sub-patterns of rule files: shared ones, and a rule's own, which hide shared ones of the same name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, MutableMapping
from typing import TYPE_CHECKING, NamedTuple

from linter.pattern.tree import Tree
from linter.problems import Problems
from linter.ruleset.convert import Path
from linter.ruleset.rule import DefinitionFile
from linter.ruleset.yamlfile import RuleError

if TYPE_CHECKING:
    from linter.ruleset.source import Source

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


class Known(NamedTuple):
    """The lexicons and definitions that the patterns of any rule may name, and the pattern lines parsed so far."""

    lexicons: Collection[str]
    definitions: Mapping[str, Tree]
    lines: MutableMapping[str, Tree]


Written = tuple[str, str, int, int]
"""A definition as it is written: pattern text, its file, and line and column (from 1) where it begins there."""


def check_name(source: Source, name: str, path: Path, *, key: bool = False) -> None:
    """Raises RuleError if no pattern could use the name of a definition."""
    if not _NAME.fullmatch(name):
        raise source.error(
            f"the name {name!r} must be of the letters a to z, digits, - and _, a letter first", path, key=key
        )


def written(found: Iterable[tuple[Source, DefinitionFile, Path, int | None]]) -> dict[str, Written]:
    """Shared definitions by name; those of a later path replace those of an earlier one.

    Args:
        found: each definition's file, the definition, its place in the file, and the number of the user's path that led to it
            (None: built in).

    Raises:
        RuleError: a name is used twice under one root, or a built-in definition does not say what it is about.
    """
    out: dict[str, Written] = {}
    taken: dict[str, tuple[int | None, str]] = {}
    for source, definition, path, root in found:
        name = definition.definition
        if root is None and not definition.about:
            raise source.error("a built-in definition says what it is about", path)
        if name in taken and taken[name][0] == root:
            raise source.error(f"the definition {name!r} is taken by {taken[name][1]}", (*path, "definition"))
        taken[name] = root, source.file
        out[name] = definition.pattern, source.file, *source.pattern_place((*path, "pattern"))
    return out


def shared_trees(
    definitions: Mapping[str, Written],
    texts: Mapping[str, str],
    lines: MutableMapping[str, Tree],
    problems: Problems[RuleError],
) -> dict[str, Tree]:
    """The trees of shared definitions by name.

    Args:
        definitions: all of them.
        texts: the texts of their files by name, as far as known, to show the place of an error.
        lines: pattern lines parsed so far; new ones are added.
        problems: what is wrong in them is added; a wrong definition matches its own name.

    Raises:
        RuleError: they use one another in a circle.
    """
    return _resolved(definitions, texts, Known((), {}, lines), None, problems)


def resolved(
    written: Mapping[str, tuple[Source, str, Path]], known: Known, lexicons: Collection[str] | None
) -> dict[str, Tree]:
    """A rule's own definitions together with the shared ones, as trees by name.

    Args:
        written: the rule's own by name, each with its file, its pattern text and the keys that lead to this.
        known: what they may use beside one another.
        lexicons: the lexicons that they may name; None: checked where the definitions are used.

    Raises:
        RuleError: what is wrong in them.
    """
    texts = {source.file: source.text for source, _, _ in written.values()}
    placed = {name: (text, source.file, *source.pattern_place(path)) for name, (source, text, path) in written.items()}
    problems = Problems(RuleError)
    trees = _resolved(placed, texts, known, lexicons, problems)
    problems.settle()
    return trees


def _resolved(
    definitions: Mapping[str, Written],
    texts: Mapping[str, str],
    known: Known,
    lexicons: Collection[str] | None,
    problems: Problems[RuleError],
) -> dict[str, Tree]:
    if not definitions:
        return dict(known.definitions)
    from linter.language import ANNOTATORS
    from linter.pattern.definitions import Definition, resolve
    from linter.pattern.errors import PatternError

    def placed(error: PatternError) -> RuleError:
        said = (
            RuleError(f"in a definition: {one.message}", one.file, one.line, one.column, texts.get(one.file))
            for one in error.each
        )
        return RuleError.of(said)

    written = {name: Definition(*definition) for name, definition in definitions.items()}
    wrong = Problems(PatternError)
    try:
        trees = resolve(
            written, known.definitions, lexicons=lexicons, annotations=ANNOTATORS, lines=known.lines, problems=wrong
        )
    except PatternError as error:
        raise placed(error) from None
    problems.found += map(placed, wrong.found)
    return trees
