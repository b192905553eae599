"""The types of a rule, which check rule files, and from which the JSON Schema and the rule cache are made.

A field's key in YAML has ``-`` for ``_``. ``rules/**.yaml`` holds one mapping, or a list of them.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache
from typing import Annotated, Literal, NamedTuple, TypeVar, get_args

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

    named: Annotated[
        tuple[str, ...], "Names, of which the speaker's must hold one whole: Brandt fits Ilse Brandt."
    ] = ()
    role: Annotated[
        str | None, "A lexicon with an entry in what the article calls the speaker: the mayor, Mayor Brandt."
    ] = None
    kind: Annotated[tuple[EntityKind, ...], "What the speaker must be, one of these."] = ()
    known: Annotated[bool | None, "Whether it was found out who speaks."] = None


class Number(Part, frozen=True):
    """``number: {…}``: the first number of a capture, in figures or words (*3.5 million*, *twenty-five*), against bounds.

    at_least / at_most: these included. above / below: the number of another capture. percent: whether it is a percentage.
    """

    at_least: Annotated[float | None, "The least number, itself included."] = None
    at_most: Annotated[float | None, "The largest number, itself included."] = None
    above: Annotated[str | None, "Another capture whose number must be smaller."] = None
    below: Annotated[str | None, "Another capture whose number must be larger."] = None
    percent: Annotated[bool | None, "Whether it must be a percentage, or must be none."] = None


class Apart(Part, frozen=True):
    """``apart: {…}``: how far a capture is from another one (``from``): words between them, or sentences or paragraphs from one to the other."""

    from_: Annotated[str, "The other capture."] = msgspec.field(name="from")
    at_least: Annotated[int, "The least distance."] = 0
    at_most: Annotated[int | None, "The largest distance."] = None
    unit: Annotated[
        Literal["word", "sentence", "paragraph"],
        "What is counted: the words between both, or the sentences or paragraphs from one to the other.",
    ] = "word"


class Near(Part, frozen=True):
    """``after`` and its like: findings of some rules, and in how many units from the match they are looked for (0: in the same one)."""

    findings: Annotated[Globs, "The rules whose findings count: a glob, or several."]
    within: Annotated[int, "How many units off a finding may be at most; 0: in the same one."] = 1
    unit: Annotated[Literal["sentence", "paragraph"], "What is counted: sentences or paragraphs."] = "sentence"


class Condition(Part, frozen=True):
    """``where: {topic: {…}}``: what a capture must satisfy; all stated parts must hold.

    same_as / differs_from: another capture's words (in any case, without an article at the beginning). same_head_as / same_lemma_as: the
    head of another capture, as the same word or as a form of the same word. apart: the distance from another. number: what number it has.
    within / outside: globs of rules whose finding (or annotation name in ``<>``) must / must not contain
    it. matches / lacks: pattern-language text that must / must not occur in the capture. voice: whose words. speaker: who says them.
    """

    same_as: Annotated[
        str | None, "Another capture that must have the same words, in any case, without an article at the beginning."
    ] = None
    differs_from: Annotated[str | None, "Another capture that must have other words."] = None
    same_head_as: Annotated[
        str | None, "Another capture whose phrase must have the same head: the old mayor of Strelsau, a mayor."
    ] = None
    same_lemma_as: Annotated[str | None, "Another capture whose head must be a form of the same word: says, said."] = (
        None
    )
    apart: Annotated[Apart | None, "How far this capture is from another one."] = None
    number: Annotated[Number | None, "What the first number in the capture must be."] = None
    within: Annotated[
        Globs | None, "Rules (a glob or several) whose finding must contain the capture, or a <unit>."
    ] = None
    outside: Annotated[Globs | None, "Rules whose finding must not contain the capture, or a <unit>."] = None
    matches: Annotated[str | None, "A pattern that must match inside the capture."] = None
    lacks: Annotated[str | None, "A pattern that must not match inside the capture."] = None
    voice: Annotated[VoiceChoice | None, "Whose words the capture must be."] = None
    speaker: Annotated[Speaking | None, "Who must say the words of the capture."] = None
    at_least_words: Annotated[int | None, "The least number of words in the capture; marks are not counted."] = None
    at_most_words: Annotated[int | None, "The largest number of words in the capture."] = None

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


class Answered(Part, frozen=True):
    """``answered``: what near a match takes away what the rule complains of, so that it is no finding.

    pattern: a passage. speaker: somebody with a name who speaks (``quoted``: in quotation marks), and whom the match's own sentence does not
    name; ``described``: only if an entry of this lexicon stands beside the name somewhere in the text. after / before: how many sentences
    further are looked at, beside the match's own.
    """

    pattern: Annotated[str | None, "A passage that answers."] = None
    speaker: Annotated[
        Literal["named", "quoted"] | None, "Somebody with a name says something near; quoted: in quotation marks."
    ] = None
    described: Annotated[
        str | None, "A lexicon: the speaker counts only if an entry of it stands beside the name somewhere in the text."
    ] = None
    after: Annotated[int, "How many sentences after the match's own are looked at."] = 0
    before: Annotated[int, "How many sentences before the match's own are looked at."] = 0

    def __post_init__(self) -> None:
        if self.pattern is None and self.speaker is None:
            raise ValueError("'answered' needs a 'pattern' or a 'speaker'")
        if self.described is not None and self.speaker is None:
            raise ValueError("'described' says who a 'speaker' is: say 'speaker' too")


class FlagExample(Part, frozen=True):
    """A text that must be flagged, with the captures (role: exact text) and voice that one finding must have."""

    text: Annotated[str, "The text."]
    captures: Annotated[dict[str, str], "What captures must have taken, by name, as exact text."] = {}
    voice: Annotated[Voice | None, "Whose words the finding must be."] = None
    words: Annotated[str | None, "The words that one finding must cover exactly."] = None
    count: Annotated[int | None, "How many findings there must be; left out: at least one."] = None


class Examples(Part, frozen=True):
    """``flag`` must be found, ``pass`` must not."""

    flag: Annotated[tuple[str | FlagExample, ...], "Texts in which the rule must find something."] = ()
    pass_: Annotated[tuple[str, ...], "Texts in which it must find nothing: near misses."] = msgspec.field(
        default=(), name="pass"
    )


class AttributionSpec(Part, frozen=True):
    """How a match of a phase 1 rule becomes an attribution, from its captures ``content`` (``content2``), ``cue``, ``source``, ``addressee``.

    ``act`` names the kind of act; ``cue`` means the kind of the cue lexicon (``cue-claim`` …) that lists the cue.
    ``content`` says where the content is: ``captured``, or ``before`` / ``after`` the match, to the bounds of its clause;
    ``phrase`` ends before an adverbial; ``turn`` is a speaker's whole turn, up to the next label or heading.
    ``unnamed`` marks passives and agentless cues. ``priority`` decides between attributions with one cue: higher first.
    ``fallback``: kept only where no other attribution has the words. In ``where`` a phase 1 rule can use only a capture's
    number of words, since nothing else is known yet.
    """

    act: Annotated[str, "The kind of act; `cue`: that of the lexicon that lists the cue."] = "say"
    content: Annotated[
        Literal["captured", "before", "after", "phrase", "turn"],
        "Where the content is: in the capture `content`, before or after the match in its clause, a phrase after it, or a speaker's whole turn.",
    ] = "captured"
    unnamed: Annotated[bool, "Whether cues without a source are meant."] = False
    priority: Annotated[int, "Between attributions with one cue the higher one counts."] = 0
    fallback: Annotated[bool, "Whether it counts only where no other attribution has the words."] = False


class Attributing(Part, frozen=True):
    """The keys of a rule of phase 1, of the kind ``attribution``."""

    pattern: Annotated[str, "The pattern, one alternative a line; see `rhetlint rules syntax`."]
    attribution: Annotated[
        AttributionSpec, "How a match becomes an attribution, from its captures content, cue, source, addressee."
    ]


Position = Literal["lead", "first-third", "middle-third", "last-third"]
"""Where in an article something stands (see ``linter.kinds.places``)."""


class Rule(Part, frozen=True):
    """The keys of a rule of any kind. The keys of its kind are in ``LoadedRule.fields``."""

    id: Annotated[str, "The rule's name: family/name, in small letters and hyphens."]
    title: Annotated[str, "Its name for a reader, in two or three words."]
    message: Annotated[
        str, "What is said of a finding. {topic} is what was captured; {topic: on {}} is left out if nothing was."
    ]
    claims: Annotated[
        str,
        "What must be true of the text for a finding to be right, when it is wrong, and when pointless. Judges read this alone.",
    ] = ""
    why: Annotated[str, "What the move does to a reader."] = ""
    kind: Annotated[str, "How the rule finds; may be left out, since the keys of each kind are its own."] = "pattern"
    severity: Annotated[Severity, "How serious a finding is."] = "info"
    voice: Annotated[VoiceChoice, "In whose words it may be found; source: quoted or reported."] = "any"
    advice: Annotated[str, "What an editor can do."] = ""
    references: Annotated[tuple[str, ...], "The literature the rule is based on."] = ()
    more_general: Annotated[
        tuple[str, ...], "Rules of which this one is a case: where both find the same, only this one is shown."
    ] = ()
    packs: Annotated[tuple[str, ...], "The packs it is in. A rule of your own without any is in every pack."] = ()
    lexicons: Annotated[
        dict[str, tuple[str, ...]],
        'Lists of its own, by name, for @name in its patterns; an entry "@name" includes a shared list.',
    ] = {}
    define: Annotated[dict[str, str], "Sub-patterns of its own, by name, for &name in its patterns."] = {}
    within: Annotated[Globs | None, "Rules (a glob or several) whose finding must contain the match, or a <unit>."] = (
        None
    )
    outside: Annotated[Globs | None, "Rules whose finding must not contain the match, or a <unit>."] = None
    after: Annotated[Near | None, "A finding of these rules must end before the match, near it."] = None
    not_after: Annotated[Near | None, "No finding of these rules may end before the match, near it."] = None
    before: Annotated[Near | None, "A finding of these rules must begin behind the match, near it."] = None
    not_before: Annotated[Near | None, "No finding of these rules may begin behind the match, near it."] = None
    speaker: Annotated[Speaking | None, "Who must say the first word of the match."] = None
    where: Annotated[dict[str, Condition], "Conditions on captures, by their names."] = {}
    answered: Annotated[Answered | None, "What near a match answers it, so that it is no finding."] = None
    attributed: Annotated[bool | None, "Only in sentences with (true) or without (false) an attribution."] = None
    opinion: Annotated[bool | None, "Only in texts that are (true) or are not (false) openly opinion."] = None
    argued: Annotated[
        bool | None,
        "Only in (true) or outside (false) words that may argue: a source's, or the writer's own in a text that is no news report.",
    ] = None
    block: Annotated[tuple[BlockKind, ...], "Only in blocks of these kinds."] = ()
    position: Annotated[
        tuple[Position, ...],
        "Only there in the article: in its first paragraph of text (lead), or in these thirds of it.",
    ] = ()
    suggestion: Annotated[str | None, "What could be written instead; may name captures, as the message does."] = None
    examples: Annotated[Examples, "Texts that `rhetlint rules test` runs."] = Examples()


class Changed(NamedTuple):
    """What a ``change`` has made different in a rule: the key (``drop.NAME``, ``lexicons.NAME``), and its file and line from 1."""

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

    lexicon: Annotated[str, "The lexicon's name, for @name in patterns."]
    entries: Annotated[tuple[str, ...], "Its words and phrases."] = ()
    source: Annotated[str, "The published class or list it is based on."] = ""
    extends: Annotated[bool, "Whether the entries are added to the lexicon of this name that is there."] = False
    except_: Annotated[tuple[str, ...], "Entries that are removed from the extended lexicon."] = msgspec.field(
        default=(), name="except"
    )
    about: Annotated[str, "What it holds and what for."] = ""


class ListChange(Part, frozen=True):
    """``lexicons: {words: {…}}`` of a ``change``: entries added to a rule's own list, and those of ``except`` removed from it."""

    entries: Annotated[tuple[str, ...], "Entries that are added."] = ()
    except_: Annotated[tuple[str, ...], "Entries that are removed."] = msgspec.field(default=(), name="except")


