"""Phase 1: attribution rules over a document, and what discourse makes of their matches."""

from __future__ import annotations

from collections.abc import Mapping

from linter.discourse import AttributionDraft, Discourse, resolve
from linter.engine.compiled import Engine
from linter.ruleset.rule import Rule
from linter.text.document import Document, Range


def attribute(engine: Engine, document: Document) -> Discourse:
    """Find and resolve every attribution of a document, whatever rules are selected: voices depend on all."""
    drafts = []
    rules = engine.library.rules
    for rule_id, match in engine.attribution_index.scan(document, overlapping=True):
        rule = rules[rule_id].rule
        spec = rule.attribution
        assert spec is not None
        if not _long_enough(document, rule, match.captures):
            continue
        act = spec.act
        if act == "cue":
            act = _act(engine, document, match.captures.get("cue"))
        drafts.append(
            AttributionDraft(
                rule_id,
                act,
                Range(match.first, match.last),
                match.captures,
                spec.content,
                spec.unnamed,
                spec.priority,
                spec.fallback,
            )
        )
    return resolve(document, drafts)


def _long_enough(document: Document, rule: Rule, captures: Mapping[str, Range]) -> bool:
    """Whether captures have as many words as the rule's ``where`` asks."""
    for name, condition in rule.where.items():
        at = captures.get(name)
        if at is not None:
            length = sum(1 for norm in document.norms[at.first : at.last] if norm[0].isalnum())
            if length < (condition.at_least_words or 0) or length > (condition.at_most_words or length):
                return False
    return True


def _act(engine: Engine, document: Document, cue: Range | None) -> str:
    """The kind of act a cue names: by its longest ending that a cue lexicon lists."""
    if cue is None:
        return "say"
    for first in range(cue.first, cue.last):
        for last in range(cue.last, first, -1):
            found = engine.act(tuple(document.norms[first:last]))
            if found is not None and (last == cue.last or last - first > 1 or first == cue.last - 1):
                return found
    return "say"
