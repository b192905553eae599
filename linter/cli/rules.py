"""``rhetlint rules …``: lists, shows, tests and describes rules."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from linter.cli.errors import CommandError
from linter.cli.options import ConfigFile, MinPrecision, NoConfig, Output, Packs, RuleId, RulePaths, format_option
from linter.cli.status import Status
from linter.output.formats import DRAWINGS

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="List, show, test and describe rules.")

RuleGlobs = Annotated[
    list[str] | None,
    typer.Argument(metavar="[RULE]...", help="Ids or globs (position/*); none: all.", show_default=False),
]


@app.command(
    "list",
    epilog="Examples:\n\n\b\n  rhetlint rules list\n  rhetlint rules list 'position/*'\n  rhetlint rules list --pack core\n  rhetlint rules list --packs\n  rhetlint rules list --lexicons 'hedge-*'\n  rhetlint rules list --format json\n",
)
def list_(
    globs: RuleGlobs = None,
    pack: Packs = None,
    min_precision: MinPrecision = None,
    packs: Annotated[
        bool,
        typer.Option("--packs", help="The packs of installed packages instead: version, licence, what they hold."),
    ] = False,
    lexicons: Annotated[
        bool,
        typer.Option(
            "--lexicons",
            help="The shared lexicons instead, each with how many entries it has and which rules use it; with names or globs (hedge-*) those alone, and their entries.",
        ),
    ] = False,
    format: Annotated[
        Literal["text", "json"],
        typer.Option(help="How the rules are written; json has all that a rule says of itself."),
    ] = "text",
    rules: RulePaths = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> None:
    """List rules: id, severity (that of the configuration, if it gives one), in whose voice, title, packs. Those of the configuration are among them."""
    if packs:
        from linter.cli.showing import packs_text

        typer.echo(packs_text(format))
        return
    from linter.cli.testing import severities
    from linter.ruleset.choice import Choice, running_rules
    from linter.session import load_chosen

    choice = Choice(tuple(rules or ()), config=config, isolated=no_config)
    library = load_chosen(choice)
    if lexicons:
        from linter.cli.showing import lexicons_text

        typer.echo(lexicons_text(choice, library, tuple(globs or ()), format))
        return
    configured = severities(choice, library)
    by_glob = running_rules(library, Choice(select=tuple(globs or ("*",))))
    in_packs = running_rules(library, Choice(packs=tuple(pack or ("all",)), min_precision=min_precision))
    ids = sorted(library.rules.keys() & by_glob.keys() & in_packs.keys())
    if format == "json":
        from linter.output.rules import render

        typer.echo(render([library.rules[rule_id] for rule_id in ids], configured), nl=False)
        return
    for rule_id in ids:
        rule = library.rules[rule_id].rule
        level, by = configured.get(rule_id, (rule.severity, ""))
        told = f"  ({rule.severity} in its file; {by})" if by else ""
        typer.echo(f"{rule.id:36} {level:8} {rule.voice:9} {rule.title}  [{' '.join(rule.packs)}]{told}")


@app.command(
    epilog="Examples:\n\n\b\n  rhetlint rules show position/red-line > my-red-line.yaml\n"
    "  rhetlint rules show position/red-line --rules house.yaml --effective\n"
)
def show(
    rule_id: RuleId,
    effective: Annotated[
        bool,
        typer.Option(
            "--effective",
            help="As it runs here: with the changes of your own files and of the configuration, and where each comes from.",
        ),
    ] = False,
    rules: RulePaths = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> None:
    """Print a rule as written in its file: a start for one of your own."""
    from linter.cli.explain import find_rule
    from linter.cli.showing import effective_lines, text_of
    from linter.ruleset.choice import Choice
    from linter.session import load_chosen

    choice = Choice(tuple(rules or ()), config=config, isolated=no_config)
    library = load_chosen(choice)
    loaded = find_rule(library, rule_id)
    if effective:
        typer.echo("\n".join(effective_lines(choice, library, loaded)))
    else:
        typer.echo(text_of(library, loaded))


@app.command(epilog="Examples:\n\n\b\n  rhetlint rules test\n  rhetlint rules test --rules my-rules/ --watch\n")
def test(
    globs: RuleGlobs = None,
    watch: Annotated[
        bool,
        typer.Option("--watch", help="Test again whenever a rule file or the configuration changes, until Ctrl-C."),
    ] = False,
    rules: RulePaths = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> None:
    """Run the examples of rules: every flag must be found, no pass may be. Without RULE: the rules of the files of --rules, else your own, else all.

    For an example that fails: what was expected beside what was found, and why. A rule without examples is named, and is no failure.
    """
    from linter.cli.testing import tested
    from linter.ruleset.choice import Choice

    choice = Choice(tuple(rules or ()), select=tuple(globs or ()), config=config, isolated=no_config)
    if watch:
        from linter.cli.watching import watched

        watched(choice, lambda: tested(choice))
    raise typer.Exit(Status.FOUND if tested(choice) else Status.NOTHING_FOUND)


@app.command(epilog="Examples:\n\n\b\n  rhetlint rules check\n  rhetlint rules check --rules my-rules/\n")
def check(
    globs: RuleGlobs = None, rules: RulePaths = None, config: ConfigFile = None, no_config: NoConfig = False
) -> None:
    """Say what is hardly meant in rules that load. Without RULE: what is in the files of --rules, else your own rules and lexicons, else all.

    Alternatives that no example reaches, or to which an earlier one leaves nothing; optional items that take what must follow; one
    alternative in two rules; lexicons, definitions and packs that nothing uses; messages that name what some alternative does not
    capture; rules and packs that a configuration names and that do not exist; texts that YAML has cut at a # or a comma; marks of a
    pattern that mean something else than they seem to.
    """
    from linter.cli.testing import remarks
    from linter.ruleset.choice import Choice

    choice = Choice(tuple(rules or ()), select=tuple(globs or ()), config=config, isolated=no_config)
    raise typer.Exit(Status.FOUND if remarks(choice) else Status.NOTHING_FOUND)


@app.command(
    epilog="Examples:\n\n\b\n  rhetlint rules new own/red-line\n  rhetlint rules new own/red-line --pattern '~draw a red line'\n"
)
def new(
    rule_id: Annotated[str, typer.Argument(metavar="ID", help="The new rule's id, family/name.", show_default=False)],
    pattern: Annotated[
        str | None, typer.Option(metavar="PATTERN", help="Its pattern; otherwise one to be changed, with examples.")
    ] = None,
    folder: Annotated[str, typer.Option(metavar="FOLDER", help="The folder of rules.")] = "rules",
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> None:
    """Write a new rule file, FOLDER/family/name.yaml, that loads and passes its tests."""
    from linter.authoring.project import new_rule
    from linter.cli.newrule import file_of, write

    file = file_of(rule_id, folder)
    if pattern is None:
        write(file, new_rule(rule_id))
        return
    from linter.authoring.concordance import captures_of
    from linter.authoring.trial import tried
    from linter.authoring.written import rule_file
    from linter.ruleset.choice import Choice
    from linter.session import load_chosen

    rule = tried(pattern, load_chosen(Choice(config=config, isolated=no_config)))
    write(file, rule_file(rule_id, pattern, captures_of(rule)))


@app.command(
    epilog="Examples:\n\n\b\n  rhetlint rules diagram position/red-line -o red-line.html\n"
    "  rhetlint rules diagram own/at-odds --rules my-rules/ -o at-odds.svg\n\n"
    "Needs the extra: pip install 'rhetlint[diagrams]'\n"
)
def diagram(
    rule_id: RuleId,
    format: Annotated[str | None, format_option(DRAWINGS, "drawing")] = None,
    output: Output = None,
    rules: RulePaths = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> None:
    """Draw a rule's patterns as railroads, read from left to right: an alternative each, with captures and lexicons by their names.

    Definitions (&name) that the patterns use are drawn below them.
    """
    from linter.cli.explain import find_rule
    from linter.cli.streams import chosen_format, emit
    from linter.output.diagram.parts import definitions, patterns
    from linter.output.diagram.writing import as_html, as_svg
    from linter.ruleset.choice import Choice
    from linter.session import load_chosen

    form = chosen_format("rules diagram", format, output)
    library = load_chosen(Choice(tuple(rules or ()), config=config, isolated=no_config))
    loaded = find_rule(library, rule_id)
    drawn = patterns(loaded)
    if not drawn:
        raise CommandError(f"{rule_id} is of the kind {loaded.rule.kind!r} and has no pattern that could be drawn")
    drawn += definitions(library, loaded, drawn)
    emit((as_svg if form == "svg" else as_html)(library, loaded, drawn), output)


@app.command()
def schema() -> None:
    """Print the JSON Schema of rule files, for completion in editors."""
    import json

    from linter.kinds.registry import forms
    from linter.ruleset.schema import rule_file_schema

    typer.echo(json.dumps(rule_file_schema(forms()), indent=2))


@app.command()
def syntax() -> None:
    """Print the pattern language, from the grammar itself."""
    from linter.language import ANNOTATORS
    from linter.pattern import SYNTAX

    typer.echo(f"{SYNTAX}\nunits <…>: {' '.join(sorted(ANNOTATORS))}")
