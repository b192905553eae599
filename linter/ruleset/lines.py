"""Files of settings that hold a line for each thing: what is left out of a folder, which findings are not shown."""

from __future__ import annotations

from pathlib import Path

from linter.ruleset.configfile import ConfigError
from linter.ruleset.sources import regular


def lines_of(file: Path, most_bytes: int, most_lines: int, remedy: str) -> list[str]:
    """The lines of a file.

    Args:
        file: the file.
        most_bytes, most_lines: how large it may be.
        remedy: what its author can do where it is larger.

    Raises:
        ConfigError: it cannot be read, or is larger.
    """
    try:
        content = regular(file, most_bytes)
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", str(file)) from None
    lines = content.decode("utf-8", "replace").splitlines()
    if len(content) > most_bytes or len(lines) > most_lines:
        raise ConfigError(f"more than {most_lines} lines or {most_bytes // 1000} kB; {remedy}", str(file))
    return lines
