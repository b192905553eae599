"""A rule file → checked rules. Every complaint names file, line, column, what was found and what would be right."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from pathlib import Path as FilePath
from typing import Any, get_args, get_type_hints

import msgspec

from linter.pattern.tree import Capture, Lexicon, Tree
from linter.ruleset.rule import LexiconFile, LoadedRule, Rule
from linter.ruleset.yamlfile import Path, RuleError, read_yaml

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*/[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_NEEDS = {
    "pattern": "pattern", "sequence": "steps", "measure": "measure", "repetition": "repetition", "consistency": "consistency",
}  # fmt: skip
LEAST_EXAMPLES = 3
"""How many flag and how many pass examples a built-in rule needs."""

_VALUES = frozenset({"words", "value", "count", "speaker", "voice", "share", "name", "n"})


class Source:
    """One parsed rule file: data, positions, and errors that point into it."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text
        self.data, self.positions, self.styles = read_yaml(text, file)

    def error(self, message: str, path: Path, *, key: bool = False) -> RuleError:
        """A RuleError at the value at ``path``, or at its key."""
        where: Path = path
        if key and path:
            where = (*path[:-1], f"key:{path[-1]}")
        while where not in self.positions and where:
            where = where[:-1]
        line, column = self.positions.get(where, (1, 1))
        return RuleError(message, self.file, line, column, self.text)


