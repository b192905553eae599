"""What a rule is, checked: the types behind a rule file, the JSON Schema and the cache.

Field names are those of the YAML with ``-`` for ``_``. ``rules/**.yaml`` holds one mapping, or a list of them.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from linter.pattern.tree import Tree

Severity = Literal["error", "warning", "notice", "info"]
VoiceChoice = Literal["narrator", "quoted", "reported", "source", "any"]  # source: quoted or reported
Unit = Literal["sentence", "paragraph", "document"]


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", omit_defaults=True):
    """Base of everything a rule file holds: unknown keys are errors."""


class Condition(_Part, frozen=True):
    """``where: {topic: {…}}``: what a capture must satisfy; all stated parts must hold.

    same_as / differs_from: another capture's text (compared by speaker where both resolve, else case-folded without
    article). within / outside: id glob of a rule whose finding (or annotation name in ``<>``) must / must not contain
    it. matches / lacks: pattern-language text that must / must not occur in the capture. voice: whose words.
    """

    same_as: str | None = None
    differs_from: str | None = None
    within: str | None = None
    outside: str | None = None
    matches: str | None = None
    lacks: str | None = None
    voice: VoiceChoice | None = None
    at_least_words: int | None = None
    at_most_words: int | None = None


class FlagExample(_Part, frozen=True):
    """A text that must be flagged, with the captures (role: exact text) and voice that one finding must have."""

    text: str
    captures: dict[str, str] = {}
    voice: Literal["narrator", "quoted", "reported"] | None = None
    words: str | None = None  # what one finding must cover exactly
    count: int | None = None  # how many findings there must be (default: at least one)


class Examples(_Part, frozen=True):
    """``flag`` must be found, ``pass`` must not."""

    flag: tuple[str | FlagExample, ...] = ()
    pass_: tuple[str, ...] = msgspec.field(default=(), name="pass")


class Measured(_Part, frozen=True):
    """Precision as judged: ``right`` of ``judged`` findings sampled from ``corpus``."""

    corpus: str
    judged: int
    right: int


class AttributionSpec(_Part, frozen=True):
    """What a match of a phase 1 rule is: captures ``content`` (``content2``), ``cue``, ``source``, ``addressee``.

    ``act`` names the kind of act; ``act_by_lexicon`` takes it from the lexicon the cue's head word stands in.
    ``content`` says where the content is: ``captured``, or ``before`` / ``after`` the match, to the bounds of its clause;
    ``phrase`` ends before an adverbial; ``turn`` is a speaker's whole turn, up to the next label or heading.
    ``unnamed`` marks passives and agentless cues. ``priority`` decides between attributions with one cue: higher first.
    ``fallback``: kept only where no other attribution has the words. Of ``where`` a phase 1 rule can ask a capture's
    number of words alone, since nothing else is known yet.
    """

    act: str = "say"
    content: Literal["captured", "before", "after", "phrase", "turn"] = "captured"
    unnamed: bool = False
    priority: int = 0
    fallback: bool = False


class Step(_Part, frozen=True):
    """A step of a ``sequence``: a pattern, and how far after the previous step it may stand."""

    pattern: str
    within: int = 3  # this many units after the previous step's (0: the same unit)
    unit: Literal["sentence", "paragraph"] = "sentence"


class Count(_Part, frozen=True):
    """What a ``measure`` counts. Exactly one of findings, lexicon, pattern, tokens, attributions, quotations.

    ``findings``: id glob. ``by`` groups the counted (``distinct``: number of groups; ``share``: largest group's share).
    """

    findings: str | None = None
    lexicon: str | None = None
    pattern: str | None = None
    tokens: Literal["all", "quoted", "reported", "narrator"] | None = None
    attributions: Literal["all", "direct", "mixed", "indirect"] | None = None
    quotations: bool = False
    by: Literal["speaker", "rule", "text", "opening"] | None = None
    weight: Literal["one", "words"] = "one"
    voice: VoiceChoice = "any"


class Measure(_Part, frozen=True):
    """``measure``: a figure over a unit, against thresholds. ``density`` is per 1,000 tokens.

    ``share`` without ``by`` is the counted over ``over_count`` (or over all tokens).
    """

    count: Count
    figure: Literal["count", "share", "density", "distinct"]
    unit: Unit = "document"
    out_of: Count | None = None
    at_least: float | None = None
    at_most: float | None = None
    minimum: int = 1  # fewer counted than this: nothing is said
    minimum_words: int = 0  # a shorter unit: nothing is said


class Repetition(_Part, frozen=True):
    """``repetition``: the same words (or shapes) at the same place of neighbouring units."""

    place: Literal["opening", "ending", "both", "anywhere", "chain", "adjacent", "members"]
    unit: Literal["sentence", "clause", "paragraph", "document"] = "sentence"
    words: int = 2  # least length of what is repeated, in tokens
    times: int = 3
    within: int = 0  # gap allowed between the repeating units (0: neighbours)
    content_words: int = 1  # how many of the words must be content words
    lexicon: str | None = None  # repeated stretch must hold an entry
    without: str | None = None  # … must not
    same_shape: bool = False  # members: parallel parts of speech, not equal words
    members: int = 3
    connective: Literal["any", "and", "none"] = "any"


class Consistency(_Part, frozen=True):
    """``consistency``: near variants of one name, or two forms of one term."""

    of: Literal["names", "terms", "numbers"]
    distance: int = 1  # edits between variants of a name
    forms: tuple[tuple[str, ...], ...] = ()
    least_length: int = 5


class Rule(_Part, frozen=True):
    """One rule as its file states it. ``linter.ruleset.load`` fills defaults that depend on the file (family)."""

    id: str
    title: str
    message: str
    why: str = ""
    kind: Literal["pattern", "sequence", "measure", "repetition", "consistency"] = "pattern"
    severity: Severity = "info"
    voice: VoiceChoice = "any"
    phase: Literal[1, 2, 3] | None = None  # default: 1 with ``attribution:``, 3 for measures, else 2
    advice: str = ""
    references: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    lexicons: dict[str, tuple[str, ...]] = {}
    pattern: str | None = None
    except_: str | None = msgspec.field(default=None, name="except")
    within: str | None = None  # id glob of findings, or ``<annotation>``, that must contain the match
    outside: str | None = None
    where: dict[str, Condition] = {}
    attribution: AttributionSpec | None = None
    attributed: bool | None = None  # pattern rules: match only in sentences with / without an attribution
    block: tuple[str, ...] = ()  # only in blocks of these kinds (heading, paragraph, item, blockquote, caption)
    steps: tuple[Step, ...] = ()
    measure: Measure | None = None
    repetition: Repetition | None = None
    consistency: Consistency | None = None
    suggestion: str | None = None
    examples: Examples = Examples()
    measured: Measured | None = None


class LoadedRule(msgspec.Struct, frozen=True):
    """A rule with its patterns parsed and where it came from. Lexicons are already looked up by name.

    ``trees`` holds parsed patterns by where they stand: ``pattern``, ``except``, ``steps.0`` …, ``where.topic.matches``.
    """

    rule: Rule
    file: str
    line: int
    trees: dict[str, Tree] = {}
    builtin: bool = False


class LexiconFile(_Part, frozen=True):
    """``rules/lexicons/*.yaml``: a list shared by rules.

    ``extends``: its entries are added to the lexicon of this name, and those of ``except`` taken from it.
    """

    lexicon: str
    entries: tuple[str, ...] = ()
    source: str = ""  # the published class or list it rests on; a built-in lexicon names it
    extends: bool = False
    except_: tuple[str, ...] = msgspec.field(default=(), name="except")
    about: str = ""
