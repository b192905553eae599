"""``rhetlint rules test`` and ``rules check``: what an author is told of rules."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from linter.wording import amount

if TYPE_CHECKING:
    from linter.ruleset import LoadedRule, RuleLibrary
    from linter.ruleset.choice import Choice
    from linter.ruleset.compiled import Engine
    from linter.ruleset.config import Config
    from linter.ruleset.glossary import Glossary
    from linter.ruleset.load import RuleFile
    from linter.ruleset.packs import Configured


def tested(choice: Choice) -> bool:
    """Run the examples of the rules that a choice selects, and print those that fail. Gives whether any does.

    Rules without examples are named, and neither pass nor fail. Of the user's own rules a warning says what is read as something else than
    it seems to say.
    """
    import shutil

    from linter.cli.streams import say
    from linter.evaluation.examples import check_examples, few_examples
    from linter.output.examples import render
    from linter.ruleset.compiled import Engine
    from linter.session import load_chosen

    library = load_chosen(choice)
    chosen = _chosen(library, choice)
    engine = Engine(library)
    _warn(engine, choice, chosen)
    width = shutil.get_terminal_size((100, 24)).columns
    failing = examples = 0
    if not chosen:
        say(f"note: there is no rule in {', '.join(choice.rules)}; lexicons and definitions have no examples")
    few, untested = [], []
    for loaded in chosen:
        own = len(loaded.rule.examples.flag) + len(loaded.rule.examples.pass_)
        if not own:
            untested.append(loaded.rule.id)
            continue
        failures = check_examples(engine, loaded)
        failing += bool(failures)
        examples += own
        has = few_examples(loaded)
        if has is not None:
            few.append(f"{loaded.rule.id} ({has})")
        for failure in failures:
            typer.echo("\n".join(render(failure, width)) + "\n")
    if few:
        typer.echo(f"too few examples to trust (3 flag and 3 pass at least): {', '.join(few)}")
    if untested:
        typer.echo(f"not tested, without examples: {', '.join(untested)}")
    apart = f", {len(untested)} not tested" if untested else ""
    passed = len(chosen) - failing - len(untested)
    typer.echo(f"{passed} passed, {failing} failed{apart} ({amount(examples, 'example')})")
    return failing > 0


def _warn(engine: Engine, choice: Choice, chosen: list[LoadedRule]) -> None:
    """Say on standard error what in a user's own rules is read as something else than it seems to say."""
    from linter.authoring.check import misread
    from linter.cli.streams import say
    from linter.kinds.registry import forms
    from linter.ruleset.load import load_file

    own = dict.fromkeys(loaded.file for loaded in chosen if not loaded.builtin)
    files = [load_file(Path(file), forms(), file) for file in own]
    for one in misread(engine, forms(), files, {loaded.rule.id for loaded in chosen}):
        say(f"warning: {one.file}:{one.line}:{one.column}: {one.rule}: {one.message}")


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
    kinds = Counter(one.kind for one in found).most_common()
    of_kinds = f" ({', '.join(f'{number:,} {kind}' for kind, number in kinds)})" if kinds else ""
    typer.echo(f"{amount(len(chosen), 'rule')} checked, {amount(len(found), 'remark')}{of_kinds}")
    return bool(found)


def configuration(choice: Choice) -> Config | None:
    """The configuration that holds in the current folder; None where there is none."""
    from linter.ruleset.choice import Configured

    return Configured(choice).of(str(Path.cwd() / "article"))


def severities(choice: Choice, library: RuleLibrary) -> dict[str, Configured]:
    """The severities that this configuration gives, by rule.

    Raises:
        ChoiceError: it names a rule or pack that does not exist.
    """
    from linter.ruleset.packs import configured_severities
    from linter.ruleset.reading import shown

    config = configuration(choice)
    found = {} if config is None else configured_severities(library, config.layers(Path.cwd() / "article"))
    return {rule: one._replace(file=str(shown(one.file))) for rule, one in found.items()}


def glossary_of(choice: Choice) -> Glossary | None:
    """The glossary of that configuration."""
    config = configuration(choice)
    return None if config is None else config.glossary()


def _chosen(library: RuleLibrary, choice: Choice) -> list[LoadedRule]:
    """The rules that a choice selects; where it selects none, those of the files that it names, else a user's own, else all."""
    from linter.ruleset.choice import Choice as Choosing
    from linter.ruleset.choice import running_rules

    running = running_rules(library, Choosing(select=choice.select or ("*",)))
    chosen = [library.rules[rule_id] for rule_id in sorted(library.rules.keys() & running.keys())]
    if choice.select:
        return chosen
    if choice.rules:
        named = set(_named(choice))
        return [one for one in chosen if named.intersection((one.file, *(changed.file for changed in one.changed)))]
    return [loaded for loaded in chosen if not loaded.builtin] or chosen


def _named(choice: Choice) -> list[str]:
    """The rule files that a choice names, and those in the folders that it names, by the paths that rules have."""
    from linter.ruleset.installed import rule_root
    from linter.ruleset.reading import shown
    from linter.ruleset.sources import own_files

    return [str(file) for path in choice.rules for file in own_files(shown(rule_root(path)))]


def _files(choice: Choice, config: Config | None, library: RuleLibrary, chosen: list[LoadedRule]) -> list[RuleFile]:
    """The files of rules, read again: with ids those of the rules; else those that the choice names, else a user's own, else all built-in ones."""
    from linter.kinds.registry import forms
    from linter.ruleset.builtin import data_dir
    from linter.ruleset.load import load_file
    from linter.ruleset.reading import shown
    from linter.ruleset.sources import builtin_files, own_files

    if choice.select:
        paths: list[str] = sorted({loaded.file for loaded in chosen})
    else:
        own = () if config is None else config.rule_paths()
        paths = _named(choice) or [str(shown(file)) for root in own for file in own_files(root)]
        paths = paths or sorted(builtin_files(data_dir("rules")).values())
    return [load_file(Path(path), forms(), path) for path in dict.fromkeys(paths)]
