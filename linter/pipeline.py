"""A document linted: read → attribute → run → suppress → fold.

``linter.text`` reads it, ``linter.attribution`` finds who says what, the kinds of rule give drafts of findings one rule after
the other, comments of the source suppress some of them, and of several that say the same the most special is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from linter.attribution.matching import attribute
from linter.findings.drafts import finding_of
from linter.findings.finding import Finding, Findings, in_order
from linter.findings.overlaps import folded
from linter.findings.suppression import suppress
from linter.kinds.context import Context
from linter.kinds.registry import kind_named
from linter.pattern.stream import stream_of
from linter.ruleset.compiled import Engine
from linter.ruleset.glossary import Glossary
from linter.ruleset.packs import with_severities
from linter.ruleset.rule import Severity
from linter.text.document import Document, Range


def lint_document(
    engine: Engine,
    document: Document,
    selected: Mapping[str, Severity] | Collection[str] | None = None,
    *,
    force_language: bool = False,
    all_overlapping: bool = False,
    glossary: Glossary | None = None,
) -> Findings:
    """Lint one document.

    Args:
        engine: a library of rules, ready to run.
        document: the article, as ``linter.text.read`` gives it.
        selected: ids of the rules to report, with the severities of their findings where these are not the rules' own; None: all.
            Other rules run too where a selected one asks what they find.
        force_language: whether a document that is not English is linted all the same.
        all_overlapping: whether a finding is also given where it overlaps one of a rule that is a case of its own rule.
        glossary: who is known, whatever the article says of them.

    Returns:
        Findings sorted by position, then rule. Of a document in another language there are none, nor attributions: the rules
        would take its words for English ones.
    """
    if document.english is False and not force_language:
        return Findings(document, (), (), (), document.warnings)
    library = engine.library
    severities = with_severities(library, selected)
    if engine.clauses is not None:
        engine.clauses.give(stream_of(document))
    discourse = attribute(engine, document, glossary)  # whatever is selected: voices depend on it
    running = [library.rules[rule_id] for rule_id in engine.plan(frozenset(severities))]
    context = Context(engine, document, discourse, running)
    found: list[Finding] = []
    for loaded in running:
        rule = loaded.rule
        severity = severities.get(rule.id)  # None: it only runs for others
        for draft in kind_named(rule.kind).run(context, loaded):
            context.add(rule.id, Range(draft.first, draft.last))
            if severity is not None:
                found.append(finding_of(document, discourse, loaded, draft, severity))
    if engine.clauses is not None:
        engine.clauses.take(stream_of(document))
    kept, hidden = suppress(document, found, library.rules, severities)
    kept.sort(key=in_order)
    hidden.sort(key=lambda one: in_order(one.finding))
    shown = kept if all_overlapping else folded(kept, engine.cases)
    return Findings(
        document, tuple(shown), discourse.attributions, discourse.speakers, document.warnings, discourse, tuple(hidden)
    )
