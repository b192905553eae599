"""Measures how well attributions agree with a gold standard: pairing, precision, recall, F1.

A found attribution is paired with at most one of the gold standard, those whose contents share most words first. A pair is *exact* if
the contents have the same words, *relaxed* if they share at least half of the words of both together (intersection over union, as
Pareti 2015 scores soft matches). A relaxed pair is also *+source* if the sources agree (they share a word that is no article,
preposition or title, or both are missing), *+head* if the found source has a word of the marked source's head (or both are missing),
and *+cue* if the cues share a word. *wrong mouth* is the share of relaxed pairs with two sources whose heads differ: words put into the
mouth of somebody else, as in "The man who stabbed Amir Orlow said", where a word of Amir Orlow's name would do for *+source*.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from linter.evaluation.gold import Marked
from linter.evaluation.pairing import ENOUGH, paired, words
from linter.evaluation.sources import same_head, same_source


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
    sourced: int = 0
    misheard: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    rules_hit: Counter[str] = field(default_factory=Counter)
    errors: list[Error] = field(default_factory=list)

    def figures(self, measure: str) -> Figures:
        """Precision, recall and F1 of ``exact``, ``relaxed``, ``+source``, ``+head`` or ``+cue``."""
        precision = self.hits[measure] / self.found if self.found else 0.0
        recall = self.hits[measure] / self.gold if self.gold else 0.0
        both = precision + recall
        return Figures(precision, recall, 2 * precision * recall / both if both else 0.0)

    @property
    def wrong_mouth(self) -> float:
        """Of the relaxed pairs that have a source on both sides, the share whose heads differ, 0 to 1 (lower is better)."""
        return self.misheard / self.sourced if self.sourced else 0.0

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
        partners = paired(golds, founds)
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
        ours, theirs = words(text, gold.source), words(text, found.source)
        head = same_head(text, gold.source, found.source)
        self.kinds_hit[gold.kind] += 1
        self.hits["relaxed"] += 1
        self.hits["exact"] += overlap == 1.0
        self.hits["+source"] += same_source(ours, theirs)
        self.hits["+head"] += head if ours and theirs else not ours and not theirs
        self.hits["+cue"] += bool(words(text, gold.cue) & words(text, found.cue))
        if ours and theirs:
            self.sourced += 1
            self.misheard += not head
