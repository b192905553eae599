"""Why a rule found something in a text, or did not: the types that the terminal, ``rules test`` and editors show.

All places are stretches of the text that was explained, as half-open offsets of its source.
"""

from __future__ import annotations

import msgspec


class Stretch(msgspec.Struct, frozen=True):
    """A part of the text."""

    text: str
    start: int
    end: int


class Item(msgspec.Struct, frozen=True):
    """An item of an alternative, as pattern text, and what it took: None where it did not match, empty where it took nothing."""

    item: str
    took: Stretch | None


class Attempt(msgspec.Struct, frozen=True):
    """An alternative tried from one place: a match, or how far it got.

    ``took`` is the match, or what its items took before it stopped. ``stopped`` is the token at which it stopped (None: the end of
    the sentence), and ``wanted`` what would have gone on there. ``beyond`` and ``beyond_wanted`` are the same for an optional part
    that got further and was given up.
    """

    matched: bool
    took: Stretch | None
    items: tuple[Item, ...]
    captures: dict[str, Stretch] = {}
    stopped: Stretch | None = None
    wanted: tuple[str, ...] = ()
    beyond: Stretch | None = None
    beyond_wanted: tuple[str, ...] = ()


class Alternative(msgspec.Struct, frozen=True):
    """An alternative of a pattern.

    ``number`` counts from 1. ``needs`` are the items of which every match holds one; ``missing`` says that the text has none of them, so
    that it is not tried. ``attempts`` are its matches, or the attempt that got furthest.
    """

    number: int
    pattern: str
    needs: tuple[str, ...]
    missing: bool
    attempts: tuple[Attempt, ...] = ()

    @property
    def matched(self) -> bool:
        """Whether it matches somewhere."""
        return any(attempt.matched for attempt in self.attempts)


class Pattern(msgspec.Struct, frozen=True):
    """One of a rule's patterns, by its name (``pattern``, ``except``, ``steps.0``), with what each alternative did."""

    part: str
    alternatives: tuple[Alternative, ...]

    @property
    def best(self) -> Alternative:
        """The alternative that matches, or that got furthest."""
        return max(self.alternatives, key=progress)


def progress(one: Alternative) -> tuple[bool, bool, int, int, int]:
    """How far an alternative got, to be compared with others of its pattern."""
    attempt = one.attempts[0] if one.attempts else None
    taken = sum(1 for item in attempt.items if item.took and item.took.text) if attempt else 0
    length = len(attempt.took.text) if attempt and attempt.took else 0
    return one.matched, not one.missing, taken, length, -one.number


class Check(msgspec.Struct, frozen=True):
    """Something asked of a match: ``key`` is where the rule asks it (``voice``, ``where.topic.same-as``, ``except``, ``suppression``)."""

    key: str
    wanted: str
    found: str
    holds: bool


class Candidate(msgspec.Struct, frozen=True):
    """A match of the rule's pattern, or a chain of its steps, and all that was asked of it. It is a finding if everything holds."""

    at: Stretch
    captures: dict[str, Stretch]
    checks: tuple[Check, ...]

    @property
    def kept(self) -> bool:
        """Whether it is a finding."""
        return all(check.holds for check in self.checks)


class StepReached(msgspec.Struct, frozen=True):
    """A step of a sequence: how often its pattern matches, and, from the step before, how far off the nearest match is.

    ``before`` is the number of the step before it (0 for the first), ``distance`` is in ``unit``s, None where no match follows;
    ``within`` is the bound (0 for the first step, which has none). Of a step that must not come (``absent``) only matches are counted.
    """

    number: int
    matches: int
    unit: str
    within: int
    distance: int | None = None
    before: int = 0
    absent: bool = False


class Bound(msgspec.Struct, frozen=True):
    """A value that was measured and its bound: ``key`` is the one of the rule (``at-least``, ``minimum-words``)."""

    key: str
    value: float
    bound: float
    holds: bool


class Figure(msgspec.Struct, frozen=True):
    """What a measure measured over one unit: ``value`` as its message shows it, None where a minimum was not reached."""

    at: Stretch
    figure: str
    counted: int
    value: str | None
    bounds: tuple[Bound, ...]

    @property
    def passes(self) -> bool:
        """Whether it is a finding."""
        return all(bound.holds for bound in self.bounds)


class TokenSeen(msgspec.Struct, frozen=True):
    """A token, its word class (empty for a mark), the units of one token that it is (``noun``), and whose words it is among."""

    text: str
    start: int
    end: int
    word_class: str
    classes: tuple[str, ...]
    voice: str
    speaker: str | None


class UnitSeen(msgspec.Struct, frozen=True):
    """A unit (``np``) that the document layer marked, the longest that begins there."""

    name: str
    at: Stretch


class AttributionSeen(msgspec.Struct, frozen=True):
    """Words that are somebody's, and the rule that said so."""

    kind: str
    content: tuple[Stretch, ...]
    cue: Stretch | None
    source: Stretch | None
    speaker: str | None
    rule: str


class Seen(msgspec.Struct, frozen=True):
    """What the document layer saw: sentences of tokens, the units that the rule names, quotations, attributions."""

    english: bool | None
    sentences: tuple[tuple[TokenSeen, ...], ...]
    units: tuple[UnitSeen, ...]
    quotations: tuple[Stretch, ...]
    attributions: tuple[AttributionSeen, ...]


class Overlap(msgspec.Struct, frozen=True):
    """A finding in whose place ``lint`` shows one of ``rule``, a case of the explained rule (``more-general``), where that runs too."""

    at: Stretch
    rule: str


class Explanation(msgspec.Struct, frozen=True):
    """Why a rule found what it found in a text. ``summary`` is the answer in one line; ``found`` are the findings' words."""

    rule: str
    kind: str
    summary: str
    found: tuple[Stretch, ...]
    patterns: tuple[Pattern, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    steps: tuple[StepReached, ...] = ()
    figures: tuple[Figure, ...] = ()
    seen: Seen | None = None
    overlaps: tuple[Overlap, ...] = ()
