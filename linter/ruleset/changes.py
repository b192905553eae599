"""Changes of rules that are there: ``change: family/name`` in a user's file makes some of a rule's keys different, and leaves the rest.

A change is made before a rule's patterns are parsed, in what its file says; so all that follows (checks, digest, copies) sees the outcome.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path as FilePath
from typing import Any

import msgspec

from linter.nearest import nearest
from linter.pattern.grammar import written_lines
from linter.problems import Problems, quoted
from linter.ruleset.convert import Path
from linter.ruleset.form import Forms, common_asks, together
from linter.ruleset.library import RuleLibrary
from linter.ruleset.load import Checked, RuleFile, load_file
from linter.ruleset.rule import ChangeFile
from linter.ruleset.source import Source
from linter.ruleset.yamlfile import RuleError

Parts = list[tuple[RuleFile, int | None]]
"""Rule files, each with the number of the user's path that led to it (None: built in)."""


def changed(forms: Forms, parts: Parts, base: RuleLibrary, problems: Problems[RuleError]) -> Parts:
    """Rule files with the changes made that they ask for, in their order; a later change of the same key counts.

    Args:
        forms: the forms of all kinds of rule.
        parts: the files. Their lists of rules are changed in place.
        base: the library they add to. A rule of it that is changed is read again from its file.
        problems: what is wrong is added.

    Returns:
        The files, after those of changed rules of ``base``, each with these rules alone.
    """
    read: dict[str, RuleFile] = {}
    for part, _ in parts:
        for change, path in part.changes:
            with problems.kept():
                file = _file_of(forms, change, [*read.values(), *(one for one, _ in parts)], base, part.source, path)
                if all(file is not one for one, _ in parts):
                    read[change.change] = file
                at = max(n for n, checked in enumerate(file.rules) if checked.rule.id == change.change)
                file.rules[at] = _changed(forms, file.rules[at], change, part.source, path)
    return [*((file, None) for file in read.values()), *parts]


def _file_of(
    forms: Forms, change: ChangeFile, files: Sequence[RuleFile], base: RuleLibrary, source: Source, path: Path
) -> RuleFile:
    """The file, read for its rules, of the rule that a change means: the last that has it, else that of the library."""
    rule_id = change.change
    for file in reversed(files):
        if any(checked.rule.id == rule_id for checked in file.rules):
            return file
    if rule_id not in base.rules:
        known = {*base.rules, *(checked.rule.id for file in files for checked in file.rules)}
        hint = nearest(rule_id, known, "; see `rhetlint rules list`")
        raise source.error(f"there is no rule {quoted(rule_id)} to be changed{hint}", (*path, "change"))
    file = load_file(FilePath(base.rules[rule_id].file), forms)
    own = [checked for checked in file.rules if checked.rule.id == rule_id]
    return file._replace(rules=own, lexicons=[], definitions=[], changes=[])


def _changed(forms: Forms, checked: Checked, change: ChangeFile, source: Source, path: Path) -> Checked:
    rule, places = checked.rule, dict(checked.changed)
    if change.voice is not None and not forms[rule.kind].placed:
        raise source.error(f"'voice' has no effect in a rule of kind {rule.kind!r}; take it out", (*path, "voice"))
    for key in ("severity", "message", "voice", "packs"):
        value = getattr(change, key)
        if value is not None:
            rule = msgspec.structs.replace(rule, **{key: value})
            places[key] = source, (*path, key)
    lexicons = dict(rule.lexicons)
    for name, listed in change.lexicons.items():
        at = (*path, "lexicons", name)
        if name not in lexicons:
            hint = nearest(name, lexicons, "; for a shared lexicon write `lexicon: NAME` with `extends: true`")
            raise source.error(f"{rule.id} has no lexicon {quoted(name)} of its own{hint}", at, key=True)
        without = {" ".join(entry.split()) for entry in listed.except_}
        every = dict.fromkeys((*lexicons[name], *listed.entries))
        lexicons[name] = tuple(entry for entry in every if " ".join(entry.split()) not in without)
        places[f"lexicons.{name}"] = source, at
    rule = msgspec.structs.replace(rule, lexicons=lexicons)
    data = msgspec.to_builtins(checked.fields)
    known: list[str] = []
    left = set(change.drop)
    wanted = {" ".join(name.split()): name for name in change.drop}
    for asked in checked.asks.patterns:
        if asked.part.startswith("where."):
            continue
        lines = list(written_lines(asked.text))
        known += [line.name for line in lines if line.name is not None]
        off = {wanted[one] for line in lines for one in line.called if one in wanted}
        if off:
            text = _without(asked.text, {" ".join(name.split()) for name in off})
            if not text.strip() and forms[rule.kind].keys.get(str(asked.at[0]), True):
                said = "nothing would be left of the pattern; ignore the rule instead, in rhetlint.toml"
                raise source.error(said, (*path, "drop"))
            _put(data, asked.at, text if text.strip() else None)
            left -= off
    for number, name in enumerate(change.drop):
        places[f"drop.{name}"] = source, (*path, "drop", number)
        if name in left and f"drop.{name}" not in checked.changed:
            as_it_is = "write one as it stands in `rhetlint rules show`"
            named = f"; named are {', '.join(known)}; or {as_it_is}" if known else f"; {as_it_is}"
            raise source.error(
                f"{rule.id} has no alternative {quoted(name)}{nearest(name, known, named)}", (*path, "drop", number)
            )
    fields = msgspec.convert(data, type(checked.fields))
    return Checked(rule, fields, together((forms[rule.kind].asks(fields), common_asks(rule))), checked.path, places)


def _without(text: str, names: set[str]) -> str:
    """A pattern without the lines that are called so, the others where they are; empty where none is left."""
    rows = text.split("\n")
    lines = list(written_lines(text))
    off = [line.number for line in lines if not names.isdisjoint(line.called)]
    for number in off:
        rows[number] = ""
    return "" if len(off) == len(lines) else "\n".join(rows)


def _put(data: Any, at: Path, value: str | None) -> None:
    """Set the value that some keys lead to."""
    *before, last = at
    for key in before:
        data = data[key]
    data[last] = value
