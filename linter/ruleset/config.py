"""Reads the configuration: ``rhetlint.toml``, or ``[tool.rhetlint]`` of a ``pyproject.toml``, in the article's folder or above.

A configuration may build on others (``extends``) and overrides them. The command line overrides all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Literal

import msgspec

from linter.problems import Problem
from linter.ruleset.convert import Path as Keys
from linter.ruleset.convert import convert
from linter.ruleset.packs import Layer, Level

FILE = "rhetlint.toml"
_DEEPEST = 8  # files that extend one another
FailOn = Literal["error", "warning", "notice", "info", "never"]


class ConfigError(Problem):
    """A configuration is wrong; ``str`` says where, shows the line, and says what would be right."""

    def alone(self) -> str:
        """The text of this error; its column is not known."""
        where = f"{self.file}:{self.line}" if self.text is not None else self.file
        return f"{where}: {self.message}" + ("" if self.text is None else f"\n    {self.text.strip()[:160]}")


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
        """The rule files and folders that all of them name."""
        return tuple(c.file.parent / path for c in self.chain for path in c.settings.rules)

    def fail_on(self) -> FailOn | None:
        """The nearest ``fail-on``; None if there is none."""
        return next((c.settings.fail_on for c in reversed(self.chain) if c.settings.fail_on), None)

    def excludes(self, path: Path) -> bool:
        """Whether a file is excluded from linting."""
        return any(_matches(path, c.file.parent, c.settings.exclude) for c in self.chain)

    def layers(self, path: Path | None) -> tuple[Layer, ...]:
        """The layers that choose rules for a file (None: without overrides for certain files)."""
        out = []
        for config in self.chain:
            out.append(_layer(config.settings, config.file, ()))
            for number, override in enumerate(config.settings.overrides):
                if path is not None and _matches(path, config.file.parent, override.files):
                    out.append(_layer(override, config.file, ("overrides", number)))
        return tuple(out)


def find_config(start: Path) -> Path | None:
    """The nearest configuration file upward from a folder: ``rhetlint.toml``, or a ``pyproject.toml`` with our table."""
    for folder in (start, *start.parents):
        own = folder / FILE
        if own.is_file():
            return own
        project = folder / "pyproject.toml"
        if project.is_file() and b"[tool.rhetlint" in project.read_bytes():
            return project
    return None


def read_config(file: Path, _above: tuple[Path, ...] = ()) -> Config:
    """Read a configuration and those it extends.

    Raises:
        ConfigError: it cannot be read, or holds something wrong.
    """
    file = file.absolute()
    if file in _above or len(_above) >= _DEEPEST:
        raise ConfigError(f"extends {file}, which leads back to it; leave one of them out", str(_above[-1]))
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        asked = f" (extended by {_above[-1]})" if _above else ""
        raise ConfigError(f"cannot be read{asked}: {reason}", str(file)) from None
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"not valid TOML: {error}", str(file)) from None
    keys: Keys = ()
    if file.name == "pyproject.toml":
        data, keys = data.get("tool", {}).get("rhetlint", {}), ("tool", "rhetlint")
    settings = convert(_Source(file, text), data, keys, Settings)
    for number, override in enumerate(settings.overrides):
        if not override.files:
            raise _Source(file, text).error(
                "an override needs 'files': globs of the files it is for", ("overrides", number)
            )
    before = tuple(read_config(file.parent / other, (*_above, file)) for other in settings.extends)
    return Config(file, settings, before)


class _Source:
    """Makes errors that show the line of a key."""

    def __init__(self, file: Path, text: str) -> None:
        self.file, self.lines = file, text.splitlines()

    def error(self, message: str, path: Keys, *, key: bool = False) -> ConfigError:
        names = [str(step) for step in path if isinstance(step, str)]
        line = 1
        for name in names:  # tables and keys follow in this order
            quoted = re.escape(name)
            pattern = re.compile(rf"""^\s*(?:\[+.*{quoted}.*\]+|["']?{quoted}["']?\s*=)""")
            line = next((n for n, text in enumerate(self.lines, 1) if n >= line and pattern.match(text)), line)
        return ConfigError(message, str(self.file), line, text=self.lines[line - 1] if self.lines else "")


def _layer(table: _Table, file: Path, where: Keys) -> Layer:
    return Layer(
        table.packs, table.select, table.ignore, tuple(table.severity.items()), bool(table.packs), str(file), where
    )


def _matches(path: Path, folder: Path, globs: Sequence[str]) -> bool:
    """Whether a file's path from ``folder``, its name or one of the folders it is in, matches a glob."""
    try:
        inside = path.absolute().relative_to(folder.absolute())
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
