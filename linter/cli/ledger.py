"""What rhetlint has written into a folder, so that it writes over nothing else: other people's files, and their work on its own."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator

from linter.cli.errors import CommandError
from linter.text.reading import shown

NAME = ".rhetlint-written"
"""The file of a folder that lists them: the SHA-256 of each, two spaces, and its path from there."""
_MOST = 100_000_000  # bytes of a list


class Ledger:
    """The files that were written into a folder.

    A file is noted before it takes its place, so that a run that ends at any moment (the disk is full, the process is killed) leaves no file that the
    next run takes for somebody else's. Until the list is closed it may name a file twice: as it was, and as it was about to become.

    Args:
        folder: it; there may be no list yet.

    Raises:
        CommandError: what stands in the list's place is a link to elsewhere, or no file.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._file = os.path.join(folder, NAME)
        self._sums: dict[str, list[str]] = defaultdict(list)
        self._ended = True
        if os.path.lexists(self._file) and (os.path.islink(self._file) or not os.path.isfile(self._file)):
            raise CommandError(
                f"{shown(self._file)}: is no file that rhetlint has written; remove it, or name another folder with -o"
            )
        if os.path.isfile(self._file) and os.path.getsize(self._file) <= _MOST:
            with open(self._file, encoding="utf-8", errors="surrogateescape", newline="\n") as lines:
                for line in lines:
                    known, _, name = line.rstrip("\n").partition("  ")
                    self._sums[name].append(known)
                    self._ended = line.endswith("\n")

    def write(self, name: str, texts: Iterable[str]) -> None:
        """Note a file and write it, whole or not at all.

        Args:
            name: its path from the folder.
            texts: its content, in order.

        Raises:
            CommandError: there is a file of this name that is not as rhetlint has written it.
            OSError: it cannot be written.
        """
        from linter.output.write import write_whole

        path = os.path.join(self._folder, name)
        if os.path.lexists(path) and _sum_of(path) not in self._sums.get(name, ()):
            raise CommandError(
                f"{shown(path)}: rhetlint has not written this file, or it was changed since; name another folder with -o"
            )
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        content = hashlib.sha256()

        def noted() -> Iterator[str]:
            for text in texts:
                content.update(text.encode())
                yield text
            self._note(name, content.hexdigest())

        write_whole(path, noted())
        self._sums[name] = [content.hexdigest()]

    def close(self) -> None:
        """Write the list with one line for each file.

        Raises:
            OSError: it cannot be written.
        """
        from linter.output.write import write_whole

        if self._sums:
            listed = ((known, name) for name, sums in sorted(self._sums.items()) for known in sums)
            write_whole(self._file, (_line(known, name) for known, name in listed))

    def _note(self, name: str, known: str) -> None:
        self._sums[name].append(known)
        with open(self._file, "a", encoding="utf-8", errors="surrogateescape", newline="") as lines:
            lines.write(("" if self._ended else "\n") + _line(known, name))
            self._ended = True


def _line(known: str, name: str) -> str:
    return f"{known}  {name}\n" if "\n" not in name else ""


def _sum_of(path: str) -> str | None:
    """The SHA-256 of a file; None of what is none."""
    if not os.path.isfile(path) or os.path.islink(path):
        return None
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
