"""Files of settings that hold a line for each thing: what is left out of a folder, which findings are not shown."""

from __future__ import annotations

from pathlib import Path

from linter.ruleset.configfile import ConfigError
from linter.ruleset.sources import inside, regular


def lines_of(file: Path, most_bytes: int, most_lines: int, remedy: str) -> list[str]:
    """The lines of a file.

    Args:
        file: the file.
        most_bytes, most_lines: how large it may be.
        remedy: what its author can do where it is larger.

    Raises:
        ConfigError: it cannot be read, is no text, is larger, or is a link out of its folder: such a file may be anybody's, and its
            errors would show lines of a file that is not.
    """
    if not inside(file, file.parent):
        raise ConfigError("is a link to a file outside its folder, which is not read", str(file))
    try:
        content = regular(file, most_bytes)
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", str(file)) from None
    if b"\0" in content:
        raise ConfigError("cannot be read: not UTF-8 text", str(file))
    lines = content.decode("utf-8-sig", "surrogateescape").splitlines()  # names of files may be any bytes
    if len(content) > most_bytes or len(lines) > most_lines:
        raise ConfigError(f"more than {most_lines} lines or {most_bytes // 1000} kB; {remedy}", str(file))
    return lines
