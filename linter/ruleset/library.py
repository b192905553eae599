"""A rule library: all loaded rules, lexicons and definitions, and how two libraries are joined."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

import msgspec

from linter.ruleset.cache import Packed
from linter.ruleset.rule import LoadedRule

if TYPE_CHECKING:  # loaded only by a linting run
    from linter.pattern.search.anchors import Option


class RuleLibrary(msgspec.Struct, eq=False):  # compared by identity, as the key of what is compiled from it
    """Rules by id, in order of id, and the entries of lexicons by name (a rule's own as ``rule-id:name``), one a line.

    ``definitions`` are the shared ones by name: pattern text, file, and line and column (from 1) where it begins there.
    ``packed_options`` (by rule and part) and ``tables`` spare the pattern layer work at every start
    (``linter.ruleset.cache.pack``); a library without them works the same, more slowly.
    """

    rules: dict[str, LoadedRule]
    entries: dict[str, str]
    packed_options: dict[str, dict[str, msgspec.Raw]] = {}
    tables: dict[str, str] = {}
    definitions: dict[str, tuple[str, str, int, int]] = {}

    def __repr__(self) -> str:
        return f"<RuleLibrary of {len(self.rules)} rules, {len(self.entries)} lexicons>"

    @property
    def lexicons(self) -> dict[str, tuple[str, ...]]:
        """Lexicons by name, each as a tuple of its entries."""
        return {name: tuple(entries.splitlines()) for name, entries in self.entries.items()}

    @property
    def packed(self) -> Packed:
        """The rules as the pattern layer reads them."""
        trees = {rule_id: loaded.packed for rule_id, loaded in self.rules.items()}
        return Packed(trees, self.entries, self.packed_options, self.tables)

    def parts(self, rule_id: str) -> Collection[str]:
        """The names of a rule's patterns (see ``LoadedRule.trees``)."""
        packed = self.packed_options.get(rule_id)
        return self.rules[rule_id].trees.keys() if packed is None else packed.keys()

    def options(self, rule_id: str, part: str) -> tuple[Option, ...] | None:
        """The alternatives of one of a rule's patterns; None if they are not kept."""
        packed = self.packed_options.get(rule_id, {}).get(part)
        if packed is None:
            return None
        from linter.pattern.search.anchors import unpack_options  # only a linting run reads them

        return unpack_options(packed)


NOTHING = RuleLibrary({}, {})
"""A library without rules."""


def joined(base: RuleLibrary, added: RuleLibrary) -> RuleLibrary:
    """A library and what is added to it: added rules, lexicons and definitions replace those of the same name."""
    replaced = base.rules.keys() & added.rules.keys()

    def stays(lexicon: str) -> bool:
        return lexicon not in added.entries and owner_of(lexicon) not in replaced

    entries = {name: listed for name, listed in base.entries.items() if stays(name)}
    tables = {key: table for key, table in base.tables.items() if stays(key.removeprefix("~"))}
    return RuleLibrary(
        dict(sorted({**base.rules, **added.rules}.items())),
        entries | added.entries,
        base.packed_options | added.packed_options,
        tables | added.tables,
        base.definitions | added.definitions,
    )


def in_lines(lexicons: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Lexicons as a library keeps them: one entry a line."""
    return {name: "\n".join(entries) for name, entries in lexicons.items()}


def owner_of(lexicon: str) -> str:
    """The id of the rule whose own list this is; empty for a shared lexicon."""
    return lexicon.rpartition(":")[0]
