"""Reads and writes the files that hold copies of parsed rules: only whole ones, and within a bound of size and age.

Whatever is in such a file's place (a file cut short or changed, a folder, a pipe, another user's file), the worst effect is that rules
are parsed again.
"""

from __future__ import annotations

import os
import stat
import time
import zlib
from contextlib import suppress
from pathlib import Path
from struct import Struct
from typing import NamedTuple

MOST_BYTES = 50_000_000  # of one copy, and of all copies in the folder
_LONGEST = 30 * 24 * 3600  # seconds that a copy is kept unused
_WRITING = 600  # seconds after which an unfinished file is taken for abandoned
_DONE, _BEGUN = ".msgpack", ".begun"

_HEAD = Struct("<8s16s16sI")
_MARK = b"rhetlint"


class Made(NamedTuple):
    """What a copy was made by (the program's files) and of (the rule files): digests of 16 bytes."""

    by: bytes
    of: bytes


class Copy(NamedTuple):
    """A copy from a file: its content, what it was made by and of, and when the file was written (ns)."""

    made: Made
    content: memoryview
    written: int


def cache_folder() -> Path | None:
    """The user's folder of copies, which may not exist yet; None if there is no place for one."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(base, "rhetlint") if os.path.isabs(base) else None


def sealed(made: Made, content: bytes) -> bytes:
    """A copy as the bytes of a file, with a checksum."""
    return _HEAD.pack(_MARK, *made, _checksum(made, content)) + content


def read(file: str | Path, *, ours: bool = True) -> Copy | None:
    """The copy that a file holds, if it is whole.

    Args:
        file: where it is.
        ours: whether it must belong to this user or root and be no link. False for an installed file, which is trusted like
            the program itself.
    """
    follow = 0 if not ours else getattr(os, "O_NOFOLLOW", 0)
    try:
        # O_NONBLOCK: do not wait for a pipe
        opened = os.open(file, os.O_RDONLY | follow | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(opened, "rb") as source:
            status = os.fstat(opened)
            if not stat.S_ISREG(status.st_mode) or status.st_size > MOST_BYTES or (ours and not _owned(status)):
                return None
            data = source.read(status.st_size)
    except OSError:
        return None
    if len(data) < _HEAD.size:
        return None
    mark, by, of, checksum = _HEAD.unpack_from(data)
    made, content = Made(by, of), memoryview(data)[_HEAD.size :]
    return Copy(made, content, status.st_mtime_ns) if mark == _MARK and checksum == _checksum(made, content) else None


def write(file: Path, made: Made, content: bytes) -> None:
    """Write a copy, and remove copies beside it that are too old or too many. Does nothing where that is not possible."""
    import tempfile

    if len(content) + _HEAD.size > MOST_BYTES:
        return
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(_BEGUN, dir=file.parent)
        try:
            with open(handle, "wb") as out:
                out.write(sealed(made, content))
            os.replace(name, file)
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise
        _prune(file.parent)


def _prune(folder: Path) -> None:
    """Remove copies long unused, abandoned ones, and the least recently used beyond ``MOST_BYTES``."""
    now, held = time.time(), 0
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((_DONE, _BEGUN)):
                with suppress(OSError):  # another process was faster
                    status = entry.stat(follow_symlinks=False)
                    if not stat.S_ISDIR(status.st_mode):
                        found.append((max(status.st_atime, status.st_mtime), status.st_size, entry.path))
    for used, size, path in sorted(found, reverse=True):
        held += size
        if held > MOST_BYTES or now - used > (_LONGEST if path.endswith(_DONE) else _WRITING):
            with suppress(OSError):
                os.unlink(path)


def _checksum(made: Made, content: bytes | memoryview) -> int:
    return zlib.crc32(content, zlib.crc32(made.by + made.of))


def _owned(status: os.stat_result) -> bool:
    return not hasattr(os, "geteuid") or status.st_uid in (0, os.geteuid())
