"""Measures how well attributions agree with a gold standard: pairing, precision, recall, F1.

A found attribution is paired with at most one of the gold standard, those whose contents share most words first. A pair is *exact* if
the contents have the same words, *relaxed* if they share at least half of the words of both together (intersection over union, as
Pareti 2015 scores soft matches). A relaxed pair is also *+source* if the sources agree (they share a word that is no article,
preposition or title, or both are missing), and *+cue* if the cues share a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from linter.attribution import Attribution
from linter.evaluation.gold import Marked, Spans
from linter.text import Document

ENOUGH = 0.5

_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
_EMPTY_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "at",
        "for",
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "mr",
        "mrs",
        "ms",
        "dr",
        "president",
        "sen.",
        "gov.",
        "rep.",
    ]
)  # articles, prepositions and titles, which different sources may share

Bag = frozenset[tuple[int, str]]


class Error(NamedTuple):
    """An attribution of one side that agrees with none of the other. ``overlap``: with its partner, if it has one (0 to 1)."""

    what: Literal["missed", "false alarm"]
    text_id: str
    marked: Marked
    overlap: float
    rule: str = ""

    @property
    def weight(self) -> tuple[float, int]:
        """A key that sorts the worst first: less overlap, then more text."""
        return self.overlap, -sum(end - start for start, end in self.marked.content)


class Figures(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float
    f1: float


@dataclass
class Scores:
    """Counts over the texts scored so far."""

    gold: int = 0
    found: int = 0
    hits: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    kinds_hit: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    rules_hit: Counter[str] = field(default_factory=Counter)
    errors: list[Error] = field(default_factory=list)

    def figures(self, measure: str) -> Figures:
        """Precision, recall and F1 of ``exact``, ``relaxed``, ``+source`` or ``+cue``."""
        precision = self.hits[measure] / self.found if self.found else 0.0
        recall = self.hits[measure] / self.gold if self.gold else 0.0
        both = precision + recall
        return Figures(precision, recall, 2 * precision * recall / both if both else 0.0)

    def recall_of(self, kind: str) -> float:
        """Relaxed recall of the gold standard's attributions of one kind."""
        return self.kinds_hit[kind] / self.kinds[kind] if self.kinds[kind] else 0.0

    def add(
        self, text_id: str, text: str, gold: Sequence[Marked], found: Sequence[Marked], rules: Sequence[str]
    ) -> None:
        """Score one text.

        Args:
            text_id: its name in errors.
            text: the text that all spans refer to.
            gold: the annotated attributions.
            found: the attributions that the linter found.
            rules: the rule of each found one.
        """
        golds = [words(text, quote.content) for quote in gold]
        founds = [words(text, quote.content) for quote in found]
        self.gold += len(gold)
        self.found += len(found)
        self.kinds.update(quote.kind for quote in gold)
        partners = _paired(golds, founds)
        overlap_of = {j: overlap for overlap, j in partners.values()}
        for i, quote in enumerate(gold):
            overlap, j = partners.get(i, (0.0, -1))
            if overlap >= ENOUGH:
                self._count(text, quote, found[j], overlap)
            else:
                self.errors.append(Error("missed", text_id, quote, overlap))
        for j, quote in enumerate(found):
            self.rules[rules[j]] += 1
            self.rules_hit[rules[j]] += overlap_of.get(j, 0.0) >= ENOUGH
            if overlap_of.get(j, 0.0) < ENOUGH:
                self.errors.append(Error("false alarm", text_id, quote, overlap_of.get(j, 0.0), rules[j]))

    def _count(self, text: str, gold: Marked, found: Marked, overlap: float) -> None:
        self.kinds_hit[gold.kind] += 1
        self.hits["relaxed"] += 1
        self.hits["exact"] += overlap == 1.0
        self.hits["+source"] += _same_source(words(text, gold.source), words(text, found.source))
        self.hits["+cue"] += bool(words(text, gold.cue) & words(text, found.cue))


def words(text: str, spans: Spans) -> Bag:
    """The words of some spans, each with its character offset, so that equal words at two places differ."""
    return frozenset(
        (start + match.start(), match.group().lower())
        for start, end in spans
        for match in _WORD.finditer(text[start:end])
    )


def marked(document: Document, attribution: Attribution) -> Marked:
    """An attribution with character spans of the source instead of token ranges."""

    def spans(*ranges: tuple[int, int] | None) -> Spans:
        return tuple(document.source_span(*at) for at in ranges if at is not None)

    return Marked(spans(*attribution.content), spans(attribution.cue), spans(attribution.source), attribution.kind)


def _paired(golds: Sequence[Bag], founds: Sequence[Bag]) -> dict[int, tuple[float, int]]:
    """Pair indexes greedily by overlap, the earlier first of equals: gold → (overlap, found)."""
    candidates = []
    for i, gold in enumerate(golds):
        for j, found in enumerate(founds):
            common = len(gold & found)
            if common:
                candidates.append((-common / len(gold | found), i, j))
    partners: dict[int, tuple[float, int]] = {}
    taken: set[int] = set()
    for overlap, i, j in sorted(candidates):
        if i not in partners and j not in taken:
            partners[i] = (-overlap, j)
            taken.add(j)
    return partners


def _same_source(gold: Bag, found: Bag) -> bool:
    if not gold and not found:
        return True
    common = _plain(gold & found)
    return bool(common) or (bool(gold & found) and not _plain(gold))


def _plain(bag: Iterable[tuple[int, str]]) -> set[str]:
    return {word for _, word in bag} - _EMPTY_WORDS
