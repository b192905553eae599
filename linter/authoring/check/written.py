"""Rules as their author sees them: every alternative of every pattern, with its place in the file and its tree."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from linter.language import ANNOTATORS
from linter.pattern import Scoped
from linter.pattern.definitions import Definition, resolve
from linter.pattern.grammar import written_lines
from linter.pattern.search.anchors import alternatives
from linter.pattern.tree import Choice, Tree
from linter.ruleset.compiled import Engine
from linter.ruleset.convert import Path
from linter.ruleset.form import Asked, Asks, Forms, common_asks, together
from linter.ruleset.load import Checked, RuleFile
from linter.ruleset.rule import LoadedRule
from linter.ruleset.source import Source


class Remark(NamedTuple):
    """Something that is hardly meant: its place (line and column from 1), the rule ("" for none), what kind of thing, and the remedy."""

    file: str
    line: int
    column: int
    rule: str
    kind: str
    message: str


class Line(NamedTuple):
    """An alternative of a pattern: its number from 1 in ``explain``, its name if it has one, its tree, and its line and column."""

    number: int
    name: str | None
    tree: Tree
    line: int
    column: int

    @property
    def called(self) -> str:
        """What it is called in a remark."""
        return f"alternative {self.number}" + (f" [{self.name}]" if self.name else "")


class Authored(NamedTuple):
    """A rule with its file."""

    loaded: LoadedRule
    source: Source
    checked: Checked

    def lines(self, asked: Asked) -> Iterator[Line]:
        """The alternatives of one of its patterns."""
        tree = self.loaded.trees[asked.part]
        line, column = self.source.pattern_place((*self.checked.path, *asked.at))
        rows = list(written_lines(asked.text))
        trees = tree.options if len(rows) > 1 and isinstance(tree, Choice) else (tree,)
        number = 0
        for row, whole in zip(rows, trees, strict=True):
            for one in alternatives(whole):
                number += 1
                yield Line(number, row.name, one, line + row.number, column)

    def asked(self, *, captures: bool | None = None) -> Iterator[Asked]:
        """Its patterns, those of conditions left out; ``captures``: only those whose captures count, or do not."""
        for asked in self.checked.asks.patterns:
            if not asked.part.startswith("where.") and captures in (None, asked.captures):
                yield asked

    def remark(self, at: Line | Path, kind: str, message: str) -> Remark:
        """A remark at an alternative, or at the value that some keys of the rule lead to."""
        if isinstance(at, Line):
            line, column = at.line, at.column
        else:
            path = (*self.checked.path, *at)
            line, column = self.source.positions.get(path, (self.loaded.line, 1))
        return Remark(self.loaded.file, line, column, self.loaded.rule.id, kind, message)


class Author:
    """Rule files of an author, beside the library that they are part of. Arguments as of ``check.checked``."""

    def __init__(self, engine: Engine, forms: Forms, files: Sequence[RuleFile], only: Collection[str] | None) -> None:
        self.engine, self.forms, self.files, self.only = engine, forms, files, only

    @cached_property
    def rules(self) -> list[Authored]:
        """The rules of the files that are in force, not replaced by others of their ids."""
        known = self.engine.library.rules
        found = []
        for file in self.files:
            for checked in file.rules:
                loaded = known.get(checked.rule.id)
                own = loaded is not None and (loaded.file, loaded.line) == (
                    file.source.file,
                    file.source.line_of_rule(checked.path),
                )
                if loaded is not None and own and (self.only is None or loaded.rule.id in self.only):
                    found.append(Authored(loaded, file.source, checked))
        return found

    @cached_property
    def shared(self) -> dict[str, Tree]:
        """The trees of the library's shared definitions, by name."""
        written = {name: Definition(*one) for name, one in self.engine.library.definitions.items()}
        return resolve(written, annotations=ANNOTATORS)

    def own_definitions(self, one: Authored) -> dict[str, tuple[str, Tree]]:
        """The text and tree of each definition that a rule has for itself."""
        texts = one.loaded.rule.define
        trees = resolve({name: Definition(text) for name, text in texts.items()}, self.shared, annotations=ANNOTATORS)
        return {name: (text, trees[name]) for name, text in texts.items()}

    @property
    def definitions(self) -> Iterator[tuple[Source, Path, str, Tree]]:
        """The shared definitions of the files, unless only some rules are looked at: file, place, name and tree."""
        for file in self.files if self.only is None else ():
            for definition, path in file.definitions:
                yield file.source, path, definition.definition, self.shared[definition.definition]

    def scoped(self, loaded: LoadedRule) -> Scoped:
        """The lexicons that a rule sees."""
        return Scoped(self.engine.lexicons, loaded.rule.id)

    def asks(self, loaded: LoadedRule) -> Asks:
        """What any rule of the library needs."""
        form = self.forms[loaded.rule.kind]
        return together((form.asks(loaded.fields(form.fields)), common_asks(loaded.rule)))
