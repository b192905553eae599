"""Rule files that are open in an editor: loaded as the editor has them, beside those on the disk; their errors, and examples that fail."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from linter.authoring.check import misread
from linter.editor.lines import Lines
from linter.editor.marks import Mark
from linter.evaluation.examples import Failure, check_examples, few_examples
from linter.kinds.registry import forms
from linter.problems import Problem
from linter.ruleset.additions import added
from linter.ruleset.builtin import data_dir
from linter.ruleset.cache import Lines as ParsedLines
from linter.ruleset.choice import Choice, Configured
from linter.ruleset.compiled import Engine
from linter.ruleset.library import RuleLibrary, joined
from linter.ruleset.load import RuleFile, load_text
from linter.ruleset.sources import Found, own_files
from linter.ruleset.yamlfile import RuleError
from linter.session import load_rules

_ENDINGS = (".yaml", ".yml")


class Loaded(NamedTuple):
    """The rules as they are now. ``library`` is None where some file is wrong; ``problems`` says what, in all files.

    ``known`` is what can be said of names all the same: the rules as they last were right, or those of the files that are.
    """

    library: RuleLibrary | None
    problems: tuple[Problem, ...]
    known: RuleLibrary


class Workshop:
    """Loads rule files again and again; what does not change is not parsed anew."""

    def __init__(self) -> None:
        self._configured = Configured(Choice())
        self._lines = ParsedLines()
        self._base: RuleLibrary | None = None
        self._last: dict[tuple[Path, ...], RuleLibrary] = {}

    def renew(self) -> None:
        """Read the configurations again."""
        self._configured = Configured(Choice())

    @property
    def base(self) -> RuleLibrary:
        """The built-in rules."""
        if self._base is None:
            self._base = load_rules()
        return self._base

    def roots(self, path: str) -> tuple[Path, ...]:
        """The files and folders of rules to which a file belongs; none if it is no rule file.

        It is one if its configuration's ``rules`` lead to it, or if it is one of the built-in ones.

        Raises:
            ConfigError: the configuration is wrong.
        """
        if not path.endswith(_ENDINGS):
            return ()
        whole = Path(os.path.realpath(path))
        if whole.is_relative_to(os.path.realpath(data_dir("rules"))):
            return (whole,)
        config = self._configured.of(path)
        roots = () if config is None else tuple(Path(os.path.realpath(root)) for root in config.rule_paths())
        return roots if any(whole.is_relative_to(root) for root in roots) else ()

    def load(self, roots: tuple[Path, ...], texts: Mapping[str, str]) -> Loaded:
        """The built-in rules with those of some files and folders.

        Args:
            roots: see ``roots``.
            texts: what an editor has of files, by their real paths.
        """
        try:
            found = _found(roots, texts)
            library = self._with(found, roots)
        except Problem as error:
            problems = tuple(error.each)
            return Loaded(None, problems, self._last.get(roots) or self._right(roots, texts, problems))
        self._last[roots] = library
        return Loaded(library, (), library)

    def _with(self, found: list[Found], roots: tuple[Path, ...]) -> RuleLibrary:
        before = self._last.get(roots, self.base)
        return joined(self.base, added(forms(), found, self.base, before, self._lines))

    def _right(self, roots: tuple[Path, ...], texts: Mapping[str, str], problems: tuple[Problem, ...]) -> RuleLibrary:
        """The rules without the files that are wrong, and those that are wrong without these."""
        wrong: set[str] = set()
        while not wrong.issuperset(new := {one.file for one in problems}):
            wrong |= new
            try:
                return self._with([one for one in _found(roots, texts) if one.name not in wrong], roots)
            except Problem as error:
                problems = tuple(error.each)
        return self.base


def _found(roots: tuple[Path, ...], texts: Mapping[str, str]) -> list[Found]:
    """The files of some roots, with those that an editor has and the disk does not. Raises RuleError as ``own_files``."""
    found = []
    for number, root in enumerate(roots):
        opened = [Path(path) for path in texts if Path(path).is_relative_to(root) and path.endswith(_ENDINGS)]
        there = own_files(root) if not opened or any(root.rglob("*.y*ml")) else []
        for file in sorted({*there, *opened}, key=lambda file: file.parts):
            found.append(Found(file, str(file), number, texts.get(str(file))))
    return found


def read(text: str, path: str) -> RuleFile | None:
    """The rules, lexicons and definitions that a text holds; None where it is no YAML."""
    try:
        return load_text(text, forms(), path)
    except RuleError:
        return None


def problem_marks(problems: Iterable[Problem], lines: Lines) -> tuple[Mark, ...]:
    """The errors of a file, each up to the end of the word at which it stands."""
    starts = ((lines.at(one.line, one.column), one.message) for one in problems)
    return tuple(Mark(start, _word_end(lines.text, start), "error", said, "rule file") for start, said in starts)


def example_marks(library: RuleLibrary, file: RuleFile, lines: Lines) -> tuple[Mark, ...]:
    """The examples of a file's rules that fail, each with the reason; and the rules that have too few."""
    engine = Engine(library)
    marks = []
    for checked in file.rules:
        loaded = library.rules.get(checked.rule.id)
        if loaded is None or loaded.file != file.source.file:
            continue
        for failure in check_examples(engine, loaded, file.source):
            start = lines.at(failure.line, failure.column)
            end = lines.span(failure.line - 1)[1]
            marks.append(Mark(start, end, "warning", said(failure), "example"))
        few = few_examples(loaded)
        if few is not None:
            start = lines.at(*file.source.place((*checked.path, "key:id")))
            end = lines.span(loaded.line - 1)[1]
            told = f"too few examples to trust it (3 flag and 3 pass at least): {few}"
            marks.append(Mark(start, end, "info", told, "examples"))
    return tuple(marks)


def remark_marks(library: RuleLibrary, file: RuleFile, lines: Lines) -> tuple[Mark, ...]:
    """What in a file is read as something else than it seems to say, each up to the end of the word at which it stands."""
    only = {checked.rule.id for checked in file.rules}
    found = ((lines.at(one.line, one.column), one.message) for one in misread(Engine(library), forms(), [file], only))
    return tuple(Mark(start, _word_end(lines.text, start), "warning", said, "rule file") for start, said in found)


def said(failure: Failure) -> str:
    """What is said of an example that fails: what was expected, what was found, and why."""
    differing = [side for side in failure.sides if not side.agrees]
    sides = "; ".join(
        f"{f'{side.what}: ' if side.what else ''}expected {side.expected}, found {side.found}" for side in differing
    )
    return f"this {failure.kind} example {failure.problem}: {sides}\nwhy: {failure.why}"


def _word_end(text: str, start: int) -> int:
    end = start
    while end < len(text) and not text[end].isspace():
        end += 1
    return max(end, min(start + 1, len(text)))
