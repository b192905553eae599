"""What every match of a pattern holds behind its anchor: an index does not try the pattern in a sentence without it.

As all of the search it gives supersets: a pattern whose companions are there may still fail.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple, TypeAlias

import msgspec

from linter.language.inflection import inflections
from linter.pattern.search.choosing import rate_of
from linter.pattern.tree import (
    QUOTATION_MARKS,
    Capture,
    Choice,
    Exact,
    Lemma,
    Look,
    Marked,
    Repeat,
    Sequence,
    Tree,
    Word,
)
from linter.text.tokens import normalise

_MOST_RATE = 25.0
"""Words that are more frequent in a thousand tokens of news are in so many sentences that asking for them saves nothing."""
_MOST_WORDS = 50
"""More words than these are not asked for: they would have to be kept for each anchor."""

Words: TypeAlias = frozenset[str] | None
"""Words of which one must be there; None: nothing is known."""


class Companions(msgspec.Struct, frozen=True, array_like=True):
    """What must follow an anchor in its sentence.

    ``quotes``: a quotation or a quotation mark, which may also open the next sentence behind a colon. ``words``: one of these
    normalised words, in any order; empty: any.
    """

    quotes: bool = False
    words: tuple[str, ...] = ()


class _Part(NamedTuple):
    """What is known of a part of a pattern: whether it must hold a quotation or mark, whether it may go on behind one, and words it must hold."""

    tree: Tree | None
    quoted: bool
    crosses: bool
    words: Words


class CompanionsOf:
    """The companions of one alternative's anchors, which have most of their items in common: each item is read once."""

    def __init__(self) -> None:
        self._read: dict[int, _Part] = {}  # by identity; a part keeps its tree, so that no other gets its number

    def after(self, suffix: tuple[Tree, ...]) -> Companions:
        """What must follow an anchor, by the items after it."""
        row = self._row(None, suffix)
        return Companions(row.quoted, tuple(sorted(row.words or ())))

    def _part(self, tree: Tree) -> _Part:
        found = self._read.get(id(tree))
        if found is None:
            found = self._read[id(tree)] = self._found(tree)
        return found

    def _found(self, tree: Tree) -> _Part:
        match tree:
            case Word(text):
                return _Part(tree, text in QUOTATION_MARKS, False, _asked((text,)))
            case Exact(words):
                return _Part(tree, False, False, _asked((normalise(words[0]),)))
            case Lemma(lemma):
                return _Part(tree, False, False, _asked(inflections(lemma)))
            case Marked(name):
                return _Part(tree, name == "quote", name == "quote", None)
            case Capture(_, item) | Look(item, False):
                return self._part(item)._replace(tree=tree)
            case Repeat(item, least):
                inner = self._part(item)._replace(tree=tree)
                return inner if least else inner._replace(quoted=False, words=None)
            case Choice(options):
                each = list(map(self._part, options))
                known = [part.words for part in each if part.words is not None]
                shared: frozenset[str] = frozenset().union(*known) if len(known) == len(each) else frozenset()
                quoted, crosses = all(part.quoted for part in each), any(part.crosses for part in each)
                return _Part(tree, quoted, crosses, _asked(shared))
            case Sequence(items):
                return self._row(tree, items)
            case _:
                return _Part(tree, False, False, None)

    def _row(self, tree: Tree | None, items: tuple[Tree, ...]) -> _Part:
        """Items one after the other: the rarest words that one of them needs, but of none behind a quotation, which may end the sentence."""
        quoted = crosses = False
        words: Words = None
        for item in items:
            part = self._part(item)
            quoted = quoted or part.quoted
            if not crosses and part.words and (words is None or rate_of(part.words) < rate_of(words)):
                words = part.words
            crosses = crosses or part.crosses
        return _Part(tree, quoted, crosses, words)


def _asked(words: Collection[str]) -> Words:
    return frozenset(words) if 0 < len(words) <= _MOST_WORDS and rate_of(words) <= _MOST_RATE else None
