"""What a rule is, checked: the types behind a rule file, the JSON Schema and the cache.

Field names are those of the YAML with ``-`` for ``_``. ``rules/**.yaml`` holds one mapping, or a list of them.
"""

from __future__ import annotations

from functools import cache
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
    """What a ``measure`` counts: exactly one of findings, lexicon, pattern, tokens, attributions, quotations, sentences.

    ``findings``: a glob of rules; they run for it even where they are not selected, and what several of them find at one
    place counts once. ``by`` groups the counted, by speaker, rule, text, or a sentence's first word. ``weight: words``
    counts the words of each, as ``tokens`` always does. ``voice``: only what stands in it.
    """

    findings: str | None = None
    lexicon: str | None = None
    pattern: str | None = None
    tokens: Literal["all", "quoted", "reported", "narrator"] | None = None
    attributions: Literal["all", "direct", "mixed", "indirect"] | None = None
    quotations: bool = False
    sentences: bool = False
    by: Literal["speaker", "rule", "text", "opening"] | None = None
    weight: Literal["one", "words"] = "one"
    voice: VoiceChoice = "any"

    def __post_init__(self) -> None:
        told = [n for n in _COUNTED if getattr(self, n)]
        if len(told) != 1:
            raise ValueError(
                f"a count is of exactly one of {', '.join(_COUNTED)}; this one names {' and '.join(told) or 'none'}"
            )
        if self.by == "rule" and not self.findings:
            raise ValueError("only findings can be grouped by rule")
        if self.by == "opening" and not self.sentences:
            raise ValueError("only sentences can be grouped by their opening")


_COUNTED = ("findings", "lexicon", "pattern", "tokens", "attributions", "quotations", "sentences")


class Measure(_Part, frozen=True):
    """``measure``: a figure over a unit, against thresholds.

    ``count``: how many. ``share``: the counted over ``out-of``, or over all words; with ``by``, the largest group's over
    all groups. ``density``: the counted per 1,000 words (in the counted's voice). ``distinct``: groups. ``largest``: the
    most words one counted thing has. Over a sentence or paragraph, every unit that passes is a finding.
    """

    count: Count
    figure: Literal["count", "share", "density", "distinct", "largest"]
    unit: Unit = "document"
    out_of: Count | None = None
    at_least: float | None = None
    at_most: float | None = None
    minimum: int = 1  # fewer counted than this: nothing is said
    minimum_groups: int = 0  # fewer groups that bear a name of their own (not "the envoy"): nothing is said
    minimum_words: int = 0  # a unit with fewer words (in the counted's voice): nothing is said

    def __post_init__(self) -> None:
        if self.at_least is None and self.at_most is None:
            raise ValueError("a measure needs 'at-least' or 'at-most'")
        if self.figure == "distinct" and self.count.by is None:
            raise ValueError("'distinct' counts groups: say 'by' what")
        if self.minimum_groups and self.count.by is None:
            raise ValueError("'minimum-groups' counts groups: say 'by' what")
        if self.out_of is not None and (self.figure != "share" or self.count.by is not None):
            raise ValueError("'out-of' belongs to a share without 'by'")


Place = Literal["opening", "ending", "both", "anywhere", "adjacent", "chain", "mirror", "shape", "members"]


class Repetition(_Part, frozen=True):
    """``repetition``: the same words, or the same shape, coming back at a place.

    - ``opening``, ``ending``, ``both``: neighbouring units begin with, end with, or begin and end with the same words.
    - ``chain``: a unit begins with the words the last one ended with; ``times`` counts the links.
    - ``adjacent``: the words follow each other at once, or after a comma.
    - ``mirror``: two content words of a sentence come back in reverse order.
    - ``anywhere``: a phrase that comes back anywhere in the document.
    - ``shape``: neighbouring units have the same word classes, token by token.
    - ``members``: members of one sentence between commas or conjunctions have the same word classes.

    ``words`` is the least length, in tokens, of what comes back, of a unit of a shape, or of a member; ``times`` how often at
    least; ``content-words`` how many of the words are nouns, verbs, adjectives or numbers, at least. A stretch must hold an entry
    of the lexicon ``holding``, and none of ``without``.
    """

    place: Place
    unit: Literal["sentence", "clause", "paragraph", "any"] = "sentence"  # any: sentences, else clauses
    words: int = 2
    times: int = 2
    within: int = 0  # how many other units may stand between two that repeat
    content_words: int = 1
    holding: str | None = None
    without: str | None = None
    joined: Literal["any", "none", "all"] = "any"  # members: by conjunctions anyhow, nowhere, between all

    def __post_init__(self) -> None:
        for name, places in _APPLIES.items():
            if self.place not in places and getattr(self, name) != _UNSAID[name]:
                raise ValueError(f"{name.replace('_', '-')!r} says nothing where the place is {self.place!r}")
        if self.words < 1 or self.times < (1 if self.place == "chain" else 2):
            raise ValueError("what is repeated has a word at least, and comes twice")


