"""A hit: what a rule of any kind found, in token ranges, before it becomes a Finding."""

from __future__ import annotations

from dataclasses import dataclass, field

from linter.text.document import Range


@dataclass(slots=True)
class Hit:
    """``first``/``last`` half-open token positions; ``values`` for the message beside the captures' text."""

    first: int
    last: int
    captures: dict[str, Range] = field(default_factory=dict)
    evidence: list[tuple[str, Range]] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    value: float | None = None
