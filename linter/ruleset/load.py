"""Reads a rule file into checked rules. Every error has file, line and column, says what was found and what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any, NamedTuple

import msgspec

from linter.problems import Problems, quoted
from linter.ruleset.convert import Path, convert
from linter.ruleset.definitions import check_name
from linter.ruleset.form import PLACED, Asks, Forms, common_asks, kind_of, rule_type, together
from linter.ruleset.packs import check_pack
from linter.ruleset.rule import ChangeFile, DefinitionFile, LexiconFile, Part, Rule
from linter.ruleset.source import Source
from linter.ruleset.sources import regular
from linter.ruleset.yamlfile import MOST_BYTES, RuleError

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*/[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
LEAST_EXAMPLES = 3
"""How many flag examples, and how many pass examples, a rule needs to be trusted."""

_UNPLACED = Rule("", "", "")


class Checked(NamedTuple):
    """A rule of a file: the keys of every rule, the fields of its kind, what it needs, and its place in the file.

    ``changed`` has the places in other files of what a ``change`` has made different, by key (see ``Changed``).
    """

    rule: Rule
    fields: Part
    asks: Asks
    path: Path
    changed: Mapping[str, tuple[Source, Path]] = {}


class RuleFile(NamedTuple):
    """The rules, lexicons, definitions and changes of a file that are right, each with its place in it, and the errors of the others.

    A lexicon or definition with an error is there without its content, so that what names it is not an error too.
    """

    source: Source
    rules: list[Checked]
    lexicons: list[tuple[LexiconFile, Path]]
    definitions: list[tuple[DefinitionFile, Path]]
    changes: list[tuple[ChangeFile, Path]]
    errors: list[RuleError]


def load_file(path: FilePath, forms: Forms, name: str | None = None) -> RuleFile:
    """Read and check one file.

    Args:
        path: the file.
        forms: the forms of all kinds of rule.
        name: the file's name in errors; None: its path.

    Raises:
        RuleError: it cannot be read, or is not YAML. Other errors are in what is returned.
    """
    name = name or str(path)
    try:
        text = regular(path, MOST_BYTES).decode("utf-8-sig")
    except OSError as error:
        raise RuleError(f"cannot be read: {error.strerror}; name a rule file, or a folder of them", name) from None
    except UnicodeDecodeError as error:
        raise RuleError(f"not UTF-8 text ({error.reason} at byte {error.start}); save it as UTF-8", name) from None
    return load_text(text, forms, name)


def load_text(text: str, forms: Forms, file: str = "<rules>") -> RuleFile:
    """As ``load_file``, from a string; ``file`` is its name in errors."""
    source = Source(file, text)
    items: list[tuple[Any, Path]] = (
        [(item, (i,)) for i, item in enumerate(source.data)] if isinstance(source.data, list) else [(source.data, ())]
    )
    problems = Problems(RuleError)
    read = RuleFile(source, [], [], [], [], problems.found)
    for data, path in items:
        with problems.kept():
            _add(read, data, path, forms)
    return read


def _add(read: RuleFile, data: Any, path: Path, forms: Forms) -> None:
    """Add a checked rule, lexicon or definition to what a file holds."""
    source = read.source
    if not isinstance(data, dict):
        raise source.error("expected a rule: a mapping with id, title, message …", path)
    if "lexicon" in data:
        try:
            lexicon = convert(source, data, path, LexiconFile)
        except RuleError:
            if isinstance(data["lexicon"], str):
                read.lexicons.append((LexiconFile(data["lexicon"], source="?"), path))
            raise
        read.lexicons.append((lexicon, path))
    elif "definition" in data:
        try:
            definition = convert(source, data, path, DefinitionFile)
            check_name(source, definition.definition, (*path, "definition"))
            source.pattern_place((*path, "pattern"))
        except RuleError:
            if isinstance(data["definition"], str):
                read.definitions.append((DefinitionFile(data["definition"], "?", "?"), path))
            raise
        read.definitions.append((definition, path))
    elif "change" in data:
        read.changes.append((convert(source, data, path, ChangeFile), path))
    else:
        read.rules.append(_checked(source, data, path, forms))


def _checked(source: Source, data: dict[str, Any], path: Path, forms: Forms) -> Checked:
    """Check a rule: its id, its keys (those of its kind, none of another) and its definitions' names."""
    try:
        whole = convert(source, {"kind": kind_of(data, forms), **data}, path, rule_type(forms))
    except RuleError as error:
        raise RuleError.of([error, *_wrong_patterns(source, data, path)]) from None
    wrong: list[RuleError] = []
    if not is_id(whole.id):
        said = f"the id {quoted(whole.id)} must be family/name, in small letters with hyphens"
        wrong.append(source.error(said, (*path, "id")))
    own = forms[whole.kind]
    for key, required in own.keys.items():
        if required and not data.get(key):
            wrong.append(source.error(f"a rule of kind {whole.kind!r} needs {key!r}", path))
    for key in dict.fromkeys(key for form in forms.values() for key in form.keys):
        if key in data and key not in own.keys:
            kind = next(kind for kind, form in forms.items() if key in form.keys)
            said = f"{key!r} belongs to rules of kind {kind!r}; this one is of kind {whole.kind!r}"
            wrong.append(source.error(said, (*path, key), key=True))
    for key in (key for key in PLACED if key not in own.placing):
        if key in data and getattr(whole, key.replace("-", "_")) != getattr(_UNPLACED, key.replace("-", "_")):
            said = f"{key!r} has no effect in a rule of kind {whole.kind!r}; take it out"
            wrong.append(source.error(said, (*path, key), key=True))
    for name in whole.define:
        try:
            check_name(source, name, (*path, "define", name), key=True)
        except RuleError as error:
            wrong.append(error)
    if wrong:
        raise RuleError.of(wrong)
    rule = Rule(**{name: getattr(whole, name) for name in Rule.__struct_fields__})
    given = {name: getattr(whole, name) for name in own.fields.__struct_fields__}
    try:
        fields = own.fields(**{name: value for name, value in given.items() if value is not msgspec.UNSET})
    except ValueError as error:
        raise source.error(str(error), path) from None
    return Checked(rule, fields, together((own.asks(fields), common_asks(rule))), path)


