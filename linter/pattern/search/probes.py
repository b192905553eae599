"""Anchors at work: what is asked where a word or unit stands, and what its hints leave of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import pyparsing as pp

from linter.pattern.hints import Hint
from linter.pattern.lexicon import Lexicons, Table
from linter.pattern.matcher import Alternative
from linter.pattern.operators import single
from linter.pattern.search.anchors import Anchor, anchor_at, rarest
from linter.pattern.search.backward import Back, back_over_all
from linter.pattern.search.neighbours import ANY, Kind, Kinds
from linter.pattern.search.places import Beside, Place
from linter.pattern.stream import TokenStream
from linter.pattern.tree import Sequence as Items
from linter.pattern.tree import Tree


class Probe:
    """An anchor of an alternative: asked at a place, it says where matches may begin. Compiled when first asked.

    Args:
        number: of the alternative, in its index.
        alternative: what is tried.
        place: where the anchor stands in it; None for an alternative without any.
        steps: shared by the probes of an index.
    """

    def __init__(self, number: int, alternative: Alternative, place: Place | None, steps: Steps) -> None:
        self.number, self.alternative = number, alternative
        self.leads = place is None or place.leads  # then a match can only begin where the leaf does
        self._place = place
        self._steps = steps
        self._check: pp.ParserElement | None = None
        self._back: Back | None = None
        self._offset = 0
        self._asked = 0

    @cached_property
    def beside(self) -> Beside:
        """What may stand right before and right after the leaf."""
        return Beside() if self._place is None else self._place.beside()

    def starts(self, stream: TokenStream, slot: int) -> Sequence[int]:
        """Where matches may begin if the leaf begins at a slot, where something stands before it."""
        back = self._back
        if back is None:
            back = self._back = self._stepping()
        if self._asked <= _ASKED:
            self._asked += 1
            if self._asked > _ASKED:
                self._check = self._following()
        if self._check is not None and not _matches(self._check, stream, slot + self._offset):
            return ()
        return back(stream, slot)

    def _stepping(self) -> Back:
        assert self._place is not None
        return self._steps.over(self._anchor.prefix, self.alternative.builder.lexicons, scoped=self._place.scoped)

    def _following(self) -> pp.ParserElement | None:
        """What must match from the leaf on, or from behind it; None where nothing must."""
        leaf, _, suffix, _ = self._anchor
        builder = self.alternative.builder
        if single(leaf, builder.lexicons) is not None:
            self._offset = 1
        else:
            suffix = (leaf, *suffix)
        return builder.build(Items(suffix)) if suffix else None

    @property
    def _anchor(self) -> Anchor:
        assert self._place is not None
        return anchor_at(self.alternative.tree, self._place.path)


def _matches(element: pp.ParserElement, stream: TokenStream, slot: int) -> bool:
    try:
        element._parse(stream, slot, False)
    except pp.ParseException:
        return False
    return True


_ASKED = 4
"""A probe asked more often is worth compiling what must follow its leaf: most are asked once or twice in a text."""


class Steps:
    """Steps back, one for all alternatives that have the same before their anchors; the last answer is kept for the next."""

    def __init__(self) -> None:
        self._made: dict[tuple[tuple[Tree, ...], Lexicons | None], Back] = {}

    def over(self, prefix: tuple[Tree, ...], lexicons: Lexicons, *, scoped: bool) -> Back:
        """The step over some items; ``scoped``: whether they name a lexicon."""
        key = prefix, lexicons if scoped else None
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = _once(back_over_all(prefix, lexicons))
        return found


def _once(back: Back) -> Back:
    asked_stream, asked_slot = -1, -1  # the stream by its number: a document is not kept for having been asked about
    found: Sequence[int] = ()

    def remembered(stream: TokenStream, slot: int) -> Sequence[int]:
        nonlocal asked_stream, asked_slot, found
        if asked_slot != slot or asked_stream != stream.number:
            asked_stream, asked_slot, found = stream.number, slot, back(stream, slot)
        return found

    return remembered


class Site(NamedTuple):
    """A word of a leaf of one or more patterns, and the probes that are asked where it stands.

    Of an entry of several words it is the rarest: ``offset`` tokens of the entry stand before it.
    """

    probes: list[Probe]
    offset: int = 0
    before: tuple[str, ...] = ()  # the entries' words right before it, where it is not their first …
    after: tuple[str, ...] = ()  # … and those right after it …
    ends: bool = True  # … and whether an entry ends with it

    def beside(self, probe: Probe) -> tuple[Hint | None, Hint | None, Hint | None]:
        """What may stand before and after the word where it is asked for a probe, and what it may be itself."""
        before, after, own = probe.beside.before, probe.beside.after, probe.beside.own
        if self.offset:
            before, own = Hint(words=self.before), None
        if self.after:
            within = Hint(words=self.after)
            after = within if not self.ends else after and after | within
        return before, after, own


class Side(dict[Kind, int]):
    """Which of a group's probes a kind of token lets through on one side, a bit each; worked out when first met."""

    __slots__ = ("_always", "_by_list", "_by_tag", "_kinds", "_tags")

    def __init__(self, hints: Sequence[tuple[Hint | None, Lexicons]], kinds: Kinds) -> None:
        super().__init__()
        self._always = 0
        self._tags: dict[str, int] = {}
        self._by_tag: dict[str, int] = {}
        self._by_list: dict[int, int] = {}
        bit = 1
        for hint, lexicons in hints:
            if hint is None:
                self._always |= bit
            else:
                self._tags[hint.tags] = self._tags.get(hint.tags, 0) | bit
                for number in kinds.ask_for(hint, lexicons):
                    self._by_list[number] = self._by_list.get(number, 0) | bit
            bit <<= 1
        self[ANY] = bit - 1
        self._kinds = kinds

    def __missing__(self, kind: Kind) -> int:
        tag, lists = self._kinds.described(kind)
        found = self._by_tag.get(tag)
        if found is None:
            found = self._always
            for tags, bits in self._tags.items():
                if tag in tags:
                    found |= bits
            self._by_tag[tag] = found
        if lists:
            for number, bits in self._by_list.items():
                if number in lists:
                    found |= bits
        self[kind] = found
        return found


