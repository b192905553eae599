"""Many patterns at once: one pass over the tokens finds which can match where; only those are tried."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from linter.pattern.anchors import Anchor, Path, anchor_at
from linter.pattern.compile import Element, single_forms
from linter.pattern.fuse import bare
from linter.pattern.inflect import inflections
from linter.pattern.lexicon import Lexicons
from linter.pattern.matcher import Alternative, Match, Matcher
from linter.pattern.neighbours import ANY, STOPS, Kind, Kinds, Neighbour, first_of, last_of
from linter.pattern.stepping import Back, back_over_all
from linter.pattern.tape import BREAK, Tape, tape_of
from linter.pattern.tree import Exact, Lemma, Lexicon, Marked, Tree, Word, children, names_lexicon
from linter.pattern.tree import Sequence as Items
from linter.text.document import Document
from linter.text.tokens import normalise

Key = TypeVar("Key", bound=Hashable)


class _Probe:
    """An anchor of an alternative: asked at a place, it says where matches may begin. Compiled when first asked."""

    def __init__(self, number: int, alternative: Alternative, path: Path | None, steps: _Steps) -> None:
        self.number, self.alternative = number, alternative
        self._path = path
        self._steps = steps
        self._check: Element | None = None
        self._back: Back | None = None
        self._offset = 0

    @cached_property
    def anchor(self) -> Anchor | None:
        """Where it stands in its alternative; None for one that has none."""
        return None if self._path is None else anchor_at(self.alternative.tree, self._path)

    @cached_property
    def neighbours(self) -> tuple[Neighbour | None, Neighbour | None]:
        """What may stand right before and right after the leaf; None: anything."""
        anchor, lexicons = self.anchor, self.alternative.lexicons
        assert anchor is not None
        stops = not STOPS.isdisjoint(_forms(anchor.leaf, lexicons)) if not isinstance(anchor.leaf, Marked) else False
        before = last_of(anchor.prefix, lexicons) if anchor.prefix and not stops else None
        after = first_of(anchor.suffix, lexicons) if anchor.suffix and anchor.open else None
        return before, after

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
        return self._steps.over(anchor.prefix, lexicons)


class _Steps:
    """Steps back, one for all alternatives that have the same before their anchors; the last answer is kept for the next."""

    def __init__(self) -> None:
        self._made: dict[tuple[Tree, Lexicons | None], Back] = {}

    def over(self, prefix: tuple[Tree, ...], lexicons: Lexicons) -> Back:
        tree = bare(Items(prefix))
        key = tree, lexicons if names_lexicon(tree) else None
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = _once(back_over_all(prefix, lexicons))
        return found


def _once(back: Back) -> Back:
    last: tuple[Tape | None, int, Collection[int]] = (None, -1, ())

    def remembered(tape: Tape, slot: int) -> Collection[int]:
        nonlocal last
        if last[1] != slot or last[0] is not tape:
            last = tape, slot, back(tape, slot)
        return last[2]

    return remembered


class _Site(NamedTuple):
    """A leaf of one or more patterns, and the probes that are asked where one of its words stands."""

    probes: list[_Probe]
    seconds: frozenset[str] = frozenset()  # words that follow in entries of several words …
    alone: bool = True  # … and whether there is an entry of one word too

    def narrowed(self, after: Neighbour | None) -> Neighbour | None:
        """What may follow the word, where ``after`` may follow the leaf."""
        if not self.alone:
            return Neighbour(frozenset(), self.seconds)
        return Neighbour(after.tags, after.words | self.seconds) if self.seconds and after is not None else after


class _Side(dict[Kind, int]):
    """Which of a group's probes a kind of token lets through on one side, a bit each; worked out when first met."""

    __slots__ = ("_always", "_asked", "_kinds")

    def __init__(self, neighbours: Sequence[Neighbour | None], kinds: Kinds) -> None:
        super().__init__()
        asked: dict[Neighbour | None, int] = {}
        for bit, neighbour in enumerate(neighbours):
            asked[neighbour] = asked.get(neighbour, 0) | 1 << bit
        self._always = asked.pop(None, 0)
        self._asked = [(one.tags, kinds.ask_for(one.words), bits) for one, bits in asked.items() if one is not None]
        self[ANY] = (1 << len(neighbours)) - 1
        self._kinds = kinds

    def __missing__(self, kind: Kind) -> int:
        tag, lists = self._kinds.described(kind)
        found = self._always
        for tags, number, bits in self._asked:
            if tag in tags or number in lists:
                found |= bits
        self[kind] = found
        return found


