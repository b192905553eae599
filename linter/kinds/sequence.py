"""Kind ``sequence``: patterns that follow each other across sentences or paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Literal

from linter.findings.drafts import Draft
from linter.kinds.conditions import fitting, holds
from linter.kinds.context import Context
from linter.kinds.kind import Kind
from linter.pattern import Match
from linter.ruleset.form import Asked, Asks, Form
from linter.ruleset.rule import LoadedRule, Part
from linter.text.document import Range

_TRIED = 6  # matches of a step tried after one of the step before: chains are tried, not every combination of a crowd


class Step(Part, frozen=True):
    """A step of a ``sequence``: a pattern, and how far after the previous step it may be."""

    pattern: str
    within: int = 3  # this many units after the previous step's (0: the same unit)
    unit: Literal["sentence", "paragraph"] = "sentence"


class Fields(Part, frozen=True):
    """``steps``, in order."""

    steps: tuple[Step, ...]


def asks(fields: Fields) -> Asks:
    """The pattern of every step."""
    patterns = (Asked(f"steps.{i}", step.pattern, ("steps", i, "pattern")) for i, step in enumerate(fields.steps))
    return Asks(tuple(patterns))


def run(context: Context, loaded: LoadedRule) -> Iterable[Draft]:
    """Each first step with the nearest following ones in reach that meet the rule's conditions."""
    return fitting(context, loaded, _chains(context, loaded))


def _chains(context: Context, loaded: LoadedRule) -> Iterator[Draft]:
    steps = loaded.fields(Fields).steps
    matches = [context.matches(loaded, f"steps.{i}") for i in range(len(steps))]
    firsts = [[match.first for match in found] for found in matches]

    def follow(chain: list[Match]) -> list[Match] | None:
        number = len(chain)
        if number == len(steps):
            return chain if holds(context, loaded, _captures(chain)) else None
        step, before, found = steps[number], chain[-1], matches[number]
        at = bisect_left(firsts[number], before.last)
        for match in found[at : at + _TRIED]:
            if _unit(context, match.first, step.unit) - _unit(context, before.first, step.unit) > step.within:
                break
            whole = follow([*chain, match])
            if whole is not None:
                return whole
        return None

    for start in matches[0]:
        chain = follow([start])
        if chain is not None:
            evidence = [("then", Range(match.first, match.last)) for match in chain[1:]]
            yield Draft(start.first, start.last, _captures(chain), evidence)


def _captures(chain: list[Match]) -> dict[str, Range]:
    """The captures of all steps; of one name the earliest step's."""
    return {name: at for match in reversed(chain) for name, at in match.captures.items()}


def _unit(context: Context, token: int, kind: str) -> int:
    sentence = context.document.sentence_of[token]
    return context.document.sentences[sentence].block if kind == "paragraph" else sentence


KIND = Kind(Form(Fields, asks), run)
