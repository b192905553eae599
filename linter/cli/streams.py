"""Where output goes: standard output or a file written whole, and what is said beside it on standard error."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable
from pathlib import Path, PurePath
from typing import TypeVar

from linter.cli.errors import CommandError

_ENDINGS = {".json": "json", ".csv": "csv", ".html": "html", ".htm": "html"}
_WRITTEN_BY = {"json": "rhetlint lint --format json", "csv": "rhetlint quotes --format csv", "html": "rhetlint report"}

F = TypeVar("F", bound=str)


def chosen_format(asked: str | None, output: str | None, formats: Collection[F]) -> F:
    """The format to write: the one asked for, else the one that the file's ending names, else the first of a command's.

    Raises:
        CommandError: the command has no such format. An ending it does not know names none.
    """
    named = _ENDINGS.get(PurePath(output or "").suffix.lower()) if asked is None else asked
    for one in formats:
        if named in (None, one):
            return one
    if asked is not None:
        raise CommandError(f"there is no format {asked!r}; choose one of {', '.join(formats)}")
    assert named is not None
    raise CommandError(
        f"{output}: this command writes no {named.upper()}, which is made by {_WRITTEN_BY[named]};"
        f" for {' or '.join(formats)} give the file another ending"
    )


def spare(read: Iterable[str], output: str | None) -> None:
    """See to it that no file that is read is written over.

    Raises:
        CommandError: ``output`` is one of them.
    """
    if output is None or output == "-":
        return
    target = Path(output).resolve()
    if any(Path(path).resolve() == target for path in read):
        raise CommandError(f"{output}: this file is one of the articles; write to another")


def emit(texts: Iterable[str], output: str | None) -> None:
    """Write texts in order, as they come: to standard output, or to the file ``output``, which is there once all are.

    Raises:
        OSError: the file cannot be written; what stood there before stands there still.
    """
    if output is None or output == "-":
        for text in texts:
            sys.stdout.write(text)
        sys.stdout.flush()
        return
    from linter.output.write import write_whole

    write_whole(output, texts)


def say(message: str) -> None:
    """A line on standard error."""
    print(f"rhetlint: {message}", file=sys.stderr, flush=True)
