"""Finds the rule files, and the program's files that parse them: a copy of parsed rules is valid while neither has changed."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

PACKAGE = Path(__file__).parent.parent

_PROGRAM = ("text", "language", "pattern", "ruleset", "kinds")
"""The parts of the program that a parsed rule depends on: ``ruleset`` reads rules, with what ``kinds`` says of their forms, and imports
from the others only."""
_MOST_BYTES = 20_000_000  # of one file that is hashed
MOST_FILES, MOST_TOGETHER = 2_000, 10_000_000
"""The most rule files in a folder that a user names, and the bytes they may have together."""
_LATER = 5_000_000_000  # ns: the longest that writing the files of one installation takes


class Found(NamedTuple):
    """A rule file, its name in messages, and the number of the user's path that led to it (None: built in).

    ``text``: its content, where that is not what is on the disk: it is only written yet, or an editor has it.
    """

    file: Path
    name: str
    root: int | None
    text: str | None = None


def inside(file: Path, folder: Path) -> bool:
    """Whether a file is in a folder, links followed."""
    return Path(os.path.realpath(file)).is_relative_to(os.path.realpath(folder))


def program_files() -> dict[str, str]:
    """Paths of the program's files that parsed rules depend on (code and word lists), by name: ``pattern/tree.py``."""
    found = {name: os.path.join(PACKAGE, name) for name in ("problems.py", "version.py")}
    for part in _PROGRAM:
        with suppress(FileNotFoundError):  # a program packed into one file has none
            found |= _named(os.path.join(PACKAGE, part), part, (".py", ".txt"))
    return found


def builtin_files(folder: Path) -> dict[str, str]:
    """Paths of the built-in rule files by name: ``rules/agency/us-and-them.yaml``."""
    return _named(os.fspath(folder), "rules", _RULES)


def own_files(path: Path) -> list[Path]:
    """The rule files that a path of the user's names: itself, or those in the folder and below it, in order.

    Raises:
        RuleError: the folder cannot be read, has no rule file, or more of them than are read.
    """
    if not path.is_dir():
        return [path]
    problem = None
    files: list[str] = []
    try:
        files = list(islice(_below(os.fspath(path), _RULES), MOST_FILES + 1))
        if not files:
            problem = "no rule file (*.yaml, *.yml) in this folder"
        elif len(files) > MOST_FILES:
            problem = f"more than {MOST_FILES} rule files in this folder; name the folders that hold your rules"
        elif sum(os.stat(file).st_size for file in files) > MOST_TOGETHER:
            problem = f"the rule files of this folder are larger than {MOST_TOGETHER // 1_000_000} MB together; name those that you need"
    except OSError as error:
        problem = f"this folder cannot be read: {error.strerror}: {error.filename}"
    if problem is not None:
        from linter.ruleset.yamlfile import RuleError

        raise RuleError(problem, str(path))
    return list(map(Path, sorted(files, key=lambda file: file.split(os.sep))))


def digest(files: Iterable[tuple[str, str | Path]]) -> bytes | None:
    """A digest of files' names and contents, in their order; None if one cannot be read as a file."""
    import hashlib  # slow to load; needed only for a user's own rules, or in a checkout

    whole = hashlib.blake2b(digest_size=16)
    for name, path in files:
        content = _content(path)
        if content is None:
            return None
        whole.update(b"%s\0%d\0" % (os.fsencode(name), len(content)))
        whole.update(content)
    return whole.digest()


def combined(*digests: bytes) -> bytes:
    """One digest of several."""
    import hashlib

    return hashlib.blake2b(b"".join(digests), digest_size=16).digest()


def sizes(files: Mapping[str, str]) -> dict[str, int]:
    """The files' sizes in bytes, by name."""
    return {name: os.stat(path).st_size for name, path in files.items()}


def as_installed(files: Mapping[str, str], sizes: Mapping[str, int], installed: int) -> bool:
    """Whether files look as they did when they were installed: the same names and sizes, and none written later.

    It spares an installed program from reading some 400 files at every start. Only an installer writes there, and a file changed by
    hand gets a later time, so names, sizes and times can be trusted. In a checkout they cannot: version control writes files at any
    time.

    Args:
        files: paths by name.
        sizes: their sizes in bytes when the wheel was built, by name.
        installed: when they were installed, in ns since 1970.
    """
    if len(files) != len(sizes):
        return False
    try:
        for name, path in files.items():
            status = os.stat(path)
            if status.st_size != sizes.get(name) or status.st_mtime_ns > installed + _LATER:
                return False
    except OSError:
        return False
    return True


_RULES = (".yaml", ".yml")


def _named(folder: str, name: str, endings: tuple[str, ...]) -> dict[str, str]:
    begin = len(folder)
    return {name + path[begin:].replace(os.sep, "/"): path for path in _below(folder, endings)}


def _below(folder: str, endings: tuple[str, ...]) -> Iterator[str]:
    """The files with one of some endings in a folder and below it, without hidden files and folders."""
    folders = [folder]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif entry.name.endswith(endings) and entry.is_file():
                    yield entry.path


def regular(path: str | Path, most: int) -> bytes:
    """The content of a regular file; of nothing else, since a pipe would be waited for and a device has no end.

    Args:
        path: the file.
        most: bytes; of a larger file one byte more is read, so that it is seen to be larger.

    Raises:
        OSError: it cannot be read, or is no regular file.
    """
    with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "not a regular file", os.fspath(path))
        return file.read(most + 1)


def _content(path: str | Path) -> bytes | None:
    try:
        content = regular(path, _MOST_BYTES)
    except OSError:
        return None
    return content if len(content) <= _MOST_BYTES else None
