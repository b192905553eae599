"""What every match of a pattern holds beside its anchor: an index does not try the pattern in a sentence without it.

As all of the search it gives supersets: a pattern whose companions are there may still fail.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from math import fsum
from typing import NamedTuple

import msgspec

from linter.language.inflection import inflections
from linter.pattern.lexicon import Lexicons
from linter.pattern.search.choosing import frequency, rate_of
from linter.pattern.tree import (
    QUOTATION_MARKS,
    Capture,
    Choice,
    Exact,
    Lemma,
    Lexicon,
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
"""More words than these are not asked for: they would have to be kept for each anchor. The words of lexicons are kept once."""


class Companions(msgspec.Struct, frozen=True, array_like=True):
    """What must be beside an anchor in its sentence.

    ``quotes``: a quotation or a quotation mark behind it, which may also open the next sentence behind a colon. ``words`` and
    ``lexicons`` (each a name, and whether it is inflected): one of these normalised words, or the first word of an entry of
    one of these lexicons, before or behind it; both empty: any.
    """

    quotes: bool = False
    words: tuple[str, ...] = ()
    lexicons: tuple[tuple[str, bool], ...] = ()

    def wanted(self, lexicons: Lexicons) -> frozenset[str] | None:
        """The words of which one must be in the anchor's sentence; None: any."""
        sets = [lexicons.edge(name, inflected, first=True) for name, inflected in self.lexicons]
        if self.words:
            sets.append(frozenset(self.words))
        return None if not sets else sets[0] if len(sets) == 1 else frozenset().union(*sets)


class Wanted(NamedTuple):
    """Words, and lexicons, of which a part of a pattern must hold one; ``rate``: of how many of a thousand tokens of news it holds true."""

    words: frozenset[str]
    lexicons: frozenset[tuple[str, bool]]
    rate: float


class _Part(NamedTuple):
    """What is known of a part of a pattern: whether it must hold a quotation or mark, whether it may go on behind one, and words it must hold."""

    tree: Tree | None
    quoted: bool
    crosses: bool
    wanted: Wanted | None


class CompanionsOf:
    """The companions of one alternative's anchors, which have most of their items in common: each item is read once.

    Raises:
        KeyError: a lexicon is unknown; of the methods.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons
        self._read: dict[int, _Part] = {}  # by identity; a part keeps its tree, so that no other gets its number
        self._rates: dict[tuple[str, bool], float] = {}

    def beside(self, prefix: tuple[Tree, ...], suffix: tuple[Tree, ...]) -> Companions:
        """What must be beside an anchor, by the items before and after it."""
        after = self._row(None, suffix)
        wanted = _rarest((after.wanted, self._before(prefix)))
        if wanted is None:
            return Companions(after.quoted)
        return Companions(after.quoted, tuple(sorted(wanted.words)), tuple(sorted(wanted.lexicons)))

    def _before(self, prefix: tuple[Tree, ...]) -> Wanted | None:
        """The rarest words that an item before an anchor needs, but none up to a quotation, which may begin in an earlier sentence."""
        found: Wanted | None = None
        for item in reversed(prefix):
            part = self._part(item)
            if part.crosses:
                break
            found = _rarest((found, part.wanted))
        return found

    def _part(self, tree: Tree) -> _Part:
        found = self._read.get(id(tree))
        if found is None:
            found = self._read[id(tree)] = self._found(tree)
        return found

    def _found(self, tree: Tree) -> _Part:
        match tree:
            case Word(text):
                return _Part(tree, text in QUOTATION_MARKS, False, self._wanted((text,)))
            case Exact(words):
                return _Part(tree, False, False, self._wanted((normalise(words[0]),)))
            case Lemma(lemma):
                return _Part(tree, False, False, self._wanted(inflections(lemma)))
            case Lexicon(name, inflected):
                listed = name, inflected
                if listed not in self._rates:
                    self._rates[listed] = frequency(tree, self._lexicons)
                return _Part(tree, False, False, self._wanted((), (listed,)))
            case Marked(name):
                return _Part(tree, name == "quote", name == "quote", None)
            case Capture(_, item) | Look(item, False):
                return self._part(item)._replace(tree=tree)
            case Repeat(item, least):
                inner = self._part(item)._replace(tree=tree)
                return inner if least else inner._replace(quoted=False, wanted=None)
            case Choice(options):
                each = list(map(self._part, options))
                quoted, crosses = all(part.quoted for part in each), any(part.crosses for part in each)
                return _Part(tree, quoted, crosses, self._one_of([part.wanted for part in each]))
            case Sequence(items):
                return self._row(tree, items)
            case _:
                return _Part(tree, False, False, None)

    def _row(self, tree: Tree | None, items: tuple[Tree, ...]) -> _Part:
        """Items one after the other: the rarest words that one of them needs, but of none behind a quotation, which may end the sentence."""
        quoted = crosses = False
        wanted: Wanted | None = None
        for item in items:
            part = self._part(item)
            quoted = quoted or part.quoted
            if not crosses:
                wanted = _rarest((wanted, part.wanted))
            crosses = crosses or part.crosses
        return _Part(tree, quoted, crosses, wanted)

    def _one_of(self, each: list[Wanted | None]) -> Wanted | None:
        """What one of several options needs, whichever it is."""
        known = [one for one in each if one is not None]
        if len(known) < len(each):
            return None
        words: frozenset[str] = frozenset().union(*(one.words for one in known))
        return self._wanted(words, frozenset().union(*(one.lexicons for one in known)))

    def _wanted(self, words: Collection[str], listed: Collection[tuple[str, bool]] = ()) -> Wanted | None:
        """These words and lexicons, if they are few and rare enough to ask for."""
        rate = rate_of(words) + fsum(self._rates[one] for one in listed)
        few = len(words) <= _MOST_WORDS and rate <= _MOST_RATE and (words or listed)
        return Wanted(frozenset(words), frozenset(listed), rate) if few else None


def _rarest(each: Iterable[Wanted | None]) -> Wanted | None:
    return min((one for one in each if one is not None), key=lambda one: one.rate, default=None)