class Group:
    """The probes of a word or unit, and which of them what stands there and beside lets through.

    Asking each of them is quickest for a word met now and then; for one met often, ``tell_apart`` makes a look-up: by the
    kind of the token before, by that of the token after and, where a probe looks at the token itself, by its own.
    ``offsets`` says of each probe how many tokens before the word its leaf begins; None: it begins there for all.
    """

    __slots__ = ("_asked", "met", "offsets", "probes", "sides")

    def __init__(self, sites: Sequence[Site]) -> None:
        asked = [(probe, site) for site in sites for probe in site.probes]
        self.probes = [probe for probe, _ in asked]
        self.offsets = [site.offset for _, site in asked] if any(site.offset for site in sites) else None
        self._asked = [(*site.beside(probe), probe.alternative.builder.lexicons) for probe, site in asked]
        self.met = 0
        self.sides: tuple[Side, Side, Side | None] | None = None

    def tell_apart(self, kinds: Kinds) -> tuple[Side, Side, Side | None]:
        """Make the look-up, which is used from now on."""
        before = Side([(hint, lexicons) for hint, _, _, lexicons in self._asked], kinds)
        after = Side([(hint, lexicons) for _, hint, _, lexicons in self._asked], kinds)
        own = [(hint, lexicons) for _, _, hint, lexicons in self._asked]
        self.sides = before, after, Side(own, kinds) if any(hint for hint, _ in own) else None
        self._asked.clear()
        return self.sides

    def admitted(self, stream: TokenStream, slot: int, kinds: Sequence[Kind]) -> int:
        """The probes that what stands at a slot and beside it lets through, a bit each."""
        words, tags = stream.words, stream.tags
        bits, bit = 0, 1
        for before, after, own, lexicons in self._asked:
            if (
                (after is None or kinds[slot + 1] == ANY or after.admits(tags[slot + 1], words[slot + 1], lexicons))
                and (
                    before is None or kinds[slot - 1] == ANY or before.admits(tags[slot - 1], words[slot - 1], lexicons)
                )
                and (own is None or kinds[slot] == ANY or own.admits(tags[slot], words[slot], lexicons))
            ):
                bits |= bit
            bit <<= 1
        return bits


def sites_of(leaves: Sequence[tuple[Table, list[Probe]]], words: frozenset[str] | None) -> dict[str, list[Site]]:
    """The sites of some words (None: of all), in the order of the leaves."""
    found: dict[str, list[Site]] = {}
    for table, probes in leaves:
        plain = Site(probes)
        for word in table.alone if words is None else table.alone & words:
            found.setdefault(word, []).append(plain)
        entries: dict[tuple[str, int], list[tuple[str, ...]]] = {}
        for word in table.longer if words is None or not table.longer else words.intersection(table.longer):
            for form in table.starting(word):
                if words is None or words.issuperset(form):
                    offset = rarest(form)
                    entries.setdefault((form[offset], offset), []).append(form)
        for (word, offset), forms in entries.items():
            found.setdefault(word, []).append(_within(probes, offset, forms))
    return found


def _within(probes: list[Probe], offset: int, entries: list[tuple[str, ...]]) -> Site:
    """The site of a word in entries of several words, in all of which it stands at one place."""
    before = {form[offset - 1] for form in entries} if offset else set()
    after = {form[offset + 1] for form in entries if offset + 1 < len(form)}
    ends = any(offset + 1 == len(form) for form in entries)
    return Site(probes, offset, tuple(sorted(before)), tuple(sorted(after)), ends)
