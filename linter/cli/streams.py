"""Writes output to standard output or whole to a file, and messages to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import PurePath

from linter.cli.errors import CommandError
from linter.cli.status import Status
from linter.output.formats import endings
from linter.text.reading import shown


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
    target = os.path.realpath(output)
    if any(os.path.realpath(path) == target for path in read):
        raise CommandError(f"{shown(output)}: this file is one of the articles; write to another")


def check_output(output: str | None) -> None:
    """Check that an output file can be written, before any work is done for it.

    Raises:
        CommandError: it has no name, is a folder, or is in a folder that there is not.
    """
    if output is None or output == "-":
        return
    if not output:
        raise CommandError("-o needs the name of a file, or - for standard output")
    if os.path.isdir(output):
        raise CommandError(f"{shown(output)}: is a folder; name a file in it")
    folder = os.path.dirname(os.path.realpath(output))
    if not os.path.isdir(folder):
        what = "is no folder" if os.path.lexists(folder) else "there is no such folder; make it first"
        raise CommandError(f"{shown(os.path.dirname(output) or folder)}: {what} (for {shown(output)})")


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


def finish(*, quiet: bool) -> int:
    """Write out what standard output still holds; returns the exit status that its failure asks for.

    Args:
        quiet: whether to say nothing of a failure, where another has been reported.
    """
    status = Status.NOTHING_FOUND
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        status = Status.READER_GONE
    except OSError as error:
        if not quiet:
            say(f"output cannot be written: {error.strerror}")
        status = Status.WRONG
    with suppress(OSError):
        sys.stderr.flush()
    return status


def say(message: str) -> None:
    """Write a message to standard error, on a line of its own; if that is closed or full, there is nobody to tell.

    It may name files: what is no text in it, and control characters, are shown as escapes.
    """
    from linter.output.terminal import shown as escaped

    with suppress(OSError):
        print(f"rhetlint: {escaped(shown(message), lines=True)}", file=sys.stderr, flush=True)
