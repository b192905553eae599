"""Files left out by a ``.rhetlintignore``: lines as in ``.gitignore``. They may be anybody's, so their work is bounded."""

from __future__ import annotations

import time
import warnings
from pathlib import Path
from typing import Any

import regex
from pathspec import GitIgnoreSpec

from linter.ruleset.configfile import ConfigError
from linter.ruleset.lines import lines_of

_MOST_BYTES = 100_000
_MOST_LINES, _LONGEST = 1_000, 500  # lines, and characters of one
_SECONDS, _SECONDS_A_PATH = 1.0, 0.002  # of the processor, that the patterns of a file may take


class IgnoreFile:
    """The patterns of one file, ready to be asked.

    Args:
        file: a ``.rhetlintignore``.

    Raises:
        ConfigError: it cannot be read, has a line that is no pattern, or is larger than is read.
    """

    def __init__(self, file: Path) -> None:
        self._file, self._left = file, _SECONDS
        lines = _lines(file)
        try:
            self._spec = self._compiled(lines)
        except Exception:  # of whichever library the pattern is no expression for
            number = next((n for n, line in enumerate(lines, 1) if not self._compiles(line)), 1)
            raise ConfigError(
                "not a pattern as in .gitignore, or one with a class such as [:alpha:]",
                str(file),
                number,
                text=lines[number - 1],
            ) from None

    def _compiled(self, lines: list[str]) -> GitIgnoreSpec:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of re, about sets in sets
            spec = GitIgnoreSpec.from_lines(lines)
        for pattern in spec.patterns:
            written: Any = (
                pattern  # compiled with re, which knows no time limit (with re2, if that is installed, it is not used)
            )
            if getattr(written, "regex", None) is not None:
                written.regex = _Timed(written.regex.pattern, self)
        return spec

    def _compiles(self, line: str) -> bool:
        try:
            self._compiled([line])
        except Exception:
            return False
        return True

    def has(self, path: Path) -> bool:
        """Whether a file is left out.

        Args:
            path: the file, in the folder of the patterns or below it.

        Raises:
            ConfigError: the patterns take too long.
        """
        begun = time.process_time()
        self._left += _SECONDS_A_PATH
        try:
            if self._left <= 0:
                raise TimeoutError
            return self._spec.match_file(path.relative_to(self._file.parent).as_posix())
        except TimeoutError:
            raise ConfigError("its patterns take too long; write fewer * in one name", str(self._file)) from None
        finally:
            self._left -= time.process_time() - begun

    def search(self, pattern: regex.Pattern[str], path: str) -> regex.Match[str] | None:
        """Search a path for one pattern, in the time that is left for all.

        Raises:
            TimeoutError: it has run out.
        """
        return pattern.search(path, timeout=self._left)


class _Timed:
    """A regular expression of the library's, run by the one package that can stop it."""

    def __init__(self, expression: str, file: IgnoreFile) -> None:
        self.pattern, self._file = regex.compile(expression), file

    def search(self, path: str) -> regex.Match[str] | None:
        """As ``re.Pattern.search``."""
        return self._file.search(self.pattern, path)

    match = search  # an expression begins with ^; versions of the library call one or the other


def _lines(file: Path) -> list[str]:
    lines = lines_of(file, _MOST_BYTES, _MOST_LINES, "leave out whole folders")
    for number, line in enumerate(lines, 1):
        if len(line) > _LONGEST:
            raise ConfigError(f"more than {_LONGEST} characters; shorten the pattern", str(file), number, text=line)
    return lines
