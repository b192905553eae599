"""Kind ``sequence``: patterns that follow each other across sentences or paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Literal

from linter.findings.drafts import Draft
from linter.kinds.conditions import fitting, holds_alone, related, words
from linter.kinds.context import Context
from linter.kinds.kind import Kind
from linter.pattern import Match
from linter.ruleset.form import Asked, Asks, Form
from linter.ruleset.rule import LoadedRule, Part
from linter.text.document import Range

MOST_TRIES = 300_000
"""How many matches are tried as a next step in an article, for one rule. An article has thousands at most, unless nearly every word
matches a step and conditions compare captures of many steps."""


class Step(Part, frozen=True):
    """A step of a ``sequence``: a pattern, and how far after the previous step it may be."""

    pattern: Annotated[str, "The step's pattern."]
    within: Annotated[int, "How many units it may be after the step before it at most; 0: in the same one."] = 3
    unit: Annotated[Literal["sentence", "paragraph"], "What is counted."] = "sentence"


class Fields(Part, frozen=True):
    """``steps``, in order."""

    steps: Annotated[tuple[Step, ...], "Patterns that follow each other, in order."]


def asks(fields: Fields) -> Asks:
    """The pattern of every step."""
    patterns = (Asked(f"steps.{i}", step.pattern, ("steps", i, "pattern")) for i, step in enumerate(fields.steps))
    return Asks(tuple(patterns))


def run(context: Context, loaded: LoadedRule) -> Iterable[Draft]:
    """Each first step with the nearest following ones in reach that meet the rule's conditions."""
    return fitting(context, loaded, _drafts(context, loaded))


def _drafts(context: Context, loaded: LoadedRule) -> Iterator[Draft]:
    chains = Chains(context, loaded)
    for start in chains.matches[0]:
        chain = chains.following(start)
        if chain is not None:
            yield draft_of(chain)


def draft_of(chain: Sequence[Match]) -> Draft:
    """What a chain is found as: its first match, the others as evidence."""
    evidence = [("then", Range(match.first, match.last)) for match in chain[1:]]
    return Draft(chain[0].first, chain[0].last, _captures(chain), evidence)


def distance(context: Context, before: Match, after: Match, unit: str) -> int:
    """How many units (``sentence``, ``paragraph``) a match is after another."""
    return context.unit_at(after.first, unit) - context.unit_at(before.first, unit)


class Chains:
    """The matches of a rule's steps, and the chains that they make.

    A chain is found step by step, the nearest match first. A condition is asked as soon as its captures are there, and where a chain
    has failed to go on from a match is remembered, with the captures that later conditions compare: so the work grows with the number
    of matches in reach of each other, not with the number of their combinations.
    """

    def __init__(self, context: Context, loaded: LoadedRule) -> None:
        self._context, self._loaded = context, loaded
        self.steps = loaded.fields(Fields).steps
        self.matches: list[Sequence[Match]] = [
            list(context.matches(loaded, f"steps.{i}")) for i in range(len(self.steps))
        ]
        self._firsts = [[match.first for match in found] for found in self.matches]
        self._failed: set[tuple[object, ...]] = set()
        self._left = MOST_TRIES

    def following(self, start: Match) -> list[Match] | None:
        """The first chain that begins with a match of the first step and meets the conditions on captures; None if there is none."""
        chain = [start]
        if not self._fits(chain):
            return None
        waiting = [self._next(chain)]
        while waiting:  # a stack of its own: as many steps as there are
            if len(chain) == len(self.steps):
                return chain
            match = next(waiting[-1], None)
            if match is None:
                waiting.pop()
                self._failed.add(self._state(chain))
                chain.pop()
                continue
            chain.append(match)
            if self._fits(chain) and self._state(chain) not in self._failed:
                waiting.append(self._next(chain))
            else:
                chain.pop()
        return None

    def nearest(self, start: Match) -> list[Match] | None:
        """The chain of the nearest matches in reach, whatever the conditions on captures; None if a step has none."""
        chain = [start]
        while len(chain) < len(self.steps):
            match = next(self._next(chain), None)
            if match is None:
                return None
            chain.append(match)
        return chain

    def _next(self, chain: Sequence[Match]) -> Iterator[Match]:
        """The matches that may be the next step, the nearest first."""
        number, before = len(chain), chain[-1]
        if number == len(self.steps):
            return
        step, found = self.steps[number], self.matches[number]
        limit = self._context.unit_at(before.first, step.unit) + step.within
        for at in range(bisect_left(self._firsts[number], before.last), len(found)):
            if self._context.unit_at(found[at].first, step.unit) > limit:
                return
            if not self._left:
                return self._give_up()
            self._left -= 1
            yield found[at]

    def _give_up(self) -> None:
        document, rule = self._context.document, self._loaded.rule
        warning = (
            f"{document.path}: the sequence {rule.id} has too many matches of its steps in this article and was not followed to the "
            "end; what it finds may be missing. Make its steps match less, or nearer ('within')"
        )
        if warning not in document.warnings:
            document.warnings += (warning,)

    def _fits(self, chain: Sequence[Match]) -> bool:
        """Whether the conditions hold that the last step of a chain makes answerable."""
        captures, before = _captures(chain), _captures(chain[:-1])
        whole = len(chain) == len(self.steps)
        for name, condition in self._loaded.rule.where.items():
            at = captures.get(name)
            if at is None:
                continue
            if name not in before and not holds_alone(self._context, self._loaded, name, condition, at):
                return False
            others = list(condition.compared.values())
            ready = whole or all(other in captures for other in others)
            was_ready = name in before and all(other in before for other in others)
            if others and ready and not was_ready and not related(self._context.document, condition, at, captures):
                return False
        return True

    def _state(self, chain: Sequence[Match]) -> tuple[object, ...]:
        """What decides how a chain can go on: its last match, and the captures that conditions still compare."""
        captures, where, document = _captures(chain), self._loaded.rule.where, self._context.document
        open_names: dict[str, None] = {}
        placed = False  # whether it matters where they are
        for name, condition in where.items():
            for keys, other in condition.compared.items():
                if not (name in captures and other in captures):
                    open_names.update(dict.fromkeys((name, other)))
                    placed |= keys[0] == "apart"
        compared = tuple(
            captures.get(name) if placed else words(document, captures[name]) if name in captures else None
            for name in open_names
        )
        last = chain[-1]
        return len(chain), last.first, last.last, tuple(name in captures for name in where), compared


def _captures(chain: Sequence[Match]) -> dict[str, Range]:
    """The captures of all steps; of one name the earliest step's."""
    return {name: at for match in reversed(chain) for name, at in match.captures.items()}


KIND = Kind(Form(Fields, asks), run)
