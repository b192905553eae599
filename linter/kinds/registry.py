"""All kinds of rule by name. A new kind is a module of its own and a line here."""

from __future__ import annotations

from linter.kinds import attribution, borrowing, consistency, headline, measure, pattern, repetition, sequence
from linter.kinds.kind import Kind
from linter.ruleset.form import Forms

KINDS: dict[str, Kind] = {
    "pattern": pattern.KIND,
    "attribution": attribution.KIND,
    "sequence": sequence.KIND,
    "repetition": repetition.KIND,
    "consistency": consistency.KIND,
    "measure": measure.KIND,
    "headline": headline.KIND,
    "borrowing": borrowing.KIND,
}


def forms() -> Forms:
    """The forms of all kinds, for what reads rule files."""
    return {name: kind.form for name, kind in KINDS.items()}
