"""Follows one trial of a pattern, element by element: what each item took, where the trial stopped, and what was wanted there."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import pyparsing as pp

from linter.pattern.build import Builder, Later
from linter.pattern.hooks import watched
from linter.pattern.lexicon import Lexicons
from linter.pattern.operators import OPERATORS
from linter.pattern.operators.combining import InOrder
from linter.pattern.operators.elastic import Stretch, Unit
from linter.pattern.operators.looking import Ahead, NotAhead
from linter.pattern.show import shown
from linter.pattern.stream import TokenStream
from linter.pattern.tree import Tree

MOST_CALLS = 50_000
"""The most trials of elements that are followed from one slot; later ones are not recorded."""


class Step(NamedTuple):
    """An item of a row, as pattern text, and what it took: slots, half-open; ``last`` None where it did not match."""

    item: str
    first: int
    last: int | None


class Trial(NamedTuple):
    """One trial of an alternative.

    ``end`` is the slot behind the match, None if there is none. ``steps`` are the items that were tried, in order; of a trial
    without a match the last one is where it stopped: at the slot ``stopped``, where it wanted one of ``wanted``.
    ``beyond`` is a later slot that an optional part reached before it was given up, with what that wanted; None where none did.
    """

    first: int
    end: int | None
    steps: tuple[Step, ...]
    stopped: int
    wanted: tuple[str, ...]
    beyond: tuple[int, tuple[str, ...]] | None = None

    @property
    def rank(self) -> tuple[int, int]:
        """How far it got: how many items took something, and how many tokens these took."""
        taken = [step.last - step.first for step in self.steps if step.last is not None and step.last > step.first]
        return len(taken), sum(taken)


@dataclass(slots=True)
class Call:
    """A trial of an element at a slot, with the trials inside it, in order; ``end`` is the slot behind its match, None without one."""

    element: pp.ParserElement
    slot: int
    end: int | None = None
    inside: list[Call] = field(default_factory=list)


class _Recorder:
    """Makes a tree of calls."""

    def __init__(self) -> None:
        self.root: Call | None = None
        self._open: list[Call] = []
        self._count = 0
        self._skipped = 0

    def begin(self, element: pp.ParserElement, slot: int) -> None:
        if self._skipped or self._count >= MOST_CALLS:
            self._skipped += 1
            return
        self._count += 1
        call = Call(element, slot)
        if self._open:
            self._open[-1].inside.append(call)
        else:
            self.root = call
        self._open.append(call)

    def end(self, end: int | None) -> None:
        if self._skipped:
            self._skipped -= 1
        else:
            self._open.pop().end = end


class Traced(Builder):
    """An alternative whose trials can be followed. Its elements are its own, so that each is known by what its author wrote.

    Args:
        tree: the alternative.
        lexicons: where its lexicons are looked up.
    """

    def __init__(self, tree: Tree, lexicons: Lexicons) -> None:
        super().__init__(lexicons)
        self._trees: dict[int, Tree] = {}
        self._kept: list[pp.ParserElement] = []  # so that no number is used again
        self._element = self.build(tree)

    def build(self, tree: Tree) -> pp.ParserElement:
        """The element of a tree, with the tree noted."""
        element = OPERATORS[tree.__class__].build(tree, self)
        self._trees.setdefault(id(element), tree)
        self._kept.append(element)
        return element

    def try_at(self, stream: TokenStream, slot: int) -> Trial:
        """Try the alternative at a slot that has a token."""
        return self._trial(self.calls(stream, slot))

    def calls(self, stream: TokenStream, slot: int) -> Call:
        """All that is tried when the alternative is tried at a slot that has a token."""
        stream.forget()
        recorder = _Recorder()
        with watched(recorder), contextlib.suppress(pp.ParseException):
            self._element._parse(stream, slot, False)
        stream.forget()
        assert recorder.root is not None
        return recorder.root

    def _trial(self, root: Call) -> Trial:
        calls = list(_row(root))
        steps = tuple(Step(self.item(call.element), call.slot, last) for call, last in calls)
        if root.end is not None:
            return Trial(root.slot, root.end, steps, root.end, ())
        failing = calls[-1][0]
        stopped, wanted = self._furthest(failing)
        far, wants = self._furthest(root)
        beyond = (far, wants) if far > stopped else None
        return Trial(root.slot, None, steps, stopped, wanted, beyond)

    def _furthest(self, call: Call) -> tuple[int, tuple[str, ...]]:
        """The last slot at which an item was wanted, and all that were wanted there."""
        found = list(_failures(call))
        if not found:
            return call.slot, (self.item(call.element, True),)
        far = max(one.slot for one in found)
        return far, tuple(dict.fromkeys(self.item(one.element, True) for one in found if one.slot == far))

    def item(self, element: pp.ParserElement, sought: bool = False) -> str:
        """What the author wrote for an element; ``sought``: with what comes after a gap, which is looked for at its end."""
        tree = self._trees.get(id(element))
        if isinstance(element, (Unit, Stretch)):
            item = f"<{element.unit}>" if isinstance(element, Unit) else "..."
            if sought and isinstance(element, Stretch) and isinstance(element.rest, Later):
                item += f" {shown(element.rest.tree)}"
            return item if element.capture is None else f"${element.capture}:{item.strip('<>')}"
        return str(element) if tree is None else shown(tree)


def _row(call: Call) -> Iterator[tuple[Call, int | None]]:
    """The items of a row as they were tried, each with the slot behind what it took."""
    element = call.element
    if isinstance(element, (InOrder, Later)) and call.inside:
        for inner in call.inside:
            yield from _row(inner)
    elif (
        isinstance(element, (Unit, Stretch)) and call.inside
    ):  # what is inside is the rest of the row, tried after each length
        best = next((inner for inner in call.inside if inner.end is not None), None)
        if best is None:
            best = max(call.inside, key=_reach)
        yield call, best.slot
        yield from _row(best)
    else:
        yield call, call.end


def _reach(call: Call) -> tuple[int, int]:
    taken = [last - one.slot for one, last in _row(call) if last is not None and last > one.slot]
    return len(taken), sum(taken)


def _failures(call: Call) -> Iterator[Call]:
    """The elements without others inside that did not match; a look that fails is one, and what is inside it is not told."""
    if isinstance(call.element, (Ahead, NotAhead)):
        if call.end is None:
            yield call
    elif call.inside:
        for inner in call.inside:
            yield from _failures(inner)
    elif call.end is None:
        yield call
