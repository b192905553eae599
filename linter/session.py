"""Rules loaded and chosen, ready to lint: what ``linter.lint``, the command line and tests have in common.

A ``Choice`` says which rules are loaded and which of them report; a ``Session`` makes it come true, each configuration read
and each library compiled once, for any number of documents.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path

from linter.findings.finding import Findings
from linter.findings.ignorefiles import IgnoreFiles
from linter.kinds.registry import forms
from linter.pipeline import lint_document
from linter.results import Linted
from linter.ruleset import RuleLibrary, reading
from linter.ruleset.choice import Choice, Configured, running_rules, whole
from linter.ruleset.compiled import Engine
from linter.ruleset.packs import Layer, idle_severities
from linter.ruleset.rule import Severity
from linter.ruleset.unwritten import unwritten_messages
from linter.text import Document, from_text, read

_LONGEST_NAME = 1024  # of a file: a longer text is none


def lint(
    text_or_path: str | Path,
    *,
    rules: RuleLibrary | None = None,
    pack: str | Collection[str] | None = None,
    select: Collection[str] | None = None,
    ignore: Collection[str] | None = None,
    min_precision: float | None = None,
    config: str | Path | None = None,
    format: str = "plain",
    force_language: bool = False,
    all_overlapping: bool = False,
) -> Linted:
    """Lint a text, or the file that a ``Path`` names, with the rules that ``rhetlint lint`` would run.

    ``pack`` takes one name or several, ``select`` and ``ignore`` a list of names. Without ``pack`` and ``select`` the pack ``core`` runs, or
    what ``config`` chooses; with both, the rules of either.

    Args:
        text_or_path: a string is the article itself; a ``pathlib.Path`` is read. A string that is the name of a file is linted as a
            text too, with a ``UserWarning``.
        rules: a library from ``load_rules``; None: the built-in rules.
        pack: names of packs: ``core``, ``newsroom``, ``discourse``, ``speech``, ``all``, or one that a rule of ``rules`` names.
        select: ids of rules, globs over them (``position/*``), or names of packs.
        ignore: ids or globs of rules that do not report.
        min_precision: of these, only rules whose precision has at least this lower bound (95 %), from 0 to 1; a rule that nobody
            has judged has none.
        config: a configuration file, whose ``fail-on`` and ``exclude`` say nothing here. None is looked for, since a text is in
            no folder.
        format: how a string is read (``plain``, ``markdown``, ``html``); a file's ending says how it is.
        force_language: whether a text that does not read as English is linted all the same.
        all_overlapping: whether a finding is also given where one of a more special rule says the same there; else that one alone
            is, with the ids of the others in ``also``.

    Returns:
        Findings sorted by position, with attributions, speakers and voices. None of them for a text that does not read as
        English; ``warnings`` says so.

    Raises:
        TypeError: the text is neither, names are not texts, ``select`` or ``ignore`` is a text and no list of them, or another argument is not
            what it must be.
        ReadError: the file cannot be read as text, or there is no such format.
        ChoiceError: no pack or rule has one of the names (the message has the nearest), or no rule is as precise as is asked. A
            ``ValueError``.
        ConfigError: the configuration is wrong. A ``ValueError``.
        RuleError: a rule file that the configuration names is wrong. A ``ValueError``.

    >>> from linter import lint
    >>> found = lint("It is an absolutely perfect treaty.", select=["evaluation/intensifier"])
    >>> [finding.place.text for finding in found]
    ['absolutely']
    """
    _check(rules, format, min_precision)
    document = read(text_or_path) if isinstance(text_or_path, Path) else from_text(_text(text_or_path), format=format)
    choice = Choice(
        select=_several("select", select),
        ignore=_several("ignore", ignore),
        packs=_names((pack,) if isinstance(pack, str) else pack),
        config=None if config is None else str(config),
        isolated=config is None,
        force_language=force_language,
        min_precision=min_precision,
        all_overlapping=all_overlapping,
    )
    # what a file says may be another thing at the next call; what a call says will not
    session = _session(choice, rules) if config is None else Session(choice, rules)
    found = session.lint(document)
    return Linted(*(getattr(found, name) for name in Findings.__struct_fields__))


def _check(rules: object, format: object, min_precision: object) -> None:
    """Check the arguments of ``lint`` that nothing else checks.

    Raises:
        TypeError: one is of another type.
    """
    if rules is not None and not isinstance(rules, RuleLibrary):
        raise TypeError(f"rules is a library of load_rules([file or folder, …]), not {type(rules).__name__}")
    if not isinstance(format, str):
        raise TypeError(f"format is the name of one ('plain', 'markdown', 'html'), not {type(format).__name__}")
    if min_precision is not None and (isinstance(min_precision, bool) or not isinstance(min_precision, (int, float))):
        raise TypeError(f"min_precision is a number from 0 to 1, not {type(min_precision).__name__}")


def names_file(text: str) -> bool:
    """Whether a text is the name of a file that is there, so that the file may be meant."""
    return len(text) < _LONGEST_NAME and "\n" not in text and os.path.isfile(text)


def _text(given: str) -> str:
    """A text to lint. Warns if it is the name of a file."""
    if not isinstance(given, str):
        said = f"a text (str) or a file (pathlib.Path) can be linted, not {type(given).__name__}"
        raise TypeError(said + ("; decode it first" if isinstance(given, bytes) else ""))
    if names_file(given):
        import warnings

        said = (
            f"{given!r} is the name of a file, and is linted as a text; to lint the file give pathlib.Path({given!r})"
        )
        warnings.warn(said, UserWarning, stacklevel=3)
    return given


def load_rules(paths: Sequence[str | Path] = (), *, builtin: bool = True, cache: bool = True) -> RuleLibrary:
    """Load rules of every kind.

    Args:
        paths: a user's rule files, or folders of them (``*.yaml``, ``*.yml``, recursively), or installed packs (``pack:NAME``). A rule
            replaces a built-in one of its id, or one of an earlier path; a lexicon without ``extends`` and a definition likewise.
        builtin: whether the rules that ship with rhetlint are loaded too.
        cache: whether copies of parsed rules may be used, the one that ships and the user's, and kept for the user.

    Raises:
        RuleError: a file is wrong; the message says where and what would be right.
        TypeError: the paths are one string, which would be read letter by letter.
    """
    if isinstance(paths, (str, Path)):
        raise TypeError(f"load_rules takes a list of paths: write load_rules([{str(paths)!r}])")
    return reading.load_rules(forms(), paths, builtin=builtin, cache=cache)


def load_chosen(choice: Choice, folder: Path | None = None) -> RuleLibrary:
    """The built-in rules with those that a choice and its configuration name.

    Args:
        choice: its ``rules``, and the configuration that it names or, unless ``isolated``, that is found upward from a folder.
        folder: that folder; None: the current one.

    Raises:
        RuleError: a rule file is wrong.
        ConfigError: the configuration is.
    """
    config = Configured(choice).of(str((folder or Path.cwd()) / "article"))
    own = () if config is None else tuple(map(str, config.rule_paths()))
    return load_rules((*own, *choice.rules))


class Session:
    """Rules loaded and chosen once for each configuration, to lint many documents.

    Args:
        choice: what to load and to report.
        rules: a library that is loaded already; else the built-in rules and those that the choice names.
        keeping: whether a text is linted again and again with small changes: what matches in its paragraphs is kept then.

    Raises:
        RuleError: a rule file is wrong.
    """

    def __init__(self, choice: Choice, rules: RuleLibrary | None = None, *, keeping: bool = False) -> None:
        self._choice, self._rules, self._keeping = choice, rules, keeping
        self._configured = Configured(choice)
        self._copies = True  # whether copies of parsed rules may be used
        self._engines: dict[tuple[str, ...], Engine] = {}
        self._running: dict[tuple[tuple[str, ...], tuple[Layer, ...]], dict[str, Severity]] = {}
        self.ignore_files = IgnoreFiles()
        self._notes: list[str] = []
        self._engine(choice.rules)  # a wrong rule file is reported before anything is linted

    def lint(self, document: Document, path: str | None = None) -> Findings:
        """The chosen rules' findings in a document.

        Args:
            document: the article.
            path: of its file, whose configuration holds; None: as the document says.

        Raises:
            RuleError: a rule file that a configuration names is wrong.
            ConfigError: a configuration is.
            ChoiceError: the choice or a configuration names a rule or pack that does not exist.
        """
        try:
            return self._lint(document, path)
        except Exception as error:
            if not self._copies or self._rules is not None or not reading.may_be_damaged(error):
                raise
        self._copies = False  # parsed anew, then
        for paths in self._engines:
            reading.forget_copies(paths)
        self._engines.clear()
        self._running.clear()
        return self._lint(document, path)

    def notes(self) -> tuple[str, ...]:
        """What is hardly meant in the configurations that were read since this was last asked."""
        said, self._notes = tuple(self._notes), []
        return said

    def engine(self, path: str) -> Engine:
        """The rules that are loaded for a file, ready to run. Raises as ``lint``."""
        config = self._configured.of(path)
        own = () if config is None else tuple(map(str, config.rule_paths()))
        return self._engine((*own, *self._choice.rules))

    def _lint(self, document: Document, path: str | None) -> Findings:
        path = document.path if path is None else path
        engine = self.engine(path)
        config = self._configured.of(path)
        own = () if config is None else tuple(map(str, config.rule_paths()))
        layers = () if config is None else config.layers(Path(path))
        key = (own, layers)
        if key not in self._running:
            running = running_rules(engine.library, self._choice, layers)
            if not self._choice.chooses:
                self._notes += idle_severities(engine.library, layers, running)
            self._notes += unwritten_messages(engine.library, running)
            self._running[key] = running
        found = lint_document(
            engine,
            document,
            self._running[key],
            force_language=self._choice.force_language,
            all_overlapping=self._choice.all_overlapping,
            glossary=None if config is None else config.glossary(),
        )
        if self._choice.isolated:
            return found
        return self.ignore_files.applied(found, whole(path), engine.library.rules, self._running[key])

    def _engine(self, paths: tuple[str, ...]) -> Engine:
        if paths not in self._engines:
            if self._rules is not None and paths:
                raise ValueError(
                    f"rules are given, and the configuration names more ({paths[0]}); load all with load_rules"
                )
            self._engines[paths] = (
                _engine(self._rules)
                if self._rules is not None
                else Engine(load_rules(paths, cache=self._copies), search=self._choice.search, keeping=self._keeping)
            )
        return self._engines[paths]


def _several(key: str, asked: Collection[str] | None) -> tuple[str, ...]:
    """A list of names. A text is refused: of several names with commas between it would be one that does not exist."""
    if isinstance(asked, str):
        written = ", ".join(repr(name) for name in re.split(r"[,\s]+", asked.strip()) if name)
        raise TypeError(f"{key} takes a list of names: write {key}=[{written}]")
    return _names(asked)


def _names(asked: Collection[str] | None) -> tuple[str, ...]:
    names = () if asked is None else tuple(asked)
    for name in names:
        if not isinstance(name, str):
            raise TypeError(f"rules and packs are named by text, not by {type(name).__name__}: {name!r}")
    return names


@lru_cache(maxsize=4)
def _session(choice: Choice, rules: RuleLibrary | None) -> Session:
    return Session(choice, rules if rules is not None else _builtin())


@lru_cache(maxsize=4)
def _engine(rules: RuleLibrary) -> Engine:
    return Engine(rules)


@lru_cache(maxsize=1)
def _builtin() -> RuleLibrary:
    return load_rules()
