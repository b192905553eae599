"""Writes the steps of a trial for a terminal, or as JSON."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from linter.authoring.summary import quoted
from linter.authoring.tracing import Trace, TraceStep
from linter.output.terminal import cells, clip, safe

_WIDEST = 40  # cells of the items


def render(one: Trace, width: int = 100) -> Iterator[str]:
    """Lines for a terminal: what was tried, then a step a line, inner items indented.

    Args:
        one: the steps.
        width: of the terminal in cells; longer lines are clipped.
    """
    width = max(width, 40)
    took = "no match; the attempt that got furthest" if one.took is None else f"the match {quoted(one.took)}"
    yield clip(safe(f"{one.file}:{one.line}: {took}"), width)
    yield clip(f"alternative {one.number}: {safe(one.pattern)}", width)
    yield ""
    names = ["  " * step.depth + safe(step.item) for step in one.steps]
    room = min(max(map(cells, names), default=0), _WIDEST)
    for number, (name, step) in enumerate(zip(names, one.steps, strict=True), 1):
        name = clip(name, room)
        yield clip(f"{number:4}  {name}{' ' * (room - cells(name))}  {safe(_said(step))}", width)
    if one.left_out:
        yield f"  … {one.left_out:,} more steps"


def as_json(one: Trace) -> str:
    """The steps as an indented JSON object."""
    return msgspec.json.format(msgspec.json.encode(one), indent=2).decode() + "\n"


def _said(step: TraceStep) -> str:
    at = "at the end of the sentence" if step.at is None else f"at {quoted(step.at)}"
    if step.took is None:
        return f"✗ {at}: does not match"
    if not step.took.text:
        return f"✓ {at}: takes nothing"
    return f"✓ takes {quoted(step.took)}"
