"""The tree of a pattern: the grammar makes it; the builder of elements, the search and the rule cache read it.

Plain tagged structs, so that a parsed rule can be cached as msgpack and compared in tests.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeAlias, TypeVar, cast

import msgspec

QUOTATION_MARKS = frozenset(('"', "'", "''", "``"))
"""The normalised tokens that may be quotation marks."""


class Node(msgspec.Struct, frozen=True, tag=True, array_like=True):
    """Base of all nodes."""


class Word(Node, frozen=True):
    """A token by its normalised form (lower case, straight apostrophe): ``position``, ``'s``, ``,``."""

    text: str


class Exact(Node, frozen=True):
    """``"West"``: tokens exactly as written, case and accents included. ``words`` holds one string a token."""

    words: tuple[str, ...]


class Lemma(Node, frozen=True):
    """``~change``: any inflection of a lemma."""

    lemma: str


class Lexicon(Node, frozen=True):
    """``@position`` any entry of a lexicon; ``~@say`` any inflection of any entry (its head word inflects)."""

    name: str
    inflected: bool = False


class Shape(Node, frozen=True):
    """``/\\d+ ?%/``: one token or a few in a row whose text a regular expression matches."""

    expression: str


class Marked(Node, frozen=True):
    """``<np>``: a unit that the document layer marks."""

    name: str


class Sequence(Node, frozen=True):
    """Items one after the other."""

    items: tuple[Tree, ...]


class Choice(Node, frozen=True):
    """``a | b``: ordered choice."""

    options: tuple[Tree, ...]


class Repeat(Node, frozen=True):
    """``x?  x*  x+  x{m,n}``: possessive repetition; ``most`` None is the bound of ``*`` and ``+`` (``repeating.MOST``)."""

    item: Tree
    least: int
    most: int | None


class Gap(Node, frozen=True):
    """``...``: the shortest stretch of the clause after which the rest of its sequence matches; bounded."""


class Look(Node, frozen=True):
    """``&x`` (negative false) and ``!x`` (negative true): look ahead, consuming nothing."""

    item: Tree
    negative: bool


class Edge(Node, frozen=True):
    """``^`` (start true) and ``$``: the edges of the sentence."""

    start: bool


class Capture(Node, frozen=True):
    """``$name:x``."""

    name: str
    item: Tree


class Reference(Node, frozen=True):
    """``&possessive``: what is defined under this name. ``expand`` replaces it; no other reader of trees sees it."""

    name: str


Tree: TypeAlias = (
    Word
    | Exact
    | Lemma
    | Lexicon
    | Shape
    | Marked
    | Sequence
    | Choice
    | Repeat
    | Gap
    | Look
    | Edge
    | Capture
    | Reference
)


Asked = TypeVar("Asked", bound=Callable[..., Any])
_MOST_REMEMBERED = 1_000


def remembered(function: Asked) -> Asked:
    """Make a function of trees remember its results by the identity of its arguments, which it must not change.

    The anchors of one pattern have most of their trees in common; equal ones that are not the same are worked out anew, since to
    compare them takes as long. Of the last thousand trees, that is, and of leaves not at all.
    """
    known: dict[tuple[int, ...], tuple[tuple[Any, ...], Any]] = {}

    @wraps(function)
    def asked(*arguments: Any) -> Any:
        if arguments[0].__class__ in _LEAVES:
            return function(*arguments)
        key = tuple(map(id, arguments))
        found = known.get(key)
        if found is None:
            if len(known) >= _MOST_REMEMBERED:
                known.clear()
            found = known[key] = (
                arguments,
                function(*arguments),
            )  # kept with them, so that no others get their numbers
        return found[1]

    return cast(Asked, asked)


def children(tree: Tree) -> tuple[Tree, ...]:
    """The trees directly inside a tree, in order."""
    kind = tree.__class__
    if kind in _LEAVES:
        return ()
    match tree:
        case Sequence(items):
            return items
        case Choice(options):
            return options
        case Repeat(item) | Look(item) | Capture(_, item):
            return (item,)
        case _:
            raise AssertionError(tree)


_LEAVES = frozenset((Word, Exact, Lemma, Lexicon, Shape, Marked, Gap, Edge, Reference))


def names_lexicon(tree: Tree) -> bool:
    """Whether what a tree matches depends on lexicons."""
    return isinstance(tree, Lexicon) or any(map(names_lexicon, children(tree)))


def quotes(tree: Tree) -> bool:
    """Whether a tree holds ``<quote>``, the only unit that may begin and end without a mark of its own."""
    return tree == Marked("quote") or any(map(quotes, children(tree)))


def runs(tree: Tree) -> bool:
    """Whether a tree holds a repetition or a gap: then its matches may be long, and it may be tried at the same slot many times."""
    return (isinstance(tree, Repeat) and tree.most != 1) or isinstance(tree, Gap) or any(map(runs, children(tree)))


def may_be_empty(tree: Tree) -> bool:
    """Whether a tree can match without consuming a token."""
    match tree:
        case Word() | Lemma() | Lexicon() | Exact() | Shape() | Marked():
            return False
        case Sequence(items):
            return all(may_be_empty(item) for item in items)
        case Choice(options):
            return any(may_be_empty(option) for option in options)
        case Repeat(item, least, _):
            return least == 0 or may_be_empty(item)
        case Capture(_, item):
            return may_be_empty(item)
        case _:
            return True
