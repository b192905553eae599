"""Many patterns at once: one pass over the tokens finds which can match where; only those are tried."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress, count
from typing import Generic, TypeAlias, TypeVar

from linter.pattern.lexicon import Lexicons, Table
from linter.pattern.matcher import Match, Matcher
from linter.pattern.search.anchors import forms_of
from linter.pattern.search.neighbours import ANY, Kind, Kinds
from linter.pattern.search.probes import Group, Probe, Side, Site, Steps, sites_of
from linter.pattern.stream import BREAK, TokenStream, stream_of
from linter.pattern.tree import Lexicon, Marked, Tree
from linter.text.document import Document, Sentence

Key = TypeVar("Key", bound=Hashable)
_OFTEN = 12
"""Of a word met more often it pays to make a look-up."""


class PatternIndex(Generic[Key]):
    """Matchers by key, looked up by their anchors.

    Args:
        entries: the matchers.
        search: whether anchors decide where they are tried; without, each is tried at every token, and finds the same.
    """

    def __init__(self, entries: Sequence[tuple[Key, Matcher]], *, search: bool = True) -> None:
        self._keys: list[Key] = []
        self._leaves: list[tuple[Table, list[Probe]]] = []
        self._sites: dict[str, list[Site]] | None = None
        self._groups: dict[str, Group] = {}
        self._known: frozenset[str] = frozenset()
        self._same: dict[tuple[tuple[Hashable, ...], ...], Group] = {}
        self._kinds = Kinds()
        self._by_unit: dict[str, list[Probe]] = {}
        self._anywhere: list[Probe] = []
        probes: dict[tuple[Tree, str], list[Probe]] = {}
        steps = Steps()
        for key, matcher in entries:
            for alternative in matcher.alternatives:
                number = len(self._keys)
                self._keys.append(key)
                places = alternative.places if search else ()
                for place in places:
                    self._add(
                        Probe(number, alternative, place, steps), place.leaf, alternative.builder.lexicons, probes
                    )
                if not places:
                    self._anywhere.append(Probe(number, alternative, None, steps))

    def _add(self, probe: Probe, leaf: Tree, lexicons: Lexicons, probes: dict[tuple[Tree, str], list[Probe]]) -> None:
        if isinstance(leaf, Marked):
            self._by_unit.setdefault(leaf.name, []).append(probe)
            return
        scope = lexicons.key(leaf.name) if isinstance(leaf, Lexicon) else ""
        shared = probes.get((leaf, scope))
        if shared is None:  # probes of one leaf share a list, so that a word is entered once for all of them
            shared = probes[leaf, scope] = []
            self._leaves.append((forms_of(leaf, lexicons), shared))
        shared.append(probe)

    def _learn(self, words: frozenset[str]) -> None:
        """Make the groups of words not met before. Words of the same sites share one, with all it has learnt.

        Of the first article only what can match in it is asked for; what a second one brings is told from all sites.
        """
        if self._sites is None:
            first = not self._known
            sites = sites_of(self._leaves, words if first else None)
            if not first:
                self._sites = sites
                self._known, self._groups = frozenset(), {}
        else:
            sites = self._sites
        new = words - self._known
        self._known |= new
        for word in new & sites.keys():
            same = tuple((id(site.probes), *site[1:]) for site in sites[word])
            group = self._same.get(same)
            if group is None:
                group = self._same[same] = Group(sites[word])
            self._groups[word] = group

    @cached_property
    def _calling(self) -> frozenset[str]:
        """The words without one of which nothing can match, where no unit is an anchor."""
        return frozenset().union(*(table.first_words() for table, _ in self._leaves))

    @cached_property
    def _unit_groups(self) -> dict[str, tuple[list[Probe], Side, Side]]:
        """The probes of each kind of unit, and what the tokens before and after it let through."""
        return {
            name: (probes, *Group([Site(probes)]).tell_apart(self._kinds)[:2]) for name, probes in self._by_unit.items()
        }

    def scan(self, document: Document, *, overlapping: bool = False) -> Iterator[tuple[Key, Match]]:
        """All matches in a document, by key in the order of the first, and by position.

        Args:
            document: the article.
            overlapping: whether matches of one key may overlap: then each alternative's match at each start, equal ones
                once; otherwise leftmost, then longest, then the first alternative.
        """
        if not self._keys:
            return
        stream = stream_of(document)
        tries = _Tries(stream)
        fire, words = tries.fire, stream.words
        self._learn(stream.vocabulary)
        groups = list(map(self._groups.get, words))
        for known, times in Counter(filter(None, groups)).items():
            known.met += times
            if known.sides is None and known.met > _OFTEN:
                known.tell_apart(self._kinds)
        unit_groups = self._unit_groups
        kinds = self._kinds.of(stream)  # once all that tells words apart is known
        for slot in compress(count(), groups):
            group = groups[slot]
            assert group is not None
            if group.sides is None:
                bits = group.admitted(stream, slot, kinds)
            else:
                before, after, own = group.sides
                bits = after[kinds[slot + 1]]
                if bits:
                    bits &= before[kinds[slot - 1]]
                    if bits and own is not None:
                        bits &= own[kinds[slot]]
            if bits:
                fire(group.probes, bits, slot, group.offsets)
        for name, (probes, before, after) in unit_groups.items():
            for slot, kind, next_kind in _around_units(stream, name, kinds):
                fire(probes, before[kind] & after[next_kind], slot)
        tries.everywhere(self._anywhere, range(len(words)))
        stream.forget()  # what this index's elements remember tells no other's
        yield from tries.matches(self._keys, overlapping=overlapping)

    def near(
        self, document: Document, sentences: Iterable[int], *, overlapping: bool = False
    ) -> Iterator[tuple[Key, Match]]:
        """The matches that begin in some sentences (indexes, each at most once); otherwise as of ``scan``."""
        stream = stream_of(document)
        tries = _Tries(stream)
        fire, words = tries.fire, stream.words
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
                        fire(site.probes, -1, slot - site.offset)
            tries.everywhere(self._anywhere, range(begin, end))
            for name, probes in self._by_unit.items():
                lengths = stream.units(name, first).lengths
                for token in compress(range(first, last), lengths[first:last]):
                    fire(probes, -1, stream.slot_of[token])
                if name == "quote" and lengths[last]:  # it opens the next sentence
                    fire(probes, -1, end)
        yield from tries.matches(self._keys, overlapping=overlapping)


def _around_units(stream: TokenStream, name: str, kinds: Sequence[Kind]) -> Iterator[tuple[int, Kind, Kind]]:
    """Every unit of a kind: its slot, and the kinds of the tokens before and after."""
    units = stream.document.annotation(name)
    for token, end in units.ends():
        slot = stream.slot_of[token]
        after = ANY if token in units.shorter else kinds[stream.slot_of[end - 1] + 1]
        yield slot, kinds[slot - 1], after
        if name == "quote" and slot > 1 and stream.words[slot - 1] == BREAK:
            yield slot - 1, kinds[slot - 2], after  # announced by a colon that ends a sentence


class _Tries:
    """Alternatives tried in one document, each once at a place."""

    def __init__(self, stream: TokenStream) -> None:
        self._stream = stream
        self._tried: dict[int, dict[int, Match | None]] = {}

    def fire(self, probes: Sequence[Probe], bits: int, slot: int, offsets: Sequence[int] | None = None) -> None:
        """Try the alternatives of some probes (a bit each; -1: all) wherever they may begin if their anchors are at ``slot``.

        ``offsets``: how many slots before it each anchor begins instead.
        """
        stream, tried = self._stream, self._tried
        bits &= (1 << len(probes)) - 1
        while bits:
            lowest = bits & -bits
            bits ^= lowest
            number = lowest.bit_length() - 1
            probe = probes[number]
            at = slot if offsets is None else max(0, slot - offsets[number])
            starts = (at,) if probe.leads else probe.starts(stream, at)
            if starts:
                memo = tried.get(probe.number)
                if memo is None:
                    memo = tried[probe.number] = {}
                for start in starts:
                    if start not in memo:
                        memo[start] = probe.alternative.match(stream, start)

    def everywhere(self, probes: Sequence[Probe], slots: Iterable[int]) -> None:
        """Try the alternatives of some probes at every slot."""
        for probe in probes:
            match, memo = probe.alternative.match, self._tried.setdefault(probe.number, {})
            for slot in slots:
                found = match(self._stream, slot)
                if found is not None:
                    memo[slot] = found

    def matches(self, keys: Sequence[Key], *, overlapping: bool) -> Iterator[tuple[Key, Match]]:
        """The matches of each key: by where they begin, the longest first, then the first alternative's. Nothing is kept."""
        numbers: dict[Key, list[int]] = {}
        for number in self._tried:
            numbers.setdefault(keys[number], []).append(number)
        for key, own in numbers.items():
            ranked = [
                (match.first, -match.last, number, match)
                for number in own
                for match in self._tried.pop(number).values()
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
