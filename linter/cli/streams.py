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


def emit(texts: Iterable[str], output: str | None, read: Iterable[str] = ()) -> None:
    """Write texts in order, as they come: to standard output, or to the file ``output``, which is there once all are.

    Args:
        texts: what to write.
        output: the file; None or ``-``: standard output.
        read: the files that are read for it, of which it may be none.

    Raises:
        OSError: the file cannot be written; what stood there before stands there still.
        CommandError: it is one of those that are read. Nothing is taken from ``texts`` then.
    """
    if output is None or output == "-":
        for text in texts:
            sys.stdout.write(text)
        sys.stdout.flush()
        return
    from linter.output.write import write_whole

    target = Path(output).resolve()
    if any(Path(path).resolve() == target for path in read):
        raise CommandError(f"{output}: this file is one of the articles; write to another")
    write_whole(output, texts)


def say(message: str) -> None:
    """A line on standard error."""
    print(f"rhetlint: {message}", file=sys.stderr, flush=True)
