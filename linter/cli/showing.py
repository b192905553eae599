"""What ``rhetlint rules show`` and ``rules list`` print: a rule as written, or as it runs here; packs; lexicons with their users."""

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

    config = configuration(choice)
    configured = severities(choice, library).get(loaded.rule.id)
    for line in effective(library, loaded, forms(), _files(choice, config), configured):
        text = line.lstrip(" ")
        yield " " * (len(line) - len(text)) + safe(text)
    yield safe(f"# {_runs(library, loaded, config)}")


def text_of(library: RuleLibrary, loaded: LoadedRule) -> str:
    """The lines of a rule in its file, up to the next rule; the whole file if the rule is the only one."""
    lines = Path(loaded.file).read_text("utf-8-sig").rstrip("\n").split("\n")
    begins = sorted(other.line for other in library.rules.values() if other.file == loaded.file)
    if len(begins) == 1:
        return "\n".join(lines)
    following = [line for line in begins if line > loaded.line]
    return "\n".join(lines[loaded.line - 1 : following[0] - 1 if following else None]).rstrip()


def packs_text(format: str) -> str:
    """The packs of installed packages as ``text`` or ``json``."""
    from linter.output.packs import lines, render_packs
    from linter.ruleset.installed import installed

    found = list(installed().values())
    return render_packs(found) if format == "json" else "\n".join(lines(found))


def lexicons_text(choice: Choice, library: RuleLibrary, globs: tuple[str, ...], format: str) -> str:
    """The shared lexicons as ``text`` or ``json``.

    Args:
        choice: what the library was loaded for.
        library: the rules.
        globs: names or globs of the lexicons; none: all of them, in text without their entries.
        format: how they are written.

    Raises:
        CommandError: a glob matches no lexicon.
    """
    from fnmatch import fnmatchcase

    from linter.authoring.lexicons import listed
    from linter.cli.errors import CommandError
    from linter.cli.testing import configuration
    from linter.kinds.registry import forms
    from linter.nearest import nearest
    from linter.output.lexicons import as_json, as_text

    found = list(listed(library, forms(), _files(choice, configuration(choice))))
    for glob in globs:
        if not any(fnmatchcase(one.name, glob) for one in found):
            raise CommandError(f"no lexicon matches {glob!r}{nearest(glob, [one.name for one in found])}")
    chosen = [one for one in found if any(fnmatchcase(one.name, glob) for glob in globs or ("*",))]
    return as_json(chosen) if format == "json" else "\n".join(as_text(chosen, entries=bool(globs)))


def _files(choice: Choice, config: Config | None) -> list[Path]:
    """All rule files that are loaded, in order."""
    from linter.ruleset.builtin import data_dir
    from linter.ruleset.installed import rule_root
    from linter.ruleset.sources import builtin_files, own_files

    built_in = [Path(path) for _, path in sorted(builtin_files(data_dir("rules")).items())]
    roots = [*(() if config is None else config.rule_paths()), *map(rule_root, choice.rules)]
    return [*built_in, *(file for root in roots for file in own_files(root))]


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
