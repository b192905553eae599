"""Phase 1: attribution rules over a document, and what discourse makes of their matches."""

from __future__ import annotations

from linter.discourse import AttributionDraft, Discourse, resolve
from linter.engine.compiled import Engine
from linter.text.document import Document, Range


def attribute(engine: Engine, document: Document) -> Discourse:
    """Find and resolve every attribution of a document, whatever rules are selected: voices depend on all."""
    drafts = []
    rules = engine.library.rules
    for rule_id, match in engine.attribution_index.scan(document, overlapping=True):
        spec = rules[rule_id].rule.attribution
        assert spec is not None
        act = spec.act
        if act == "cue":
            act = _act(engine, document, match.captures.get("cue"))
        drafts.append(
            AttributionDraft(
                rule_id, act, Range(match.first, match.last), match.captures, spec.content, spec.unnamed, spec.priority
            )
        )
    return resolve(document, drafts)


def _act(engine: Engine, document: Document, cue: Range | None) -> str:
    """The kind of act a cue names: by its longest ending that a cue lexicon lists."""
    if cue is None:
        return "say"
    for first in range(cue.first, cue.last):
        for last in range(cue.last, first, -1):
            found = engine.acts.get(" ".join(document.norms[first:last]))
            if found is not None and (last == cue.last or last - first > 1 or first == cue.last - 1):
                return found
    return "say"
