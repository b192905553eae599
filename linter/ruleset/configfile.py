"""Reads one file of a configuration as TOML, and makes errors that point into it."""

from __future__ import annotations

import re
from pathlib import Path

from linter.problems import Problem, line_of
from linter.ruleset.convert import Path as Keys
from linter.ruleset.sources import regular

MOST_BYTES = 500_000
"""Of one file."""
_LONG_KEY = re.compile(r"(?<![\w\"'-])(?:[\w\"'-]++[ \t]*+\.[ \t]*+){50}")  # tomllib takes the square of a key's parts


class ConfigError(Problem):
    """A configuration is wrong; ``str`` says where, shows the line, and says what would be right."""

    def alone(self) -> str:
        """The text of this error; one that shows no line is of the whole file."""
        return f"{self.file}: {self.message}" if self.text is None else super().alone()


def parsed(file: Path, above: tuple[Path, ...]) -> tuple[ConfigSource, object, Keys]:
    """Read a file.

    Args:
        file: a ``rhetlint.toml`` or ``pyproject.toml``, or what extends one.
        above: the configurations that lead to it by ``extends``.

    Returns:
        Its text, its data from our table on, and the keys that lead to that.

    Raises:
        ConfigError: it cannot be read, is too large, or is no TOML.
    """
    try:
        content = regular(file, MOST_BYTES)
        text = content.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        asked = f" (extended by {above[-1]})" if above else ""
        raise ConfigError(f"cannot be read{asked}: {reason}", str(file)) from None
    if len(content) > MOST_BYTES:
        raise ConfigError(f"larger than {MOST_BYTES // 1000} kB; use globs for several names", str(file))
    if _LONG_KEY.search(text):
        raise ConfigError("not a configuration: a name has more than 50 parts", str(file))
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        from linter.ruleset.tomlerrors import explained

        said, line, column = explained(str(error), text)
        # a configuration may name any file: a line is shown of one that says it is TOML
        shown = line_of(text, line) or "" if file.suffix == ".toml" else None
        raise ConfigError(
            said if shown is not None else f"{said} (line {line})", str(file), line, column, shown
        ) from None
    except RecursionError:
        raise ConfigError("not valid TOML: nested too deep", str(file)) from None
    except ValueError:  # of Python's own numbers and dates
        raise ConfigError("not valid TOML: a number has too many digits, or a date is none", str(file)) from None
    source = ConfigSource(file, text)
    if file.name != "pyproject.toml":
        return source, data, ()
    tools = data.get("tool")
    return source, tools.get("rhetlint", {}) if isinstance(tools, dict) else {}, ("tool", "rhetlint")


class ConfigSource:
    """Makes errors that show the line of a key, with a caret under it or under its value."""

    unquoted = False

    def __init__(self, file: Path, text: str) -> None:
        self.file, self.lines = file, text.splitlines()

    def error(self, message: str, path: Keys, *, key: bool = False) -> ConfigError:
        """A ConfigError at the value at ``path``, or at its key."""
        names = [str(step) for step in path if isinstance(step, str)]
        line = 1
        for name in names:  # tables and keys follow in this order
            line = next((n for n, text in enumerate(self.lines, 1) if n >= line and _names_key(text, name)), line)
        text = self.lines[line - 1] if self.lines else ""
        return ConfigError(message, str(self.file), line, _column(text, names[-1] if names else "", key=key), text)


def _names_key(line: str, name: str) -> bool:
    """Whether a line begins a table that has a name in it, or is a key of that name with its value."""
    line = line.strip()
    if line.startswith("["):
        return name in line and "]" in line
    key, equals, _ = line.partition("=")
    return bool(equals) and key.strip().strip("\"'") == name


def _column(line: str, name: str, *, key: bool) -> int:
    """The column, from 1, of a key in its line, or of its value; of a table that of its name."""
    at = max(line.find(name), 0) if name else len(line) - len(line.lstrip())
    value = re.match(r"[^=]*=\s*", line[at:])
    return at + 1 if key or value is None else at + value.end() + 1
