"""The data that the templates show: the context of every template (docs/templates.md is made from this module)."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from linter.findings.finding import Finding
from linter.output.report.families import HUES, hue
from linter.output.report.figures import Family, Floor, Gauge, VoiceRow
from linter.output.report.segments import Passage
from linter.ruleset.rule import Severity, Voice
from linter.text.document import Block
from linter.text.shape import Setting


@dataclass(frozen=True, slots=True)
class Cited:
    """Words that a finding names: their role in it, the words without markup, their line in the source."""

    role: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Note:
    """A finding as its card shows it.

    ``id``: of its card in the page; it stays the same as long as the rule finds the same words. ``number``: of its spot. ``hue``: the
    colour of its family. ``marked``: whether words in the text are underlined for it. ``told``: whether it only says who says
    what; such a finding is drawn less strongly than a move. ``who``: the speaker, by surname where that is unique. ``how``: how the speaker was found, or
    why none was. ``words``: those it is about, on one line. ``closes``: whether the number of the spot is drawn at the end of its words. ``more``: pieces of evidence left out.
    """

    id: str
    number: int
    finding: Finding
    hue: int
    marked: bool
    told: bool
    closes: bool
    words: str
    captures: tuple[Cited, ...]
    who: str | None
    how: str | None
    evidence: tuple[Cited, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Spot:
    """Findings on the same words, the most specific first, and the number that the text shows there."""

    number: int
    id: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block as drawn; ``heard`` has the names of those who speak in it, in order; ``level`` of a heading skips none.

    ``setting``: the list, table or direction it is set in, if any. ``before`` and ``after``: what the pictures there show.
    """

    block: Block
    number: int
    level: int
    passages: tuple[Passage, ...]
    heard: tuple[str, ...]
    setting: Setting | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A block, or neighbours drawn as one (items of a list, cells of a table, paragraphs of a block quotation), and the spots in it.

    ``ribbon``: whose words they are, as (y, height, voice) in thousandths of the row's characters.
    """

    kind: str
    blocks: tuple[BlockView, ...]
    spots: tuple[Spot, ...]
    ribbon: tuple[tuple[int, int, Voice], ...]


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule that found something: its explanation, and its findings (none of several articles); ``total`` counts them."""

    finding: Finding  # any of its findings: all explain the rule the same way
    hue: int
    notes: tuple[Note, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """One of the pages that a very long article takes in a site.

    ``number``: from 1. ``back`` and ``on``: the pages before and after, in the same folder. ``notes``: the findings of this page. ``elsewhere``: the pages
    of those that another page has, by the ids of their cards; the first page alone has it, since it leads to all.
    """

    number: int
    of: int
    back: str | None
    on: str | None
    notes: tuple[Note, ...]
    elsewhere: dict[str, str]


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a report.

    ``key`` begins the ids of its elements. ``spots``: about the whole article, or about words that its readable text does not show.
    ``first``: the findings to look at first. ``moves``: the families of the findings that say more than who says what, most findings first. ``gauges``: how dense findings are beside other news, where that can be said. ``digest``: SHA-256 of the text as read. ``part``: of a very
    long file, as "2 of 5". ``leaf``: which page this is, if a site has several of the article; then ``rows`` and ``rules`` are those of the page.
    """

    key: str
    title: str
    path: str
    part: str | None
    digest: str
    words: int
    rows: tuple[Row, ...]
    notes: tuple[Note, ...]
    spots: tuple[Spot, ...]
    first: tuple[Note, ...]
    moves: tuple[Family, ...]
    floor: Floor
    voices: tuple[VoiceRow, ...]
    families: tuple[Family, ...]
    gauges: tuple[Gauge, ...]
    severities: dict[str, int]
    speakers: tuple[str, ...]
    rules: tuple[RuleView, ...]
    warnings: tuple[str, ...]
    leaf: Leaf | None = None


class Entry(msgspec.Struct, frozen=True):
    """An article in a list: what is known of it without its text.

    ``severities`` and ``families`` count findings by severity and by family, families of one colour together; ``speaker``: who has the most words that are not the paper's, and how many. ``speakers``: the named speakers and their words, most words first. ``page``: its page in a site.
    ``outlet`` and ``date`` (ISO 8601, a day or a moment in universal time): None where nothing says when or where it appeared.
    """

    key: str
    title: str
    path: str
    folder: str
    part: str | None
    page: str
    words: int
    findings: int
    severities: dict[str, int]
    families: dict[str, int]
    speaker: str | None
    spoken: int
    named: int
    speakers: tuple[tuple[str, int], ...] = ()
    outlet: str | None = None
    date: str | None = None

    @property
    def colours(self) -> tuple[int, ...]:
        """The findings of families of each colour, as far as there are any."""
        counts = [0] * HUES
        for name, count in self.families.items():
            counts[hue(name)] += count
        while counts and not counts[-1]:
            counts.pop()
        return tuple(counts)


@dataclass(frozen=True, slots=True)
class Made:
    """How a report was made: the version of rhetlint, the rules that were asked for, the date if one is given.

    ``pack``: the built-in pack whose rules ran; None if it was another choice.
    """

    version: str
    chosen: str
    date: str | None = None
    pack: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a page knows of all its articles.

    ``names``: the speakers to filter by, of one article.
    """

    title: str
    entries: tuple[Entry, ...]
    families: tuple[Family, ...]
    severities: tuple[Severity, ...]
    voices: tuple[Voice, ...]
    rules: tuple[RuleView, ...]
    totals: dict[str, int]
    total: int
    words: int
    made: Made
    names: tuple[str, ...] = field(default=())

    @property
    def several(self) -> bool:
        """Whether the page has several articles."""
        return len(self.entries) > 1