class ChangeFile(Part, frozen=True):
    """``change: family/name``: what is to be different in a rule that is there; all else stays as it is.

    ``drop`` has the alternatives that are switched off, by their names or as they are written. ``lexicons`` changes the rule's own lists.
    """

    change: Annotated[str, "The id of the rule that is changed."]
    severity: Annotated[Severity | None, "How serious a finding is."] = None
    message: Annotated[str | None, "What is said of a finding."] = None
    voice: Annotated[VoiceChoice | None, "In whose words it may be found."] = None
    packs: Annotated[tuple[str, ...] | None, "The packs it is in."] = None
    drop: Annotated[tuple[str, ...], "Alternatives that are switched off, by their names or as they are written."] = ()
    lexicons: Annotated[dict[str, ListChange], "Changes of the rule's own lists, by name."] = {}


class DefinitionFile(Part, frozen=True):
    """``rules/definitions/*.yaml``: a sub-pattern that any rule may use as ``&name``.

    It may use other shared definitions. A lexicon in it is looked up where it is used: a rule's own hides a
    shared one of the same name.
    """

    definition: Annotated[str, "The name, for &name in any pattern."]
    pattern: Annotated[str, "The sub-pattern, one alternative a line; the first that matches counts."]
    about: Annotated[str, "What it matches and what for."] = ""
