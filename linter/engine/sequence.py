"""Kind ``sequence``: patterns that follow each other across sentences or paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from linter.engine.filters import Context
from linter.engine.hits import Hit
from linter.pattern import Match
from linter.ruleset.rule import LoadedRule
from linter.text.document import Range


def run(context: Context, loaded: LoadedRule, steps: list[list[Match]]) -> Iterator[Hit]:
    """Hits of a sequence rule: each first step with the nearest following ones within reach.

    Args:
        context: the document.
        loaded: the rule.
        steps: the matches of each step's pattern, in order of position.
    """
    document = context.document

    def unit(token: int, kind: str) -> int:
        sentence = document.sentence_of[token]
        return document.sentences[sentence].block if kind == "paragraph" else sentence

    for start in steps[0] if steps else []:
        chain = [start]
        for step, found in zip(loaded.rule.steps[1:], steps[1:], strict=True):
            before = chain[-1]
            following = next(
                (
                    m
                    for m in found
                    if m.first >= before.last
                    and unit(m.first, step.unit) - unit(before.first, step.unit) <= step.within
                ),
                None,
            )
            if following is None:
                break
            chain.append(following)
        if len(chain) == len(loaded.rule.steps):
            captures = {name: at for match in reversed(chain) for name, at in match.captures.items()}
            yield Hit(start.first, start.last, captures, [("then", Range(m.first, m.last)) for m in chain[1:]])
