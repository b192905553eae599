"""What may stand right after and right before a leaf, told from the pattern alone.

A token's *kind* is its word class and which of the words asked for at such places it is. An anchor's neighbours rule out
most of the places it is met at, and the answer is the same wherever the same kinds meet: an index keeps it, and what is
left to be tried is one look-up away.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from linter.pattern.elements import CLOSERS
from linter.pattern.fuse import may_be_empty
from linter.pattern.inflect import inflections
from linter.pattern.lexicon import Lexicons
from linter.pattern.tape import BREAK, Tape
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

_MOST_WORDS = 5000
"""A longer list is not told apart from other words: nearly all tokens after such an anchor would be of it."""


STOPS = frozenset({".", "?", "!", "...", "…"})
"""Before these a unit may end with anything (see ``Edges``)."""


class Neighbour(NamedTuple):
    """The tokens that may stand at a place: of one of these classes, or one of these words."""

    tags: frozenset[str]
    words: frozenset[str]


_NOTHING = Neighbour(frozenset(), frozenset())

Kind: TypeAlias = int
ANY: Kind = 0
"""The kind of a token that may be anything."""


class Kinds:
    """Tells tokens apart as far as it was asked to, and no further: words that no question tells apart are of one kind."""

    def __init__(self) -> None:
        self._lists: dict[frozenset[str], int] = {}
        self._lists_of: dict[str, tuple[int, ...]] = {}
        self._by_word = _ByWord(self._lists_of, self)
        self._kinds: list[tuple[str, tuple[int, ...]]] = [("", ())]  # by number
        self._numbers: dict[tuple[str, tuple[int, ...]], Kind] = {}

    def ask_for(self, words: frozenset[str]) -> int:
        """From now on, tell words of a list from others: the list's number among a kind's ``lists``."""
        number = self._lists.get(words)
        if number is None:
            number = self._lists[words] = len(self._lists)
            own, lists_of = (number,), self._lists_of
            for word in words:
                lists_of[word] = lists_of.get(word, ()) + own
            self._by_word.clear()
        return number

    def described(self, kind: Kind) -> tuple[str, tuple[int, ...]]:
        """The class of a kind's tokens, and the numbers of the lists they are in."""
        return self._kinds[kind]

    def number(self, tag: str, lists: tuple[int, ...]) -> Kind:
        """The kind of tokens of a class and of these lists."""
        found = self._numbers.get((tag, lists))
        if found is None:
            found = self._numbers[tag, lists] = len(self._kinds)
            self._kinds.append((tag, lists))
        return found

    def of(self, tape: Tape) -> list[Kind]:
        """The kind of each slot of a tape."""
        by_word = self._by_word
        out = [by_word[word][tag] for word, tag in zip(tape.words, tape.tags, strict=True)]
        for slot in tape.bare_edges():  # a quotation's edge that is no mark
            out[slot] = ANY
        return out


class _ByTag(dict[str, Kind]):
    """The kinds of tokens of the same lists, by their class."""

    def __init__(self, lists: tuple[int, ...], kinds: Kinds) -> None:
        super().__init__()
        self._lists, self._kinds = lists, kinds

    def __missing__(self, tag: str) -> Kind:
        found = self[tag] = self._kinds.number(tag, self._lists)
        return found


class _ByWord(dict[str, _ByTag]):
    """The kinds of a word; words of the same lists share theirs."""

    def __init__(self, lists_of: dict[str, tuple[int, ...]], kinds: Kinds) -> None:
        super().__init__()
        self._lists_of, self._kinds = lists_of, kinds
        self._shared: dict[tuple[int, ...], _ByTag] = {}

    def __missing__(self, word: str) -> _ByTag:
        lists = self._lists_of.get(word, ())
        shared = self._shared.get(lists)
        if shared is None:
            shared = self._shared[lists] = _ByTag(lists, self._kinds)
        self[word] = shared
        return shared


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
            return _words(lexicons.edge(name, inflected, first=forwards))
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
