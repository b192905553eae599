"""The base of all operators of the pattern language: an operator builds its element and gives its hints.

An *element* is a ``pyparsing.ParserElement`` over a ``TokenStream``: ``parseImpl(stream, slot, do_actions)`` returns the slot behind its
match and its captures, as ``(name, first slot, last slot)``, half-open, or raises ``NO_MATCH``. That is pyparsing's documented protocol,
with a stream of tokens instead of a string.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import count
from typing import Any, NamedTuple, Protocol, TypeAlias

import pyparsing as pp

from linter.pattern.hints import NOTHING, Hint
from linter.pattern.lexicon import Lexicons
from linter.pattern.tree import Look, Node, Tree, remembered

Captures: TypeAlias = list[tuple[str, int, int]]
Found: TypeAlias = tuple[int, Captures]
"""The slot behind a match, and its captures."""
NONE: Captures = []
"""No captures: shared, never changed."""
NO_MATCH = pp.ParseException("", 0, "no match")
"""Raised where an element does not match: one exception for all, since making one takes longer than most elements.
Raise it ``.with_traceback(None)``, else its traceback grows."""

serial = count()
"""Numbers for elements that remember: their keys in ``TokenStream.failures`` and ``answers``."""


class Single(NamedTuple):
    """The word classes and the words taken by a pattern that always matches exactly one token and captures nothing."""

    classes: frozenset[str]
    words: frozenset[str]


class Builds(Protocol):
    """Builds the elements of trees, with the lexicons they name."""

    lexicons: Lexicons

    def build(self, tree: Tree) -> pp.ParserElement:
        """The element of a tree; equal leaves share one."""

    def later(self, tree: Tree) -> pp.ParserElement:
        """The element of a tree, built when it is first tried: most patterns are tried only as far as their beginning."""


class Operator:
    """An operator or terminal of the pattern language: what the nodes of its kind mean, and their hints."""

    def build(self, node: Any, builder: Builds) -> pp.ParserElement:
        """The element of a node."""
        raise NotImplementedError

    def edge(self, node: Any, lexicons: Lexicons, forwards: bool) -> Hint | None:
        """The tokens a node may begin (``forwards``) or end with; None: any."""
        return None

    def skips(self, node: Any, forwards: bool) -> bool:
        """Whether the token at a node's beginning (end) may be the next item's: it may match nothing, or it only looks."""
        return False

    def single(self, node: Any, lexicons: Lexicons) -> Single | None:
        """The tokens a node takes, if it always takes exactly one and captures nothing; None otherwise."""
        return None


OPERATORS: dict[type[Node], Operator] = {}
"""Every operator by the kind of node that the grammar makes of it."""


def operator(*kinds: type[Node]) -> Callable[[type[Operator]], type[Operator]]:
    """A decorator that registers the operator of some kinds of nodes."""

    def register(made: type[Operator]) -> type[Operator]:
        OPERATORS.update(dict.fromkeys(kinds, made()))
        return made

    return register


@remembered
def edge(node: Tree, lexicons: Lexicons, forwards: bool) -> Hint | None:
    """The tokens a tree may begin (``forwards``) or end with; None: any."""
    return OPERATORS[node.__class__].edge(node, lexicons, forwards)


@remembered
def skips(node: Tree, forwards: bool) -> bool:
    """Whether the token at a tree's beginning (``forwards``) or end may belong to the item beside it."""
    return OPERATORS[node.__class__].skips(node, forwards)


def single(node: Tree, lexicons: Lexicons) -> Single | None:
    """The tokens a tree takes, if it always takes exactly one and captures nothing; None otherwise."""
    return OPERATORS[node.__class__].single(node, lexicons)


def row_edge(items: Iterable[Tree], lexicons: Lexicons, forwards: bool) -> Hint | None:
    """The tokens items in a row may begin (end) with: the union up to the first item that must take one; None: any."""
    found = NOTHING
    for item in items if forwards else reversed(tuple(items)):
        if isinstance(item, Look) and (item.negative or not forwards):
            continue
        hint = edge(item, lexicons, forwards)
        if hint is None:
            return None
        found |= hint
        if not skips(item, forwards):
            break
    return found


def first_of(items: tuple[Tree, ...], lexicons: Lexicons) -> Hint | None:
    """The tokens items in a row may begin with; None: any, or the items may match nothing."""
    return None if all(skips(item, True) for item in items) else row_edge(items, lexicons, True)


def last_of(items: tuple[Tree, ...], lexicons: Lexicons) -> Hint | None:
    """The tokens items in a row may end with; None: any, or the items may match nothing."""
    return None if all(skips(item, False) for item in items) else row_edge(items, lexicons, False)


class Leaf(pp.Token):
    """An element without others inside; ``label`` is its name in diagrams."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.skipWhitespace = self.callPreparse = self.mayIndexError = False
        self._label = label

    def _generateDefaultName(self) -> str:
        return self._label


def plain(element: pp.ParserElement) -> None:
    """Switch off what pyparsing does for strings: white space between tokens, errors at the string's end."""
    element.skipWhitespace = element.callPreparse = element.mayIndexError = False
