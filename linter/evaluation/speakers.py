"""Measures whose name is given to what is quoted: right, another's, none, or no such quotation found.

A marked quotation is paired with a found one as for ``evaluate attribution``. Names are compared without marks, articles and titles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from linter.evaluation.gold import Marked
from linter.evaluation.pairing import ENOUGH, paired, words

Verdict = Literal["right", "unresolved", "wrong", "missed"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

_MARKS = re.compile(r"[“”\"‘’'.,]")
_TITLES = frozenset(["the", "a", "an", "mr", "mrs", "ms", "dr", "sen", "gov", "rep", "president", "senator"])


@dataclass
class SpeakerScores:
    """Counts of verdicts over the texts scored so far."""

    verdicts: Counter[Verdict] = field(default_factory=Counter)

    def share(self, verdict: Verdict) -> float:
        """The share of the marked quotations with one verdict, 0 to 1."""
        return self.verdicts[verdict] / (self.verdicts.total() or 1)

    @property
    def named_rightly(self) -> float:
        """Of the quotations that were given a name, the share that was given the right one, 0 to 1."""
        right, wrong = self.verdicts["right"], self.verdicts["wrong"]
        return right / (right + wrong) if right + wrong else 0.0

    def add(self, text: str, gold: Sequence[Marked], found: Sequence[Marked]) -> None:
        """Score one text.

        Args:
            text: the text that all spans refer to.
            gold: the annotated quotations, with their speakers (None: nobody is named).
            found: the attributions that the linter found, with the speakers that it resolved.
        """
        partners = paired(
            [words(text, quote.content) for quote in gold], [words(text, quote.content) for quote in found]
        )
        for i, quote in enumerate(gold):
            overlap, j = partners.get(i, (0.0, -1))
            self.verdicts[_verdict(quote, found[j].speaker) if overlap >= ENOUGH else "missed"] += 1


def _verdict(gold: Marked, speaker: str | None) -> Verdict:
    fitting = {_plain(name) for name in (gold.speaker, *gold.accept) if name} if gold.speaker else {""}
    if _plain(speaker or "") in fitting:
        return "right"
    return "wrong" if speaker else "unresolved"


def _plain(name: str) -> str:
    return " ".join(word for word in _MARKS.sub("", name).lower().split() if word not in _TITLES)
