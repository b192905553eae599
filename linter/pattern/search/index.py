"""Searches for many patterns at once: one pass over the tokens finds which can match where; only those are tried."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress
from typing import Generic, TypeAlias, TypeVar

from linter.pattern.lexicon import Table
from linter.pattern.matcher import Alternative, Match, Matcher
from linter.pattern.search.choosing import forms_of
from linter.pattern.search.keeping import Kept, paragraphs_of
from linter.pattern.search.sites import Asked, Candidate, Site, Steps, admits, asked_at, sites_of
from linter.pattern.stream import BREAK, TokenStream, stream_of
from linter.pattern.tree import Lexicon, Marked, Tree
from linter.text.document import Document, Sentence

Key = TypeVar("Key", bound=Hashable)


class PatternIndex(Generic[Key]):
    """Matchers by key, looked up by their anchors.

    Args:
        entries: the matchers.
        search: whether anchors decide where they are tried. If not, each is tried at every token, and finds the same.
        keeping: whether what ``scan`` finds in a paragraph is kept for texts that have the same one.
    """

    def __init__(self, entries: Sequence[tuple[Key, Matcher]], *, search: bool = True, keeping: bool = False) -> None:
        self._kept = Kept() if keeping else None
        self._keys: list[Key] = []
        self._leaves: list[tuple[Table, list[Candidate]]] = []
        self._by_unit: dict[str, list[Asked]] = {}
        self._anywhere: list[tuple[int, Alternative]] = []
        self._asked: dict[str, list[Asked]] = {}
        self._known: frozenset[str] = frozenset()
        self._sites: dict[str, list[Site]] | None = None
        candidates: dict[tuple[Tree, str], list[Candidate]] = {}
        steps = Steps()
        for key, matcher in entries:
            for alternative in matcher.alternatives:
                number = len(self._keys)
                self._keys.append(key)
                anchors = alternative.anchors if search else ()
                for anchor in anchors:
                    self._add(Candidate(number, alternative, anchor, steps), anchor.leaf, candidates)
                if not anchors:
                    self._anywhere.append((number, alternative))

    def _add(self, candidate: Candidate, leaf: Tree, candidates: dict[tuple[Tree, str], list[Candidate]]) -> None:
        if isinstance(leaf, Marked):
            self._by_unit.setdefault(leaf.name, []).extend(asked_at([Site([candidate])]))
            return
        lexicons = candidate.alternative.builder.lexicons
        scope = lexicons.key(leaf.name) if isinstance(leaf, Lexicon) else ""
        shared = candidates.get((leaf, scope))
        if shared is None:  # candidates of one leaf share a list, so that its words are entered once
            shared = candidates[leaf, scope] = []
            self._leaves.append((forms_of(leaf, lexicons), shared))
        shared.append(candidate)

    def _learn(self, words: frozenset[str]) -> None:
        """Prepare the words of an article that no earlier article had.

        For the first article only entries that it can hold are prepared, since many runs have one; from the second on, all.
        """
        if self._sites is None:
            first = not self._known
            sites = sites_of(self._leaves, words if first else None)
            if not first:
                self._sites, self._known, self._asked = sites, frozenset(), {}
        else:
            sites = self._sites
        new = words - self._known
        self._known |= new
        for word in new & sites.keys():
            self._asked[word] = asked_at(sites[word])

    @cached_property
    def _calling(self) -> frozenset[str]:
        """Words of which a match must hold one, if no unit is an anchor."""
        return frozenset().union(*(table.first_words() for table, _ in self._leaves))

    def calling(self) -> frozenset[str] | None:
        """Normalised words of which every match holds one; None where there is a pattern without such words."""
        return None if self._anywhere or self._by_unit else self._calling

    def scan(self, document: Document, *, overlapping: bool = False) -> Iterator[tuple[Key, Match]]:
        """All matches in a document: key by key, each key's by position.

        Args:
            document: the article.
            overlapping: whether matches of one key may overlap. If so, gives each alternative's match at each token, equal
                ones once; if not, the leftmost, then the longest, then the first alternative's.
        """
        if not self._keys:
            return
        stream = stream_of(document)
        tries = _Tries(stream)
        self._learn(stream.vocabulary)
        if self._kept is None:
            self._look(tries, stream, range(len(stream.words)), range(len(document.sentences)))
        else:
            self._look_anew(tries, stream, self._kept)
        stream.forget()  # the elements of another index cannot use what these remember
        yield from tries.matches(self._keys, overlapping=overlapping)

    def _look(self, tries: _Tries, stream: TokenStream, slots: range, sentences: range) -> None:
        """Try all that may match in a stretch, given by its slots and its sentences."""
        asked = list(map(self._asked.get, stream.words[slots.start : slots.stop]))
        for slot in compress(slots, asked):
            tries.at_word(asked[slot - slots.start] or (), slot)
        for name, own in self._by_unit.items():
            for slot, behind in _unit_slots(stream, name, sentences):
                tries.at_unit(own, slot, behind)
        tries.everywhere(self._anywhere, slots)

    def _look_anew(self, tries: _Tries, stream: TokenStream, kept: Kept) -> None:
        """The same for a whole document, of which only those paragraphs are looked at that no earlier one had."""
        for paragraph in paragraphs_of(stream):
            matches = kept.get(paragraph)
            if matches is None:
                own = _Tries(stream)
                self._look(own, stream, range(paragraph.first, paragraph.last), paragraph.sentences)
                matches = kept.put(paragraph, own.tried)
            for match in matches:
                tries.give(match.number, *match.at(paragraph))

    def near(
        self, document: Document, sentences: Iterable[int], *, overlapping: bool = False
    ) -> Iterator[tuple[Key, Match]]:
        """As ``scan``, but only matches that begin in some sentences.

        Args:
            document: the article.
            sentences: indexes of sentences, each at most once.
            overlapping: see ``scan``.
        """
        stream = stream_of(document)
        tries = _Tries(stream)
        words, quotes = stream.words, stream.before_quotes
        stretches: Iterable[Sentence] = map(document.sentences.__getitem__, sentences)
        if not self._anywhere and not self._by_unit:
            calling = self._calling
            stretches = (one for one in stretches if not calling.isdisjoint(document.norms[one.first : one.last]))
        stretches = list(stretches)
        occurring = frozenset().union(*(document.norms[first:last] for first, last, _ in stretches))
        sites = sites_of(self._leaves, occurring)
        for first, last, _ in stretches:
            begin, end = stream.slot_of[first], stream.slot_of[last - 1] + 1
            for slot in compress(range(begin, end), map(sites.__contains__, words[begin:end])):
                for site in sites[words[slot]]:
                    if slot - site.offset >= begin:
                        for candidate in site.candidates:
                            if quotes[slot] or not candidate.anchor.companions.quotes:
                                tries.fire(candidate, slot - site.offset)
            tries.everywhere(self._anywhere, range(begin, end))
            for name, own in self._by_unit.items():
                lengths = stream.units(name, first).lengths
                slots = [stream.slot_of[token] for token in compress(range(first, last), lengths[first:last])]
                if name == "quote" and lengths[last]:  # it opens the next sentence
                    slots.append(end)
                for slot in slots:
                    for one in own:
                        tries.fire(one.candidate, slot)
        yield from tries.matches(self._keys, overlapping=overlapping)


def _unit_slots(stream: TokenStream, name: str, sentences: range) -> Iterator[tuple[int, int | None]]:
    """Every unit of a kind in some sentences: its first slot, and the slot behind it; None for that if units of several lengths begin there."""
    units = stream.document.annotation(name)
    for token, end in units.ends(sentences):
        slot = stream.slot_of[token]
        behind = None if token in units.shorter else stream.slot_of[end - 1] + 1
        yield slot, behind
        if name == "quote" and slot > 1 and stream.words[slot - 1] == BREAK:
            yield slot - 1, behind  # announced by a colon that ends a sentence


class _Tries:
    """Tries alternatives in one document, each at most once at a slot."""

    def __init__(self, stream: TokenStream) -> None:
        self._stream = stream
        self.tried: dict[int, dict[int, Match | None]] = {}

    def give(self, number: int, slot: int, match: Match) -> None:
        """Note a match of an alternative that is known to begin at a slot."""
        self.tried.setdefault(number, {})[slot] = match

    def at_word(self, asked: Iterable[Asked], slot: int) -> None:
        """Try the candidates that may match around the word at a slot."""
        stream = self._stream
        quotes, around, tags = stream.before_quotes[slot], None, stream.tags
        for candidate, offset, quoting, words, before, after, own in asked:
            if quoting and not quotes:
                continue
            if words is not None:
                if around is None:
                    around = stream.words_around(slot)
                if words.isdisjoint(around):
                    continue
            # The class is asked here, since most tokens are admitted or refused by it.
            if after is not None and tags[slot + 1] not in after[0] and not admits(after, stream, slot + 1):
                continue
            if before is not None and tags[slot - 1] not in before[0] and not admits(before, stream, slot - 1):
                continue
            if own is None or admits(own, stream, slot):
                self.fire(candidate, max(0, slot - offset))

    def at_unit(self, asked: Iterable[Asked], slot: int, behind: int | None) -> None:
        """Try the candidates that may match around the unit that begins at a slot; ``behind``: see ``_unit_slots``."""
        stream = self._stream
        for candidate, _, _, _, before, after, _ in asked:
            if (before is None or admits(before, stream, slot - 1)) and (
                after is None or behind is None or admits(after, stream, behind)
            ):
                self.fire(candidate, slot)

    def fire(self, candidate: Candidate, slot: int) -> None:
        """Try an alternative wherever it may begin if its anchor begins at a slot."""
        starts = (slot,) if candidate.leads else candidate.back(self._stream, slot)
        if starts:
            memo = self.tried.get(candidate.number)
            if memo is None:
                memo = self.tried[candidate.number] = {}
            match = candidate.alternative.match
            for start in starts:
                if start not in memo:
                    memo[start] = match(self._stream, start)

    def everywhere(self, alternatives: Iterable[tuple[int, Alternative]], slots: Iterable[int]) -> None:
        """Try some alternatives, given with their numbers, at every slot."""
        for number, alternative in alternatives:
            match, memo = alternative.match, self.tried.setdefault(number, {})
            for slot in slots:
                found = match(self._stream, slot)
                if found is not None:
                    memo[slot] = found

    def matches(self, keys: Sequence[Key], *, overlapping: bool) -> Iterator[tuple[Key, Match]]:
        """The matches of each key: by where they begin, the longest first, then the first alternative's. Call it once: it empties the record."""
        numbers: dict[Key, list[int]] = {}
        for number in self.tried:
            numbers.setdefault(keys[number], []).append(number)
        for key, own in numbers.items():
            ranked = [
                (match.first, -match.last, number, match)
                for number in own
                for match in self.tried.pop(number).values()
                if match is not None
            ]
            if ranked:
                ranked.sort(key=lambda entry: entry[:3])
                for match in _distinct(ranked) if overlapping else _leftmost(ranked):
                    yield key, match


_Ranked: TypeAlias = tuple[int, int, int, Match]


def _leftmost(ranked: list[_Ranked]) -> Iterator[Match]:
    last = -1
    for first, _, _, match in ranked:
        if first >= last:
            last = match.last
            yield match


def _distinct(ranked: list[_Ranked]) -> Iterator[Match]:
    previous: list[Match] = []
    for first, _, _, match in ranked:
        if previous and previous[0].first != first:
            previous = []
        if match not in previous:
            previous.append(match)
            yield match
