"""What a measure counts: findings, entries of a lexicon, matches, words, attributions, quotations or sentences, in groups."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Annotated, Literal

from linter.attribution.voices import QUOTED
from linter.kinds.conditions import voice_fits, words
from linter.kinds.context import Context
from linter.kinds.weighted import check_entries, places_of, times_of
from linter.language.tags import document_tags
from linter.pattern.lexicon import entries_in
from linter.ruleset.form import Asked, Asks, named_lexicons
from linter.ruleset.rule import VOICES, LoadedRule, Part, VoiceChoice
from linter.text.document import Document, Range

if TYPE_CHECKING:
    from linter.ruleset.convert import Path

Counted = list[tuple[Range, str]]
"""What was counted, in order, each with the group it falls in ("" for none)."""

_IS_WORD = bytes(chr(tag) not in ',.:"()' for tag in range(256))  # by word class: marks are no words
_EMPTY = frozenset(
    ("the", "a", "an", "mr.", "mrs.", "ms.", "dr.", "sen.", "rep.", "gov.", "president", "mr", "mrs", "ms", "dr")
)
_RUNS = {voice: re.compile(b"%c+" % number) for number, voice in enumerate(VOICES)} | {
    "all": re.compile(b"|".join(b"%c+" % number for number in range(len(VOICES))))
}
_LEAST_SPEECH = 5  # tokens, marks included: a shorter quotation is a word or two in somebody's manner


class Count(Part, frozen=True):
    """What a ``measure`` counts: exactly one of findings, lexicon, entries, pattern, tokens, attributions, quotations, sentences.

    ``findings``: a glob of rules; they run for it even where they are not selected, and what several of them find at one
    place counts once. ``by`` groups the counted, by speaker, rule, text, or a sentence's first word. ``weight: words``
    counts the words of each, as ``tokens`` always does; each of ``entries`` counts as many times as it says. ``voice``: only what is said in it.
    """

    findings: Annotated[str | None, "Findings of these rules, a glob."] = None
    lexicon: Annotated[str | None, "Entries of this lexicon."] = None
    entries: Annotated[dict[str, int], "These words and phrases, each with how many times one of it counts."] = {}
    pattern: Annotated[str | None, "Matches of this pattern."] = None
    tokens: Annotated[Literal["all", "quoted", "reported", "narrator"] | None, "Words in this voice."] = None
    attributions: Annotated[Literal["all", "direct", "mixed", "indirect"] | None, "Attributions of this kind."] = None
    quotations: Annotated[bool, "Quotations of more than a few words."] = False
    sentences: Annotated[bool, "Sentences."] = False
    by: Annotated[Literal["speaker", "rule", "text", "opening"] | None, "What the counted is grouped by."] = None
    weight: Annotated[Literal["one", "words"], "Whether each counts once, or as many times as it has words."] = "one"
    voice: Annotated[VoiceChoice, "Only what is in this voice."] = "any"

    def __post_init__(self) -> None:
        named = [name for name in _COUNTED if getattr(self, name)]
        if len(named) != 1:
            raise ValueError(
                f"a count is of exactly one of {', '.join(_COUNTED)}; this one names {' and '.join(named) or 'none'}"
            )
        check_entries(self.entries)
        if self.entries and self.weight == "words":
            raise ValueError("'entries' say how often each counts: leave 'weight' out")
        if self.by == "rule" and not self.findings:
            raise ValueError("only findings can be grouped by rule")
        if self.by == "opening" and not self.sentences:
            raise ValueError("only sentences can be grouped by their opening")


_COUNTED = ("findings", "lexicon", "entries", "pattern", "tokens", "attributions", "quotations", "sentences")


def asks_of_count(count: Count, part: str, at: Path) -> Asks:
    """What a count asks for.

    Args:
        count: what is counted.
        part: the name of its pattern, if it has one.
        at: the keys that lead to it in the rule file.
    """
    patterns = (Asked(part, count.pattern, (*at, "pattern"), captures=False),) if count.pattern is not None else ()
    findings = (((*at, "findings"), count.findings),) if count.findings else ()
    return Asks(patterns, named_lexicons(count, at), findings)


class Words:
    """Which tokens of a document are words, by voice, and the names its speakers are grouped by."""

    def __init__(self, context: Context) -> None:
        self._document, self._discourse = context.document, context.discourse
        self._by_voice: dict[str, bytes] = {}
        self._names = _merged([speaker.name for speaker in context.discourse.speakers])

    def between(self, voice: str, at: Range) -> int:
        """The words, marks left out, of a range that are in a voice."""
        found = self._by_voice.get(voice)
        if found is None:
            are_words = document_tags(self._document).encode("ascii").translate(_IS_WORD)
            heard = self._discourse.voices.translate(_fitting(voice))
            found = self._by_voice[voice] = _both(are_words, heard)
        return found.count(1, at.first, at.last)

    def said_by(self, name: str, voice: str) -> int:
        """The words, marks left out, of the speakers of a group that are in a voice."""
        speakers = self._discourse.speaker_of
        mine = [index for index, one in enumerate(self._names) if one == name]
        return sum(self.between(voice, Range(token, token + 1)) for token, one in enumerate(speakers) if one in mine)

    def norms(self, at: Range) -> tuple[str, ...]:
        """The normalised tokens of a range."""
        return tuple(self._document.norms[at.first : at.last])

    def name(self, speaker: int | None) -> str:
        """The name of the group of a speaker, by index; "" for an unknown one."""
        return self._names[speaker] if speaker is not None and speaker >= 0 else ""

    def speaker(self, token: int) -> str:
        """The name of the group of the speaker of a token."""
        return self.name(self._discourse.speaker_of[token])


def weight(words: Words, count: Count, at: Range) -> int:
    """How much one counted thing counts."""
    if count.entries:
        return times_of(count.entries, words.norms(at))
    return words.between("any", at) if count.weight == "words" or count.tokens else 1


def counted(context: Context, loaded: LoadedRule, count: Count, part: str) -> Counted:
    """What is counted in a document.

    Args:
        context: the document.
        loaded: the rule.
        count: what it counts.
        part: the name of the count's pattern (see ``asks_of_count``).
    """
    document, discourse, names = context.document, context.discourse, context.once(Words)
    if count.quotations:
        out = _quotations(context)
    elif count.attributions:
        out = [
            (Range(a.content[0].first, a.content[-1].last), names.name(a.speaker))
            for a in discourse.attributions
            if count.attributions in ("all", a.kind)
        ]
    elif count.tokens:
        out = _runs(context, count.tokens)
    elif count.findings:
        out = _findings(context, count.findings, count.by)
    elif count.sentences:
        out = [(Range(s.first, s.last), names.speaker(s.first)) for s in document.sentences]
    elif count.pattern:
        out = [(Range(m.first, m.last), names.speaker(m.first)) for m in context.matches(loaded, part)]
    else:
        lexicon = count.lexicon
        entries = (
            places_of(count.entries, document.norms)
            if lexicon is None
            else entries_in(context.table(loaded, lexicon), document.norms)
        )
        out = [(Range(i, i + len(form)), names.speaker(i)) for i, form in entries]
    if count.voice != "any":
        fits = _fitting(count.voice)
        out = [(at, group) for at, group in out if fits[discourse.voices[at.first]]]
    if count.by == "text":
        out = [(at, words(document, at)) for at, _ in out]
    elif count.by == "opening":
        out = [(at, _opening(document, at)) for at, _ in out]
    return sorted(out)


def _opening(document: Document, sentence: Range) -> str:
    """The first word of a sentence; with the next one where the first tells nothing (the, Mr.)."""
    norms = document.norms
    opened = None
    for i in range(sentence.first, min(sentence.first + 6, sentence.last)):
        if norms[i][0].isalpha() and (len(norms[i]) > 1 or norms[i] in "ai"):  # no Q: or A.
            if opened is not None or norms[i] not in _EMPTY:
                return document.text_of(i if opened is None else opened, i + 1)
            opened = i
    return "" if opened is None else document.text_of(opened, opened + 1)


def _quotations(context: Context) -> Counted:
    """Outermost quotations of more than a few words that are somebody's speech."""
    voices, names = context.discourse.voices, context.once(Words)
    return [
        (Range(q.first, q.last), names.speaker(q.first + 1))
        for q in context.document.quotations
        if q.depth == 0 and q.last - q.first > _LEAST_SPEECH and voices[q.first + 1] == QUOTED
    ]


