"""The data that the templates show."""

from __future__ import annotations

from dataclasses import dataclass

from linter.findings.finding import Finding
from linter.output.report.segments import Passage
from linter.output.voices import Share
from linter.ruleset.rule import Severity, Voice
from linter.text.document import Block


@dataclass(frozen=True, slots=True)
class Cited:
    """Words that a finding names: their role in it, the words without markup, their line in the source."""

    role: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Note:
    """A finding as its card shows it.

    ``marked``: whether words in the text are underlined for it. ``told``: whether it only says who says what; such a finding is
    drawn less strongly than a move.
    """

    number: int
    finding: Finding
    family: int  # index into Report.families
    marked: bool
    told: bool
    captures: tuple[Cited, ...]
    who: str | None  # the speaker, by surname where that is unique
    evidence: tuple[Cited, ...]
    more: int  # pieces of evidence left out


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block as drawn; ``heard`` has the names of those who speak in it, in order."""

    block: Block
    number: int
    passages: tuple[Passage, ...]
    heard: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A block, or neighbours drawn as one (items of a list, paragraphs of a block quotation), and the notes on it."""

    kind: str
    blocks: tuple[BlockView, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A line of the voices panel; ``strips`` are (x, width, voice) in thousandths of the article's words."""

    share: Share
    strips: tuple[tuple[float, float, Voice], ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a report."""

    index: int
    title: str
    path: str
    words: int
    rows: tuple[Row, ...]
    notes: tuple[Note, ...]
    general: tuple[Note, ...]  # about the whole article, or about words that its readable text does not show
    voices: tuple[VoiceRow, ...]
    speakers: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """A row of the summary: counts by severity and by voice."""

    index: int
    name: str
    counts: dict[str, int]
    total: int


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule that found something: its explanation, and its findings."""

    finding: Finding  # any of its findings: all explain the rule the same way
    family: int
    notes: tuple[tuple[int, Note], ...]  # (article, note)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a page shows."""

    title: str
    articles: tuple[Article, ...]
    families: tuple[Family, ...]
    severities: tuple[Severity, ...]
    voices: tuple[Voice, ...]
    rules: tuple[RuleView, ...]
    totals: dict[str, int]
    total: int
