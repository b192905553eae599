"""What a run asks for: which rules are loaded, which of them report, and the configuration that holds for a file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from linter.ruleset.library import RuleLibrary
from linter.ruleset.packs import Layer, choose, precise
from linter.ruleset.rule import Severity

if TYPE_CHECKING:
    from linter.ruleset.config import Config
    from linter.ruleset.ignoring import IgnoreFile


class Choice(NamedTuple):
    """Which rules are loaded and which of them report. Small and picklable, since worker processes get one.

    ``rules``: a user's rule files and folders. ``select`` and ``ignore``: ids or globs of rules.
    ``config``: this configuration file instead of the one found upward from each file; with ``isolated`` none is looked for.
    ``attributions``: only who says what is asked for: whatever rules are chosen, none reports. ``search``: whether an index decides
    where patterns are tried; without, each is tried at every token and finds the same. ``force_language``: texts that do not read
    as English are linted too. ``min_precision``: the least lower bound of a rule's precision.
    ``all_overlapping``: findings of a rule are shown beside those of its special cases.
    """

    rules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    config: str | None = None
    isolated: bool = False
    attributions: bool = False
    search: bool = True
    force_language: bool = False
    min_precision: float | None = None
    all_overlapping: bool = False

    @property
    def chooses(self) -> bool:
        """Whether it says itself which rules report, beside or instead of a configuration."""
        return bool(self.packs or self.select or self.ignore or self.attributions) or self.min_precision is not None


def whole(path: str | Path) -> Path:
    """A path from the root, without ``..``, so that its parents are the folders that the file is in, and not the current one."""
    return Path(os.path.abspath(path))


class Configured:
    """The configuration that holds for a file: read once for each folder."""

    def __init__(self, choice: Choice) -> None:
        self._choice = choice
        self._by_folder: dict[Path, Config | None] = {}
        self._read: dict[Path, Config] = {}

    def of(self, path: str) -> Config | None:
        """The configuration for a file's path; None where there is none.

        Raises:
            ConfigError: it is wrong.
        """
        if self._choice.isolated:
            return None
        if self._choice.config is not None:
            return self._load(Path(self._choice.config), found=False)
        folder = whole(path).parent
        if folder not in self._by_folder:
            from linter.ruleset.config import find_config

            file = find_config(folder)
            self._by_folder[folder] = None if file is None else self._load(file, found=True)
        return self._by_folder[folder]

    def _load(self, file: Path, *, found: bool) -> Config:
        from linter.ruleset.config import read_config

        if file not in self._read:
            self._read[file] = read_config(file, found=found)
        return self._read[file]


class Ignored:
    """Files excluded by ``exclude`` of a configuration or by a ``.rhetlintignore`` (lines as in ``.gitignore``)."""

    def __init__(self, choice: Choice) -> None:
        self._configured = Configured(choice)
        self._files: dict[Path, IgnoreFile | None] = {}

    def has(self, path: str) -> bool:
        """Whether a file is excluded.

        Raises:
            ConfigError: its configuration is wrong, or an ignore file.
        """
        at = whole(path)
        config = self._configured.of(path)
        if config is not None and config.excludes(at):
            return True
        return any(file.has(at) for folder in at.parents if (file := self._file(folder)) is not None)

    def _file(self, folder: Path) -> IgnoreFile | None:
        if folder not in self._files:
            file = folder / ".rhetlintignore"
            self._files[folder] = None
            if file.is_file():
                from linter.ruleset.ignoring import IgnoreFile

                self._files[folder] = IgnoreFile(file)
        return self._files[folder]


def running_rules(library: RuleLibrary, choice: Choice, layers: tuple[Layer, ...] = ()) -> dict[str, Severity]:
    """The rules that report, with their severities, as a configuration's layers and then the choice itself say.

    Raises:
        ChoiceError: one of them names a rule or pack that does not exist, or no chosen rule is as precise as the choice asks.
    """
    if choice.attributions:
        return {}
    own = Layer(choice.packs, choice.select, choice.ignore, anew=bool(choice.packs or choice.select))
    running = choose(library, (*layers, own))
    return running if choice.min_precision is None else precise(library, running, choice.min_precision)
