"""Many patterns at once: one pass over the tokens finds which can match where; only those are tried."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence
from functools import reduce
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from linter.pattern.anchors import Anchor, Path, anchor_at
from linter.pattern.compile import Element, single_forms
from linter.pattern.fuse import bare
from linter.pattern.inflect import inflections
from linter.pattern.lexicon import Lexicons
from linter.pattern.matcher import Alternative, Match, Matcher
from linter.pattern.neighbours import ANY_KIND, Neighbour, first_of, last_of
from linter.pattern.stepping import Back, back_over_all
from linter.pattern.tape import BREAK, Tape, tape_of
from linter.pattern.tree import Exact, Lemma, Lexicon, Marked, Tree, Word, children
from linter.pattern.tree import Sequence as Items
from linter.text.document import Document
from linter.text.tokens import normalise

Key = TypeVar("Key", bound=Hashable)


class _Probe:
    """An anchor of an alternative: asked at a place, it says where matches may begin. Compiled when first asked."""

    __slots__ = ("_back", "_check", "_offset", "_path", "alternative", "number")

    def __init__(self, number: int, alternative: Alternative, path: Path | None) -> None:
        self.number, self.alternative = number, alternative
        self._path = path
        self._check: Element | None = None
        self._back: Back | None = None
        self._offset = 0

    @property
    def anchor(self) -> Anchor | None:
        """Where it stands in its alternative; None for one that has none."""
        return None if self._path is None else anchor_at(self.alternative.tree, self._path)

    def starts(self, tape: Tape, slot: int) -> Collection[int]:
        if self._back is None:
            self._back = self._compile()
        if self._check is not None and self._check(tape, slot + self._offset, []) < 0:
            return ()
        return self._back(tape, slot)

    def _compile(self) -> Back:
        lexicons, anchor = self.alternative.lexicons, self.anchor
        if anchor is None or not anchor.prefix:
            return lambda tape, slot: (slot,)  # the match itself is the check
        items = anchor.suffix
        if single_forms(anchor.leaf, lexicons) is not None:
            self._offset = 1
        else:
            items = (anchor.leaf, *items)
        if items:
            self._check = Element(bare(Items(items)), lexicons, self.alternative.fuse_after)
        return back_over_all(anchor.prefix, lexicons)


class _Site(NamedTuple):
    """A leaf of one or more patterns, and the probes that are asked where one of its words stands."""

    probes: list[_Probe]
    seconds: frozenset[str] = frozenset()  # words that follow in entries of several words …
    alone: bool = True  # … and whether there is an entry of one word too


_Kinds: TypeAlias = tuple[str, str]


class _Group(dict[_Kinds, tuple[_Probe, ...]]):
    """The probes of a word, by the kinds of the tokens before and after it; worked out when first met."""

    def __init__(self, sites: Sequence[_Site], index: PatternIndex[Key]) -> None:
        super().__init__()
        self._entries: list[tuple[_Probe, Neighbour | None, Neighbour | None]] = []
        for site in sites:
            for probe in site.probes:
                before, after = index.neighbours(probe)
                if not site.alone:
                    after = Neighbour(frozenset(), site.seconds)
                elif site.seconds and after is not None:
                    after = Neighbour(after.tags, after.words | site.seconds)
                self._entries.append((probe, before, after))

    def __missing__(self, kinds: _Kinds) -> tuple[_Probe, ...]:
        found = self[kinds] = tuple(
            probe
            for probe, before, after in self._entries
            if (before is None or before.admits(kinds[0])) and (after is None or after.admits(kinds[1]))
        )
        return found


class _Kinded(dict[str, str]):
    """A word's kinds by its class."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word

    def __missing__(self, tag: str) -> str:
        found = self[tag] = tag + self._word
        return found


