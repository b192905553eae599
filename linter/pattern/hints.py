"""Hints: what an operator can begin and end with, told from the pattern alone.

A hint is a superset: a token that it does not admit can certainly not stand there. The search uses hints to decide where a pattern is tried; what matches is
decided by the elements alone.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from linter.language.phrases import WORDS
from linter.pattern.lexicon import Lexicons

MOST_WORDS = 5000
"""A longer list gives no hint: nearly every token after such an anchor would be in it."""
STOPS = frozenset({".", "?", "!", "...", "…"})
"""Before these a unit may end with anything (see ``Edges``)."""
ALL_CLASSES = WORDS | frozenset(',.:"()')


class ListEdge(msgspec.Struct, frozen=True, array_like=True):
    """The words that a lexicon's entries begin (``first``) or end with; ``name`` is its full one."""

    name: str
    inflected: bool
    first: bool


class Hint(msgspec.Struct, frozen=True, array_like=True):
    """The tokens that may stand at a place: of one of these classes, one of these words, or of one of these lists.

    Lists are named, not spelt out, so that a rule cache can keep what was told of a pattern.
    """

    tags: str = ""
    words: tuple[str, ...] = ()
    lists: tuple[ListEdge, ...] = ()

    def __or__(self, other: Hint) -> Hint:
        tags, words, lists = self.tags + other.tags, self.words + other.words, self.lists + other.lists
        return Hint("".join(dict.fromkeys(tags)), tuple(dict.fromkeys(words)), tuple(dict.fromkeys(lists)))

    def admits(self, tag: str, word: str, lexicons: Lexicons) -> bool:
        """Whether a token may stand there."""
        return tag in self.tags or word in self.words or any(word in listed(one, lexicons) for one in self.lists)

    def spelt_out(self, lexicons: Lexicons) -> tuple[frozenset[str], frozenset[str]]:
        """The classes, and all words."""
        return frozenset(self.tags), frozenset(self.words).union(*(listed(one, lexicons) for one in self.lists))


NOTHING = Hint()


def listed(edge: ListEdge, lexicons: Lexicons) -> frozenset[str]:
    """The words of a list's edge."""
    return lexicons.edge(edge.name, edge.inflected, first=edge.first)


def of_words(words: Iterable[str]) -> Hint:
    """The hint of some words."""
    return Hint(words=tuple(sorted(words)))


def any_of(hints: Iterable[Hint | None]) -> Hint | None:
    """The hint of what any of some may be; None (anything) where one of them is."""
    found = NOTHING
    for hint in hints:
        if hint is None:
            return None
        found |= hint
    return found
