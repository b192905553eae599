"""Kinds of tokens: what an index tells apart of the tokens beside an anchor.

A token's *kind* is its word class and which of the words asked for at such places it is. The hints of what stands beside an anchor
rule out most of the places where it occurs, and the answer is the same wherever the same kinds meet: an index keeps it, and
what is left to be tried is one look-up away.
"""

from __future__ import annotations

from itertools import repeat
from operator import getitem
from typing import TypeAlias

from linter.pattern.hints import ALL_CLASSES, Hint, listed
from linter.pattern.lexicon import Lexicons
from linter.pattern.operators import first_of
from linter.pattern.stream import TokenStream
from linter.pattern.tree import Look, Marked, Tree
from linter.text.document import CLASSES

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

    def ask_for(self, hint: Hint, lexicons: Lexicons) -> list[int]:
        """From now on, tell its words from others: the numbers of its lists (see ``described``)."""
        numbers = [self._ask(listed(one, lexicons)) for one in hint.lists]
        if hint.words:
            numbers.append(self._ask(frozenset(hint.words)))
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

    def of(self, stream: TokenStream) -> list[Kind]:
        """The kind of each slot of a stream."""
        by_word, lists_of = self._by_word, self._lists_of
        for word in (stream.vocabulary - by_word.keys()) & lists_of.keys():
            by_word[word] = self._told(lists_of[word])
        out = list(map(getitem, map(by_word.get, stream.words, repeat(self._told(()))), stream.tags))
        for slot in stream.bare_edges():  # a quotation's edge that is no mark
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


def seen_by(items: tuple[Tree, ...], lexicons: Lexicons) -> Hint | None:
    """What the token after some items may be, where the last of them looks at it: ``&<ing>``, ``!<ing>``; None: anything."""
    if not items or not isinstance(items[-1], Look):
        return None
    look = items[-1]
    if not look.negative:
        return first_of((look.item,), lexicons)
    classes = CLASSES.get(look.item.name) if isinstance(look.item, Marked) else None
    return None if classes is None else Hint("".join(sorted(ALL_CLASSES - classes)))
