"""What may stand right after and right before a leaf, told from the pattern alone.

A token's *kind* is its word class and, where patterns ask for the word itself at such a place, the word. An anchor's
neighbours rule out most of the places it is met at, and the answer is the same wherever the same kinds meet: an index
keeps it, and what is left to be tried is one look-up away.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from linter.pattern.elements import CLOSERS
from linter.pattern.fuse import may_be_empty
from linter.pattern.inflect import inflections
from linter.pattern.lexicon import Lexicons
from linter.pattern.tape import BREAK
from linter.pattern.tree import (
    Capture,
    Choice,
    Edge,
    Exact,
    Gap,
    Lemma,
    Lexicon,
    Look,
    Marked,
    Repeat,
    Sequence,
    Tree,
    Word,
)  # fmt: skip
from linter.text.document import EDGES
from linter.text.tokens import normalise

_MOST_WORDS = 60
"""A list of more words is not told apart word by word: too many kinds would each need an answer of their own."""


class Neighbour(NamedTuple):
    """The tokens that may stand at a place: of one of these classes, or one of these words."""

    tags: frozenset[str]
    words: frozenset[str]

    def admits(self, kind: str) -> bool:
        """Whether a token of a kind (its class character, then perhaps the word) may stand there."""
        return kind[0] in self.tags or kind[1:] in self.words or kind == ANY_KIND


ANY_KIND = "*"
"""The kind of a token that every neighbour admits."""
_NOTHING = Neighbour(frozenset(), frozenset())


def first_of(items: tuple[Tree, ...], lexicons: Lexicons) -> Neighbour | None:
    """What items in a row may begin with; None where that is anything, or they may match nothing."""
    return _joined(items, lexicons, forwards=True)


def last_of(items: tuple[Tree, ...], lexicons: Lexicons) -> Neighbour | None:
    """What items in a row may end with; None where that is anything, or they may match nothing."""
    return _joined(items, lexicons, forwards=False)


def _joined(items: tuple[Tree, ...], lexicons: Lexicons, *, forwards: bool) -> Neighbour | None:
    return None if all(_empty(item, forwards) for item in items) else _row(items, lexicons, forwards=forwards)


def _row(items: tuple[Tree, ...], lexicons: Lexicons, *, forwards: bool) -> Neighbour | None:
    """The union of what items may begin (or end) with, up to the first that is sure to be there."""
    found = _NOTHING
    for item in items if forwards else reversed(items):
        if isinstance(item, Look) and (item.negative or not forwards):
            continue
        edge = _edge(item, lexicons, forwards=forwards)
        if edge is None:
            return None
        found = Neighbour(found.tags | edge.tags, found.words | edge.words)
        if not _empty(item, forwards):
            break
    return found


def _empty(item: Tree, forwards: bool) -> bool:
    """Whether the token at this place may be another item's.

    Edges consume nothing, but say what is there; a look does for the token it looks at, not for the one before.
    """
    match item:
        case Edge():
            return False
        case Look(inner, negative):
            return negative or not forwards or _empty(inner, forwards)
        case Capture(_, inner):
            return _empty(inner, forwards)
        case Repeat(inner, least, _):
            return least == 0 or _empty(inner, forwards)
        case Sequence(items):
            return all(_empty(one, forwards) for one in items)
        case Choice(options):
            return any(_empty(option, forwards) for option in options)
        case _:
            return may_be_empty(item)


def _edge(item: Tree, lexicons: Lexicons, *, forwards: bool) -> Neighbour | None:
    match item:
        case Word(text):
            return _words((text,))
        case Exact(words):
            return _words((normalise(words[0 if forwards else -1]),))
        case Lemma(lemma):
            return _words(inflections(lemma))
        case Lexicon(name, inflected):
            table = lexicons.table(name, inflected)
            return _words(table if forwards else {form[-1] for forms in table.values() for form in forms})
        case Marked(name):
            edges = EDGES.get(name)
            tags = edges and (edges.first if forwards else edges.last)
            if tags and name == "quote" and forwards:  # announced by a colon that ends a sentence
                tags += BREAK
            return None if tags is None else Neighbour(frozenset(tags), frozenset())
        case Edge(True):
            return None if forwards else Neighbour(frozenset((BREAK,)), frozenset())
        case Edge():
            return Neighbour(frozenset((BREAK,)), CLOSERS) if forwards else None
        case Gap():
            return None
        case Capture(_, inner) | Repeat(inner) | Look(inner):
            return _edge(inner, lexicons, forwards=forwards)
        case Choice(options):
            return _any(_edge(option, lexicons, forwards=forwards) for option in options)
        case Sequence(items):
            return _row(items, lexicons, forwards=forwards)
        case _:
            raise AssertionError(item)


def _any(edges: Iterable[Neighbour | None]) -> Neighbour | None:
    found = _NOTHING
    for edge in edges:
        if edge is None:
            return None
        found = Neighbour(found.tags | edge.tags, found.words | edge.words)
    return found


def _words(words: Iterable[str]) -> Neighbour | None:
    chosen = frozenset(words)
    return Neighbour(frozenset(), chosen) if len(chosen) <= _MOST_WORDS else None
