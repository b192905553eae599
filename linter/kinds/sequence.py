"""Kind ``sequence``: patterns that follow each other across sentences or paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from linter.findings.drafts import Hit
from linter.kinds.conditions import Context
from linter.pattern import Match
from linter.ruleset.rule import LoadedRule
from linter.text.document import Range

_TRIED = (
    6  # matches of a step tried after one match of the step before: chains are tried, not every combination of a crowd
)


def run(context: Context, loaded: LoadedRule, steps: Sequence[Sequence[Match]]) -> Iterator[Hit]:
    """Hits of a sequence rule: each first step with the nearest following ones in reach that meet the rule's conditions.

    Args:
        context: the document.
        loaded: the rule.
        steps: the matches of each step's pattern, in order of position.
    """
    firsts = [[m.first for m in found] for found in steps]

    def follow(chain: list[Match]) -> list[Match] | None:
        number = len(chain)
        if number == len(steps):
            return chain if context.holds(loaded, _captures(chain)) else None
        step, before, found = loaded.rule.steps[number], chain[-1], steps[number]
        at = bisect_left(firsts[number], before.last)
        for match in found[at : at + _TRIED]:
            if _unit(context, match.first, step.unit) - _unit(context, before.first, step.unit) > step.within:
                break
            whole = follow([*chain, match])
            if whole is not None:
                return whole
        return None

    for start in steps[0] if steps else ():
        chain = follow([start])
        if chain is not None:
            evidence = [("then", Range(m.first, m.last)) for m in chain[1:]]
            yield Hit(start.first, start.last, _captures(chain), evidence)


def _captures(chain: list[Match]) -> dict[str, Range]:
    """The captures of all steps; of one name the earliest step's."""
    return {name: at for match in reversed(chain) for name, at in match.captures.items()}


def _unit(context: Context, token: int, kind: str) -> int:
    sentence = context.document.sentence_of[token]
    return context.document.sentences[sentence].block if kind == "paragraph" else sentence