class PatternIndex(Generic[Key]):
    """Matchers by key, looked up by their anchors."""

    def __init__(self, entries: Sequence[tuple[Key, Matcher]]) -> None:
        self._keys: list[Key] = []
        self._sites: dict[str, list[_Site]] = {}
        self._groups: dict[str, _Group | None] = {}
        self._same: dict[tuple[int, ...], _Group] = {}
        self._neighbours: dict[_Probe, tuple[Neighbour | None, Neighbour | None]] = {}
        self._kinded: dict[str, _Kinded] = {}
        self._by_unit: dict[str, list[_Probe]] = {}
        self._unit_groups: dict[str, _Group] = {}
        self._anywhere: list[_Probe] = []
        probes: dict[tuple[Tree, str], list[_Probe]] = {}
        for key, matcher in entries:
            for alternative in matcher.alternatives:
                number = len(self._keys)
                self._keys.append(key)
                for path in alternative.paths:
                    leaf = reduce(lambda node, step: children(node)[step], path, alternative.tree)
                    self._add(_Probe(number, alternative, path), leaf, matcher.lexicons, probes)
                if not alternative.paths:
                    self._anywhere.append(_Probe(number, alternative, None))

    def _add(self, probe: _Probe, leaf: Tree, lexicons: Lexicons, probes: dict[tuple[Tree, str], list[_Probe]]) -> None:
        self._note(probe)
        if isinstance(leaf, Marked):
            self._by_unit.setdefault(leaf.name, []).append(probe)
            return
        scope = lexicons.key(leaf.name) if isinstance(leaf, Lexicon) else ""
        shared = probes.get((leaf, scope))
        if shared is None:  # probes of one leaf share a list, so that a word is entered once for all of them
            shared = probes[leaf, scope] = []
            plain = _Site(shared)
            for word, forms in _table(leaf, lexicons).items():
                site = plain
                if len(forms[0]) > 1:
                    seconds = frozenset(form[1] for form in forms if len(form) > 1)
                    site = _Site(shared, seconds, len(forms[-1]) == 1)
                    self._tell_apart(seconds)
                self._sites.setdefault(word, []).append(site)
        shared.append(probe)

    def neighbours(self, probe: _Probe) -> tuple[Neighbour | None, Neighbour | None]:
        """What may stand right before and right after the leaf of a probe; None: anything."""
        return self._neighbours[probe]

    def _note(self, probe: _Probe) -> None:
        anchor, lexicons = probe.anchor, probe.alternative.lexicons
        assert anchor is not None
        before = last_of(anchor.prefix, lexicons) if anchor.prefix else None
        told = anchor.suffix and anchor.open and not isinstance(anchor.leaf, Marked)  # where a unit ends is not known
        after = first_of(anchor.suffix, lexicons) if told else None
        self._neighbours[probe] = before, after
        for neighbour in (before, after):
            if neighbour is not None:
                self._tell_apart(neighbour.words)

    def _tell_apart(self, words: Collection[str]) -> None:
        for word in words:
            if word not in self._kinded:
                self._kinded[word] = _Kinded(word)

    def _group(self, word: str) -> _Group | None:
        """What is asked where a word stands. Words of the same sites share it, with all it has learnt."""
        sites = self._sites.get(word)
        group = None
        if sites is not None:
            same = tuple(id(part) for site in sites for part in (site.probes, site.seconds))
            group = self._same.get(same)
            if group is None:
                group = self._same[same] = _Group(sites, self)
        self._groups[word] = group
        return group

    def _unit_group(self, name: str) -> _Group:
        group = self._unit_groups.get(name)
        if group is None:
            group = self._unit_groups[name] = _Group([_Site(self._by_unit[name])], self)
        return group

    def _kinds(self, tape: Tape) -> list[str]:
        kinded = self._kinded.get
        kinds = [
            tag if (by_tag := kinded(word)) is None else by_tag[tag]
            for word, tag in zip(tape.words, tape.tags, strict=True)
        ]
        for slot in tape.bare_edges():
            kinds[slot] = ANY_KIND
        return kinds

    def scan(self, document: Document, *, overlapping: bool = False) -> Iterator[tuple[Key, Match]]:
        """All matches in a document, by key in the order of the first, and by position.

        Args:
            document: the article.
            overlapping: whether matches of one key may overlap: then each alternative's match at each start, equal ones
                once; otherwise leftmost, then longest, then the first alternative.
        """
        tape = tape_of(document)
        keys = self._keys
        tried: dict[int, dict[int, Match | None]] = {}

        def fire(probe: _Probe, slot: int) -> None:
            for start in probe.starts(tape, slot):
                number = probe.number
                memo = tried.get(number)
                if memo is None:
                    memo = tried[number] = {}
                if start not in memo:
                    memo[start] = probe.alternative.match(tape, start)

        known, kinds, words = self._groups, self._kinds(tape), tape.words
        for word in set(words).difference(known):
            self._group(word)
        for slot, group in enumerate(map(known.__getitem__, words)):
            if group is not None:
                for probe in group[kinds[slot - 1], kinds[slot + 1]]:
                    fire(probe, slot)
        for name in self._by_unit:
            group = self._unit_group(name)
            for token in tape.annotation(name).ends:
                slot = tape.slot_of[token]
                for probe in group[kinds[slot - 1], ANY_KIND]:
                    fire(probe, slot)
                if name == "quote" and slot > 1 and words[slot - 1] == BREAK:  # announced by a sentence's last colon
                    for probe in group[kinds[slot - 2], ANY_KIND]:
                        fire(probe, slot - 1)
        for probe in self._anywhere:
            for slot, word in enumerate(words):
                if word != BREAK:
                    fire(probe, slot)
        found: dict[Key, list[tuple[int, int, int, Match]]] = {}
        for number, memo in tried.items():
            matches = [(m.first, -m.last, number, m) for m in memo.values() if m is not None]
            if matches:
                found.setdefault(keys[number], []).extend(matches)
        for key, ranked in found.items():
            ranked.sort(key=lambda entry: entry[:3])
            for match in _distinct(ranked) if overlapping else _leftmost(ranked):
                yield key, match


def _table(leaf: Tree, lexicons: Lexicons) -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → what a leaf matches from there on, longest first."""
    match leaf:
        case Word(text):
            return {text: ((text,),)}
        case Exact(words):
            return {normalise(words[0]): (tuple(map(normalise, words)),)}
        case Lemma(lemma):
            return {form: ((form,),) for form in inflections(lemma)}
        case Lexicon(name, inflected):
            return lexicons.table(name, inflected)
        case _:
            raise AssertionError(leaf)


def _leftmost(ranked: list[tuple[int, int, int, Match]]) -> Iterator[Match]:
    last = -1
    for first, _, _, match in ranked:
        if first >= last:
            last = match.last
            yield match


def _distinct(ranked: list[tuple[int, int, int, Match]]) -> Iterator[Match]:
    previous: list[Match] = []
    for first, _, _, match in ranked:
        if previous and previous[0].first != first:
            previous = []
        if match not in previous:
            previous.append(match)
            yield match
