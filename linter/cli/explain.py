"""``rhetlint explain``: explains one rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from linter.cli.errors import CommandError
from linter.cli.options import ConfigFile, NoConfig, RuleId, RulePaths
from linter.nearest import nearest

if TYPE_CHECKING:
    from linter.ruleset import LoadedRule, RuleLibrary
    from linter.ruleset.rule import FlagExample

EPILOG = """Example:

\b
  rhetlint explain evaluation/intensifier
"""


def explain(rule_id: RuleId, rules: RulePaths = None, config: ConfigFile = None, no_config: NoConfig = False) -> None:
    """Explain a rule: why it matters, what to do, examples."""
    from linter.session import Choice, load_chosen

    library = load_chosen(Choice(tuple(rules or ()), config=config, isolated=no_config))
    rule = find_rule(library, rule_id).rule
    typer.echo(f"{rule.title}\n{rule.id}, {rule.severity}, in the voice of: {rule.voice}")
    for heading, text in (("Why", rule.why), ("What to do", rule.advice)):
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
    if rule.measured:
        typer.echo(
            f"\nMeasured: {rule.measured.right} of {rule.measured.judged} findings in {rule.measured.corpus} are right"
        )
    if rule.references:
        typer.echo("\nRests on:")
        for reference in rule.references:
            typer.echo(f"  {reference}")


def _example(example: str | FlagExample) -> str:
    return " ".join((example if isinstance(example, str) else example.text).split())


def find_rule(library: RuleLibrary, rule_id: str) -> LoadedRule:
    """A rule by its id. Raises CommandError, with the nearest id, if there is none."""
    if rule_id not in library.rules:
        hint = nearest(rule_id, library.rules, "; see `rhetlint rules list`")
        raise CommandError(f"no rule is called {rule_id!r}{hint}")
    return library.rules[rule_id]
