"""The steps of one trial in the order in which they were made: every item that was tried, also those that were given up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.pattern.build import Later
from linter.pattern.operators.combining import InOrder
from linter.pattern.operators.elastic import Stretch, Unit
from linter.pattern.trace import Call, Traced


class Made(NamedTuple):
    """An item tried at the slot ``first``: ``last`` is the slot behind what it took, None if it did not match.

    ``depth`` counts the items around it. A unit of several lengths has a step for each length that was tried.
    """

    depth: int
    item: str
    first: int
    last: int | None


def steps(traced: Traced, call: Call, depth: int = 0) -> Iterator[Made]:
    """The steps of a trial.

    Args:
        traced: the alternative.
        call: what was tried.
        depth: of its outermost items.
    """
    element = call.element
    if isinstance(element, (InOrder, Later)) and call.inside:
        for inner in call.inside:
            yield from steps(traced, inner, depth)
    elif isinstance(element, (Unit, Stretch)) and call.inside:  # inside is the rest of the row, tried after each length
        for inner in call.inside:
            yield Made(depth, traced.item(element), call.slot, inner.slot)
            yield from steps(traced, inner, depth)
    else:
        yield Made(depth, traced.item(element), call.slot, call.end)
        for inner in call.inside:
            yield from steps(traced, inner, depth + 1)
