"""Hints: the tokens that an operator can begin and end with, known from the pattern alone.

A hint is a superset: a token that it does not admit cannot be there. The search uses hints to decide where to try a pattern;
only the elements decide what matches.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from linter.language.phrases import WORDS
from linter.pattern.lexicon import Lexicons

MOST_WORDS = 5000
"""A longer list gives no hint: nearly every token would be in it."""
STOPS = frozenset({".", "?", "!", "...", "…"})
"""Before one of these, a unit may end with any token (see ``Edges``)."""
ALL_CLASSES = WORDS | frozenset(',.:"()')


class ListEdge(msgspec.Struct, frozen=True, array_like=True):
    """The words that a lexicon's entries begin (``first``) or end with; ``name`` is the lexicon's full name."""

    name: str
    inflected: bool
    first: bool


class Hint(msgspec.Struct, frozen=True, array_like=True):
    """The tokens that may be at a place: of one of these classes, one of these words, or in one of these lists.

    Lists are named, not spelt out, so that a rule cache can keep hints.
    """

    tags: str = ""
    words: tuple[str, ...] = ()
    lists: tuple[ListEdge, ...] = ()

    def __or__(self, other: Hint) -> Hint:
        tags, words, lists = self.tags + other.tags, self.words + other.words, self.lists + other.lists
        return Hint("".join(dict.fromkeys(tags)), tuple(dict.fromkeys(words)), tuple(dict.fromkeys(lists)))

    def admits(self, tag: str, word: str, lexicons: Lexicons) -> bool:
        """Whether a token of this class and word may be there."""
        return tag in self.tags or word in self.words or any(word in listed(one, lexicons) for one in self.lists)

    def spelt_out(self, lexicons: Lexicons) -> tuple[frozenset[str], frozenset[str]]:
        """The classes, and all words, those of the lists too."""
        return frozenset(self.tags), frozenset(self.words).union(*(listed(one, lexicons) for one in self.lists))


NOTHING = Hint()


def listed(edge: ListEdge, lexicons: Lexicons) -> frozenset[str]:
    """The words of a list's edge."""
    return lexicons.edge(edge.name, edge.inflected, first=edge.first)


def of_words(words: Iterable[str]) -> Hint:
    """A hint that admits exactly some words."""
    return Hint(words=tuple(sorted(words)))


def any_of(hints: Iterable[Hint | None]) -> Hint | None:
    """The union of some hints; None (any token) if one of them is None."""
    tags: dict[str, None] = {}
    words: dict[str, None] = {}
    lists: dict[ListEdge, None] = {}
    for hint in hints:
        if hint is None:
            return None
        tags.update(dict.fromkeys(hint.tags))
        words.update(dict.fromkeys(hint.words))
        lists.update(dict.fromkeys(hint.lists))
    return Hint("".join(tags), tuple(words), tuple(lists))
