"""Attribution rules over a document: their matches as drafts, and the attributions made of these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from linter.attribution.drafts import AttributionDraft
from linter.attribution.model import Discourse
from linter.attribution.resolve import resolve
from linter.pattern import Match
from linter.ruleset.compiled import Engine
from linter.ruleset.glossary import Glossary
from linter.ruleset.rule import Condition
from linter.text.document import Document, Range


def attribute(engine: Engine, document: Document, glossary: Glossary | None = None) -> Discourse:
    """Find and resolve every attribution of a document, whatever rules are selected: voices depend on all.

    Args:
        engine: the rules.
        document: the article.
        glossary: who is known, whatever the article says of them.
    """
    acts = _Acts(engine.acts)

    def drafts(found: Iterable[tuple[str, Match]]) -> list[AttributionDraft]:
        return list(_drafts(engine, document, acts, found))

    def later(kind: Literal["woven", "fallback"], sentences: Sequence[int]) -> list[AttributionDraft]:
        return drafts(engine.attribution_index(kind).near(document, sentences, overlapping=True))

    return resolve(
        document, drafts(engine.attribution_index("first").scan(document, overlapping=True)), later, glossary
    )


def _drafts(
    engine: Engine, document: Document, acts: _Acts, found: Iterable[tuple[str, Match]]
) -> Iterator[AttributionDraft]:
    """A draft for each match that is as long as its rule asks, with the act that its cue names."""
    rules, norms = engine.library.rules, document.norms
    for rule_id, (first, last, captures) in found:
        rule, spec = rules[rule_id].rule, rules[rule_id].attribution
        assert spec is not None
        if rule.where and not _long_enough(norms, rule.where, captures):
            continue
        act = spec.act
        if act == "cue":
            cue = captures.get("cue")
            act = acts[tuple(norms[cue.first : cue.last])] if cue is not None else "say"
        frame = Range(first, last)
        yield AttributionDraft(rule_id, act, frame, captures, spec.content, spec.unnamed, spec.priority, spec.fallback)


def _long_enough(norms: list[str], where: Mapping[str, Condition], captures: Mapping[str, Range]) -> bool:
    """Whether captures have as many words as a rule's ``where`` asks."""
    for name, condition in where.items():
        at = captures.get(name)
        if at is not None:
            least, most = condition.at_least_words or 0, condition.at_most_words
            words = _words(norms[at.first : at.last], max(least, (most or 0) + 1))
            if words < least or (most and words > most):
                return False
    return True


def _words(norms: list[str], enough: int) -> int:
    """How many of some tokens are words, counted up to ``enough``."""
    words = 0
    for norm in norms:
        if norm[0].isalnum():
            words += 1
            if words == enough:
                break
    return words


class _Acts(dict[tuple[str, ...], str]):
    """Cue → the kind of act it names, by its longest ending that a cue lexicon lists; worked out once for each wording."""

    def __init__(self, listed: Mapping[tuple[str, ...], str]) -> None:
        self._listed = listed

    def __missing__(self, cue: tuple[str, ...]) -> str:
        self[cue] = found = self._named(cue)
        return found

    def _named(self, cue: tuple[str, ...]) -> str:
        for first in range(len(cue)):
            for last in range(len(cue), first, -1):
                found = self._listed.get(cue[first:last])
                if found is not None and (last == len(cue) or last - first > 1 or first == len(cue) - 1):
                    return found
        return "say"