def load_file(path: FilePath) -> tuple[list[tuple[Rule, Source, Path]], list[LexiconFile]]:
    """Rules (with where they stand) and lexicons of one file.

    Raises:
        RuleError: the first thing wrong in it.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"cannot be read: {error}", str(path)) from None
    return load_text(text, str(path))


def load_text(text: str, file: str = "<rules>") -> tuple[list[tuple[Rule, Source, Path]], list[LexiconFile]]:
    """As ``load_file``, from a string."""
    source = Source(file, text)
    items: list[tuple[Any, Path]] = (
        [(item, (i,)) for i, item in enumerate(source.data)] if isinstance(source.data, list) else [(source.data, ())]
    )
    rules: list[tuple[Rule, Source, Path]] = []
    lexicons: list[LexiconFile] = []
    for data, path in items:
        if not isinstance(data, dict):
            raise source.error("expected a rule: a mapping with id, title, message …", path)
        if "lexicon" in data:
            lexicons.append(_convert(source, data, path, LexiconFile))
        else:
            rule = _convert(source, data, path, Rule)
            _check(source, rule, path)
            rules.append((rule, source, path))
    return rules, lexicons


def _convert(source: Source, data: dict[str, Any], path: Path, kind: type[Any]) -> Any:
    _check_keys(source, data, path, kind)
    try:
        return msgspec.convert(data, kind, strict=True)
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at `$")
        inner = _json_path(where.rstrip("`"))
        raise source.error(_friendlier(message, data, inner), (*path, *inner)) from None


def _json_path(text: str) -> Path:
    out: list[str | int] = []
    for name, number in re.findall(r"\.([\w-]+)|\[(\d+|\.\.\.)\]", text):
        out.append(name if name else (0 if number == "..." else int(number)))
    return tuple(out)


def _friendlier(message: str, data: Any, path: Path) -> str:
    value = data
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            break
    message = (
        message.replace("Object missing required field", "missing the key")
        .replace("`str`", "text")
        .replace("`array`", "a list")
    )
    message = (
        message.replace("`object`", "a mapping")
        .replace("Expected", "expected")
        .replace("Invalid enum value", "not one of the choices:")
    )
    if "not one of the choices" in message:
        choices = sorted(_literals())
        near = difflib.get_close_matches(str(value), choices, n=1, cutoff=0.4)
        return f"{value!r} is not one of the choices" + (f"; did you mean {near[0]!r}?" if near else "")
    return message


def _literals() -> set[str]:
    return {"error", "warning", "notice", "info", "narrator", "quoted", "reported", "source", "any", "pattern", "sequence", "measure", "repetition", "consistency", "count", "share", "density", "distinct", "sentence", "paragraph", "document"}  # fmt: skip


def _check_keys(source: Source, data: Any, path: Path, kind: Any) -> None:
    """Unknown keys are errors that suggest the right one, at every level."""
    if not (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
        for part in get_args(kind):
            if isinstance(part, type) and issubclass(part, msgspec.Struct):
                if isinstance(data, dict) and get_args(kind) and getattr(kind, "__origin__", None) is dict:
                    for key, value in data.items():
                        _check_keys(source, value, (*path, key), part)
                elif isinstance(data, list):
                    for i, value in enumerate(data):
                        _check_keys(source, value, (*path, i), part)
                elif isinstance(data, dict):
                    _check_keys(source, data, path, part)
            elif isinstance(data, list) and get_args(part):
                for i, value in enumerate(data):
                    if isinstance(value, dict):
                        _check_keys(source, value, (*path, i), part)
        return
    if not isinstance(data, dict):
        return
    fields = {f.encode_name: get_type_hints(kind)[f.name] for f in msgspec.structs.fields(kind)}
    for key, value in data.items():
        if key not in fields:
            near = difflib.get_close_matches(key, list(fields), n=1, cutoff=0.5)
            hint = f"; did you mean {near[0]!r}?" if near else f"; known: {', '.join(sorted(fields))}"
            raise source.error(f"unknown key {key!r}{hint}", (*path, key), key=True)
        if value is not None:
            _check_keys(source, value, (*path, key), fields[key])


def _check(source: Source, rule: Rule, path: Path) -> None:
    if not _ID.fullmatch(rule.id):
        raise source.error(f"the id {rule.id!r} must be family/name, in small letters with hyphens", (*path, "id"))
    needed = _NEEDS[rule.kind]
    value = getattr(rule, needed)
    if not value:
        raise source.error(f"a rule of kind {rule.kind!r} needs {needed!r}", path)
    for kind, field in _NEEDS.items():
        if kind != rule.kind and getattr(rule, field) and field != "pattern":
            raise source.error(
                f"{field!r} belongs to rules of kind {kind!r}; this one is of kind {rule.kind!r}",
                (*path, field),
                key=True,
            )


def check_builtin(source: Source, rule: Rule, path: Path) -> None:
    """What a rule that ships with the tool must have beyond being right: enough examples, a reason."""
    for name, count in (("flag", len(rule.examples.flag)), ("pass", len(rule.examples.pass_))):
        if count < LEAST_EXAMPLES:
            raise source.error(
                f"{rule.id} has {count} {name!r} examples; a built-in rule needs {LEAST_EXAMPLES}", (*path, "examples")
            )


def parse_patterns(source: Source, rule: Rule, path: Path, lexicons: Collection[str]) -> dict[str, Tree]:
    """All patterns of a rule, parsed, by where they stand (``pattern``, ``except``, ``steps.0``, ``where.x.matches``)."""
    from linter.pattern.grammar import PatternError, names_of, parse
    from linter.text import ANNOTATORS

    known = {*lexicons, *rule.lexicons}
    trees: dict[str, Tree] = {}

    def add(name: str, text: str | None, at: Path) -> None:
        if text is None:
            return
        full = (*path, *at)
        line, column = source.positions.get(full, (1, 1))
        if source.styles.get(full) in ("|", ">"):
            lines = source.text.split("\n")
            first = next((k for k in range(line, len(lines)) if lines[k].strip()), line)
            column = len(lines[first]) - len(lines[first].lstrip()) + 1
            line += 1
        try:
            trees[name] = parse(
                text, file=source.file, line=line, column=column, lexicons=known, annotations=ANNOTATORS
            )
        except PatternError as error:
            raise RuleError(
                f"in {name!r}: {error.message}", source.file, error.line, error.column, source.text
            ) from None

    add("pattern", rule.pattern, ("pattern",))
    add("except", rule.except_, ("except",))
    for i, step in enumerate(rule.steps):
        add(f"steps.{i}", step.pattern, ("steps", i, "pattern"))
    for name, condition in rule.where.items():
        add(f"where.{name}.matches", condition.matches, ("where", name, "matches"))
        add(f"where.{name}.lacks", condition.lacks, ("where", name, "lacks"))
    if rule.measure:
        add("measure.count", rule.measure.count.pattern, ("measure", "count", "pattern"))
    captures = {
        name
        for key, tree in trees.items()
        if key == "pattern" or key.startswith("steps.")
        for name in names_of(tree, Capture)
    }
    for name in rule.where:
        if name not in captures:
            near = difflib.get_close_matches(name, list(captures), n=1)
            raise source.error(f"'where' names {name!r}, which no pattern captures" + (f"; did you mean {near[0]!r}?" if near else ""),
                               (*path, "where", name), key=True)  # fmt: skip
    for name in re.findall(r"\{([\w-]+)", rule.message):
        if rule.kind in ("pattern", "sequence") and name not in captures and name not in _VALUES:
            raise source.error(f"the message names {{{name}}}, which no pattern captures", (*path, "message"))
    for tree in trees.values():
        for name in names_of(tree, Lexicon):
            assert name in known
    return trees


def loaded(rule: Rule, source: Source, path: Path, lexicons: Collection[str], builtin: bool) -> LoadedRule:
    """A rule with its patterns parsed."""
    line = source.positions.get((*path, "key:id"), (1, 1))[0]
    return LoadedRule(rule, source.file, line, parse_patterns(source, rule, path, lexicons), builtin)
