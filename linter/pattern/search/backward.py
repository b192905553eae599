"""Steps back from an anchor over the items before it, to where a match may begin: always a superset; the match itself decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from linter.pattern.lexicon import Lexicons
from linter.pattern.operators import single
from linter.pattern.operators.base import serial
from linter.pattern.operators.elastic import GAP_STOPS, GAP_TOKENS
from linter.pattern.operators.repeating import MOST
from linter.pattern.operators.shapes import MOST_TOKENS
from linter.pattern.stream import BREAK, TokenStream
from linter.pattern.tree import (
    Capture,
    Choice,
    Edge,
    Exact,
    Gap,
    Lexicon,
    Look,
    Marked,
    Repeat,
    Shape,
    Tree,
    may_be_empty,
    runs,
)
from linter.pattern.tree import Sequence as Items
from linter.text.document import EDGES

_STOPS = frozenset((".", BREAK))  # before these a unit may end with anything (see ``Edges``)
Back: TypeAlias = Callable[[TokenStream, int], Sequence[int]]
"""Gives the slots where something that ends right before a slot may begin."""


def back_over(tree: Tree, lexicons: Lexicons) -> Back:
    """The step back over a tree.

    Raises:
        KeyError: a lexicon is unknown.
    """
    one = single(tree, lexicons)
    if one is not None:
        return _token(*one)
    match tree:
        case Lexicon(name, inflected):
            return _entries(name, inflected, lexicons)
        case Exact(words):
            size = len(words)
            return lambda stream, slot: (slot - size,) if slot >= size else ()
        case Shape():
            return _shape
        case Marked(name):
            return _unit(name)
        case Capture(_, item):
            return back_over(item, lexicons)
        case Items(items):
            return _sequence(items, lexicons)
        case Choice(options):
            return _choice(options, lexicons)
        case Repeat(item, least, most):
            few, many = 0 if may_be_empty(item) else least, MOST if most is None else most
            one = single(item, lexicons)
            if one is not None:
                return _Run(*one, few, many)
            step = back_over(item, lexicons)
            return _repeat(_remembered(step) if runs(item) else step, few, many)
        case Gap():
            return _gap
        case Edge(True):
            return lambda stream, slot: (slot,) if stream.words[slot - 1] == BREAK else ()
        case Edge() | Look():
            return lambda stream, slot: (slot,)
        case _:
            raise AssertionError(tree)


def _token(classes: frozenset[str], forms: frozenset[str]) -> Back:
    if not classes:
        return lambda stream, slot: (slot - 1,) if stream.words[slot - 1] in forms else ()
    return lambda stream, slot: (
        (slot - 1,) if stream.tags[slot - 1] in classes or stream.words[slot - 1] in forms else ()
    )


def _choice(options: tuple[Tree, ...], lexicons: Lexicons) -> Back:
    """The step over a choice; its options of one token are checked together."""
    each = [single(option, lexicons) for option in options]
    classes: frozenset[str] = frozenset().union(*(tags for tags, _ in filter(None, each)))
    forms: frozenset[str] = frozenset().union(*(words for _, words in filter(None, each)))
    steps = [back_over(option, lexicons) for option, one in zip(options, each, strict=True) if one is None]

    def back(stream: TokenStream, slot: int) -> Sequence[int]:
        alone = stream.words[slot - 1] in forms or stream.tags[slot - 1] in classes
        if not steps:
            return (slot - 1,) if alone else ()
        found = [slot - 1] if alone else []
        for step in steps:
            found += step(stream, slot)
        return found

    return back


def _entries(name: str, inflected: bool, lexicons: Lexicons) -> Back:
    table, longest = lexicons.table(name, inflected), lexicons.longest(name, inflected)
    alone, longer = table.alone, table.longer

    def back(stream: TokenStream, slot: int) -> Sequence[int]:
        words = stream.words
        out = [slot - 1] if words[slot - 1] in alone else []
        for begin in range(slot - 2, max(slot - longest, 0) - 1, -1):
            if words[begin] in longer and tuple(words[begin:slot]) in table.starting(words[begin]):
                out.append(begin)
        return out

    return back


def _unit(name: str) -> Back:
    edges = None if name == "quote" else EDGES.get(name)  # a quotation may end without a mark of its own
    ends = edges and edges.last and frozenset(edges.last)

    def back(stream: TokenStream, slot: int) -> Sequence[int]:
        if ends and stream.tags[slot - 1] not in ends and stream.tags[slot] not in _STOPS:
            return ()
        last = stream.token_of[slot - 1]
        if last < 0:
            return ()
        slot_of, units = stream.slot_of, stream.units(name, last)
        first = units.begun(last + 1)
        if first is None:
            return ()
        others = units.others.get(last + 1)
        return (slot_of[first],) if others is None else [slot_of[first], *(slot_of[other] for other in others)]

    return back


def _sequence(items: tuple[Tree, ...], lexicons: Lexicons) -> Back:
    """The step over items one after the other, the last first."""
    steps = [back_over(item, lexicons) for item in items][::-1]
    if not steps:
        return lambda stream, slot: (slot,)
    if len(steps) == 1:
        return steps[0]

    def back(stream: TokenStream, slot: int) -> Sequence[int]:
        here: Sequence[int] = (slot,)
        for step in steps:
            if len(here) == 1:
                here = step(stream, here[0])
            elif here:
                found: set[int] = set()
                found.update(
                    *(step.over(stream, here) if isinstance(step, _Run) else (step(stream, at) for at in here))
                )
                here = list(found)
            else:
                break
        return here

    return back


def _repeat(step: Back, least: int, most: int) -> Back:
    if (least, most) == (0, 1):
        return lambda stream, slot: (slot, *step(stream, slot))

    def back(stream: TokenStream, slot: int) -> Sequence[int]:
        here: set[int] = {slot}
        for _ in range(least):
            here = {begin for at in here for begin in step(stream, at)}
        reached = set(here)
        for _ in range(most - least):
            here = {begin for at in here for begin in step(stream, at)} - reached
            if not here:
                break
            reached |= here
        return list(reached)

    return back


def _remembered(step: Back) -> Back:
    """A step that keeps its answers while a document is searched: see ``repeating.Remembered``."""
    number = next(serial)

    def back(stream: TokenStream, slot: int) -> Sequence[int]:
        answers = stream.answers[number]
        found = answers.get(slot)
        if found is None:
            found = answers[slot] = step(stream, slot)
        return found

    return back


class _Run:
    """The step back over a repetition of single tokens."""

    def __init__(self, classes: frozenset[str], forms: frozenset[str], least: int, most: int) -> None:
        self.classes, self.forms, self.least, self.most = classes, forms, least, most

    def __call__(self, stream: TokenStream, slot: int) -> Sequence[int]:
        return range(self._begin(stream, slot, slot), slot - self.least + 1)

    def over(self, stream: TokenStream, slots: Iterable[int]) -> Iterator[range]:
        """The steps from several slots. Each token is read once: the slots are taken from the last, and a run continues where it stopped."""
        begin = after = -1
        for slot in sorted(slots, reverse=True):
            begin = self._begin(stream, slot, begin if begin <= slot < after else slot)
            after = slot
            yield range(begin, slot - self.least + 1)

    def _begin(self, stream: TokenStream, slot: int, begin: int) -> int:
        """The first slot of the run that ends right before a slot, if it is known to begin at ``begin`` or before."""
        tags, words, classes, forms = stream.tags, stream.words, self.classes, self.forms
        while slot - begin < self.most and (tags[begin - 1] in classes or words[begin - 1] in forms):
            begin -= 1
        return begin


def _shape(stream: TokenStream, slot: int) -> Sequence[int]:
    begin = max(stream.tags.rfind(BREAK, 0, slot) + 1, slot - MOST_TOKENS)
    return range(begin, slot)


def _gap(stream: TokenStream, slot: int) -> Sequence[int]:
    begin = slot
    while slot - begin < GAP_TOKENS and stream.words[begin - 1] not in GAP_STOPS:
        begin -= 1
    return range(begin, slot + 1)


def _sentence(stream: TokenStream, slot: int) -> Sequence[int]:
    return (stream.tags.rfind(BREAK, 0, slot) + 1,)


def back_over_all(items: tuple[Tree, ...], lexicons: Lexicons) -> Back:
    """The step back over all items before an anchor: items that begin with ``^`` can only begin where the sentence does."""
    if items and items[0] == Edge(True):
        return _sentence
    return _sequence(items, lexicons)
