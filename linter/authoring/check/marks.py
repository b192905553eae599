"""Marks of a pattern that are hardly meant so: a question mark that makes a word optional, quotation marks around words, a cut line."""

from __future__ import annotations

from collections.abc import Iterator

from linter.authoring.check.written import Author, Remark
from linter.pattern.doubtful import doubtful
from linter.ruleset.convert import Path
from linter.ruleset.source import Source

KIND = "marks"


def remarks(author: Author) -> Iterator[Remark]:
    """Marks in the patterns of rules and in shared definitions."""
    for one in author.rules:
        for asked in one.checked.asks.patterns:
            yield from _in(one.source, (*one.checked.path, *asked.at), asked.text, one.loaded.rule.id)
    for source, path, name, _ in author.definitions:
        yield from _in(source, (*path, "pattern"), author.engine.library.definitions[name][0], "")


def _in(source: Source, path: Path, text: str, rule: str) -> Iterator[Remark]:
    line, column = source.pattern_place(path)
    for number, raw in enumerate(text.split("\n")):
        for said, offset in doubtful(raw):
            yield Remark(source.file, line + number, column + offset, rule, KIND, said)