def _wrong_patterns(source: Source, data: dict[str, Any], path: Path) -> Iterator[RuleError]:
    """What is wrong in the patterns of a rule of which some value has a wrong type: their marks alone, not the names in them."""
    from linter.pattern.errors import PatternError
    from linter.pattern.grammar import read

    steps = data.get("steps")
    numbered = enumerate(steps) if isinstance(steps, list) else ()
    found = {(key,): data.get(key) for key in ("pattern", "except")} | {
        ("steps", number, "pattern"): step.get("pattern") for number, step in numbered if isinstance(step, dict)
    }
    for at, text in found.items():
        if isinstance(text, str):
            try:
                line, column = source.pattern_place((*path, *at))
                problems = Problems(PatternError)
                for _ in read(text, file=source.file, line=line, column=column, problems=problems):
                    pass
                problems.settle()
            except PatternError as error:
                yield source.in_pattern((*path, *at), error, f"in {'.'.join(map(str, at[:2]))!r}: ")
            except RuleError as error:
                yield error


def is_id(text: str) -> bool:
    """Whether a text can be a rule's id."""
    return _ID.fullmatch(text) is not None


def check_packs(source: Source, checked: Checked, builtin: bool) -> None:
    """Check a rule's packs: a built-in rule names built-in packs; a user's rule or change may make a pack by naming it, unless that looks mistyped."""
    source, path = checked.changed.get("packs", (source, (*checked.path, "packs")))
    for i, pack in enumerate(checked.rule.packs):
        problem = check_pack(pack, builtin and "packs" not in checked.changed)
        if problem:
            raise source.error(problem, (*path, i))


def check_builtin(source: Source, rule: Rule, path: Path) -> None:
    """Check what only a built-in rule must have: enough examples."""
    for name, count in (("flag", len(rule.examples.flag)), ("pass", len(rule.examples.pass_))):
        if count < LEAST_EXAMPLES:
            raise source.error(
                f"{rule.id} has {count} {name!r} examples; a built-in rule needs {LEAST_EXAMPLES}", (*path, "examples")
            )
