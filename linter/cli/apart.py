"""Writes formats that have files of their own for each article: into a folder, or beside one another under one name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import PurePath
from typing import TYPE_CHECKING

from linter.cli.errors import CommandError
from linter.output.formats import FORMATS, Piece, load_apart
from linter.text.reading import shown

if TYPE_CHECKING:
    from linter.cli.ledger import Ledger


def check_apart(form: str, output: str | None, articles: int) -> None:
    """Check where files of a format are to be written, before any work is done for it.

    Args:
        form: the format.
        output: a folder, or the name of a file with one of the format's endings, where there is one article.
        articles: how many there are.

    Raises:
        CommandError: it cannot be written there.
        MissingExtra: the format's library is not installed.
    """
    load_apart(form).beside()
    if not output or output == "-":
        raise CommandError(f"{form} makes files for each article: name a folder for them with -o FOLDER")
    if _is_file(form, output):
        if articles > 1:
            raise CommandError(
                f"{shown(output)}: {form} makes files for each article; name a folder: --format {form} -o FOLDER"
            )
    elif os.path.lexists(output) and not os.path.isdir(output):
        raise CommandError(f"{shown(output)}: is no folder, which {form} needs")


def emit_apart(form: str, made: Iterable[Piece], output: str, articles: Iterable[str]) -> None:
    """Write each file as its pieces come, whole or not at all.

    Files are called after their articles, with the folders that these are in; of two articles of one name the second is numbered.

    Raises:
        OSError: a file cannot be written.
        CommandError: one would be written over an article, or over another file that rhetlint has not written.
    """
    from linter.cli.ledger import Ledger

    read = frozenset(map(os.path.realpath, articles))
    single = _is_file(form, output)
    folder = os.path.dirname(output) or "." if single else output
    os.makedirs(folder, exist_ok=True)
    ledger = Ledger(folder)
    try:
        for name, text in load_apart(form).beside().items():
            ledger.write(name, [text])
        _write_each(ledger, made, output if single else None, folder, read)
    finally:
        ledger.close()


def _write_each(ledger: Ledger, made: Iterable[Piece], single: str | None, folder: str, read: frozenset[str]) -> None:
    taken: set[str] = set()
    stem = ""
    pieces = iter(made)
    one = next(pieces, None)
    while one is not None:
        if one.about is not None:
            inside = PurePath(single).stem if single else _inside(one.about.path)
            stem = next(name for name in _numbered(inside) if name not in taken)
            taken.add(stem)
        following: list[Piece | None] = [None]
        begun = one

        def rest(pieces: Iterator[Piece] = pieces, following: list[Piece | None] = following) -> Iterator[str]:
            for piece in pieces:
                if piece.about is not None or piece.ending is not None:
                    following[0] = piece
                    return
                yield piece.text

        file = os.path.join(folder, stem + (begun.ending or ""))
        if os.path.realpath(file) in read:
            raise CommandError(f"{shown(file)}: this file is one of the articles; name another folder with -o")
        ledger.write(stem + (begun.ending or ""), chain([begun.text], rest()))
        one = following[0]


def _is_file(form: str, output: str) -> bool:
    return output.lower().endswith(FORMATS[form].endings) and not os.path.isdir(output)


def _inside(path: str) -> str:
    """The name for the files of an article: its path below the working folder without the ending, else its own name."""
    near = os.path.relpath(path)
    return os.path.splitext(os.path.basename(path) if near.startswith(os.pardir) else near)[0]


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}.{number}"
        number += 1
