"""One document while rules run over it: its text, who speaks in it, where patterns match, what rules have found so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from linter.attribution.model import Attribution, Discourse
from linter.attribution.opinion import openly_opinion, passes_on
from linter.attribution.voices import NARRATOR
from linter.pattern import Match, Scoped
from linter.ruleset.compiled import Engine
from linter.ruleset.form import unit_of
from linter.ruleset.rule import Globs, LoadedRule
from linter.text.document import Block, Document, Range

if TYPE_CHECKING:
    from linter.pattern.lexicon import Table

T = TypeVar("T")
_end = itemgetter(1)
_NEAR = 12  # tokens from the content: a cue or source further off is not underlined with it


class Context:
    """What a rule's run reads.

    Args:
        engine: the rules, ready to match.
        document: the article.
        discourse: who says what in it.
        running: the rules that run over it, in order.
    """

    def __init__(
        self, engine: Engine, document: Document, discourse: Discourse, running: Sequence[LoadedRule] = ()
    ) -> None:
        self.engine, self.document, self.discourse = engine, document, discourse
        self._running = frozenset(loaded.rule.id for loaded in running if loaded.matched)
        self._matches: dict[tuple[str, str], list[Match]] | None = None
        self._shared: dict[Callable[[Context], Any], Any] = {}
        self._found: dict[str, list[Range]] = {}
        self._covers: dict[str, Cover] = {}
        self._orders: dict[str, InOrder] = {}
        self._told: dict[str, list[Range]] = {}  # attributions by rule
        for attribution in discourse.attributions:
            at = reach(attribution)
            whole = at if attribution.cue is None else _around((at, attribution.cue))
            self._told.setdefault(attribution.rule, []).append(whole)

    def matches(self, loaded: LoadedRule, part: str) -> Sequence[Match]:
        """Where one of the patterns matches that a rule asked to be looked for everywhere, in order.

        They are handed out once, so that they are not kept for longer than their rule runs.
        """
        if self._matches is None:
            self._shared.clear()  # of no use to rules that wait for matches, and these take room
            self._matches = {}
            for key, match in self.engine.move_index(self._running).scan(self.document):
                self._matches.setdefault(key, []).append(match)
        return self._matches.pop((loaded.rule.id, part), ())

    def once(self, make: Callable[[Context], T]) -> T:
        """What ``make`` makes of the context: made for the first rule that wants it, and given to all."""
        if make not in self._shared:
            self._shared[make] = make(self)
        made: T = self._shared[make]
        return made

    def table(self, loaded: LoadedRule, lexicon: str, inflected: bool = False) -> Table:
        """The entries of a lexicon as a rule sees it, or their inflections."""
        return Scoped(self.engine.lexicons, loaded.rule.id).table(lexicon, inflected)

    def add(self, rule_id: str, at: Range) -> None:
        """Note a finding of a rule, for those that ask about it."""
        self._found.setdefault(rule_id, []).append(at)

    def found(self, rule_id: str) -> Sequence[Range]:
        """Where a rule has found something so far; of a rule of phase 1, its attributions with their cues."""
        return self._told[rule_id] if rule_id in self._told else self._found.get(rule_id, ())

    def inside(self, globs: Globs, at: Range) -> bool:
        """Whether a finding of a rule that ``globs`` pick, or a unit ``<name>``, holds a range whole."""
        unit = unit_of(globs)
        if unit is not None:
            cover = self._covers.get(f"<{unit}>")
            if cover is None:
                cover = self._covers[f"<{unit}>"] = Cover(self.document.annotation(unit).ends())
            return cover.holds(at)
        return any(self._cover(rule).holds(at) for rule in self.engine.matching(globs) if self.found(rule))

    def _cover(self, rule: str) -> Cover:
        ranges, cover = self.found(rule), self._covers.get(rule)
        if cover is None or cover.size != len(ranges):
            cover = self._covers[rule] = Cover(ranges)
        return cover

    def in_order(self, rule: str) -> InOrder:
        """What a rule has found so far, by place."""
        ranges, order = self.found(rule), self._orders.get(rule)
        if order is None or order.size != len(ranges):
            order = self._orders[rule] = InOrder(ranges)
        return order

    def block_at(self, token: int) -> Block:
        """The block that a token is in."""
        return self.document.blocks[self.document.sentences[self.document.sentence_of[token]].block]

    def unit_at(self, token: int, unit: str) -> int:
        """The number of the sentence or paragraph that a token is in."""
        return unit_of_token(self.document, token, unit)

    @cached_property
    def opinion(self) -> bool:
        """Whether the text says that it is its writer's opinion."""
        return openly_opinion(self.document, self.discourse)

    @cached_property
    def report(self) -> bool:
        """Whether the text is a news report, whose narrator tells and explains, and does not argue: it passes on what others say, and is not openly opinion."""
        return passes_on(self.document, self.discourse) and not self.opinion

    def argues(self, token: int) -> bool:
        """Whether the words at a token may be an argument: a source's, or the writer's own where the text is no news report."""
        return self.discourse.voices[token] != NARRATOR or not self.report

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


def unit_of_token(document: Document, token: int, unit: str) -> int:
    """The number of the ``sentence`` or ``paragraph`` that a token is in."""
    sentence = document.sentence_of[token]
    return document.sentences[sentence].block if unit == "paragraph" else sentence


def reach(attribution: Attribution) -> Range:
    """From the content of an attribution to the cue and source near it: where it is found."""
    whole = _around(attribution.content)
    others = (at for at in (attribution.cue, attribution.source) if at is not None)
    return _around([whole, *(at for at in others if at.last >= whole.first - _NEAR and at.first <= whole.last + _NEAR)])


def _around(ranges: Sequence[Range]) -> Range:
    return Range(min(ranges).first, max(map(_end, ranges)))


class InOrder:
    """Token ranges, to ask which are beside another range."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        self._by_first = sorted(ranges)
        self._by_last = sorted(self._by_first, key=_end)
        self.size = len(self._by_first)

    def beside(self, at: Range, *, behind: bool) -> Iterator[Range]:
        """Those that begin behind a range, or those that end before it, the nearest first."""
        if behind:
            for place in range(bisect_left(self._by_first, (at.last,)), self.size):
                yield self._by_first[place]
        else:
            for place in range(bisect_right(self._by_last, at.first, key=_end) - 1, -1, -1):
                yield self._by_last[place]


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
