"""A rule file → checked rules. Every complaint names file, line, column, what was found and what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any, NamedTuple

import msgspec

from linter.pattern.tree import Capture, Tree
from linter.ruleset.convert import Path, convert, nearest
from linter.ruleset.definitions import Known, check_name, resolved
from linter.ruleset.packs import check_pack
from linter.ruleset.rule import DefinitionFile, LexiconFile, LoadedRule, Rule
from linter.ruleset.yamlfile import MOST_BYTES, RuleError, read_yaml

_MOST_NODES = 100_000  # of a rule's patterns, with what names of definitions stand for
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*/[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_NEEDS = {
    "pattern": "pattern", "sequence": "steps", "measure": "measure", "repetition": "repetition", "consistency": "consistency",
    "headline": "headline", "borrowing": "borrowing",
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

    def pattern_place(self, path: Path) -> tuple[int, int]:
        """Line and column (from 1) where the text of the pattern at ``path`` begins: below its key, where it is a block.

        Raises:
            RuleError: YAML takes the pattern's first name for an anchor of its own, and the pattern lacks it.
        """
        line, column = self.positions.get(path, (1, 1))
        style = self.styles.get(path)
        lines = self.text.split("\n")
        if not style and lines[line - 1][column - 1 : column] == "&":
            raise self.error(
                "YAML takes a leading & for a mark of its own: write the pattern in quotes, or below a |", path
            )
        if style not in ("|", ">"):
            return line, column
        first = next((k for k in range(line, len(lines)) if lines[k].strip()), line)
        return line + 1, len(lines[first]) - len(lines[first].lstrip()) + 1


class RuleFile(NamedTuple):
    """The rules, lexicons and definitions of a file, each with its place in it."""

    source: Source
    rules: list[tuple[Rule, Path]]
    lexicons: list[tuple[LexiconFile, Path]]
    definitions: list[tuple[DefinitionFile, Path]]


def load_file(path: FilePath, name: str | None = None) -> RuleFile:
    """What one file holds, which errors call ``name``.

    Raises:
        RuleError: the first thing wrong in it.
    """
    name = name or str(path)
    try:
        with path.open("rb") as file:
            text = file.read(MOST_BYTES + 1).decode("utf-8-sig")
    except OSError as error:
        raise RuleError(f"cannot be read: {error.strerror}", name) from None
    except UnicodeDecodeError as error:
        raise RuleError(f"not UTF-8 text ({error.reason} at byte {error.start}); save it as UTF-8", name) from None
    return load_text(text, name)


def load_text(text: str, file: str = "<rules>") -> RuleFile:
    """As ``load_file``, from a string."""
    source = Source(file, text)
    items: list[tuple[Any, Path]] = (
        [(item, (i,)) for i, item in enumerate(source.data)] if isinstance(source.data, list) else [(source.data, ())]
    )
    rules: list[tuple[Rule, Path]] = []
    lexicons: list[tuple[LexiconFile, Path]] = []
    definitions: list[tuple[DefinitionFile, Path]] = []
    for data, path in items:
        if not isinstance(data, dict):
            raise source.error("expected a rule: a mapping with id, title, message …", path)
        if "lexicon" in data:
            lexicons.append((convert(source, data, path, LexiconFile), path))
        elif "definition" in data:
            definition = convert(source, data, path, DefinitionFile)
            check_name(source, definition.definition, (*path, "definition"))
            definitions.append((definition, path))
        else:
            rule = convert(source, data, path, Rule)
            _check(source, rule, path)
            rules.append((rule, path))
    return RuleFile(source, rules, lexicons, definitions)


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
    for name in rule.define:
        check_name(source, name, (*path, "define", name), key=True)


def check_packs(source: Source, rule: Rule, path: Path, builtin: bool) -> None:
    """A built-in rule names built-in packs; a user's rule may found a pack by naming it, unless that looks mistyped."""
    for i, pack in enumerate(rule.packs):
        problem = check_pack(pack, builtin)
        if problem:
            raise source.error(problem, (*path, "packs", i))


