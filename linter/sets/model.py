"""What is taken of each article to be compared with others, and what comes out: the types that every output of a set reads."""

from __future__ import annotations

from array import array
from typing import Literal, get_args

import msgspec

from linter.findings.finding import Place
from linter.ruleset.rule import Severity


class ArticleRef(msgspec.Struct, frozen=True):
    """An article of a set. ``date``: ISO 8601, a day or a moment in universal time; null where nothing says when it appeared, as ``outlet``."""

    path: str
    part: int | None
    title: str
    outlet: str | None
    date: str | None


class Said(msgspec.Struct, frozen=True):
    """Words between quotation marks.

    ``text`` is what stands there, ``words`` the same as compared, with single blanks between them; ``starts`` and ``ends`` are half-open
    character offsets of each word in ``text``. ``marks``: what stands before each word and after the last, a byte each (``words.GAP`` and others). ``place``:
    in the source. ``first`` and ``last``: its tokens, half-open; ``block``: the paragraph, by its number. ``around``: the words that qualify
    (``words.QUALIFIERS``) in its sentences outside the marks; ``near``: those of the names in its paragraph. ``before`` and ``after``:
    of a quotation of a few words the rest of its sentence, clipped.
    """

    text: str
    words: str
    starts: array[int]
    ends: array[int]
    marks: bytes
    place: Place
    first: int
    last: int
    block: int
    around: frozenset[str]
    near: frozenset[str]
    before: str
    after: str
    speaker: str | None
    surname: str | None


class Loaded(msgspec.Struct, frozen=True):
    """A loaded phrase in the narrator's voice: its words as compared, its place and paragraph, its sentence, and the words of the names near it."""

    phrase: str
    place: Place
    block: int
    sentence: str
    near: frozenset[str]


class Extract(msgspec.Struct, frozen=True):
    """What of an article is compared with others; small and picklable. ``names``: normalised words of the names in it, sorted."""

    article: ArticleRef
    quotations: tuple[Said, ...]
    loaded: tuple[Loaded, ...]
    names: tuple[str, ...]


SetRule = Literal[
    "sets/quotation-altered",
    "sets/quotation-cut",
    "sets/quotation-joined",
    "sets/quotation-shortened",
    "sets/borrowed-framing",
]
RULES: tuple[SetRule, ...] = get_args(SetRule)
"""What can be found between articles."""
USUAL: tuple[SetRule, ...] = tuple(rule for rule in RULES if rule != "sets/quotation-shortened")
"""What is looked for where nothing is chosen. Readers found 29 of 36 shortened quotations not worth telling (docs/compare.md)."""

Order = Literal["before", "after", "same", "unknown"]
"""When an article appeared, compared with another: ``same`` is the same day, ``unknown`` where one has no date."""


class Where(msgspec.Struct, frozen=True):
    """A place in one of the articles: its number in the list, from 0, the paragraph from 1, and whose words stand there, where that is known."""

    article: int
    place: Place
    paragraph: int
    speaker: str | None


class Stretch(msgspec.Struct, frozen=True):
    """Some of the words of a version: ``same`` in both, ``only`` here, ``cut`` away in the other without a mark, ``other`` words there."""

    text: str
    kind: Literal["same", "only", "cut", "other"]


class Version(msgspec.Struct, frozen=True):
    """One wording of a quotation: its words in order, in stretches, and everywhere it stands so."""

    stretches: list[Stretch]
    places: list[Where]


class SetFinding(msgspec.Struct, frozen=True):
    """What is found between articles.

    ``versions``: two wordings; the fuller first (of a borrowed framing: the speaker's words, then the narrator's). ``order``: when the
    first version appeared, compared with the second: each by its earliest article.
    """

    rule: SetRule
    severity: Severity
    title: str
    message: str
    why: str
    advice: str
    order: Order
    versions: list[Version]


class Compared(msgspec.Struct, frozen=True):
    """A set of articles, and what is found between them."""

    articles: list[ArticleRef]
    findings: list[SetFinding]
    quotations: int
    undated: int
