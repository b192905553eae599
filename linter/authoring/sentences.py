"""What a pattern did in a text sentence by sentence: where it was found, and where it nearly was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from linter.authoring import summary
from linter.authoring.attempts import pattern_in, stretch
from linter.authoring.concordance import Hit
from linter.authoring.explanation import Candidate, Explanation, Pattern, Stretch, TokenSeen
from linter.ruleset.compiled import Engine
from linter.ruleset.rule import LoadedRule
from linter.text.document import Document

Outcome = Literal["hit", "near", "none"]


class Told(msgspec.Struct, frozen=True):
    """A sentence, and what the pattern did in it.

    ``block`` numbers the paragraphs. A near miss (``near``) has a word that every match needs, and ``reached`` is what the
    pattern took of it before it stopped, or the match that the rule refused; ``why`` says what stood in the way. ``pattern``,
    ``candidates`` and ``tokens`` are the explanation's for this sentence, absent where the text is too long to be explained.
    """

    at: Stretch
    block: int
    outcome: Outcome
    why: str = ""
    reached: Stretch | None = None
    pattern: Pattern | None = None
    candidates: tuple[Candidate, ...] = ()
    tokens: tuple[TokenSeen, ...] = ()


def sentences(
    engine: Engine, loaded: LoadedRule, document: Document, hits: Sequence[Hit], explained: Explanation | None
) -> list[Told]:
    """Every sentence of a document that has words.

    Args:
        engine: a library that has the rule.
        loaded: the rule, of the kind ``pattern``.
        document: the text.
        hits: where the rule was found.
        explained: the explanation of the whole text; None: it is too long for one.
    """
    told = []
    for number, (first, last, block) in enumerate(document.sentences):
        if last == first:
            continue
        at = stretch(document, first, last)
        found = any(hit.start < at.end and hit.end > at.start for hit in hits)
        if explained is None or explained.seen is None:
            told.append(Told(at, block, "hit" if found else "none"))
            continue
        pattern = pattern_in(engine, loaded, "pattern", document, (first, last))
        candidates = tuple(one for one in explained.candidates if at.start <= one.at.start < at.end)
        outcome, why, reached = _outcome(found, pattern, candidates)
        told.append(Told(at, block, outcome, why, reached, pattern, candidates, explained.seen.sentences[number]))
    return told


def _outcome(found: bool, pattern: Pattern, candidates: Sequence[Candidate]) -> tuple[Outcome, str, Stretch | None]:
    refused = next((one for one in candidates if not one.kept), None)
    if found:
        return "hit", "", None
    if refused is not None:
        return "near", summary.of_candidate(refused), refused.at
    best = pattern.best
    attempt = best.attempts[0] if best.attempts else None
    if best.missing or attempt is None or attempt.matched:
        return "none", "", None
    return "near", summary.of_pattern(pattern), attempt.took if attempt.took and attempt.took.text else None