_UNITS = ("opening", "ending", "both", "chain", "shape")
_STRETCH = ("opening", "ending", "both", "chain", "adjacent", "anywhere")
_APPLIES: dict[str, tuple[str, ...]] = {
    "unit": _UNITS,
    "within": ("opening", "ending", "both"),
    "words": (*_STRETCH, "shape", "members"),
    "times": (*_STRETCH, "shape", "members"),
    "content_words": ("opening", "ending", "both", "chain", "anywhere"),
    "holding": _STRETCH,
    "without": (*_STRETCH, "mirror"),
    "joined": ("members",),
}  # fmt: skip
_UNSAID = {f.name: f.default for f in msgspec.structs.fields(Repetition)}


class Consistency(_Part, frozen=True):
    """``consistency``: near variants of one name, two ``forms`` of one term, or two numbers for one thing.

    ``numbers``: one noun with one predicate ("14 people were killed") has different numbers in two sentences.
    """

    of: Literal["names", "terms", "numbers"]
    distance: int = 1  # names: edits between variants
    least_length: int = 5  # names: shorter ones are too like each other by chance
    forms: tuple[tuple[str, ...], ...] = ()  # terms: the forms of each, in groups
    without: str | None = None  # numbers: a sentence with an entry of this lexicon is left out

    def __post_init__(self) -> None:
        if (self.of == "terms") != bool(self.forms):
            raise ValueError("'forms' belong to consistency of terms, which needs them")
        if self.of != "names" and (self.distance != 1 or self.least_length != 5):
            raise ValueError("'distance' and 'least-length' belong to consistency of names")
        if self.of != "numbers" and self.without is not None:
            raise ValueError("'without' belongs to consistency of numbers")


class Headline(_Part, frozen=True):
    """``headline``: the headline against the text below it.

    ``lacks: text``: of its content words at least ``at-least`` (a share) come nowhere in the text.
    ``lacks: attribution``: it states as fact what the text says only in a source's words: no attribution stands in it, and at
    least ``at-least`` of its content words come together in others' words, while no sentence of the narrator's own comes near that.
    """

    lacks: Literal["text", "attribution"]
    at_least: float
    minimum: int = 3  # content words: a shorter headline tells too little
    minimum_words: int = 100  # tokens below it: a shorter text is a notice
    without: str | None = None  # a headline with an entry of this lexicon is left out


class Borrowing(_Part, frozen=True):
    """``borrowing``: a term of ``lexicon`` first stands in a speaker's words, later in the narrator's own, unquoted.

    A sentence of the narrator's with an entry of the lexicon ``without`` ("accusations of") does not count as his own use.
    """

    lexicon: str
    without: str | None = None


class Rule(_Part, frozen=True):
    """One rule as its file states it. ``linter.ruleset.load`` fills defaults that depend on the file (family)."""

    id: str
    title: str
    message: str
    why: str = ""
    kind: Literal["pattern", "sequence", "measure", "repetition", "consistency", "headline", "borrowing"] = "pattern"
    severity: Severity = "info"
    voice: VoiceChoice = "any"
    advice: str = ""
    references: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    lexicons: dict[str, tuple[str, ...]] = {}
    define: dict[str, str] = {}  # sub-patterns by name, for ``&name`` in this rule's patterns
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
    headline: Headline | None = None
    borrowing: Borrowing | None = None
    suggestion: str | None = None
    examples: Examples = Examples()
    measured: Measured | None = None


class LoadedRule(msgspec.Struct, frozen=True):
    """A rule with its patterns parsed and where it came from. Lexicons are already looked up by name, definitions put in.

    ``trees`` gives parsed patterns by where they stand: ``pattern``, ``except``, ``steps.0`` …, ``where.topic.matches``.
    """

    rule: Rule
    file: str
    line: int
    packed: bytes = b"\x80"  # the trees as msgpack, since most runs need those of a few rules
    builtin: bool = False

    @property
    def trees(self) -> dict[str, Tree]:
        """Parsed patterns by where they stand."""
        return _unpacked(self.packed)


@cache
def _unpacked(packed: bytes) -> dict[str, Tree]:
    return msgspec.msgpack.decode(packed, type=dict[str, Tree])


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


class DefinitionFile(_Part, frozen=True):
    """``rules/definitions/*.yaml``: a sub-pattern that any rule may use as ``&name``.

    Other shared definitions may stand in it. A lexicon in it is looked up where it is used: a rule's own of that name goes before
    the shared one.
    """

    definition: str
    pattern: str
    about: str = ""  # what it matches and what it is for; a built-in definition says so
