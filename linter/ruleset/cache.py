"""Parsed rules kept in the user's cache folder: whole libraries, and pattern lines that any library may hold again.

Whoever edits one rule file of their own reads the built-in patterns once, not at every change.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from linter.pattern.tree import Tree
from linter.version import __version__

_FORMAT = 21  # of what is kept; raise it when a kept type or the meaning of a pattern changes
_MOST_LINES = 20_000  # that are kept; a library of more is parsed anew

T = TypeVar("T")


class Store(NamedTuple):
    """Where a library and the pattern lines are kept."""

    library_file: Path
    lines_file: Path

    @classmethod
    def of(cls, files: Sequence[tuple[Path, bool]]) -> Store | None:
        """The store for a library made of some files; None where there is no cache folder.

        Args:
            files: rule files in order, each with whether it ships with the program. Those are told apart by name, size
                and time, a user's by content.
        """
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
        if not os.path.isabs(base):
            return None
        digest = hashlib.blake2b(f"{_FORMAT} {__version__}".encode(), digest_size=16)
        for file, builtin in files:
            digest.update(f"\0{file}\0{builtin}\0".encode())
            try:
                if builtin:
                    status = os.stat(file)
                    digest.update(f"{status.st_size} {status.st_mtime_ns}".encode())
                else:
                    digest.update(file.read_bytes())
            except OSError:
                digest.update(b"?")
        folder = Path(base, "rhetlint")
        return cls(folder / f"rules-{digest.hexdigest()}.msgpack", folder / f"patterns-{__version__}-{_FORMAT}.msgpack")

    def library(self, kind: type[T]) -> T | None:
        """The library kept, if there is one."""
        return _read(self.library_file, kind)

    def lines(self) -> dict[str, Tree]:
        """Pattern lines by their text."""
        return _read(self.lines_file, dict[str, Tree]) or {}

    def keep(self, library: object, lines: dict[str, Tree]) -> None:
        """Keep both. A folder that cannot be written is no error."""
        _write(self.library_file, library)
        if len(lines) <= _MOST_LINES:
            _write(self.lines_file, lines)


def _read(file: Path, kind: type[T]) -> T | None:
    try:
        return msgspec.msgpack.decode(file.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError):
        return None


def _write(file: Path, value: object) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(msgspec.msgpack.encode(value))
        os.replace(name, file)
    except OSError:
        return
