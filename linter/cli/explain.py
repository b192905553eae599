"""``rhetlint explain``: explains one rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from linter.cli.errors import CommandError
from linter.cli.options import RuleId, RulePaths
from linter.nearest import nearest

if TYPE_CHECKING:
    from linter.ruleset import LoadedRule, RuleLibrary
    from linter.ruleset.precision import Figure
    from linter.ruleset.rule import FlagExample

EPILOG = """Example:

\b
  rhetlint explain evaluation/intensifier
"""


def explain(rule_id: RuleId, rules: RulePaths = None) -> None:
    """Explain a rule: why it matters, what to do, examples."""
    from linter.session import load_rules

    loaded = find_rule(load_rules(rules or ()), rule_id)
    rule = loaded.rule
    typer.echo(f"{rule.title}\n{rule.id}, {rule.severity}, in the voice of: {rule.voice}")
    for heading, text in (("Claims", rule.claims), ("Why", rule.why), ("What to do", rule.advice)):
        if text:
            typer.echo(f"\n{heading}: {' '.join(text.split())}")
    if rule.examples.flag:
        typer.echo("\nFound in:")
        for example in rule.examples.flag:
            typer.echo(f"  + {_example(example)}")
    if rule.examples.pass_:
        typer.echo("Not found in:")
        for text in rule.examples.pass_:
            typer.echo(f"  - {' '.join(text.split())}")
    typer.echo(f"\nPrecision: {_precision(loaded.figure)}")
    if rule.more_general:
        typer.echo(f"A case of: {', '.join(rule.more_general)} (not shown where this rule finds the same)")
    if rule.references:
        typer.echo("\nRests on:")
        for reference in rule.references:
            typer.echo(f"  {reference}")


def _precision(figure: Figure | None) -> str:
    if figure is None:
        return "not known; nobody has judged the rule as it is"
    low, high = figure.interval
    share = f"{figure.precision:.2f} (95 %: {low:.2f} to {high:.2f})"
    if figure.basis == "gold":
        return f"{share}; of {figure.judged} findings, {figure.right} are marked in the gold standard (PolNeAR)"
    others = f"{figure.broken} broken, {figure.pointless} pointless, {figure.wrong} wrong"
    return f"{share}; of {figure.judged} findings, blind readers found {figure.right} right, {others}"


def _example(example: str | FlagExample) -> str:
    return " ".join((example if isinstance(example, str) else example.text).split())


def find_rule(library: RuleLibrary, rule_id: str) -> LoadedRule:
    """A rule by its id. Raises CommandError, with the nearest id, if there is none."""
    if rule_id not in library.rules:
        hint = nearest(rule_id, library.rules, "; see `rhetlint rules list`")
        raise CommandError(f"no rule is called {rule_id!r}{hint}")
    return library.rules[rule_id]
