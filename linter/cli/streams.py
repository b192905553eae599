"""Writes output to standard output or whole to a file, and messages to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import PurePath

from linter.cli.errors import CommandError
from linter.cli.status import Status
from linter.nearest import nearest
from linter.output.formats import endings
from linter.text.reading import shown


def chosen_format(command: str, asked: str | None, output: str | None) -> str:
    """The format to write: the one asked for, else the one of the output file's ending; without an ending the command's first.

    Raises:
        CommandError: the command has no such format, or the ending is of none that it writes.
    """
    own = endings()[command]
    if asked is not None:
        if command == "lint" and "/" in asked:
            return _of_pack(asked)
        if asked not in own:
            raise CommandError(
                f"there is no format {asked!r}" + nearest(asked, own, f"; choose one of {', '.join(own)}")
            )
        return asked
    file = PurePath(output or "")
    if not file.suffix or _leads_elsewhere(output):
        return next(iter(own))
    found = _of_ending(own, file.name)
    if found is not None:
        return found
    for other in endings():
        found = _of_ending(endings()[other], file.name)
        if found is not None:
            by = f"rhetlint {other}" + (f" --format {found}" if len(endings()[other]) > 1 else "")
            raise CommandError(
                f"{shown(str(output))}: this command writes no {found.upper()}, which is made by {by};"
                f" for {_some(list(own))} give the file another ending"
            )
    known = [ending for theirs in own.values() for ending in theirs]
    raise CommandError(
        f"{shown(str(output))}: no format has this ending; end it with {_some(known)}, or choose a format with --format"
        if len(own) > 1
        else f"{shown(str(output))}: no format has this ending; end it with {_some(known)}"
    )


def _of_pack(asked: str) -> str:
    """A format of an installed pack, as it is asked for: ``PACK/NAME``."""
    from linter.ruleset.installed import template, template_names

    try:
        if template(asked) is not None:
            return asked
    except ValueError as error:
        raise CommandError(str(error)) from None
    known = list(template_names())
    hint = nearest(asked, known, f"; there are {', '.join(known)}" if known else "; no installed pack has any")
    raise CommandError(f"no installed pack has a format {asked!r}{hint}")


def _of_ending(formats: Mapping[str, Sequence[str]], file: str) -> str | None:
    """The format of a file's name: that of the longest ending it has."""
    name = file.lower()
    fitting = [(len(end), form) for form, ends in formats.items() for end in ends if name.endswith(end)]
    return max(fitting)[1] if fitting else None


def _leads_elsewhere(output: str | None) -> bool:
    """Whether what is written goes to a device or a pipe, whose name says nothing of its content."""
    return output is not None and os.path.exists(output) and not os.path.isfile(output) and not os.path.isdir(output)


def _some(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


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
