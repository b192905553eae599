"""The ``.rhetlint-ignore`` files above the articles of a run: what they leave out, and which of their lines leave nothing out."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from linter.findings.finding import Findings, without

if TYPE_CHECKING:
    from linter.findings.exceptions import ExceptionFile

FILE = ".rhetlint-ignore"


class Met(NamedTuple):
    """A line of a file that is about rules that run, and whether it has left something out."""

    file: str
    line: int
    text: str
    used: bool


class IgnoreFiles:
    """The files of a run, each read once. Arguments, and errors, of its methods as of ``ExceptionFile``."""

    def __init__(self) -> None:
        self._by_folder: dict[Path, ExceptionFile | None] = {}
        self._met: dict[Met, None] = {}
        self._told: set[Met] = set()

    def applied(self, found: Findings, path: Path, known: Collection[str], running: Collection[str]) -> Findings:
        """Findings without those that a file above their article leaves out.

        Args:
            found: the findings.
            path: of the article, from the root.
            known: ids of every rule.
            running: ids of the rules that report.
        """
        for folder in path.parents:
            file = self._of(folder, known)
            if file is not None:
                out, used = file.left_out(path, found.findings)
                found = without(found, out, "ignore-file")
                for number, text in file.about(running):
                    self._met[Met(str(folder / FILE), number, text, number in used)] = None
        return found

    def met(self) -> tuple[Met, ...]:
        """The lines met since this was last asked, each once in a run as used and once as not used."""
        new = tuple(one for one in self._met if one not in self._told)
        self._told.update(new)
        self._met.clear()
        return new

    def _of(self, folder: Path, known: Collection[str]) -> ExceptionFile | None:
        if folder not in self._by_folder:
            file = folder / FILE
            self._by_folder[folder] = None
            if file.is_file():
                from linter.findings.exceptions import ExceptionFile

                self._by_folder[folder] = ExceptionFile(file, known)
        return self._by_folder[folder]


def unused(met: Collection[Met], folders: Collection[Path]) -> list[Met]:
    """The lines that have left nothing out, in order, of files in some folders or below them, all of whose articles were linted.

    Args:
        met: what was met in a run.
        folders: from the root.
    """
    used = {(one.file, one.line) for one in met if one.used}
    left = {one for one in met if (one.file, one.line) not in used}
    return sorted(one for one in left if any(Path(one.file).is_relative_to(folder) for folder in folders))
