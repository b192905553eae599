"""Neighbouring units with the same word classes, token by token: isocolon (``shape``)."""

from __future__ import annotations

from collections.abc import Iterator

from linter.findings.drafts import Draft
from linter.kinds.context import Context
from linter.kinds.repetition.fields import Repetition
from linter.kinds.repetition.units import Fits, Units, alike
from linter.text.document import Range


def find(context: Context, spec: Repetition, fits: Fits) -> Iterator[Draft]:
    """Neighbouring units of one shape, not of the same words, without names and figures."""
    text = context.once(Units)
    units = text.of(spec.unit)
    tags = text.tags.replace("M", "N")
    shapes = [tags[a:b] if b - a >= spec.words else "" for a, b in units]
    done = 0
    for begin in alike(shapes, 1):
        shape = shapes[begin]
        if begin < done or not shape:
            continue
        done = next((k for k in range(begin, len(units)) if shapes[k] != shape), len(units))
        run = units[begin:done]
        if len(run) < spec.times or set(shape) & set('E#eu"(') or not set(shape) & set("VSPbmJxhKG"):
            continue
        if len({tuple(text.norms[a:b]) for a, b in run}) < len(run):
            continue
        spans = [Range(*unit) for unit in run]
        yield Draft(
            spans[0].first, spans[-1].last, {"first": spans[0], "last": spans[-1]}, [("member", s) for s in spans],
            {"count": str(len(spans))},
        )  # fmt: skip