def _runs(context: Context, voice: str) -> Counted:
    """Stretches of one voice and speaker."""
    speakers, names = context.discourse.speaker_of, context.once(Words)
    out: Counted = []
    for match in _RUNS[voice].finditer(context.discourse.voices):
        first = match.start()
        for _, run in itertools.groupby(speakers[slice(*match.span())]):
            last = first + len(list(run))
            out.append((Range(first, last), names.speaker(first)))
            first = last
    return out


def _findings(context: Context, glob: str, by: str | None) -> Counted:
    """Findings of the rules a glob names; what overlaps counts once, unless rules are what is counted."""
    names = context.once(Words)
    found = sorted(
        (at, rule if by == "rule" else names.speaker(at.first))
        for rule in context.engine.matching(glob)
        for at in context.found(rule)
    )
    if by == "rule":
        return found
    out: Counted = []
    for at, group in found:
        if not out or at.first >= out[-1][0].last:
            out.append((at, group))
    return out


def _both(one: bytes, other: bytearray) -> bytes:
    """Where two columns of truth values have 1: all at once, as two long numbers."""
    return (int.from_bytes(one, "big") & int.from_bytes(other, "big")).to_bytes(len(one), "big")


@cache
def _fitting(voice: str) -> bytes:
    """Whether what a rule wants of a voice takes each one, by the byte of the voice column."""
    return bytes(voice_fits(voice, v) for v in VOICES).ljust(256, b"\0")


def _merged(names: Sequence[str]) -> list[str]:
    """Speakers' names, a short one (Orlow) as the one longer one that holds it (Jan Orlow)."""
    words = [frozenset(name.split()) for name in names]
    holding: dict[str, list[int]] = {}
    for i, parts in enumerate(words):
        for word in parts:
            holding.setdefault(word, []).append(i)
    out = []
    for name, parts in zip(names, words, strict=True):
        longer = [i for i in holding.get(name, ()) if words[i] > parts]
        out.append(names[longer[0]] if len(longer) == 1 else name)
    return out
