"""Candidates and their sites: for each word, the alternatives that may match around it, and the conditions for trying them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeAlias

from linter.pattern.hints import Hint, listed
from linter.pattern.lexicon import Lexicons, Table
from linter.pattern.matcher import Alternative
from linter.pattern.search.anchors import Anchor
from linter.pattern.search.backward import Back, back_over_all
from linter.pattern.search.choosing import rarest, split_at
from linter.pattern.search.companions import Companions
from linter.pattern.stream import TokenStream
from linter.pattern.tree import Tree


class Candidate:
    """An alternative that may match wherever one of its anchors occurs.

    Args:
        number: the alternative's number in its index.
        alternative: what is tried.
        anchor: the anchor, and its place in the alternative.
        steps: the steps back that the candidates of an index share.
    """

    def __init__(self, number: int, alternative: Alternative, anchor: Anchor, steps: Steps) -> None:
        self.number, self.alternative, self.anchor = number, alternative, anchor
        self.leads = anchor.leads  # then a match can only begin where the anchor does
        self.words = steps.wanted(alternative, anchor)  # of which one must be in the sentence
        self._steps = steps

    @cached_property
    def alone(self) -> Asked:
        """The candidate with its conditions where its anchor is a word alone: all such words share it."""
        return _asked(Site([self]), self)

    @cached_property
    def back(self) -> Back:
        """The step back over the items before the anchor; built on first use."""
        prefix = split_at(self.alternative.tree, self.anchor.path).prefix
        return self._steps.over(prefix, self.alternative.builder.lexicons, scoped=self.anchor.scoped)


class Steps:
    """Steps back, and wanted words; alternatives with the same items before their anchors share one."""

    def __init__(self) -> None:
        self._made: dict[tuple[tuple[Tree, ...], Lexicons | None], Back] = {}
        self._wanted: dict[tuple[Companions, Lexicons | None], frozenset[str] | None] = {}

    def over(self, prefix: tuple[Tree, ...], lexicons: Lexicons, *, scoped: bool) -> Back:
        """The step back over some items; ``scoped``: see ``Anchor``."""
        key = prefix, lexicons if scoped else None
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = back_over_all(prefix, lexicons)
        return found

    def wanted(self, alternative: Alternative, anchor: Anchor) -> frozenset[str] | None:
        """The words of which one must be in the sentence of an anchor; None: any. Equal sets are kept once."""
        companions, lexicons = anchor.companions, alternative.builder.lexicons
        key = companions, lexicons if companions.lexicons else None
        if key not in self._wanted:
            self._wanted[key] = companions.wanted(lexicons)
        return self._wanted[key]


class Site(NamedTuple):
    """A word of a leaf, and the candidates to consider where it occurs.

    For an entry of several words it is the rarest of these; ``offset`` is the number of the entry's words before it.
    """

    candidates: list[Candidate]
    offset: int = 0
    before: tuple[str, ...] = ()  # the entries' words right before it, if it is not their first …
    after: tuple[str, ...] = ()  # … and those right after it …
    ends: bool = True  # … and whether an entry ends with it

    def beside(self, candidate: Candidate) -> tuple[Hint | None, Hint | None, Hint | None]:
        """The tokens that may be before and after the word for a candidate to match, and what the word itself may be."""
        before, after, own = candidate.anchor.beside()
        if self.offset:
            before, own = Hint(words=self.before), None
        if self.after:
            within = Hint(words=self.after)
            after = within if not self.ends else after and after | within
        return before, after, own


Words: TypeAlias = tuple[str, tuple[frozenset[str], ...]]
"""The tokens that may be at a place: of these word classes, or in one of these sets of words."""


class Asked(NamedTuple):
    """A candidate with the conditions for trying it: what the tokens around its word, and the word, may be; None: any.

    ``quotes`` and ``words``: see ``Companions``; ``words`` None: any.
    """

    candidate: Candidate
    offset: int
    quotes: bool
    words: frozenset[str] | None
    before: Words | None
    after: Words | None
    own: Words | None


def asked_at(sites: Iterable[Site]) -> list[Asked]:
    """The candidates of some sites, each with its conditions."""
    return [
        _asked(site, candidate) if site.before or site.after else candidate.alone
        for site in sites
        for candidate in site.candidates
    ]


def _asked(site: Site, candidate: Candidate) -> Asked:
    """A candidate with its conditions at a site."""
    lexicons = candidate.alternative.builder.lexicons
    before, after, own = (_words(hint, lexicons) for hint in site.beside(candidate))
    return Asked(candidate, site.offset, candidate.anchor.companions.quotes, candidate.words, before, after, own)


def _words(hint: Hint | None, lexicons: Lexicons) -> Words | None:
    if hint is None:
        return None
    sets = [listed(one, lexicons) for one in hint.lists]
    if hint.words:
        sets.append(_set(hint.words))
    return hint.tags, tuple(sets)


@lru_cache(maxsize=10_000)  # many patterns may be followed by the same words, and an index holds the sets for good
def _set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


def admits(words: Words, stream: TokenStream, slot: int) -> bool:
    """Whether the token at a slot is one of these. Where a quotation begins or ends without a mark, any token is."""
    tags, sets = words
    if stream.tags[slot] in tags:
        return True
    word = stream.words[slot]
    for one in sets:
        if word in one:
            return True
    return slot in stream.bare


def sites_of(leaves: Sequence[tuple[Table, list[Candidate]]], words: frozenset[str] | None) -> dict[str, list[Site]]:
    """The sites of some words (None: of all), in the order of the leaves."""
    found: dict[str, list[Site]] = {}
    for table, candidates in leaves:
        plain = Site(candidates)
        for word in table.alone if words is None else table.alone & words:
            found.setdefault(word, []).append(plain)
        entries: dict[tuple[str, int], list[tuple[str, ...]]] = {}
        for word in table.longer if words is None or not table.longer else words.intersection(table.longer):
            for form in table.starting(word):
                if words is None or words.issuperset(form):
                    offset = rarest(form)
                    entries.setdefault((form[offset], offset), []).append(form)
        for (word, offset), forms in entries.items():
            found.setdefault(word, []).append(_within(candidates, offset, forms))
    return found


def _within(candidates: list[Candidate], offset: int, entries: list[tuple[str, ...]]) -> Site:
    """The site of a word in entries of several words; it is the word number ``offset`` in all of them."""
    before = {form[offset - 1] for form in entries} if offset else set()
    after = {form[offset + 1] for form in entries if offset + 1 < len(form)}
    ends = any(offset + 1 == len(form) for form in entries)
    return Site(candidates, offset, tuple(sorted(before)), tuple(sorted(after)), ends)
