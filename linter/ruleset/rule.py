"""The types of a rule, which check rule files, and from which the JSON Schema and the rule cache are made.

A field's key in YAML has ``-`` for ``_``. ``rules/**.yaml`` holds one mapping, or a list of them.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache
from typing import Literal, TypeVar, get_args

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

F = TypeVar("F", bound="Part")


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", omit_defaults=True):
    """Base of everything in a rule file, also of the fields of kinds: unknown keys are errors."""


def picks(globs: Globs, rule_id: str) -> bool:
    """Whether globs choose a rule: one matches its id, and none that excludes does."""
    each = (globs,) if isinstance(globs, str) else globs
    left_out = any(fnmatchcase(rule_id, glob[1:]) for glob in each if glob.startswith("!"))
    return not left_out and any(fnmatchcase(rule_id, glob) for glob in each if not glob.startswith("!"))


class Condition(Part, frozen=True):
    """``where: {topic: {…}}``: what a capture must satisfy; all stated parts must hold.

    same_as / differs_from: another capture's words (in any case, without an article at the beginning). within / outside: globs of rules whose finding (or annotation name in ``<>``) must / must not contain
    it. matches / lacks: pattern-language text that must / must not occur in the capture. voice: whose words.
    """

    same_as: str | None = None
    differs_from: str | None = None
    within: Globs | None = None
    outside: Globs | None = None
    matches: str | None = None
    lacks: str | None = None
    voice: VoiceChoice | None = None
    at_least_words: int | None = None
    at_most_words: int | None = None


class Answered(Part, frozen=True):
    """``answered``: what near a match takes away what the rule complains of, so that it is no finding.

    pattern: a passage. speaker: somebody with a name who speaks (``quoted``: in quotation marks), and whom the match's own sentence does not
    name; ``described``: only if an entry of this lexicon stands beside the name somewhere in the text. after / before: how many sentences
    further are looked at, beside the match's own.
    """

    pattern: str | None = None
    speaker: Literal["named", "quoted"] | None = None
    described: str | None = None
    after: int = 0
    before: int = 0

    def __post_init__(self) -> None:
        if self.pattern is None and self.speaker is None:
            raise ValueError("'answered' needs a 'pattern' or a 'speaker'")
        if self.described is not None and self.speaker is None:
            raise ValueError("'described' says who a 'speaker' is: say 'speaker' too")


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
    where: dict[str, Condition] = {}
    answered: Answered | None = None  # what near a match makes it no finding
    attributed: bool | None = None  # only in sentences with / without an attribution
    opinion: bool | None = None  # only in texts that are, or are not, openly opinion
    block: tuple[BlockKind, ...] = ()  # only in blocks of these kinds
    suggestion: str | None = None
    examples: Examples = Examples()


class LoadedRule(msgspec.Struct, frozen=True):
    """A rule checked, with its patterns parsed (with definitions written out), and its place: ``file``, and ``line`` from 1.

    ``own`` has the fields of its kind and ``packed`` its parsed patterns, as msgpack, since most runs need those of few rules.
    ``matched`` names the patterns that are searched for in the whole document before the rule runs; ``reads`` has globs of the
    rules whose findings it reads. ``digest`` stands for all that decides what it finds (``linter.ruleset.identity``).
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


class DefinitionFile(Part, frozen=True):
    """``rules/definitions/*.yaml``: a sub-pattern that any rule may use as ``&name``.

    It may use other shared definitions. A lexicon in it is looked up where it is used: a rule's own hides a
    shared one of the same name.
    """

    definition: str
    pattern: str
    about: str = ""  # what it matches and what for; required of a built-in definition
