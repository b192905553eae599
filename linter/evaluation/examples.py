"""Checks a rule's examples: its flag examples must be found, as they say, and its pass examples must not."""

from __future__ import annotations

from typing import Literal

import msgspec

from linter.authoring.explain import TooLong, explain
from linter.authoring.explanation import Explanation
from linter.findings.finding import Finding
from linter.pipeline import lint_document
from linter.ruleset.compiled import Engine
from linter.ruleset.load import LEAST_EXAMPLES
from linter.ruleset.rule import FlagExample, LoadedRule
from linter.ruleset.source import Source, place_of
from linter.text import from_text

NOTHING = "nothing"
"""What is said to be found where nothing is."""


class Side(msgspec.Struct, frozen=True):
    """One thing that an example asks: what is expected, and what was found instead."""

    what: str
    expected: str
    found: str

    @property
    def agrees(self) -> bool:
        """Whether what was found is what is expected."""
        return self.expected == self.found


class Failure(msgspec.Struct, frozen=True):
    """An example that fails.

    ``line`` and ``column`` are its place in the rule's file, from 1. ``problem`` says how it fails, ``sides`` sets what is expected beside
    what was found, and ``why`` is the first line of the explanation.
    """

    rule: str
    file: str
    line: int
    column: int
    kind: Literal["flag", "pass"]
    text: str
    problem: str
    sides: tuple[Side, ...]
    why: str


def check_examples(engine: Engine, loaded: LoadedRule, source: Source | None = None) -> list[Failure]:
    """Run a rule's examples; gives those that fail, in order.

    Args:
        engine: a library that has the rule.
        loaded: the rule.
        source: its file as it was read; None: it is read from the disk to say where an example stands.
    """
    failures = []
    for number, item in enumerate(loaded.rule.examples.flag):
        example = FlagExample(item) if isinstance(item, str) else item
        found = _findings(engine, loaded.rule.id, example.text)
        sides = max(
            (_sides(example, finding) for finding in found), key=_agreeing, default=(Side("", "a finding", NOTHING),)
        )
        if example.count is not None:
            sides = (*sides, Side("count", str(example.count), str(len(found))))
        if not all(side.agrees for side in sides):
            problem = "is not found" if not found else "is found differently"
            failures.append(_failure(engine, loaded, source, ("flag", number), example.text, problem, sides))
    for number, text in enumerate(loaded.rule.examples.pass_):
        found = _findings(engine, loaded.rule.id, text)
        if found:
            sides = tuple(Side("", NOTHING, f"“{finding.place.text}”") for finding in found)
            failures.append(_failure(engine, loaded, source, ("pass", number), text, "is found", sides))
    return failures


def few_examples(loaded: LoadedRule) -> str | None:
    """How many examples a rule has, if these are too few to trust it: ``1 flag, 0 pass``; None if there are enough."""
    flag, passing = len(loaded.rule.examples.flag), len(loaded.rule.examples.pass_)
    return None if min(flag, passing) >= LEAST_EXAMPLES else f"{flag} flag, {passing} pass"


def _findings(engine: Engine, rule_id: str, text: str) -> list[Finding]:
    return [f for f in lint_document(engine, from_text(text), {rule_id}).findings if f.rule == rule_id]


def _sides(example: FlagExample, finding: Finding) -> tuple[Side, ...]:
    """What an example asks of a finding, and what it has."""
    out = []
    if example.words is not None:
        out.append(Side("words", example.words, finding.place.text))
    if example.voice is not None:
        out.append(Side("voice", example.voice, finding.voice))
    for name, text in example.captures.items():
        place = finding.captures.get(name)
        out.append(Side(name, text, NOTHING if place is None else place.text))
    return tuple(out)


def _agreeing(sides: tuple[Side, ...]) -> int:
    return sum(side.agrees for side in sides)


def _failure(
    engine: Engine,
    loaded: LoadedRule,
    source: Source | None,
    at: tuple[Literal["flag", "pass"], int],
    text: str,
    problem: str,
    sides: tuple[Side, ...],
) -> Failure:
    keys = ("examples", *at)
    place = place_of(loaded.file, loaded.rule.id, keys) if source is None else source.place_in(loaded.rule.id, keys)
    line, column = place or (loaded.line, 1)
    try:
        why = _why(explain(engine, loaded, from_text(text), layer=False))
    except TooLong as error:
        why = str(error)
    return Failure(loaded.rule.id, loaded.file, line, column, at[0], text, problem, sides, why)


def _why(made: Explanation) -> str:
    """The first line of an explanation; of what was found, by which alternative."""
    matching = [one for pattern in made.patterns[:1] for one in pattern.alternatives if one.matched]
    if made.found and matching:
        return f"alternative {matching[0].number} matches: {matching[0].pattern}"
    return made.summary
