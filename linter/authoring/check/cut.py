"""Texts that YAML has cut: at a ``#`` behind a space, or, in a list in brackets, at a comma. Both load, as less than was written."""

from __future__ import annotations

from collections.abc import Iterator

from linter.authoring.check.written import Author, Remark
from linter.ruleset.convert import Path
from linter.ruleset.load import RuleFile
from linter.ruleset.source import Source

KIND = "cut"
_TEXTS = ("title", "message", "claims", "why", "advice", "suggestion", "about", "entries", "examples")
_END = frozenset(".!?…”’\"')]")


def remarks(author: Author) -> Iterator[Remark]:
    """Texts, examples and patterns that are cut."""
    for file in author.files:
        rules = {checked.path: checked.rule.id for checked in file.rules}
        for remark in (*_commented(file, rules), *_split(file, rules)):
            if author.only is None or remark.rule in author.only:
                yield remark


def _commented(file: RuleFile, rules: dict[Path, str]) -> Iterator[Remark]:
    """Texts behind which a ``#`` begins what is no comment: it stands at a word, or an example does not end before it."""
    source = file.source
    patterns = {(*checked.path, *asked.at) for checked in file.rules for asked in checked.asks.patterns}
    patterns |= {(*path, "pattern") for _, path in file.definitions}
    for path, (line, column, comment) in source.commented.items():
        key = _key(path)
        glued = comment[:1].strip() != ""
        if path in patterns or (key in _TEXTS and (glued or (key == "examples" and not _ends(source, path)))):
            if path in patterns and not glued:
                continue
            said = (
                "in YAML a # behind a space begins a comment, and cuts the text; put the whole text in quotation marks"
            )
            yield Remark(source.file, line, column, _rule(path, rules), KIND, said)


def _split(file: RuleFile, rules: dict[Path, str]) -> Iterator[Remark]:
    """Examples in brackets that a comma has made two: the first does not end, and a later one does, or begins in small letters."""
    source = file.source
    for checked in file.rules:
        for kind, texts in (("flag", checked.rule.examples.flag), ("pass", checked.rule.examples.pass_)):
            path = (*checked.path, "examples", kind)
            if source.styles.get(path) != "[":
                continue
            for number in range(1, len(texts)):
                before, after = texts[number - 1], texts[number]
                plain = source.styles.get((*path, number - 1)) == "" == source.styles.get((*path, number))
                if not (plain and isinstance(before, str) and isinstance(after, str)) or before[-1:] in _END:
                    continue
                if after[-1:] in _END or (before[:1].isupper() and after[:1].islower()):
                    said = "inside [ ] a comma ends an example: put the whole text in quotation marks, or write the examples below one another, each behind a -"
                    line, column = source.place((*path, number))
                    yield Remark(source.file, line, column, _rule(path, rules), KIND, said)


def _key(path: Path) -> str:
    """The key of a rule, lexicon or definition that a place is below."""
    keys = [step for step in path if isinstance(step, str)]
    return keys[0] if keys else ""


def _rule(path: Path, rules: dict[Path, str]) -> str:
    return rules.get(path[:1], rules.get((), ""))


def _ends(source: Source, path: Path) -> bool:
    """Whether the text at a place ends as a sentence does."""
    value = source.data
    for step in path:
        value = value[step]
    return str(value)[-1:] in _END
