"""The lexicons of a library: what is in each, where it is written, and which rules use it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from linter.pattern.grammar import names_of
from linter.pattern.tree import Lexicon
from linter.ruleset.form import Forms, common_asks, together
from linter.ruleset.library import RuleLibrary, owner_of
from linter.ruleset.load import load_file
from linter.ruleset.reading import shown
from linter.ruleset.rule import LoadedRule


class Listed(NamedTuple):
    """A lexicon that all rules may use: its name, what it is about, its entries, the files that make it, and the ids of its users."""

    name: str
    about: str
    entries: tuple[str, ...]
    files: tuple[str, ...]
    users: tuple[str, ...]


def named_by(loaded: LoadedRule, forms: Forms) -> set[str]:
    """The names of the lexicons that a rule uses in its patterns, in its other keys, or within its own lists.

    A name may be that of a list of its own, which then hides a shared one.

    Args:
        loaded: the rule.
        forms: the forms of all kinds of rule.
    """
    rule, form = loaded.rule, forms[loaded.rule.kind]
    asks = together((form.asks(loaded.fields(form.fields)), common_asks(rule)))
    found = {name for tree in loaded.trees.values() for name in names_of(tree, Lexicon)}
    return found | {name for _, name in asks.lexicons}


def shared_by(loaded: LoadedRule, forms: Forms) -> set[str]:
    """The names of the shared lexicons that a rule uses. Arguments as of ``named_by``."""
    own = loaded.rule.lexicons
    included = {entry[1:] for entries in own.values() for entry in entries if entry.startswith("@")}
    return (named_by(loaded, forms) - own.keys()) | included


def listed(library: RuleLibrary, forms: Forms, files: Iterable[Path]) -> Iterator[Listed]:
    """The shared lexicons of a library in order of name.

    Args:
        library: the rules.
        forms: the forms of all kinds of rule.
        files: all rule files that it was loaded from, in order.
    """
    users: dict[str, list[str]] = {}
    for rule_id, loaded in library.rules.items():
        for name in shared_by(loaded, forms):
            users.setdefault(name, []).append(rule_id)
    about: dict[str, str] = {}
    made: dict[str, list[str]] = {}
    for file in files:
        for lexicon, _ in load_file(file, forms).lexicons:
            name = lexicon.lexicon
            if lexicon.extends:
                made.setdefault(name, []).append(str(shown(file)))
            else:
                made[name] = [str(shown(file))]
            about[name] = lexicon.about or about.get(name, "")
    for name, entries in sorted(library.entries.items()):
        if not owner_of(name):
            yield Listed(
                name,
                about.get(name, ""),
                tuple(entries.splitlines()),
                tuple(made.get(name, ())),
                tuple(users.get(name, ())),
            )
