"""Many patterns at once: one pass over the tokens finds which can match where; only those are tried."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from functools import reduce
from typing import Generic, TypeVar

from linter.pattern.anchors import Path, anchor_at
from linter.pattern.compile import Element, single_forms
from linter.pattern.fuse import bare
from linter.pattern.inflect import inflections
from linter.pattern.lexicon import Lexicons
from linter.pattern.matcher import Alternative, Match, Matcher
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

    def starts(self, tape: Tape, slot: int) -> Collection[int]:
        if self._back is None:
            self._back = self._compile()
        if self._check is not None and self._check(tape, slot + self._offset, []) < 0:
            return ()
        return self._back(tape, slot)

    def _compile(self) -> Back:
        tree, lexicons = self.alternative.tree, self.alternative.lexicons
        anchor = None if self._path is None else anchor_at(tree, self._path)
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


class PatternIndex(Generic[Key]):
    """Matchers by key, looked up by their anchors."""

    def __init__(self, entries: Sequence[tuple[Key, Matcher]]) -> None:
        self._keys: list[Key] = []
        self._by_word: dict[str, list[list[_Probe]]] = {}
        self._by_unit: list[tuple[str, _Probe]] = []
        self._anywhere: list[_Probe] = []
        groups: dict[tuple[Tree, str], list[_Probe]] = {}
        for key, matcher in entries:
            for alternative in matcher.alternatives:
                number = len(self._keys)
                self._keys.append(key)
                for path in alternative.paths:
                    leaf = reduce(lambda node, step: children(node)[step], path, alternative.tree)
                    self._add(_Probe(number, alternative, path), leaf, matcher.lexicons, groups)
                if not alternative.paths:
                    self._anywhere.append(_Probe(number, alternative, None))

    def _add(self, probe: _Probe, leaf: Tree, lexicons: Lexicons, groups: dict[tuple[Tree, str], list[_Probe]]) -> None:
        if isinstance(leaf, Marked):
            self._by_unit.append((leaf.name, probe))
            return
        scope = lexicons.key(leaf.name) if isinstance(leaf, Lexicon) else ""
        group = groups.get((leaf, scope))
        if group is None:  # probes of one leaf share a list, so that a word is entered once for all of them
            group = groups[leaf, scope] = []
            for form in _first_words(leaf, lexicons):
                self._by_word.setdefault(form, []).append(group)
        group.append(probe)

    def scan(
        self, document: Document, *, overlapping: bool = False, wanted: Callable[[Key], bool] | None = None
    ) -> Iterator[tuple[Key, Match]]:
        """All matches in a document, by key in the order of the first, and by position.

        Args:
            document: the article.
            overlapping: whether matches of one key may overlap: then each alternative's match at each start, equal ones
                once; otherwise leftmost, then longest, then the first alternative.
            wanted: keys to try; None: all.
        """
        tape = tape_of(document.stream)
        keys = self._keys
        active = None if wanted is None else {n for n, key in enumerate(keys) if wanted(key)}
        tried: dict[int, dict[int, Match | None]] = {}

        def fire(probe: _Probe, slot: int) -> None:
            number = probe.number
            if active is not None and number not in active:
                return
            for start in probe.starts(tape, slot):
                memo = tried.get(number)
                if memo is None:
                    memo = tried[number] = {}
                if start not in memo:
                    memo[start] = probe.alternative.match(tape, start)

        lookup = self._by_word.get
        for slot, word in enumerate(tape.words):
            groups = lookup(word)
            if groups is not None:
                for group in groups:
                    for probe in group:
                        fire(probe, slot)
        for name, probe in self._by_unit:
            for token in tape.annotation(name).ends:
                slot = tape.slot_of[token]
                fire(probe, slot)
                if name == "quote" and tape.words[slot - 1] == BREAK:  # announced by a colon at the end of a sentence
                    fire(probe, slot - 1)
        for probe in self._anywhere:
            for slot, word in enumerate(tape.words):
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


def _first_words(leaf: Tree, lexicons: Lexicons) -> Collection[str]:
    match leaf:
        case Word(text):
            return (text,)
        case Exact(words):
            return (normalise(words[0]),)
        case Lemma(lemma):
            return inflections(lemma)
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
