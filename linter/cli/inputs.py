"""Finds the files to lint from the arguments of the command line."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.text import Document, ReadError, from_bytes, read
from linter.text.formats import from_folders, unread
from linter.text.reading import MOST_BYTES, shown, too_large

if TYPE_CHECKING:
    from linter.ruleset.choice import Choice

STDIN = "-"


class Input(NamedTuple):
    """A file to lint. ``data`` is the content of standard input; ``problem`` says why a name leads to no file.

    ``column``: of the texts, where the file is a table of them.
    """

    path: str
    data: bytes | None = None
    problem: str | None = None
    column: str = "text"


def expand(
    paths: Sequence[str],
    stdin_name: str = "<stdin>",
    choice: Choice | None = None,
    most_bytes: int = MOST_BYTES,
    also: tuple[str, ...] = (),
    column: str = "text",
    tell: Callable[[str], None] | None = None,
) -> list[Input]:
    """The files to lint: files named, articles in folders named (chosen by their endings), files matching globs; each once,
    whatever it is called, by the name that comes first.

    Args:
        paths: as given on the command line; ``-`` is standard input, which is read here.
        stdin_name: the path under which standard input is linted.
        choice: its configuration excludes files (``exclude``, ``.rhetlintignore``), but never one that is itself named.
        most_bytes: of standard input that are read.
        also: further endings of files that are taken from folders.
        column: of the texts in tables.
        tell: is told, once for each folder, which documents in it are not read.

    Raises:
        ConfigError: a configuration is wrong.
    """
    leave_out = None
    if choice is not None and not choice.isolated:
        from linter.ruleset.choice import Ignored

        leave_out = Ignored(choice)
    found: dict[str, Input] = {}
    for path in paths:
        if path == STDIN:
            if STDIN not in found:
                found[STDIN] = _standard_input(stdin_name, most_bytes)
            continue
        for item in _matching(path, also, tell):
            named = item.path == path
            if (
                named
                or item.problem
                or not (_is_ours(item.path) or (leave_out is not None and leave_out.has(item.path)))
            ):
                found.setdefault(item.path if item.problem else os.path.realpath(item.path), item)
    return [item._replace(column=column) for item in found.values()]


def open_document(item: Input) -> Document:
    """Read an input as one document.

    Raises:
        ReadError: it cannot be read; the message says why.
    """
    if item.problem is not None:
        raise ReadError(item.problem)
    return read(item.path) if item.data is None else from_bytes(item.data, item.path)


def _standard_input(name: str, most: int) -> Input:
    """What comes by standard input, of which no more is read than is allowed."""
    if sys.stdin is None:
        return Input(name, problem="standard input is closed; give it a text, or name a file")
    try:
        data = sys.stdin.buffer.read(most + 1)
    except OSError as error:  # a folder, a terminal that is gone
        return Input(name, problem=f"standard input cannot be read: {error.strerror or error}")
    return Input(name, data) if len(data) <= most else Input(name, problem=str(too_large(shown(name), most)))


def _matching(path: str, also: tuple[str, ...], tell: Callable[[str], None] | None) -> Iterator[Input]:
    name = shown(path)
    if os.path.isdir(path):
        left: Counter[str] = Counter()
        files = list(_articles(path, also, left))
        if left and tell is not None:
            tell(
                f"{name}: not read: {', '.join(f'{n} {ending}{unread(ending)}' for ending, n in sorted(left.items()))}"
            )
        nothing = f"{name}: no article in this folder ({', '.join(from_folders())}); name a file itself to lint it whatever its ending"
        yield from [Input(file) for file in files] or [Input(path, problem=nothing)]
    elif os.path.exists(path):
        yield Input(path)
    else:
        import glob

        files = [file for file in sorted(glob.glob(path, recursive=True)) if os.path.isfile(file)]
        nothing = f"{name}: no such file; name a file, a folder, a glob such as 'news/*.txt', or - for standard input"
        if glob.has_magic(path):
            nothing = f"{name}: no file matches"
        yield from [Input(file) for file in files] or [Input(path, problem=nothing)]


def _is_ours(path: str) -> bool:
    """Whether a file is a page or summary that rhetlint has written itself, of other articles."""
    try:
        with open(path, "rb") as file:
            return _OURS.search(file.read(_HEAD)) is not None
    except OSError:
        return False  # which its reader will say


_OURS = re.compile(rb"<meta name=\"generator\" content=\"rhetlint|\A<!-- generator: rhetlint ")
_HEAD = 1_000  # bytes in which a page says what made it
_OTHERS = frozenset(("node_modules", "__pycache__", "site-packages"))
"""Folders of programs, whose texts are nobody's articles."""


def _articles(folder: str, also: tuple[str, ...], left: Counter[str]) -> Iterator[str]:
    """Files below a folder with an ending that a reader knows or that is in ``also``, in order; neither hidden ones nor folders of programs.

    Documents that are not read are counted by their ending in ``left``.
    """
    known = (*from_folders(), *also)
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _OTHERS)
        for name in sorted(files):
            if name.startswith("."):
                continue
            file = os.path.join(here, name)
            ending = os.path.splitext(name)[1].lower()
            if name.lower().endswith(known):
                if os.path.isfile(file):
                    yield file
            elif unread(ending) is not None:
                left[ending] += 1
