"""What may stand right after and right before a leaf, told from the pattern alone.

A token's *kind* is its word class and which of the words asked for at such places it is. An anchor's neighbours rule out
most of the places it is met at, and the answer is the same wherever the same kinds meet: an index keeps it, and what is
left to be tried is one look-up away.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import repeat
from operator import getitem
from typing import TypeAlias

import msgspec

from linter.language.inflection import inflections
from linter.language.phrases import WORDS
from linter.pattern.elements import CLOSERS
from linter.pattern.lexicon import Lexicons
from linter.pattern.stream import BREAK, Tape
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
    may_be_empty,
)  # fmt: skip
from linter.text.document import CLASSES, EDGES
from linter.text.tokens import normalise

_MOST_WORDS = 5000
"""A longer list is not told apart from other words: nearly all tokens after such an anchor would be of it."""


_CLASSES = WORDS | frozenset(',.:"()')
STOPS = frozenset({".", "?", "!", "...", "…"})
"""Before these a unit may end with anything (see ``Edges``)."""


class ListEdge(msgspec.Struct, frozen=True, array_like=True):
    """The words that a lexicon's entries begin (``first``) or end with; ``name`` is its full one."""

    name: str
    inflected: bool
    first: bool


class Neighbour(msgspec.Struct, frozen=True, array_like=True):
    """The tokens that may stand at a place: of one of these classes, one of these words, or of one of these lists.

    Lists are named, not spelt out, so that a rule cache can keep what was told of a pattern.
    """

    tags: str = ""
    words: tuple[str, ...] = ()
    lists: tuple[ListEdge, ...] = ()

    def __or__(self, other: Neighbour) -> Neighbour:
        tags, words, lists = self.tags + other.tags, self.words + other.words, self.lists + other.lists
        return Neighbour("".join(dict.fromkeys(tags)), tuple(dict.fromkeys(words)), tuple(dict.fromkeys(lists)))

    def admits(self, tag: str, word: str, lexicons: Lexicons) -> bool:
        """Whether a token may stand there."""
        return tag in self.tags or word in self.words or any(word in _listed(one, lexicons) for one in self.lists)

    def spelt_out(self, lexicons: Lexicons) -> tuple[frozenset[str], frozenset[str]]:
        """The classes, and all words."""
        return frozenset(self.tags), frozenset(self.words).union(*(_listed(one, lexicons) for one in self.lists))


def _listed(edge: ListEdge, lexicons: Lexicons) -> frozenset[str]:
    return lexicons.edge(edge.name, edge.inflected, first=edge.first)


_NOTHING = Neighbour()

Kind: TypeAlias = int
ANY: Kind = 0
"""The kind of a token that may be anything."""


class Kinds:
    """Tells tokens apart as far as it was asked to, and no further: words that no question tells apart are of one kind."""

    def __init__(self) -> None:
        self._lists: dict[frozenset[str], int] = {}
        self._lists_of: dict[str, tuple[int, ...]] = {}
        self._by_tag: dict[tuple[int, ...], _ByTag] = {}
        self._by_word: dict[str, _ByTag] = {}
        self._kinds: list[tuple[str, frozenset[int]]] = [("", frozenset())]  # by number
        self._numbers: dict[tuple[str, tuple[int, ...]], Kind] = {}

    def ask_for(self, neighbour: Neighbour, lexicons: Lexicons) -> list[int]:
        """From now on, tell its words from others: the numbers of its lists (see ``described``)."""
        numbers = [self._ask(_listed(one, lexicons)) for one in neighbour.lists]
        if neighbour.words:
            numbers.append(self._ask(frozenset(neighbour.words)))
        return numbers

    def _ask(self, words: frozenset[str]) -> int:
        number = self._lists.get(words)
        if number is None:
            number = self._lists[words] = len(self._lists)
            own, lists_of = (number,), self._lists_of
            for word in words:
                lists_of[word] = lists_of.get(word, ()) + own
            self._by_word.clear()
        return number

    def described(self, kind: Kind) -> tuple[str, frozenset[int]]:
        """The class of a kind's tokens, and the numbers of the lists they are in."""
        return self._kinds[kind]

    def number(self, tag: str, lists: tuple[int, ...]) -> Kind:
        """The kind of tokens of a class and of these lists."""
        found = self._numbers.get((tag, lists))
        if found is None:
            found = self._numbers[tag, lists] = len(self._kinds)
            self._kinds.append((tag, frozenset(lists)))
        return found

    def of(self, tape: Tape) -> list[Kind]:
        """The kind of each slot of a tape."""
        by_word, lists_of = self._by_word, self._lists_of
        for word in (tape.vocabulary - by_word.keys()) & lists_of.keys():
            by_word[word] = self._told(lists_of[word])
        out = list(map(getitem, map(by_word.get, tape.words, repeat(self._told(()))), tape.tags))
        for slot in tape.bare_edges():  # a quotation's edge that is no mark
            out[slot] = ANY
        return out

    def _told(self, lists: tuple[int, ...]) -> _ByTag:
        found = self._by_tag.get(lists)
        if found is None:
            found = self._by_tag[lists] = _ByTag(lists, self)
        return found


class _ByTag(dict[str, Kind]):
    """The kinds of tokens of the same lists, by their class."""

    def __init__(self, lists: tuple[int, ...], kinds: Kinds) -> None:
        super().__init__()
        self._lists, self._kinds = lists, kinds

    def __missing__(self, tag: str) -> Kind:
        found = self[tag] = self._kinds.number(tag, self._lists)
        return found


def first_of(items: tuple[Tree, ...], lexicons: Lexicons) -> Neighbour | None:
    """What items in a row may begin with; None where that is anything, or they may match nothing."""
    return _joined(items, lexicons, forwards=True)


def last_of(items: tuple[Tree, ...], lexicons: Lexicons) -> Neighbour | None:
    """What items in a row may end with; None where that is anything, or they may match nothing."""
    return _joined(items, lexicons, forwards=False)


def seen_by(items: tuple[Tree, ...], lexicons: Lexicons) -> Neighbour | None:
    """What the token after some items may be, where the last of them looks at it: ``&<ing>``, ``!<ing>``; None: anything."""
    if not items or not isinstance(items[-1], Look):
        return None
    look = items[-1]
    if not look.negative:
        return first_of((look.item,), lexicons)
    classes = CLASSES.get(look.item.name) if isinstance(look.item, Marked) else None
    return None if classes is None else Neighbour("".join(sorted(_CLASSES - classes)))


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
        found |= edge
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
            edge = ListEdge(lexicons.key(name), inflected, forwards)
            return Neighbour(lists=(edge,)) if len(_listed(edge, lexicons)) <= _MOST_WORDS else None
        case Marked(name):
            edges = EDGES.get(name)
            tags = edges and (edges.first if forwards else edges.last)
            if tags and name == "quote" and forwards:  # announced by a colon that ends a sentence
                tags += BREAK
            return None if tags is None else Neighbour(tags)
        case Edge(True):
            return None if forwards else Neighbour(BREAK)
        case Edge():
            return Neighbour(BREAK, tuple(sorted(CLOSERS))) if forwards else None
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
        found |= edge
    return found


def _words(words: Iterable[str]) -> Neighbour:
    return Neighbour(words=tuple(sorted(words)))
