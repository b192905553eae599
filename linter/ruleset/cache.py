"""Parsed rules kept in the user's cache folder: whole libraries, and pattern lines that any library may hold again.

Whoever edits one rule file of their own reads the built-in patterns once, not at every change.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from linter.pattern.tree import Tree
from linter.version import __version__

_FORMAT = 52  # of what is kept; raise it when a kept type or the meaning of a pattern changes
_VERSION = f"{__version__} {_FORMAT}"
_MOST_LINES = 20_000  # that are kept; a library of more is parsed anew

T = TypeVar("T")


class Store(NamedTuple):
    """Where a library and the pattern lines are kept, and what the library is made of."""

    folder: Path
    made_of: str

    @classmethod
    def of(cls, files: Sequence[tuple[Path, bool]], kinds: Iterable[str]) -> Store | None:
        """The store for a library made of some files; None where there is no cache folder.

        Args:
            files: rule files in order, each with whether it ships with the program. Those are told apart by name, size
                and time, a user's by content.
            kinds: the kinds of rule that the library may hold.
        """
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
        if not os.path.isabs(base):
            return None
        made_of = [_VERSION, " ".join(kinds), *(_standing(file, own) for file, own in files)]
        return cls(Path(base, "rhetlint"), "\n".join(made_of))

    def library(self, kind: type[T]) -> T | None:
        """The library kept, if there is one."""
        return _read(self._library_file, self.made_of, kind)

    def lines(self) -> dict[str, Tree]:
        """Pattern lines by their text."""
        return _read(self._lines_file, _VERSION, dict[str, Tree]) or {}

    def keep(self, library: object, lines: dict[str, Tree]) -> None:
        """Keep both. A folder that cannot be written is no error."""
        _write(self._library_file, self.made_of, library)
        if len(lines) <= _MOST_LINES:
            _write(self._lines_file, _VERSION, lines)

    @property
    def _library_file(self) -> Path:
        return self.folder / f"rules-{zlib.crc32(self.made_of.encode()):08x}.msgpack"

    @property
    def _lines_file(self) -> Path:
        return self.folder / "patterns.msgpack"


def _standing(file: Path, builtin: bool) -> str:
    """A file as it is now, in a line."""
    try:
        if builtin:
            status = os.stat(file)
            return f"{file} {status.st_size} {status.st_mtime_ns}"
        import hashlib  # only where there are rules of one's own: it is slow to load

        return f"{file} {hashlib.blake2b(file.read_bytes()).hexdigest()}"
    except OSError:
        return f"{file} ?"


def _head(made_of: str) -> bytes:
    """What a file of the cache begins with: what its value was made of, since a file's name alone may be another's."""
    return made_of.encode() + b"\0"


def _read(file: Path, made_of: str, kind: type[T]) -> T | None:
    head = _head(made_of)
    try:
        kept = file.read_bytes()
        return msgspec.msgpack.decode(memoryview(kept)[len(head) :], type=kind) if kept.startswith(head) else None
    except (OSError, msgspec.DecodeError):
        return None


def _write(file: Path, made_of: str, value: object) -> None:
    import tempfile

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(_head(made_of))
            out.write(msgspec.msgpack.encode(value))
        os.replace(name, file)
    except OSError:
        return
