"""Which rules a command runs, as configuration and command line say it, and an engine that is ready to run them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from linter.cli.errors import CommandError
from linter.findings.finding import Findings, Severity
from linter.pipeline import lint_document
from linter.ruleset import LoadedRule, RuleLibrary, load_rules
from linter.ruleset.compiled import Engine
from linter.ruleset.packs import ChoiceError, Layer, choose
from linter.text import Document

if TYPE_CHECKING:
    from linter.ruleset.config import Config


class Choice(NamedTuple):
    """What to load and what to report; globs are over rule ids. Small and picklable: workers are told with it.

    ``config``: this configuration file instead of the one found upward from each file; with ``isolated`` none is read.
    ``attributions``: only who says what is asked for: whatever rules are chosen, none reports.
    """

    rules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    config: str | None = None
    isolated: bool = False
    attributions: bool = False


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
            return self._load(Path(self._choice.config))
        folder = Path(path).absolute().parent
        if folder not in self._by_folder:
            from linter.ruleset.config import find_config

            file = find_config(folder)
            self._by_folder[folder] = None if file is None else self._load(file)
        return self._by_folder[folder]

    def _load(self, file: Path) -> Config:
        from linter.ruleset.config import read_config

        if file not in self._read:
            self._read[file] = read_config(file)
        return self._read[file]


class Session:
    """Rules loaded and chosen once for each configuration, to lint many documents.

    Raises:
        RuleError: a rule file is wrong.
        ConfigError: a configuration is.
        CommandError: the choice names a rule or pack that does not exist.
    """

    def __init__(self, choice: Choice) -> None:
        self._choice = choice
        self._configured = Configured(choice)
        self._engines: dict[tuple[str, ...], Engine] = {}
        self._running: dict[tuple[tuple[str, ...], tuple[Layer, ...]], dict[str, Severity]] = {}
        self._engine(choice.rules)  # a wrong rule file is told before anything is linted

    def lint(self, document: Document) -> Findings:
        """The chosen rules' findings."""
        config = self._configured.of(document.path)
        paths = self._rule_paths(config)
        running = self._chosen(paths, () if config is None else config.layers(Path(document.path)))
        return lint_document(self._engine(paths), document, running, running)

    def _engine(self, paths: tuple[str, ...]) -> Engine:
        if paths not in self._engines:
            self._engines[paths] = Engine(load_rules(paths))
        return self._engines[paths]

    def _rule_paths(self, config: Config | None) -> tuple[str, ...]:
        own = () if config is None else tuple(map(str, config.rule_paths()))
        return (*own, *self._choice.rules)

    def _chosen(self, paths: tuple[str, ...], layers: tuple[Layer, ...]) -> dict[str, Severity]:
        key = (paths, layers)
        if key not in self._running:
            self._running[key] = running_rules(self._engine(paths).library, self._choice, layers)
        return self._running[key]


def running_rules(library: RuleLibrary, choice: Choice, layers: tuple[Layer, ...] = ()) -> dict[str, Severity]:
    """The rules that run, with their severities: the configuration's layers, then the command line's own.

    Raises:
        CommandError: one of them names a rule or pack that does not exist.
    """
    if choice.attributions:
        return {}
    own = Layer(choice.packs, choice.select, choice.ignore, anew=bool(choice.packs or choice.select))
    try:
        return choose(library, (*layers, own))
    except ChoiceError as error:
        place = f"{error.layer.file}: in {error.key}: " if error.layer.file else ""
        raise CommandError(place + error.message) from None


def find_rule(library: RuleLibrary, rule_id: str) -> LoadedRule:
    """A rule by its id. Raises CommandError, with the nearest id, where there is none."""
    if rule_id not in library.rules:
        from linter.ruleset.convert import nearest

        hint = nearest(rule_id, library.rules, "; see `rhetlint rules list`")
        raise CommandError(f"no rule is called {rule_id!r}{hint}")
    return library.rules[rule_id]
