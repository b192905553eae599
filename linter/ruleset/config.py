"""Reads the configuration: ``rhetlint.toml``, or ``[tool.rhetlint]`` of a ``pyproject.toml``, in the article's folder or above.

A configuration may build on others (``extends``) and overrides them. The command line overrides all.

One that is found upward from an article may be anybody's, as the article may. So its work is bounded, and it reaches only files below
its own folder: others could be read out by what is said of their errors.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Literal

import msgspec

from linter.ruleset.configfile import MOST_BYTES, ConfigError, parsed
from linter.ruleset.convert import Path as Keys
from linter.ruleset.convert import convert
from linter.ruleset.glossary import Glossary
from linter.ruleset.installed import PREFIX, problem_of, rule_root
from linter.ruleset.packs import Layer, Level
from linter.ruleset.sources import inside, own_files, regular

FILE = "rhetlint.toml"
_MOST_FILES = 20  # that a configuration extends, and those extend, each as often as it is named
_MOST_NAMES = 2_000  # of rules, packs, files and globs in all of them
FailOn = Literal["error", "warning", "notice", "info", "never"]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    packs: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: dict[str, Level] = {}


class Override(_Table, frozen=True):
    """Further settings for files that match one of ``files`` (globs from the configuration's folder)."""

    files: tuple[str, ...] = ()


class Settings(_Table, frozen=True):
    """A configuration as written in its file. Paths and globs are relative to its folder."""

    extends: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    fail_on: FailOn | None = None
    exclude: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
    glossary: Glossary = Glossary()


class Config(msgspec.Struct, frozen=True):
    """A configuration with its file; ``before`` has those it extends."""

    file: Path
    settings: Settings
    before: tuple[Config, ...] = ()

    @property
    def chain(self) -> tuple[Config, ...]:
        """All configurations that apply, the nearest last."""
        return (*(other for base in self.before for other in base.chain), self)

    def rule_paths(self) -> tuple[Path, ...]:
        """The rule files and folders that all of them name; of an installed pack its folder. Raises RuleError as ``rule_root``."""
        return tuple(
            rule_root(path) if path.startswith(PREFIX) else c.file.parent / path
            for c in self.chain
            for path in c.settings.rules
        )

    def fail_on(self) -> FailOn | None:
        """The nearest ``fail-on``; None if there is none."""
        return next((c.settings.fail_on for c in reversed(self.chain) if c.settings.fail_on), None)

    def glossary(self) -> Glossary:
        """Who is known, by all of them; a nearer entry replaces one of the same name."""
        found = Glossary()
        for config in self.chain:
            found = found.under(config.settings.glossary)
        return found

    def excludes(self, path: Path) -> bool:
        """Whether a file is excluded from linting."""
        return any(matches(path, c.file.parent, c.settings.exclude) for c in self.chain)

    def layers(self, path: Path | None) -> tuple[Layer, ...]:
        """The layers that choose rules for a file (None: for any file, with all overrides)."""
        out = []
        for config in self.chain:
            out.append(_layer(config.settings, config.file, ()))
            for number, override in enumerate(config.settings.overrides):
                if path is None or matches(path, config.file.parent, override.files):
                    out.append(_layer(override, config.file, ("overrides", number)))
        return tuple(out)


def find_config(start: Path) -> Path | None:
    """The nearest configuration file upward from a folder: ``rhetlint.toml``, or a ``pyproject.toml`` with our table."""
    for folder in (start, *start.parents):
        own = folder / FILE
        if own.is_file():
            return own
        project = folder / "pyproject.toml"
        if project.is_file():
            try:
                ours = b"[tool.rhetlint" in regular(project, MOST_BYTES)
            except OSError as error:
                raise ConfigError(f"cannot be read: {error.strerror}", str(project)) from None
            if ours:
                return project
    return None


def read_config(file: Path, *, found: bool = False) -> Config:
    """Read a configuration and those it extends.

    Args:
        file: the configuration.
        found: whether it was found upward from an article, not named by the user: then all that it names must be below its folder.

    Raises:
        ConfigError: it cannot be read, holds something wrong, or reaches or holds more than it may.
    """
    file = Path(os.path.abspath(file))
    return _Reading(Path(os.path.realpath(file.parent)) if found else None).read(file, ())


class _Reading:
    """A configuration being read, with those it extends: what of the limits is left. ``within``: the folder that bounds it, if any."""

    def __init__(self, within: Path | None) -> None:
        self.within, self.files, self.names = within, _MOST_FILES, _MOST_NAMES

    def read(self, file: Path, above: tuple[Path, ...]) -> Config:
        """One file, and what it extends; ``above`` has the files that lead to it."""
        if os.path.realpath(file) in map(os.path.realpath, above):
            raise ConfigError(f"extends {file}, which leads back to it; leave one of them out", str(above[-1]))
        if self.files < 0:
            raise ConfigError(f"extends more than {_MOST_FILES} files in all; join some of them", str(above[0]))
        self.files -= 1
        if not above:
            self.check(file, file, "")
        source, data, keys = parsed(file, above)
        settings = convert(source, data, keys, Settings)
        self.names -= sum(map(_names, (settings, *settings.overrides)))
        if self.names < 0:
            raise ConfigError(f"more than {_MOST_NAMES} names and globs in all; use globs for several", str(file))
        for number, override in enumerate(settings.overrides):
            if not override.files:
                raise source.error("an override needs 'files': globs of the files it is for", ("overrides", number))
        wrong = [source.error(message, (*keys, "glossary", *where)) for message, where in settings.glossary.wrong()]
        if wrong:
            raise ConfigError.of(wrong)
        for path in (*settings.rules, *settings.extends):
            if "\0" in path:
                raise ConfigError(f"{path!r} is no name of a file", str(file))
        for number, path in enumerate(settings.rules):
            problem = problem_of(path.removeprefix(PREFIX)) if path.startswith(PREFIX) else None
            if problem is not None:
                raise source.error(problem, ("rules", number))
        for path in settings.rules if self.within else ():
            if path.startswith(PREFIX):
                continue  # its files are in its own folder
            self.check(file.parent / path, file, f"in rules: {path}: ")
            for rules in own_files(file.parent / path):
                self.check(rules, file, f"in rules: {rules}: ")
        before = []
        for other in settings.extends:
            self.check(file.parent / other, file, f"in extends: {other}: ")
            before.append(self.read(file.parent / other, (*above, file)))
        return Config(file, settings, tuple(before))

    def check(self, path: Path, file: Path, said: str) -> None:
        """Check that what a configuration names, wherever links lead, is inside the folder that bounds it; ``said`` names where it does."""
        if self.within is not None and not inside(path, self.within):
            raise ConfigError(
                f"{said}is outside the configuration's own folder, which one that is found beside articles may not reach; "
                "name the configuration with --config if you trust it",
                str(file),
            )


def _names(table: _Table) -> int:
    files = table.files if isinstance(table, Override) else ()
    reached = (*table.extends, *table.rules, *table.exclude) if isinstance(table, Settings) else ()
    known = table.glossary.names() if isinstance(table, Settings) else 0
    return known + sum(map(len, (table.packs, table.select, table.ignore, table.severity, files, reached)))


def _layer(table: _Table, file: Path, where: Keys) -> Layer:
    return Layer(
        table.packs, table.select, table.ignore, tuple(table.severity.items()), bool(table.packs), str(file), where
    )


def matches(path: Path, folder: Path, globs: Sequence[str]) -> bool:
    """Whether a file's path from ``folder``, its name or one of the folders it is in, matches a glob."""
    try:
        inside = Path(os.path.abspath(path)).relative_to(os.path.abspath(folder))
    except ValueError:
        return False
    shown = inside.as_posix()
    folders = [parent.as_posix() for parent in inside.parents if parent.name]
    return any(
        fnmatchcase(shown, glob)
        or fnmatchcase(inside.name, glob)
        or any(fnmatchcase(parent, glob.rstrip("/")) for parent in folders)
        for glob in globs
    )
