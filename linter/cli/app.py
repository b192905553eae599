"""The typer application, its commands and how errors leave it."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Literal

import typer

app = typer.Typer(
    add_completion=False, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False,
    help="A rule-based linter for discourse and rhetoric: who says what, in whose voice, with which moves.",
)  # fmt: skip
rules_app = typer.Typer(no_args_is_help=True, help="List, show and test rules.", rich_markup_mode=None)
app.add_typer(rules_app, name="rules")

Paths = Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for standard input.", metavar="PATH...")]
RulePaths = Annotated[
    list[str] | None, typer.Option("--rules", help="A rule file or folder of your own; may be repeated.")
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", help="Only rules matching this id or glob (position/*); may be repeated."),
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", help="Not the rules matching this id or glob; may be repeated.")
]
FailOn = Literal["error", "warning", "notice", "info", "never"]


def run() -> None:
    """Run, with plain sentences for errors: exit 2 for bad input or usage."""
    from linter.ruleset.yamlfile import RuleError

    try:
        app()
    except (RuleError, UsageError, FileNotFoundError) as error:
        typer.echo(f"rhetlint: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


class UsageError(Exception):
    """Something on the command line is wrong; the message says what would be right."""


def _version(shown: bool) -> None:
    if shown:
        import linter

        typer.echo(f"rhetlint {linter.__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


@app.command(
    epilog="Examples: rhetlint lint article.txt; rhetlint lint news/ --format json; cat page.html | rhetlint lint -"
)
def lint(
    paths: Paths,
    format: Annotated[Literal["text", "json"], typer.Option(help="How findings are printed.")] = "text",
    fail_on: Annotated[FailOn, typer.Option(help="Exit with 1 where a finding is at least this severe.")] = "warning",
    select: Select = None,
    ignore: Ignore = None,
    rules: RulePaths = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", help="Write to this file instead of printing.")
    ] = None,
) -> None:
    """Lint articles and print what their language does."""
    from linter.cli.work import lint_paths

    results, failed = lint_paths(paths, rules or [], select or [], ignore or [])
    if format == "json":
        from linter.output import json as as_json

        _emit(as_json.render(results), output)
    else:
        from linter.output import text as as_text

        colour = output is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
        _emit("\n".join(as_text.render(results, colour=colour)) + "\n", output)
    order = ["info", "notice", "warning", "error"]
    severe = fail_on != "never" and any(order.index(f.severity) >= order.index(fail_on) for r in results for f in r)
    raise typer.Exit(2 if failed else 1 if severe else 0)


@app.command(epilog="Example: rhetlint report seeds/ambassador-interview.txt -o report.html")
def report(
    path: Annotated[str, typer.Argument(help="The article, or - for standard input.")],
    output: Annotated[str, typer.Option("--output", "-o", help="The HTML file to write.")] = "report.html",
    select: Select = None,
    ignore: Ignore = None,
    rules: RulePaths = None,
) -> None:
    """Write an HTML report of one article: the text with its findings, who speaks, and why each finding matters."""
    from linter.cli.work import lint_paths
    from linter.output.report.html import render
    from linter.output.write import write_whole

    results, failed = lint_paths([path], rules or [], select or [], ignore or [])
    if failed or not results:
        raise typer.Exit(2)
    try:
        write_whole(output, render(results[0]))
    except OSError as error:
        raise UsageError(f"{output}: cannot be written: {error.strerror}") from error
    typer.echo(f"{output}: {len(results[0])} findings, {len(results[0].attributions)} attributions")


@app.command(epilog="Example: rhetlint quotes article.txt --speaker brandt --format csv")
def quotes(
    paths: Paths,
    speaker: Annotated[str | None, typer.Option(help="Only speakers whose name contains this.")] = None,
    format: Annotated[Literal["table", "json", "csv"], typer.Option(help="How the rows are printed.")] = "table",
    rules: RulePaths = None,
) -> None:
    """List who says what."""
    import shutil

    from linter.cli.work import lint_paths
    from linter.output import quotes as as_quotes

    results, failed = lint_paths(paths, rules or [], ["attribution/*"], [])
    _emit(as_quotes.render(as_quotes.rows(results, speaker), format, shutil.get_terminal_size((120, 24)).columns), None)
    raise typer.Exit(2 if failed else 0)


@rules_app.command("list")
def rules_list(rules: RulePaths = None) -> None:
    """List the rules: id, severity, voice, title."""
    from linter.ruleset import load_rules

    for loaded in load_rules(rules or []).rules.values():
        rule = loaded.rule
        typer.echo(f"{rule.id:40} {rule.severity:8} {rule.voice:9} {rule.title}")


@rules_app.command("show")
def rules_show(rule_id: Annotated[str, typer.Argument(metavar="RULE")], rules: RulePaths = None) -> None:
    """Print a rule's file."""
    from pathlib import Path

    from linter.cli.work import find_rule
    from linter.ruleset import load_rules

    typer.echo(Path(find_rule(load_rules(rules or []), rule_id).file).read_text("utf-8").rstrip())


@rules_app.command("test")
def rules_test(
    rule_ids: Annotated[list[str] | None, typer.Argument(metavar="[RULE]...", help="Rules to test; none: all.")] = None,
    rules: RulePaths = None,
) -> None:
    """Run the examples of rules: every flag must be found, no pass may be."""
    from linter.cli.work import find_rule
    from linter.engine.compiled import Engine
    from linter.engine.examples import check_examples
    from linter.ruleset import load_rules

    library = load_rules(rules or [], cache=False)
    engine = Engine(library)
    chosen = [find_rule(library, r) for r in rule_ids] if rule_ids else list(library.rules.values())
    failures = 0
    for loaded in chosen:
        problems = check_examples(engine, loaded)
        failures += bool(problems)
        for problem in problems:
            typer.echo(f"{loaded.rule.id}: {problem}")
    typer.echo(f"{len(chosen) - failures} rules pass, {failures} fail")
    raise typer.Exit(1 if failures else 0)


@rules_app.command("syntax")
def rules_syntax() -> None:
    """Print the pattern language."""
    from linter.pattern import SYNTAX
    from linter.text import ANNOTATORS

    typer.echo(SYNTAX + "\nunits <…>: " + " ".join(sorted(ANNOTATORS)))


@app.command(epilog="Example: rhetlint explain evaluation/intensifier")
def explain(rule_id: Annotated[str, typer.Argument(metavar="RULE")], rules: RulePaths = None) -> None:
    """Explain a rule: what it finds, why it matters, what to do, examples."""
    from linter.cli.work import find_rule
    from linter.ruleset import load_rules

    rule = find_rule(load_rules(rules or [], cache=False), rule_id).rule
    typer.echo(f"{rule.title}  ({rule.id}, {rule.severity}, voice: {rule.voice})\n\n{rule.why.strip()}")
    if rule.advice:
        typer.echo(f"\nWhat to do: {rule.advice.strip()}")
    typer.echo("\nFound in, for example:")
    for example in rule.examples.flag[:3]:
        typer.echo(f"  + {example if isinstance(example, str) else example.text}")
    typer.echo("Not found in:")
    for text in rule.examples.pass_[:3]:
        typer.echo(f"  - {text}")
    for reference in rule.references:
        typer.echo(f"\nRests on: {reference}" if reference == rule.references[0] else f"          {reference}")


def _emit(text: str, output: str | None) -> None:
    if output is None:
        typer.echo(text, nl=False)
        return
    from linter.output.write import write_whole

    try:
        write_whole(output, text)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written: {error.strerror}") from error
