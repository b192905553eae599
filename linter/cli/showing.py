"""``rhetlint rules show --effective``: a rule as it runs here, and where each part comes from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linter.ruleset import LoadedRule, RuleLibrary
    from linter.ruleset.choice import Choice
    from linter.ruleset.config import Config


def effective_lines(choice: Choice, library: RuleLibrary, loaded: LoadedRule) -> Iterator[str]:
    """The rule as a file, then whether it runs.

    Raises:
        ChoiceError: the configuration names a rule or pack that does not exist.
    """
    from linter.authoring.effective import effective
    from linter.cli.testing import configuration, severities
    from linter.kinds.registry import forms
    from linter.output.terminal import safe
    from linter.ruleset.builtin import data_dir
    from linter.ruleset.installed import rule_root
    from linter.ruleset.sources import builtin_files, own_files

    config = configuration(choice)
    built_in = [Path(path) for _, path in sorted(builtin_files(data_dir("rules")).items())]
    roots = [*(() if config is None else config.rule_paths()), *map(rule_root, choice.rules)]
    files = [*built_in, *(file for root in roots for file in own_files(root))]
    configured = severities(choice, library).get(loaded.rule.id)
    for line in effective(library, loaded, forms(), files, configured):
        text = line.lstrip(" ")
        yield " " * (len(line) - len(text)) + safe(text)
    yield safe(f"# {_runs(library, loaded, config)}")


def _runs(library: RuleLibrary, loaded: LoadedRule, config: Config | None) -> str:
    """Whether `lint` reports the rule here, how seriously, and which part of the configuration says so."""
    from linter.ruleset.packs import choose

    rule_id = loaded.rule.id
    layers = () if config is None else config.layers(Path.cwd() / "article")
    before = choose(library, ()).get(rule_id)
    by = "the pack core" if before else "it is not in the pack core"
    for number, layer in enumerate(layers, 1):
        now = choose(library, layers[:number]).get(rule_id)
        if now != before:
            before, by = now, str(layer.file)
    if before is None:
        return f"`lint` does not report it here: {by}"
    changed = "" if before == loaded.rule.severity else f", as {before}"
    return f"`lint` reports it here{changed}: {by}"
