"""``rhetlint rules test`` and ``rules check``: what an author is told of rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from linter.ruleset import LoadedRule, RuleLibrary
    from linter.ruleset.choice import Choice
    from linter.ruleset.config import Config
    from linter.ruleset.glossary import Glossary
    from linter.ruleset.load import RuleFile


def tested(choice: Choice) -> bool:
    """Run the examples of the rules that a choice selects, and print those that fail. Gives whether any does."""
    import shutil

    from linter.evaluation.examples import check_examples, few_examples
    from linter.output.examples import render
    from linter.ruleset.compiled import Engine
    from linter.session import load_chosen

    library = load_chosen(choice)
    chosen = _chosen(library, choice)
    engine = Engine(library)
    width = shutil.get_terminal_size((100, 24)).columns
    failing = examples = 0
    few = []
    for loaded in chosen:
        failures = check_examples(engine, loaded)
        failing += bool(failures)
        examples += len(loaded.rule.examples.flag) + len(loaded.rule.examples.pass_)
        has = few_examples(loaded)
        if has is not None:
            few.append(f"{loaded.rule.id} ({has})")
        for failure in failures:
            typer.echo("\n".join(render(failure, width)) + "\n")
    if few:
        typer.echo(f"too few examples to trust (3 flag and 3 pass at least): {', '.join(few)}")
    typer.echo(f"{len(chosen) - failing} passed, {failing} failed ({examples} examples)")
    return failing > 0


def remarks(choice: Choice) -> bool:
    """Print what is hardly meant in the rules that a choice selects, and in their configuration. Gives whether anything is.

    Raises:
        ChoiceError: the configuration names a rule or pack that does not exist.
    """
    from linter.authoring.check import checked
    from linter.kinds.registry import forms
    from linter.output.terminal import safe
    from linter.ruleset.compiled import Engine
    from linter.ruleset.packs import choose
    from linter.session import load_chosen

    library = load_chosen(choice)
    config = configuration(choice)
    if config is not None:
        choose(library, config.layers(None))
    chosen = _chosen(library, choice)
    files = _files(choice, config, library, chosen)
    only = {loaded.rule.id for loaded in chosen} if choice.select else None
    found = checked(Engine(library), forms(), files, only)
    for one in found:
        about = f"{one.rule}: " if one.rule else ""
        typer.echo(safe(f"{one.file}:{one.line}:{one.column}: {about}{one.message} [{one.kind}]"))
    typer.echo(f"{len(chosen)} rules checked, {len(found)} remark{'' if len(found) == 1 else 's'}")
    return bool(found)


def configuration(choice: Choice) -> Config | None:
    """The configuration that holds in the current folder; None where there is none."""
    from linter.ruleset.choice import Configured

    return Configured(choice).of(str(Path.cwd() / "article"))


def glossary_of(choice: Choice) -> Glossary | None:
    """The glossary of that configuration."""
    config = configuration(choice)
    return None if config is None else config.glossary()


def _chosen(library: RuleLibrary, choice: Choice) -> list[LoadedRule]:
    """The rules that a choice selects; where it selects none, a user's own, or all where there are none."""
    from linter.ruleset.choice import Choice as Choosing
    from linter.ruleset.choice import running_rules

    running = running_rules(library, Choosing(select=choice.select or ("*",)))
    chosen = [library.rules[rule_id] for rule_id in sorted(library.rules.keys() & running.keys())]
    own = [loaded for loaded in chosen if not loaded.builtin]
    return own if own and not choice.select else chosen


def _files(choice: Choice, config: Config | None, library: RuleLibrary, chosen: list[LoadedRule]) -> list[RuleFile]:
    """The files of rules, read again: a user's own, or, with ids or without own files, those of the rules and all built-in ones."""
    from linter.kinds.registry import forms
    from linter.ruleset.builtin import data_dir
    from linter.ruleset.installed import rule_root
    from linter.ruleset.load import load_file
    from linter.ruleset.reading import shown
    from linter.ruleset.sources import builtin_files, own_files

    if choice.select:
        paths: list[str] = sorted({loaded.file for loaded in chosen})
    else:
        roots = [*(() if config is None else config.rule_paths()), *map(rule_root, choice.rules)]
        paths = [str(shown(file)) for root in roots for file in own_files(root)]
        paths = paths or sorted(builtin_files(data_dir("rules")).values())
    return [load_file(Path(path), forms(), path) for path in dict.fromkeys(paths)]
