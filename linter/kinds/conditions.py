"""What a match must satisfy beyond its pattern: voice, where, within, outside, blocks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import accumulate
from operator import itemgetter

from linter.attribution.model import Discourse
from linter.ruleset.compiled import Engine
from linter.ruleset.rule import Condition, LoadedRule
from linter.text.document import Block, Document, Range

_end = itemgetter(1)
VOICES = ("narrator", "quoted", "reported")
_ARTICLE = re.compile(r"^(?:the|a|an|this|that)\s+")


def voice_at(discourse: Discourse, token: int) -> str:
    """The voice a match stands in: that of its first token."""
    return VOICES[discourse.voices[token]]


def voice_fits(wanted: str, voice: str) -> bool:
    """Whether a rule or condition for ``wanted`` takes a match in ``voice``; ``source`` is quoted or reported."""
    return wanted == "any" or wanted == voice or (wanted == "source" and voice != "narrator")


class Context:
    """One document being linted: what filters ask about."""

    def __init__(self, engine: Engine, document: Document, discourse: Discourse) -> None:
        self.engine, self.document, self.discourse = engine, document, discourse
        self.ranges: dict[str, list[Range]] = {}  # rule id -> findings so far
        self._covers: dict[str, Cover] = {}
        for attribution in discourse.attributions:
            spans = attribution.content if attribution.cue is None else (*attribution.content, attribution.cue)
            at = Range(min(spans).first, max(map(_end, spans)))
            self.ranges.setdefault(attribution.rule, []).append(at)

    def block_at(self, token: int) -> Block:
        """The block a token stands in."""
        return self.document.blocks[self.document.sentences[self.document.sentence_of[token]].block]

    def inside(self, glob: str, at: Range) -> bool:
        """Whether a finding of a rule matching ``glob`` (or an annotation ``<name>``) covers a range."""
        if glob.startswith("<") and glob.endswith(">"):
            cover = self._covers.get(glob)
            if cover is None:
                cover = self._covers[glob] = Cover(self.document.annotation(glob[1:-1]).ends())
            return cover.holds(at)
        return any(self._cover(rule).holds(at) for rule in self.engine.matching(glob) if rule in self.ranges)

    def _cover(self, rule: str) -> Cover:
        ranges, cover = self.ranges[rule], self._covers.get(rule)
        if cover is None or cover.size != len(ranges):
            cover = self._covers[rule] = Cover(ranges)
        return cover

    @cached_property
    def attributed(self) -> frozenset[int]:
        """The sentences in which words are attributed to somebody."""
        sentence_of = self.document.sentence_of
        return frozenset(
            sentence
            for attribution in self.discourse.attributions
            for first, last in attribution.content
            for sentence in range(sentence_of[first], sentence_of[last - 1] + 1)
        )

    def holds(self, rule: LoadedRule, captures: Mapping[str, Range]) -> bool:
        """Whether every ``where`` condition of a rule holds for a match's captures (an absent capture is not asked about)."""
        return all(
            self._condition(rule, name, condition, captures[name], captures)
            for name, condition in rule.rule.where.items()
            if name in captures
        )

    def _condition(
        self, rule: LoadedRule, name: str, condition: Condition, at: Range, captures: Mapping[str, Range]
    ) -> bool:
        if condition.same_as and (condition.same_as not in captures or not self.same(at, captures[condition.same_as])):
            return False
        if (
            condition.differs_from
            and condition.differs_from in captures
            and self.same(at, captures[condition.differs_from])
        ):
            return False
        if condition.within and not self.inside(condition.within, at):
            return False
        if condition.outside and self.inside(condition.outside, at):
            return False
        if condition.voice and not voice_fits(condition.voice, voice_at(self.discourse, at.first)):
            return False
        if condition.at_least_words or condition.at_most_words:
            length = sum(1 for norm in self.document.norms[at.first : at.last] if norm[0].isalnum())
            if length < (condition.at_least_words or 0) or length > (condition.at_most_words or length):
                return False
        if condition.matches and not self._occurs(rule, f"where.{name}.matches", at):
            return False
        return not (condition.lacks and self._occurs(rule, f"where.{name}.lacks", at))

    def _occurs(self, rule: LoadedRule, part: str, at: Range) -> bool:
        matcher = self.engine.matcher(rule, part)
        for token in range(*at):
            match = matcher.match_at(self.document, token)
            if match is not None and match.last <= at.last:
                return True
        return False

    def same(self, a: Range, b: Range) -> bool:
        """Whether two phrases say the same: their words, case-folded and without an article."""
        return self.words(a) == self.words(b)

    def words(self, at: Range) -> str:
        """The normalised words of a range without a leading article."""
        return _ARTICLE.sub("", " ".join(self.document.norms[at.first : at.last]))


class Cover:
    """Token ranges, to ask whether one of them holds another range whole."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(ranges)
        self.size = len(ordered)
        self._firsts = [first for first, _ in ordered]
        self._furthest = list(accumulate((last for _, last in ordered), max))

    def holds(self, at: Range) -> bool:
        """Whether a range begins no later and ends no earlier."""
        before = bisect_right(self._firsts, at.first)
        return before > 0 and self._furthest[before - 1] >= at.last


class Ranges:
    """Token ranges in order, to ask which one overlaps a match."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self._ranges = sorted(ranges)

    def overlaps(self, first: int, last: int) -> bool:
        """Whether any range shares a token with ``first``–``last``."""
        at = bisect_left(self._ranges, (last,))
        return any(b > first for _, b in self._ranges[max(0, at - 12) : at])
