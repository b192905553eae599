"""The types of a rule, which check rule files, and from which the JSON Schema and the rule cache are made.

A field's key in YAML has ``-`` for ``_``. ``rules/**.yaml`` holds one mapping, or a list of them.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache
from typing import Literal, NamedTuple, TypeVar, get_args

import msgspec

from linter.pattern.tree import Tree
from linter.ruleset.cache import unpack_trees
from linter.ruleset.precision import Figure, figures
from linter.text.document import BlockKind

Severity = Literal["error", "warning", "notice", "info"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""The severities, the most serious first."""

Voice = Literal["narrator", "quoted", "reported"]
VOICES: tuple[Voice, ...] = get_args(Voice)
"""The voices; the index of each is its number in the voice column of a ``Discourse``."""

VoiceChoice = Literal["narrator", "quoted", "reported", "source", "any"]  # source: quoted or reported

Globs = str | tuple[str, ...]
"""Chooses rules by their ids: a glob, or several; those that begin with ``!`` exclude rules."""

EntityKind = Literal["person", "organisation", "place", "group", "document", "unknown"]
"""What a speaker is."""

F = TypeVar("F", bound="Part")


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", omit_defaults=True):
    """Base of everything in a rule file, also of the fields of kinds: unknown keys are errors."""


def picks(globs: Globs, rule_id: str) -> bool:
    """Whether globs choose a rule: one matches its id, and none that excludes does."""
    each = (globs,) if isinstance(globs, str) else globs
    left_out = any(fnmatchcase(rule_id, glob[1:]) for glob in each if glob.startswith("!"))
    return not left_out and any(fnmatchcase(rule_id, glob) for glob in each if not glob.startswith("!"))


class Speaking(Part, frozen=True):
    """``speaker: {…}``: who says the words; all stated parts must hold. The narrator's own words have no speaker, and none holds for them.

    named: names, of which the speaker's holds one whole (*Brandt* of Ilse Brandt). role: a lexicon with an entry in what the article calls
    the speaker. kind: what the speaker is. known: whether it was found out who speaks.
    """

    named: tuple[str, ...] = ()
    role: str | None = None
    kind: tuple[EntityKind, ...] = ()
    known: bool | None = None


class Number(Part, frozen=True):
    """``number: {…}``: the first number of a capture, in figures or words (*3.5 million*, *twenty-five*), against bounds.

    at_least / at_most: these included. above / below: the number of another capture. percent: whether it is a percentage.
    """

    at_least: float | None = None
    at_most: float | None = None
    above: str | None = None
    below: str | None = None
    percent: bool | None = None


class Apart(Part, frozen=True):
    """``apart: {…}``: how far a capture is from another one (``from``): words between them, or sentences or paragraphs from one to the other."""

    from_: str = msgspec.field(name="from")
    at_least: int = 0
    at_most: int | None = None
    unit: Literal["word", "sentence", "paragraph"] = "word"


class Near(Part, frozen=True):
    """``after`` and its like: findings of some rules, and in how many units from the match they are looked for (0: in the same one)."""

    findings: Globs
    within: int = 1
    unit: Literal["sentence", "paragraph"] = "sentence"


class Condition(Part, frozen=True):
    """``where: {topic: {…}}``: what a capture must satisfy; all stated parts must hold.

    same_as / differs_from: another capture's words (in any case, without an article at the beginning). same_head_as / same_lemma_as: the
    head of another capture, as the same word or as a form of the same word. apart: the distance from another. number: what number it has.
    within / outside: globs of rules whose finding (or annotation name in ``<>``) must / must not contain
    it. matches / lacks: pattern-language text that must / must not occur in the capture. voice: whose words. speaker: who says them.
    """

    same_as: str | None = None
    differs_from: str | None = None
    same_head_as: str | None = None
    same_lemma_as: str | None = None
    apart: Apart | None = None
    number: Number | None = None
    within: Globs | None = None
    outside: Globs | None = None
    matches: str | None = None
    lacks: str | None = None
    voice: VoiceChoice | None = None
    speaker: Speaking | None = None
    at_least_words: int | None = None
    at_most_words: int | None = None

    @property
    def compared(self) -> dict[tuple[str, ...], str]:
        """The names of the captures that this one is compared with, each after the keys that say so."""
        found: dict[tuple[str, ...], str | None] = {
            ("same-as",): self.same_as,
            ("differs-from",): self.differs_from,
            ("same-head-as",): self.same_head_as,
            ("same-lemma-as",): self.same_lemma_as,
            ("apart", "from"): None if self.apart is None else self.apart.from_,
            ("number", "above"): None if self.number is None else self.number.above,
            ("number", "below"): None if self.number is None else self.number.below,
        }
        return {keys: name for keys, name in found.items() if name is not None}


class FlagExample(Part, frozen=True):
    """A text that must be flagged, with the captures (role: exact text) and voice that one finding must have."""

    text: str
    captures: dict[str, str] = {}
    voice: Voice | None = None
    words: str | None = None  # what one finding must cover exactly
    count: int | None = None  # how many findings there must be (default: at least one)


class Examples(Part, frozen=True):
    """``flag`` must be found, ``pass`` must not."""

    flag: tuple[str | FlagExample, ...] = ()
    pass_: tuple[str, ...] = msgspec.field(default=(), name="pass")


