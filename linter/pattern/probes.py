"""Anchors at work: what is asked where a word or unit stands, and what its neighbours leave of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeAlias

from linter.pattern.anchors import Anchor, Path, anchor_at
from linter.pattern.compile import Element, single_forms
from linter.pattern.fuse import bare
from linter.pattern.inflect import inflections
from linter.pattern.lexicon import Lexicons
from linter.pattern.matcher import Alternative
from linter.pattern.neighbours import ANY, STOPS, Kind, Kinds, Neighbour, first_of, last_of
from linter.pattern.stepping import Back, back_over_all
from linter.pattern.tape import Tape
from linter.pattern.tree import Exact, Lemma, Lexicon, Marked, Tree, Word, names_lexicon
from linter.pattern.tree import Sequence as Items
from linter.text.tokens import normalise


class Probe:
    """An anchor of an alternative: asked at a place, it says where matches may begin. Compiled when first asked."""

    def __init__(self, number: int, alternative: Alternative, path: Path | None, steps: Steps) -> None:
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
        stops = not STOPS.isdisjoint(forms_of(anchor.leaf, lexicons)) if not isinstance(anchor.leaf, Marked) else False
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


class Steps:
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


class Site(NamedTuple):
    """A leaf of one or more patterns, and the probes that are asked where one of its words stands."""

    probes: list[Probe]
    seconds: frozenset[str] = frozenset()  # words that follow in entries of several words …
    alone: bool = True  # … and whether there is an entry of one word too

    def narrowed(self, after: Neighbour | None) -> Neighbour | None:
        """What may follow the word, where ``after`` may follow the leaf."""
        if not self.alone:
            return Neighbour(frozenset(), self.seconds)
        return Neighbour(after.tags, after.words | self.seconds) if self.seconds and after is not None else after


class Side(dict[Kind, int]):
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


class Group(dict[int, tuple[Probe, ...]]):
    """The probes of a word or unit; by the bits that both sides let through, those that are left to be tried."""

    __slots__ = ("_probes", "after", "before")

    def __init__(self, sites: Sequence[Site], kinds: Kinds) -> None:
        super().__init__()
        self._probes = [probe for site in sites for probe in site.probes]
        rights = [site.narrowed(probe.neighbours[1]) for site in sites for probe in site.probes]
        self.before = Side([probe.neighbours[0] for probe in self._probes], kinds)
        self.after = Side(rights, kinds)

    def __missing__(self, bits: int) -> tuple[Probe, ...]:
        found = self[bits] = tuple(probe for bit, probe in enumerate(self._probes) if bits >> bit & 1)
        return found


Forms: TypeAlias = Mapping[str, tuple[tuple[str, ...], ...]]


def sites_of(leaves: Sequence[tuple[Forms, list[Probe]]], words: set[str] | None) -> dict[str, list[Site]]:
    """The sites of some words (None: of all), in the order of the leaves."""
    found: dict[str, list[Site]] = {}
    for table, probes in leaves:
        plain = Site(probes)
        for word in table if words is None else table.keys() & words:
            forms = table[word]
            site = plain
            if len(forms[0]) > 1:
                site = Site(probes, frozenset(form[1] for form in forms if len(form) > 1), len(forms[-1]) == 1)
            found.setdefault(word, []).append(site)
    return found


def forms_of(leaf: Tree, lexicons: Lexicons) -> Forms:
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