def check_builtin(source: Source, rule: Rule, path: Path) -> None:
    """What a rule that ships with the tool must have beyond being right: enough examples."""
    for name, count in (("flag", len(rule.examples.flag)), ("pass", len(rule.examples.pass_))):
        if count < LEAST_EXAMPLES:
            raise source.error(
                f"{rule.id} has {count} {name!r} examples; a built-in rule needs {LEAST_EXAMPLES}", (*path, "examples")
            )


def parse_patterns(source: Source, rule: Rule, path: Path, shared: Known) -> dict[str, Tree]:
    """All patterns of a rule, parsed, by where they stand (``pattern``, ``except``, ``steps.0``, ``where.x.matches``)."""
    from linter.language import ANNOTATORS
    from linter.pattern.expand import weigh
    from linter.pattern.grammar import PatternError, names_of, parse

    known = {*shared.lexicons, *rule.lexicons}
    own = {name: (source, text, (*path, "define", name)) for name, text in rule.define.items()}
    definitions = resolved(own, shared, known)
    trees: dict[str, Tree] = {}
    room = _MOST_NODES

    def add(name: str, text: str | None, at: Path) -> None:
        nonlocal room
        if text is None:
            return
        full = (*path, *at)
        line, column = source.pattern_place(full)
        try:
            trees[name] = parse(
                text, file=source.file, line=line, column=column,
                lexicons=known, annotations=ANNOTATORS, definitions=definitions, lines=shared.lines,
            )  # fmt: skip
        except PatternError as error:
            raise RuleError(
                f"in {name!r}: {error.message}", source.file, error.line, error.column, source.text
            ) from None

        size = weigh(trees[name], room)
        if size is None:
            raise source.error(
                f"with this one the patterns of the rule hold over {_MOST_NODES} items; split the rule", full
            )
        room -= size

    add("pattern", rule.pattern, ("pattern",))
    add("except", rule.except_, ("except",))
    for i, step in enumerate(rule.steps):
        add(f"steps.{i}", step.pattern, ("steps", i, "pattern"))
    for name, condition in rule.where.items():
        add(f"where.{name}.matches", condition.matches, ("where", name, "matches"))
        add(f"where.{name}.lacks", condition.lacks, ("where", name, "lacks"))
    if rule.measure:
        add("measure.count", rule.measure.count.pattern, ("measure", "count", "pattern"))
    if rule.measure and rule.measure.out_of:
        add("measure.out-of", rule.measure.out_of.pattern, ("measure", "out-of", "pattern"))
    for at, name in _lexicons_named(rule):
        if name not in known:
            raise source.error(f"there is no lexicon {name!r}" + nearest(name, known), (*path, *at))
    captures = {
        name
        for key, tree in trees.items()
        if key == "pattern" or key.startswith("steps.")
        for name in names_of(tree, Capture)
    }
    for name in rule.where:
        if name not in captures:
            said = f"'where' names {name!r}, which no pattern captures"
            raise source.error(said + nearest(name, captures), (*path, "where", name), key=True)
    for name in re.findall(r"\{([\w-]+)", rule.message):
        if rule.kind in ("pattern", "sequence") and name not in captures and name not in _VALUES:
            raise source.error(f"the message names {{{name}}}, which no pattern captures", (*path, "message"))
    return trees


def _lexicons_named(rule: Rule) -> Iterator[tuple[Path, str]]:
    """The lexicons that a rule names outside its patterns, and where."""
    parts: list[tuple[Path, object]] = [
        (("repetition",), rule.repetition), (("consistency",), rule.consistency), (("headline",), rule.headline),
        (("borrowing",), rule.borrowing), (("measure", "count"), rule.measure and rule.measure.count),
        (("measure", "out-of"), rule.measure and rule.measure.out_of),
    ]  # fmt: skip
    for at, part in parts:
        for key in ("lexicon", "holding", "without"):
            name = getattr(part, key, None)
            if name:
                yield (*at, key), name


def loaded(rule: Rule, source: Source, path: Path, shared: Known, builtin: bool) -> LoadedRule:
    """A rule with its patterns parsed."""
    line = source.positions.get((*path, "key:id"), (1, 1))[0]
    trees = parse_patterns(source, rule, path, shared)
    rule = msgspec.structs.replace(rule, why=rule.why.strip(), advice=rule.advice.strip())  # as block scalars end
    return LoadedRule(rule, source.file, line, msgspec.msgpack.encode(trees), builtin)
