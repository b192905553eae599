"""Follows one match of a pattern step by step, or, where there is none, the attempt that got furthest."""

from __future__ import annotations

from itertools import islice

import msgspec

from linter.authoring.attempts import taken, token_at, trials_of
from linter.authoring.explanation import Stretch
from linter.pattern import Match, Scoped
from linter.pattern.following import Made, steps
from linter.pattern.matcher import Alternative
from linter.pattern.show import shown
from linter.pattern.stream import TokenStream, stream_of
from linter.pattern.trace import Traced, Trial
from linter.ruleset.compiled import Engine
from linter.ruleset.rule import LoadedRule
from linter.text.document import Document

MOST_STEPS = 200
"""Steps that are told of one trial."""


class TraceStep(msgspec.Struct, frozen=True):
    """An item that was tried: ``at`` is the token where it began (None: the end of the sentence), ``took`` what it took, None if it did
    not match, empty if it took nothing. ``depth`` counts the items around it."""

    depth: int
    item: str
    at: Stretch | None
    took: Stretch | None


class Trace(msgspec.Struct, frozen=True):
    """The steps of one trial of an alternative, the first ``MOST_STEPS``; ``left_out`` counts the others.

    ``file`` and ``line`` are where it begins, ``number`` is the alternative's, from 1, ``took`` the whole match, None if there is none.
    """

    file: str
    line: int
    number: int
    pattern: str
    took: Stretch | None
    steps: tuple[TraceStep, ...]
    left_out: int


def trace(engine: Engine, loaded: LoadedRule, document: Document) -> Trace | None:
    """The steps of the first match in a document; None if there is no match.

    Args:
        engine: a library that has the rule.
        loaded: the rule, of the kind ``pattern``.
        document: the text.
    """
    match = next((found for _, found in engine.move_index(frozenset({loaded.rule.id})).scan(document)), None)
    if match is None:
        return None
    stream = stream_of(document)
    slot = stream.slot_of[match.first]
    for number, one in enumerate(engine.matcher(loaded, "pattern").alternatives, 1):
        if _same(one.match(stream, slot), match):
            return _trace(engine, loaded, stream, number, one, slot)
    raise AssertionError(match)


def nearest(engine: Engine, loaded: LoadedRule, document: Document) -> Trace | None:
    """The steps of the attempt that got furthest in a document of at most ``attempts.MOST_TOKENS``; None if none was made."""
    scoped, tokens = Scoped(engine.lexicons, loaded.rule.id), (0, len(document.norms))
    best: tuple[Trial, int, Alternative] | None = None
    for number, one in enumerate(engine.matcher(loaded, "pattern").alternatives, 1):
        for trial, _ in trials_of(one, scoped, document, tokens) or ():
            if best is None or trial.rank > best[0].rank:
                best = trial, number, one
    if best is None:
        return None
    trial, number, one = best
    return _trace(engine, loaded, stream_of(document), number, one, trial.first)


def _same(match: Match | None, other: Match) -> bool:
    return match is not None and match.last == other.last


def _trace(engine: Engine, loaded: LoadedRule, stream: TokenStream, number: int, one: Alternative, slot: int) -> Trace:
    traced = Traced(one.tree, Scoped(engine.lexicons, loaded.rule.id))
    call = traced.calls(stream, slot)
    made = steps(traced, call)
    told = tuple(_step(stream, step) for step in islice(made, MOST_STEPS))
    start = stream.document.source_span(stream.token_of[slot], stream.token_of[slot] + 1).start
    return Trace(
        stream.document.path, stream.document.line_column(start)[0], number, shown(one.tree),
        None if call.end is None else taken(stream, slot, call.end), told, sum(1 for _ in made),
    )  # fmt: skip


def _step(stream: TokenStream, step: Made) -> TraceStep:
    return TraceStep(step.depth, step.item, token_at(stream, step.first), taken(stream, step.first, step.last))
