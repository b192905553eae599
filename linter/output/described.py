"""Writes what a rule says of itself, for somebody who meets it in an article."""

from __future__ import annotations

from collections.abc import Iterator

from linter.ruleset.packs import Configured
from linter.ruleset.precision import said
from linter.ruleset.rule import FlagExample, LoadedRule


def described(loaded: LoadedRule, configured: Configured | None = None) -> Iterator[str]:
    """Lines of plain text: what the rule claims, why, what to do, examples, how often it is right, and what it rests on.

    Args:
        loaded: the rule.
        configured: the severity that a configuration gives it, if one does.
    """
    rule = loaded.rule
    yield rule.title
    severity = (
        rule.severity
        if configured is None
        else f"{configured.level} ({configured.file}; {rule.severity} in its own file)"
    )
    yield f"{rule.id}, {severity}, in the voice of: {rule.voice}"
    for heading, text in (("Claims", rule.claims), ("Why", rule.why), ("What to do", rule.advice)):
        if text:
            yield ""
            yield f"{heading}: {' '.join(text.split())}"
    if rule.examples.flag:
        yield ""
        yield "Found in:"
        for example in rule.examples.flag:
            yield f"  + {_example(example)}"
    if rule.examples.pass_:
        yield "Not found in:"
        for text in rule.examples.pass_:
            yield f"  - {' '.join(text.split())}"
    yield ""
    yield f"Precision: {said(loaded.figure)}"
    if rule.more_general:
        yield f"A case of: {', '.join(rule.more_general)} (not shown where this rule finds the same)"
    if rule.references:
        yield ""
        yield "Rests on:"
        for reference in rule.references:
            yield f"  {reference}"


def _example(example: str | FlagExample) -> str:
    return " ".join((example if isinstance(example, str) else example.text).split())