class _Group(dict[int, tuple[_Probe, ...]]):
    """The probes of a word or unit; by the bits that both sides let through, those that are left to be tried."""

    __slots__ = ("_probes", "after", "before")

    def __init__(self, sites: Sequence[_Site], kinds: Kinds) -> None:
        super().__init__()
        self._probes = [probe for site in sites for probe in site.probes]
        rights = [site.narrowed(probe.neighbours[1]) for site in sites for probe in site.probes]
        self.before = _Side([probe.neighbours[0] for probe in self._probes], kinds)
        self.after = _Side(rights, kinds)

    def __missing__(self, bits: int) -> tuple[_Probe, ...]:
        found = self[bits] = tuple(probe for bit, probe in enumerate(self._probes) if bits >> bit & 1)
        return found


_Forms: TypeAlias = Mapping[str, tuple[tuple[str, ...], ...]]
_FEW_WORDS = 2000
"""A first article of fewer different words asks every leaf for its words; later ones have all leaves' words at hand."""


def _sites(leaves: Sequence[tuple[_Forms, list[_Probe]]], words: set[str] | None) -> dict[str, list[_Site]]:
    """The sites of some words (None: of all), in the order of the leaves."""
    found: dict[str, list[_Site]] = {}
    for table, probes in leaves:
        plain = _Site(probes)
        for word in table if words is None else table.keys() & words:
            forms = table[word]
            site = plain
            if len(forms[0]) > 1:
                site = _Site(probes, frozenset(form[1] for form in forms if len(form) > 1), len(forms[-1]) == 1)
            found.setdefault(word, []).append(site)
    return found


