"""Kind ``measure``: a count, share, density or number of groups over a document, paragraph or sentence, against thresholds."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from linter.findings.drafts import Hit
from linter.kinds.conditions import VOICES, Context, voice_fits
from linter.language.tags import document_tags
from linter.pattern import Match, Scoped
from linter.pattern.lexicon import entries_in
from linter.ruleset.rule import Count, LoadedRule, Measure
from linter.text.document import Range

Counted = list[tuple[Range, str]]  # what was counted, in order, and the group it falls in
_IS_WORD = bytes(chr(tag) not in ',.:"()' for tag in range(256))  # by word class: marks are no words
_EMPTY = frozenset(
    ("the", "a", "an", "mr.", "mrs.", "ms.", "dr.", "sen.", "rep.", "gov.", "president", "mr", "mrs", "ms", "dr")
)
_RUNS = {voice: re.compile(b"%c+" % number) for number, voice in enumerate(VOICES)}
_RUNS["all"] = re.compile(b"|".join(runs.pattern for runs in _RUNS.values()))
_EVIDENCE = 20  # further places that a finding lists


class Measures:
    """The measure rules over one document.

    Args:
        context: the document, with what every rule found in it so far.
        matches: the matches of patterns that are counted, by rule and part.
    """

    def __init__(self, context: Context, matches: Mapping[tuple[str, str], Sequence[Match]]) -> None:
        self.context, self.matches = context, matches
        self.document, self.discourse = context.document, context.discourse
        self._words: dict[str, bytes] = {}  # by voice: whether a token is a word in it
        self._names = _merged([s.name for s in context.discourse.speakers])

    def run(self, loaded: LoadedRule) -> Iterator[Hit]:
        """The hits of a rule: one at most over the document, one a unit over paragraphs or sentences."""
        spec = loaded.rule.measure
        assert spec is not None
        units = self._units(spec.unit)
        counted = self._split(self._count(loaded, spec.count, "measure.count"), units)
        out_of = spec.out_of
        over = counted if out_of is None else self._split(self._count(loaded, out_of, "measure.out-of"), units)
        for unit, part, base in zip(units, counted, over, strict=True):
            if len(part) < spec.minimum or unit.last == unit.first:
                continue
            words = self._between(spec.count.voice, unit)
            if words >= spec.minimum_words:
                total = words if out_of is None else sum(self._weight(out_of, at) for at, _ in base)
                hit = self._hit(spec, unit, part, total)
                if hit is not None:
                    yield hit

    def _units(self, kind: str) -> list[Range]:
        sentences = self.document.sentences
        if kind == "document":
            return [Range(0, len(self.document.norms))]
        if kind == "sentence":
            return [Range(s.first, s.last) for s in sentences]
        groups = (list(run) for _, run in itertools.groupby(sentences, key=lambda s: s.block))
        return [Range(run[0].first, run[-1].last) for run in groups]

    def _split(self, counted: Counted, units: Sequence[Range]) -> list[Counted]:
        """The counted of each unit: the one it begins in."""
        if len(units) == 1:
            return [counted]
        out: list[Counted] = [[] for _ in units]
        firsts = [u.first for u in units]
        for item in counted:
            out[bisect_right(firsts, item[0].first) - 1].append(item)
        return out

    def _hit(self, spec: Measure, unit: Range, counted: Counted, total: int) -> Hit | None:
        weights: Counter[str] = Counter()
        for at, group in counted:
            weights[group] += self._weight(spec.count, at)
        amount = sum(weights.values())
        groups = {g: w for g, w in weights.items() if g}
        if sum(1 for g in groups if g[0].isupper() and not g.startswith("The ")) < spec.minimum_groups:
            return None
        most = max(groups, key=lambda g: (groups[g], g)) if groups else ""
        places = [at for at, group in counted if group == most] if spec.count.by else [at for at, _ in counted]
        shown = ""
        if spec.figure == "count":
            value = float(amount)
        elif spec.figure == "distinct":
            value = float(len(groups))
        elif spec.figure == "largest":
            places = sorted((at for at, _ in counted), key=lambda at: -self._between("any", at))[:1]
            value = float(max((self._between("any", at) for at in places), default=0))
            most = next((g for at, g in counted if at in places), "")
        elif spec.figure == "density":
            value = 1000 * amount / total if total else 0.0
        else:
            value = groups.get(most, 0) / amount if spec.count.by and amount else amount / total if total else 0.0
            shown = f"{value:.0%}"
        if (spec.at_least is not None and value < spec.at_least) or (spec.at_most is not None and value > spec.at_most):
            return None
        shown = shown or f"{value:.1f}".removesuffix(".0")
        values = {"value": shown, "share": shown, "count": str(len(places)), "name": most, "speaker": most}
        if spec.unit != "document":
            first = unit
        elif places:
            first = places.pop(0)
        else:
            sentence = self.document.sentences[0]
            first = Range(sentence.first, sentence.last)
        return Hit(first.first, first.last, {}, [("counted", at) for at in places[:_EVIDENCE]], values, value)

    def _weight(self, count: Count, at: Range) -> int:
        return self._between("any", at) if count.weight == "words" or count.tokens else 1

    def _between(self, voice: str, at: Range) -> int:
        """The words, marks left out, of a range that stand in a voice."""
        found = self._words.get(voice)
        if found is None:
            words = document_tags(self.document).encode("ascii").translate(_IS_WORD)
            heard = self.discourse.voices.translate(_fitting(voice))
            found = self._words[voice] = _both(words, heard)
        return found.count(1, at.first, at.last)

    def _speaker(self, token: int) -> str:
        index = self.discourse.speaker_of[token]
        return self._names[index] if index >= 0 else ""

    def _count(self, loaded: LoadedRule, count: Count, part: str) -> Counted:
        """What is counted, in order."""
        if count.quotations:
            out = self._quotations()
        elif count.attributions:
            out = [
                (Range(a.content[0].first, a.content[-1].last), self._names[a.speaker] if a.speaker is not None else "")
                for a in self.discourse.attributions
                if count.attributions in ("all", a.kind)
            ]
        elif count.tokens:
            out = self._runs(count.tokens)
        elif count.findings:
            out = self._findings(count.findings, count.by)
        elif count.sentences:
            out = [(Range(s.first, s.last), self._speaker(s.first)) for s in self.document.sentences]
        elif count.pattern:
            found = self.matches.get((loaded.rule.id, part), ())
            out = [(Range(m.first, m.last), self._speaker(m.first)) for m in found]
        else:
            out = self._entries(loaded, count.lexicon or "")
        if count.voice != "any":
            fits = _fitting(count.voice)
            out = [(at, g) for at, g in out if fits[self.discourse.voices[at.first]]]
        if count.by == "text":
            out = [(at, self.context.words(at)) for at, _ in out]
        elif count.by == "opening":
            out = [(at, self._opening(at)) for at, _ in out]
        return sorted(out)

    def _opening(self, sentence: Range) -> str:
        """The first word of a sentence; with the next one where the first tells nothing (the, Mr.)."""
        norms = self.document.norms
        opened = None
        for i in range(sentence.first, min(sentence.first + 6, sentence.last)):
            if norms[i][0].isalpha() and (len(norms[i]) > 1 or norms[i] in "ai"):  # no Q: or A.
                if opened is not None or norms[i] not in _EMPTY:
                    return self.document.text_of(i if opened is None else opened, i + 1)
                opened = i
        return "" if opened is None else self.document.text_of(opened, opened + 1)

    def _quotations(self) -> Counted:
        """Outermost quotations of more than a few words that are somebody's speech."""
        voices = self.discourse.voices
        return [
            (Range(q.first, q.last), self._speaker(q.first + 1))
            for q in self.document.quotations
            if q.depth == 0 and q.last - q.first > 5 and voices[q.first + 1] == VOICES.index("quoted")
        ]

    def _runs(self, voice: str) -> Counted:
        """Stretches of one voice and speaker."""
        speakers = self.discourse.speaker_of
        out: Counted = []
        for match in _RUNS[voice].finditer(self.discourse.voices):
            first = match.start()
            for _, run in itertools.groupby(speakers[slice(*match.span())]):
                last = first + len(list(run))
                out.append((Range(first, last), self._speaker(first)))
                first = last
        return out

    def _findings(self, glob: str, by: str | None) -> Counted:
        """Findings of the rules a glob names; what overlaps counts once, unless rules are what is counted."""
        found = sorted(
            (at, rule if by == "rule" else self._speaker(at.first))
            for rule in self.context.engine.matching(glob)
            for at in self.context.ranges.get(rule, ())
        )
        if by == "rule":
            return found
        out: Counted = []
        for at, group in found:
            if not out or at.first >= out[-1][0].last:
                out.append((at, group))
        return out

    def _entries(self, loaded: LoadedRule, lexicon: str) -> Counted:
        table = Scoped(self.context.engine.lexicons, loaded.rule.id).table(lexicon, False)
        return [(Range(i, i + len(form)), self._speaker(i)) for i, form in entries_in(table, self.document.norms)]


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
