"""Puts together the lexicons of rule files: some extend others, and a rule's own lists may include shared ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from linter.nearest import nearest
from linter.ruleset.convert import Path
from linter.ruleset.load import RuleFile
from linter.ruleset.rule import LexiconFile
from linter.ruleset.source import Source

Lists = dict[str, tuple[str, ...]]
"""Entries of lexicons by name, each entry with single spaces."""


def settle(lists: Lists, parts: Iterable[tuple[RuleFile, bool]]) -> None:
    """Add the lexicons of rule files: first whole ones, then those that extend others, each in order.

    Args:
        lists: the lexicons known so far, changed in place; a new one replaces one of the same name.
        parts: rule files, each with whether it ships with the program.

    Raises:
        RuleError: a lexicon extends one that does not exist, or a built-in one names no source.
    """
    parts = list(parts)
    for part, builtin in parts:
        for lexicon, path in part.lexicons:
            if builtin and not lexicon.source:
                raise part.source.error("a built-in lexicon names its source", path)
            if not lexicon.extends:
                lists[lexicon.lexicon] = tuple(map(_spaced, lexicon.entries))
    for part, _ in parts:
        for lexicon, path in part.lexicons:
            if lexicon.extends:
                _extend(lists, lexicon, part.source, path)


def own_lists(lists: Lists, rule_id: str, own: Mapping[str, tuple[str, ...]]) -> Lists:
    """A rule's own lists, as ``rule-id:name``, with ``@name`` entries replaced by the lexicons they name.

    Raises:
        KeyError: one of them is unknown.
    """
    found = {}
    for name, entries in own.items():
        whole = (lists[entry[1:]] if entry.startswith("@") else (_spaced(entry),) for entry in entries)
        found[f"{rule_id}:{name}"] = tuple(dict.fromkeys(entry for some in whole for entry in some))
    return found


def check_included(lists: Lists, own: Mapping[str, tuple[str, ...]], source: Source, path: Path) -> None:
    """Check that the lexicons which a rule's own lists include are known.

    Args:
        lists: those known.
        own: the rule's lists.
        source, path: the rule's file, and its place there.

    Raises:
        RuleError: one is not.
    """
    for name, entries in own.items():
        for number, entry in enumerate(entries):
            if entry.startswith("@") and entry[1:] not in lists:
                raise _unknown(lists, entry[1:], source, (*path, "lexicons", name, number))


def _extend(lists: Lists, lexicon: LexiconFile, source: Source, path: Path) -> None:
    if lexicon.lexicon not in lists:
        raise _unknown(lists, lexicon.lexicon, source, (*path, "lexicon"))
    without = set(map(_spaced, lexicon.except_))
    extended = dict.fromkeys((*lists[lexicon.lexicon], *map(_spaced, lexicon.entries)))
    lists[lexicon.lexicon] = tuple(entry for entry in extended if entry not in without)


def _unknown(lists: Lists, name: str, source: Source, path: Path) -> Exception:
    return source.error(f"no lexicon {name!r}" + nearest(name, lists), path)


def _spaced(entry: str) -> str:
    return " ".join(entry.split())
