"""Checks a rule's examples: its flag examples must be found, its pass examples must not."""

from __future__ import annotations

from linter.findings.finding import Finding
from linter.pipeline import lint_document
from linter.ruleset.compiled import Engine
from linter.ruleset.rule import FlagExample, LoadedRule
from linter.text import from_text


def check_examples(engine: Engine, loaded: LoadedRule) -> list[str]:
    """Run a rule's examples; gives a sentence for each that fails, with the example and what was found instead."""
    rule = loaded.rule
    problems = []
    for item in rule.examples.flag:
        example = FlagExample(item) if isinstance(item, str) else item
        found = _findings(engine, rule.id, example.text)
        if not found:
            problems.append(f"flag not found: {example.text!r}")
        elif not any(_fits(finding, example) for finding in found):
            shown = [(f.place.text, f.voice, {n: p.text for n, p in f.captures.items()}) for f in found]
            problems.append(f"flag found differently: {example.text!r}: {shown}")
        elif example.count is not None and len(found) != example.count:
            problems.append(f"flag found {len(found)} times, not {example.count}: {example.text!r}")
    for text in rule.examples.pass_:
        found = _findings(engine, rule.id, text)
        if found:
            problems.append(f"pass was flagged: {text!r}: {[f.place.text for f in found]}")
    return problems


def _findings(engine: Engine, rule_id: str, text: str) -> list[Finding]:
    return [f for f in lint_document(engine, from_text(text), {rule_id}).findings if f.rule == rule_id]


def _fits(finding: Finding, example: FlagExample) -> bool:
    if example.voice is not None and finding.voice != example.voice:
        return False
    if example.words is not None and finding.place.text != example.words:
        return False
    return all(
        name in finding.captures and finding.captures[name].text == text for name, text in example.captures.items()
    )
