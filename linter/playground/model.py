"""What the page asks and what it is answered: the types that are sent as JSON, and their limits."""

from __future__ import annotations

from typing import Annotated

import msgspec

from linter.authoring.explanation import Candidate, Pattern, TokenSeen
from linter.authoring.sentences import Outcome
from linter.ruleset.rule import VoiceChoice

LONGEST_TEXT = 100_000
"""Characters of a text that is tried."""
LONGEST_PATTERN = 20_000
"""Characters of a pattern."""
MOST_EXAMPLES = 40
"""Examples of each kind."""
LONGEST_EXAMPLE = 2_000
"""Characters of an example, and of a title or message."""
MOST_SENTENCES = 300
"""Sentences of a text that are shown."""
MOST_VALUES = 12
"""Texts that are listed of what a capture took."""

Short = Annotated[str, msgspec.Meta(max_length=LONGEST_EXAMPLE)]
Examples = Annotated[list[Short], msgspec.Meta(max_length=MOST_EXAMPLES)]


class Question(msgspec.Struct, forbid_unknown_fields=True):
    """What the page has at a moment: ``flag`` and ``passing`` are the examples that must and must not be found."""

    text: Annotated[str, msgspec.Meta(max_length=LONGEST_TEXT)]
    pattern: Annotated[str, msgspec.Meta(max_length=LONGEST_PATTERN)]
    voice: VoiceChoice = "any"
    id: Annotated[str, msgspec.Meta(max_length=100)] = "own/new-rule"
    title: Short = ""
    message: Short = ""
    flag: Examples = []
    passing: Examples = []


class Wrong(msgspec.Struct, frozen=True):
    """An error of the pattern: line and column from 1, and the line with a caret under the place."""

    message: str
    line: int
    column: int
    shown: str


class Piece(msgspec.Struct, frozen=True):
    """A part of a sentence that is marked in one way.

    ``hit`` says whether a hit has it, ``near`` whether a near miss has, ``captures`` which captures have it (the outermost first) and ``opens``
    which of these begin with it.
    """

    text: str
    hit: bool = False
    near: bool = False
    captures: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()


class Line(msgspec.Struct, frozen=True):
    """A sentence as it is shown, with its explanation (see ``linter.authoring.sentences.Told``); ``voices`` are those of its hits."""

    text: str
    pieces: tuple[Piece, ...]
    block: int
    outcome: Outcome
    why: str
    voices: tuple[str, ...] = ()
    pattern: Pattern | None = None
    candidates: tuple[Candidate, ...] = ()
    tokens: tuple[TokenSeen, ...] = ()


class Count(msgspec.Struct, frozen=True):
    """What a capture took and how often, the most frequent first; ``more`` other texts are not listed."""

    capture: str
    values: tuple[tuple[str, int], ...]
    more: int


class Example(msgspec.Struct, frozen=True):
    """Whether an example does what it must, and if not, how it fails and why."""

    passes: bool
    problem: str = ""


class RuleText(msgspec.Struct, frozen=True):
    """The rule as a file: ``problem`` says why it does not load; ``flag`` and ``passing`` tell of its examples, in order."""

    yaml: str
    problem: str = ""
    flag: tuple[Example, ...] = ()
    passing: tuple[Example, ...] = ()


class Answer(msgspec.Struct, frozen=True):
    """What is said of a question. Without a pattern that can be read there are only ``wrong`` or ``notes``.

    ``notes`` tell of limits and of warnings of the text; ``captures`` are the names in the order of their colours; ``hits`` counts them
    all, ``sentences`` all sentences, also those that are not among ``lines``.
    """

    wrong: tuple[Wrong, ...] = ()
    notes: tuple[str, ...] = ()
    summary: str = ""
    captures: tuple[str, ...] = ()
    hits: int = 0
    sentences: int = 0
    counts: tuple[Count, ...] = ()
    lines: tuple[Line, ...] = ()
    rule: RuleText | None = None