class AttributionSpec(Part, frozen=True):
    """How a match of a phase 1 rule becomes an attribution, from its captures ``content`` (``content2``), ``cue``, ``source``, ``addressee``.

    ``act`` names the kind of act; ``cue`` means the kind of the cue lexicon (``cue-claim`` …) that lists the cue.
    ``content`` says where the content is: ``captured``, or ``before`` / ``after`` the match, to the bounds of its clause;
    ``phrase`` ends before an adverbial; ``turn`` is a speaker's whole turn, up to the next label or heading.
    ``unnamed`` marks passives and agentless cues. ``priority`` decides between attributions with one cue: higher first.
    ``fallback``: kept only where no other attribution has the words. In ``where`` a phase 1 rule can use only a capture's
    number of words, since nothing else is known yet.
    """

    act: str = "say"
    content: Literal["captured", "before", "after", "phrase", "turn"] = "captured"
    unnamed: bool = False
    priority: int = 0
    fallback: bool = False


class Attributing(Part, frozen=True):
    """The keys of a rule of phase 1, of the kind ``attribution``."""

    pattern: str
    attribution: AttributionSpec


class Rule(Part, frozen=True):
    """The keys of a rule of any kind. The keys of its kind are in ``LoadedRule.fields``."""

    id: str
    title: str
    message: str
    claims: str = ""  # what must be true of the text for a finding to be right, and what makes it pointless
    why: str = ""
    kind: str = "pattern"
    severity: Severity = "info"
    voice: VoiceChoice = "any"
    advice: str = ""
    references: tuple[str, ...] = ()
    more_general: tuple[str, ...] = ()  # ids of rules of which this one is a case
    packs: tuple[str, ...] = ()
    lexicons: dict[str, tuple[str, ...]] = {}
    define: dict[str, str] = {}  # sub-patterns by name, for ``&name`` in this rule's patterns
    within: Globs | None = None  # globs of rules whose finding, or ``<annotation>``, must contain the match
    outside: Globs | None = None
    after: Near | None = None  # a finding of these rules must / must not be near, before or behind the match
    not_after: Near | None = None
    before: Near | None = None
    not_before: Near | None = None
    speaker: Speaking | None = None  # who says the first word of the match
    where: dict[str, Condition] = {}
    attributed: bool | None = None  # only in sentences with / without an attribution
    block: tuple[BlockKind, ...] = ()  # only in blocks of these kinds
    suggestion: str | None = None
    examples: Examples = Examples()


class Changed(NamedTuple):
    """What a ``change`` has made different in a rule: the key (``off.NAME``, ``lexicons.NAME``), and its file and line from 1."""

    key: str
    file: str
    line: int


class LoadedRule(msgspec.Struct, frozen=True):
    """A rule checked, with its patterns parsed (with definitions written out), and its place: ``file``, and ``line`` from 1.

    ``own`` has the fields of its kind and ``packed`` its parsed patterns, as msgpack, since most runs need those of few rules.
    ``matched`` names the patterns that are searched for in the whole document before the rule runs; ``reads`` has globs of the
    rules whose findings it reads; ``changed`` says what ``change`` items of a user's files made different. ``digest`` stands for all that decides what it finds (``linter.ruleset.identity``).
    """

    rule: Rule
    file: str
    line: int
    own: bytes
    packed: bytes = b"\x80"
    builtin: bool = False
    matched: tuple[str, ...] = ()
    reads: tuple[Globs, ...] = ()
    digest: str = ""
    changed: tuple[Changed, ...] = ()

    @property
    def figure(self) -> Figure | None:
        """How often it is right; None if nobody has judged it as it is."""
        return figures().get((self.rule.id, self.digest))

    def __repr__(self) -> str:
        return f"<LoadedRule {self.rule.id} at {self.file}:{self.line}>"

    def fields(self, kind: type[F]) -> F:
        """The fields of the rule's kind, as the struct that its form names."""
        fields: F = _fields(self.own, kind)
        return fields

    @property
    def attribution(self) -> AttributionSpec | None:
        """How a match becomes an attribution; None for a rule that is not of phase 1."""
        return self.fields(Attributing).attribution if self.rule.kind == "attribution" else None

    @property
    def trees(self) -> dict[str, Tree]:
        """Parsed patterns by name: ``pattern``, ``except``, ``steps.0`` …, ``where.topic.matches``."""
        return _unpacked(self.packed)


@cache
def _fields(own: bytes, kind: type[F]) -> F:
    return msgspec.msgpack.decode(own, type=kind)


_unpacked = cache(unpack_trees)


class LexiconFile(Part, frozen=True):
    """``rules/lexicons/*.yaml``: a list shared by rules.

    ``extends``: its entries are added to the lexicon of this name, and those of ``except`` removed from it.
    """

    lexicon: str
    entries: tuple[str, ...] = ()
    source: str = ""  # the published class or list it is based on; required of a built-in lexicon
    extends: bool = False
    except_: tuple[str, ...] = msgspec.field(default=(), name="except")
    about: str = ""


class ListChange(Part, frozen=True):
    """``lexicons: {words: {…}}`` of a ``change``: entries added to a rule's own list, and those of ``except`` removed from it."""

    entries: tuple[str, ...] = ()
    except_: tuple[str, ...] = msgspec.field(default=(), name="except")


class ChangeFile(Part, frozen=True):
    """``change: family/name``: what is to be different in a rule that is there; all else stays as it is.

    ``off`` has the names of alternatives that are switched off. ``lexicons`` changes the rule's own lists.
    """

    change: str
    severity: Severity | None = None
    message: str | None = None
    voice: VoiceChoice | None = None
    packs: tuple[str, ...] | None = None
    off: tuple[str, ...] = ()
    lexicons: dict[str, ListChange] = {}


class DefinitionFile(Part, frozen=True):
    """``rules/definitions/*.yaml``: a sub-pattern that any rule may use as ``&name``.

    It may use other shared definitions. A lexicon in it is looked up where it is used: a rule's own hides a
    shared one of the same name.
    """

    definition: str
    pattern: str
    about: str = ""  # what it matches and what for; required of a built-in definition
