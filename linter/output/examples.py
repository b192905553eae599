"""Writes failing examples for a terminal: what was expected beside what was found, and why."""

from __future__ import annotations

from collections.abc import Iterator

from linter.evaluation.examples import Failure
from linter.output.terminal import cells, clip, safe

_LEAST = 8  # cells of a column


def render(failure: Failure, width: int = 100) -> Iterator[str]:
    """Lines for a failing example, in columns that fit into ``width`` cells."""
    yield f"{safe(failure.file)}:{failure.line}:{failure.column}: {failure.rule}: this {failure.kind} example {failure.problem}"
    yield f"  {clip(safe(failure.text), max(width, 40) - 2)}"
    names = max(cells(side.what) for side in failure.sides)
    gap = 4 + (names + 2 if names else 0)
    room = max((max(width, 40) - gap - 2) // 2, _LEAST)
    left = min(max([cells("expected"), *(cells(safe(side.expected)) for side in failure.sides)]), room)
    yield f"{' ' * gap}{_padded('expected', left)}  found"
    for side in failure.sides:
        name = f"{_padded(side.what, names)}  " if names else ""
        expected, found = clip(safe(side.expected), left), clip(safe(side.found), room)
        mark = " " if side.agrees else "✗"
        yield f"  {mark} {name}{_padded(expected, left)}  {found}"
    yield f"  why: {safe(failure.why)}"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))
