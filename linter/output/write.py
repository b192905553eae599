"""Writes files whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_unfinished: set[Path] = set()


def drop_unfinished() -> None:
    """Remove unfinished files, for a process that ends while writing."""
    for beside in _unfinished:
        beside.unlink(missing_ok=True)


def write_whole(path: str | Path, texts: Iterable[str]) -> None:
    """Write a file as UTF-8: first under another name beside it, then renamed, so that nobody ever reads half a file.

    A device or pipe is written directly, and of a link the file that it leads to.

    Args:
        path: the file.
        texts: its content, in order, written as they come.

    Raises:
        OSError: the folder is missing or cannot be written; no unfinished file is left.
    """
    if os.path.exists(path) and not os.path.isfile(path):  # a device or pipe cannot be replaced
        with open(path, "w", encoding="utf-8", newline="") as out:
            out.writelines(texts)
        return
    target = Path(os.path.realpath(path))  # a link stays, and what it leads to is written
    beside = target.with_name(f".rhetlint-{os.urandom(8).hex()}.tmp")
    _unfinished.add(beside)  # before it exists, since the process may be ended at any moment
    try:
        with open(beside, "x", encoding="utf-8", newline="", opener=_privately) as out:
            out.writelines(texts)
        os.chmod(beside, _mode(target))
        os.replace(beside, target)
    except BaseException as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno and error.filename in (None, str(beside), str(target)):
            raise OSError(error.errno, error.strerror, str(path)) from None  # the name that the user knows
        raise
    finally:
        _unfinished.discard(beside)


def _privately(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _mode(target: Path) -> int:
    """The mode of the file, or the mode that a new file would get; a temporary file's is too strict."""
    try:
        return target.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
