"""The steps of a sequence, and the chains of matches that they make."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal, NamedTuple

from linter.findings.voices import voice_at
from linter.kinds.conditions import holds_alone, related, words
from linter.kinds.context import Context
from linter.pattern import Match
from linter.ruleset.rule import LoadedRule, Part
from linter.text.document import Range

MOST_TRIES = 300_000
"""How many matches are tried as a next step in an article, for one rule. An article has thousands at most, unless nearly every word
matches a step and conditions compare captures of many steps."""


class Step(Part, frozen=True):
    """A step of a ``sequence``: a pattern, and how far after the previous step it may be, or that it must not come."""

    pattern: Annotated[str, "The step's pattern."]
    within: Annotated[int, "How many units it may be after the step before it at most; 0: in the same one."] = 3
    unit: Annotated[Literal["sentence", "paragraph"], "What is counted."] = "sentence"
    speaker: Annotated[
        Literal["same", "other"] | None,
        "Whether the speaker of the step before says it too, or another; both must be known.",
    ] = None
    absent: Annotated[
        bool,
        "It must not come: between the steps around it or, as the last step, within so many units after the one before.",
    ] = False


class Fields(Part, frozen=True):
    """``steps``, in order."""

    steps: Annotated[tuple[Step, ...], "Patterns that follow each other, in order."]

    def __post_init__(self) -> None:
        if self.steps and self.steps[0].absent:
            raise ValueError("the first step must come; put what must not come before it behind `not-after`")
        if any(step.absent and step.speaker for step in self.steps):
            raise ValueError("a step that must not come has no `speaker`; say in its pattern what must not come")
        if self.steps and self.steps[0].speaker:
            raise ValueError("the first step has no step before it to have the same or another `speaker`; take it out")


def distance(context: Context, before: Match, after: Match, unit: str) -> int:
    """How many units (``sentence``, ``paragraph``) a match is after another."""
    return context.unit_at(after.first, unit) - context.unit_at(before.first, unit)


class Absent(NamedTuple):
    """A step that must not come: its number from 0, the step, its matches, and where each begins."""

    number: int
    step: Step
    matches: Sequence[Match]
    firsts: Sequence[int]

    def behind(self, match: Match) -> Match | None:
        """Its first match behind another; None if there is none."""
        at = bisect_left(self.firsts, match.last)
        return self.matches[at] if at < len(self.matches) else None


class Chains:
    """The matches of a rule's steps, and the chains that they make.

    A chain is found step by step, the nearest match first. A condition is asked as soon as its captures are there, and where a chain
    has failed to go on from a match is remembered, with the captures that later conditions compare: so the work grows with the number
    of matches in reach of each other, not with the number of their combinations.

    ``steps`` are those that must come, ``numbers`` their places among all (from 0) and ``matches`` theirs; ``absent`` has, for each of
    them, the steps behind it that must not.
    """

    def __init__(self, context: Context, loaded: LoadedRule) -> None:
        self._context, self._loaded = context, loaded
        steps = loaded.fields(Fields).steps
        found = [list(context.matches(loaded, f"steps.{i}")) for i in range(len(steps))]
        self.numbers = [i for i, step in enumerate(steps) if not step.absent]
        self.steps = [steps[i] for i in self.numbers]
        self.matches: list[Sequence[Match]] = [found[i] for i in self.numbers]
        self._firsts = [[match.first for match in matches] for matches in self.matches]
        ends = [*self.numbers[1:], len(steps)]
        self.absent = [
            [Absent(i, steps[i], found[i], [match.first for match in found[i]]) for i in range(here + 1, end)]
            for here, end in zip(self.numbers, ends, strict=True)
        ]
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
        """The chain of the nearest matches in reach, whatever else is asked of them; None if a step has none."""
        chain = [start]
        while len(chain) < len(self.steps):
            match = next(self._in_reach(chain), None)
            if match is None:
                return None
            chain.append(match)
        return chain

    def coming(self, chain: Sequence[Match], number: int) -> Iterator[tuple[Absent, Match]]:
        """What comes behind a match of a chain though it must not: each step that must not, with its first match there."""
        before, after = chain[number], chain[number + 1] if number + 1 < len(chain) else None
        for one in self.absent[number]:
            match = one.behind(before)
            if match is None:
                continue
            if match.last <= after.first if after is not None else self._reaches(before, match, one.step):
                yield one, match

    def speaks(self, chain: Sequence[Match], number: int) -> bool:
        """Whether a match of a chain is said by whom its step asks for."""
        asked = self.steps[number].speaker
        if asked is None:
            return True
        before, here = (self._speaker(chain[at].first) for at in (number - 1, number))
        return before >= 0 and here >= 0 and (before == here) == (asked == "same")

    def _speaker(self, token: int) -> int:
        discourse = self._context.discourse
        return -1 if voice_at(discourse, token) == "narrator" else discourse.speaker_of[token]

    def _reaches(self, before: Match, after: Match, step: Step) -> bool:
        return distance(self._context, before, after, step.unit) <= step.within

    def _next(self, chain: Sequence[Match]) -> Iterator[Match]:
        """The matches that may be the next step, the nearest first."""
        barrier = min(
            (match.last for one in self.absent[len(chain) - 1] if (match := one.behind(chain[-1])) is not None),
            default=None,
        )
        for match in self._in_reach(chain):
            if barrier is not None and match.first >= barrier:
                return
            if self.speaks([*chain, match], len(chain)):
                yield match

    def _in_reach(self, chain: Sequence[Match]) -> Iterator[Match]:
        """The matches of the next step that are near enough, the nearest first."""
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
        captures, before = captures_of(chain), captures_of(chain[:-1])
        whole = len(chain) == len(self.steps)
        if whole and next(self.coming(chain, len(chain) - 1), None) is not None:
            return False
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
        captures, where, document = captures_of(chain), self._loaded.rule.where, self._context.document
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


def captures_of(chain: Sequence[Match]) -> dict[str, Range]:
    """The captures of all steps; of one name the earliest step's."""
    return {name: at for match in reversed(chain) for name, at in match.captures.items()}
