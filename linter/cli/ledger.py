"""What rhetlint has written into a folder, so that it writes over nothing else: other people's files, and their work on its own."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator

from linter.cli.errors import CommandError
from linter.text.reading import shown

NAME = ".rhetlint-written"
"""The file of a folder that lists them: the SHA-256 of each, two spaces, and its path from there."""
_MOST = 100_000_000  # bytes of a list


class Ledger:
    """The files that were written into a folder.

    Args:
        folder: it; there may be no list yet.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._file = os.path.join(folder, NAME)
        self._sums: dict[str, str] = {}
        if os.path.isfile(self._file) and os.path.getsize(self._file) <= _MOST:
            with open(self._file, encoding="utf-8", errors="surrogateescape", newline="\n") as lines:
                for line in lines:
                    known, _, name = line.rstrip("\n").partition("  ")
                    self._sums[name] = known

    def write(self, name: str, texts: Iterable[str]) -> None:
        """Write a file, whole or not at all, and note it.

        Args:
            name: its path from the folder.
            texts: its content, in order.

        Raises:
            CommandError: there is a file of this name that is not as rhetlint has written it.
            OSError: it cannot be written.
        """
        from linter.output.write import write_whole

        path = os.path.join(self._folder, name)
        if os.path.lexists(path) and self._sums.get(name) != _sum_of(path):
            raise CommandError(
                f"{shown(path)}: rhetlint has not written this file, or it was changed since; name another folder with -o"
            )
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        content = hashlib.sha256()

        def noted() -> Iterator[str]:
            for text in texts:
                content.update(text.encode())
                yield text

        write_whole(path, noted())
        self._sums[name] = content.hexdigest()

    def close(self) -> None:
        """Write the list.

        Raises:
            OSError: it cannot be written.
        """
        from linter.output.write import write_whole

        if self._sums:
            write_whole(
                self._file, (f"{known}  {name}\n" for name, known in sorted(self._sums.items()) if "\n" not in name)
            )


def _sum_of(path: str) -> str | None:
    """The SHA-256 of a file; None of what is none."""
    if not os.path.isfile(path) or os.path.islink(path):
        return None
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
