"""Writes output to standard output or whole to a file, and messages to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path, PurePath

from linter.cli.errors import CommandError
from linter.output.formats import endings


def chosen_format(command: str, asked: str | None, output: str | None) -> str:
    """The format to write: the one asked for, else the one of the output file's ending, else the command's first.

    Raises:
        CommandError: the command has no such format. An ending that no command knows is not an error.
    """
    own = endings()[command]
    if asked is not None:
        if asked not in own:
            raise CommandError(f"there is no format {asked!r}; choose one of {', '.join(own)}")
        return asked
    ending = PurePath(output or "").suffix.lower()
    for other in (command, *endings()):
        for name, theirs in endings()[other].items():
            if ending in theirs:
                if other == command:
                    return name
                by = f"rhetlint {other}" + (f" --format {name}" if len(endings()[other]) > 1 else "")
                raise CommandError(
                    f"{output}: this command writes no {name.upper()}, which is made by {by};"
                    f" for {' or '.join(own)} give the file another ending"
                )
    return next(iter(own))


def spare(read: Iterable[str], output: str | None) -> None:
    """Check that no file that is read would be overwritten.

    Raises:
        CommandError: ``output`` is one of them.
    """
    if output is None or output == "-":
        return
    target = Path(output).resolve()
    if any(Path(path).resolve() == target for path in read):
        raise CommandError(f"{output}: this file is one of the articles; write to another")


def emit(texts: Iterable[str], output: str | None) -> None:
    """Write texts in order, as they come: to standard output, or to the file ``output``, which appears once it is whole.

    Raises:
        OSError: the file cannot be written; its old content is unchanged.
    """
    if output is None or output == "-":
        for text in texts:
            sys.stdout.write(text)
        sys.stdout.flush()
        return
    from linter.output.write import write_whole

    write_whole(output, texts)


def say(message: str) -> None:
    """Write a message to standard error, on a line of its own. It may name files: control characters in it are shown as escapes."""
    from linter.output.terminal import shown

    print(f"rhetlint: {shown(message, lines=True)}", file=sys.stderr, flush=True)