class PatternIndex(Generic[Key]):
    """Matchers by key, looked up by their anchors."""

    def __init__(self, entries: Sequence[tuple[Key, Matcher]]) -> None:
        self._keys: list[Key] = []
        self._leaves: list[tuple[_Forms, list[_Probe]]] = []
        self._sites: dict[str, list[_Site]] | None = None
        self._groups: dict[str, _Group | None] = {}
        self._same: dict[tuple[int, ...], _Group] = {}
        self._kinds = Kinds()
        self._by_unit: dict[str, list[_Probe]] = {}
        self._anywhere: list[_Probe] = []
        probes: dict[tuple[Tree, str], list[_Probe]] = {}
        steps = _Steps()
        for key, matcher in entries:
            for alternative in matcher.alternatives:
                number = len(self._keys)
                self._keys.append(key)
                for path in alternative.paths:
                    leaf = reduce(lambda node, step: children(node)[step], path, alternative.tree)
                    self._add(_Probe(number, alternative, path, steps), leaf, matcher.lexicons, probes)
                if not alternative.paths:
                    self._anywhere.append(_Probe(number, alternative, None, steps))

    def _add(self, probe: _Probe, leaf: Tree, lexicons: Lexicons, probes: dict[tuple[Tree, str], list[_Probe]]) -> None:
        if isinstance(leaf, Marked):
            self._by_unit.setdefault(leaf.name, []).append(probe)
            return
        scope = lexicons.key(leaf.name) if isinstance(leaf, Lexicon) else ""
        shared = probes.get((leaf, scope))
        if shared is None:  # probes of one leaf share a list, so that a word is entered once for all of them
            shared = probes[leaf, scope] = []
            self._leaves.append((_forms(leaf, lexicons), shared))
        shared.append(probe)

    def _learn(self, words: Iterable[str]) -> None:
        """Make the groups of words not met before. Words of the same sites share one, with all it has learnt."""
        new = set(words).difference(self._groups)
        sites_of = self._sites
        if sites_of is None:
            few = not self._groups and len(new) < _FEW_WORDS
            sites_of = _sites(self._leaves, new if few else None)
            self._sites = None if few else sites_of
        for word in new:
            sites = sites_of.get(word)
            group = None
            if sites is not None:
                same = tuple(id(part) for site in sites for part in (site.probes, site.seconds))
                group = self._same.get(same)
                if group is None:
                    group = self._same[same] = _Group(sites, self._kinds)
            self._groups[word] = group

    @cached_property
    def _unit_groups(self) -> dict[str, _Group]:
        return {name: _Group([_Site(probes)], self._kinds) for name, probes in self._by_unit.items()}

    def _around_units(self, tape: Tape, kinds: Sequence[Kind]) -> Iterator[tuple[_Group, int, Kind, Kind]]:
        """Every unit that patterns are anchored on: its group, its slot, and the kinds before and after."""
        for name, group in self._unit_groups.items():
            annotation = tape.annotation(name)
            for token, end in annotation.ends.items():
                slot = tape.slot_of[token]
                after = ANY if token in annotation.shorter else kinds[tape.slot_of[end - 1] + 1]
                yield group, slot, kinds[slot - 1], after
                if name == "quote" and slot > 1 and tape.words[slot - 1] == BREAK:
                    yield group, slot - 1, kinds[slot - 2], after  # announced by a colon that ends a sentence

    def scan(self, document: Document, *, overlapping: bool = False) -> Iterator[tuple[Key, Match]]:
        """All matches in a document, by key in the order of the first, and by position.

        Args:
            document: the article.
            overlapping: whether matches of one key may overlap: then each alternative's match at each start, equal ones
                once; otherwise leftmost, then longest, then the first alternative.
        """
        if not self._keys:
            return
        tape = tape_of(document)
        tries = _Tries(tape)
        fire, words = tries.fire, tape.words
        self._learn(words)
        _ = self._unit_groups  # before kinds are told, so that they are told apart for these too
        kinds = self._kinds.of(tape)
        for slot, group in enumerate(map(self._groups.__getitem__, words)):
            if group is not None:
                for probe in group[group.before[kinds[slot - 1]] & group.after[kinds[slot + 1]]]:
                    fire(probe, slot)
        for group, slot, before, after in self._around_units(tape, kinds):
            for probe in group[group.before[before] & group.after[after]]:
                fire(probe, slot)
        for probe in self._anywhere:
            for slot, word in enumerate(words):
                if word != BREAK:
                    fire(probe, slot)
        for key, ranked in tries.ranked(self._keys):
            for match in _distinct(ranked) if overlapping else _leftmost(ranked):
                yield key, match

    def near(self, document: Document, sentences: Iterable[int]) -> list[Match]:
        """The matches that begin in some sentences (indexes, each at most once): leftmost, then longest, for each key."""
        tape = tape_of(document)
        tries = _Tries(tape)
        fire, words = tries.fire, tape.words
        if self._sites is None:
            self._sites = _sites(self._leaves, None)
        units = [(tape.annotation(name), probes, name == "quote") for name, probes in self._by_unit.items()]
        for sentence in sentences:
            first, last, _ = document.sentences[sentence]
            begin, end = tape.slot_of[first], tape.slot_of[last - 1] + 1
            for slot in range(begin, end):
                for site in self._sites.get(words[slot], ()):
                    for probe in site.probes:
                        fire(probe, slot)
                for probe in self._anywhere:
                    fire(probe, slot)
            for annotation, probes, announced in units:
                for token in range(first, last):
                    if token in annotation.ends:
                        for probe in probes:
                            fire(probe, tape.slot_of[token])
                if announced and last in annotation.ends:  # a quotation that opens the next sentence
                    for probe in probes:
                        fire(probe, end)
        return [match for _, ranked in tries.ranked(self._keys) for match in _leftmost(ranked)]


class _Tries:
    """Alternatives tried in one document, each once at a place."""

    def __init__(self, tape: Tape) -> None:
        self._tape = tape
        self._tried: dict[int, dict[int, Match | None]] = {}

    def fire(self, probe: _Probe, slot: int) -> None:
        """Try a probe's alternative wherever it may begin if its anchor is at ``slot``."""
        tape = self._tape
        for start in probe.starts(tape, slot):
            memo = self._tried.get(probe.number)
            if memo is None:
                memo = self._tried[probe.number] = {}
            if start not in memo:
                memo[start] = probe.alternative.match(tape, start)

    def ranked(self, keys: Sequence[Key]) -> Iterator[tuple[Key, list[_Ranked]]]:
        """The matches of each key: by where they begin, the longest first, then the first alternative's."""
        found: dict[Key, list[_Ranked]] = {}
        for number, memo in self._tried.items():
            matches = [(m.first, -m.last, number, m) for m in memo.values() if m is not None]
            if matches:
                found.setdefault(keys[number], []).extend(matches)
        for key, ranked in found.items():
            ranked.sort(key=lambda entry: entry[:3])
            yield key, ranked


_Ranked: TypeAlias = tuple[int, int, int, Match]


def _forms(leaf: Tree, lexicons: Lexicons) -> _Forms:
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
