"""What a new rule file says until its author says it, and the rules that still say so."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from linter.ruleset.library import RuleLibrary
from linter.ruleset.rule import Rule

MESSAGE: Final = "say here what this does to a reader"
"""Stands in the message of a file that ``try --save``, ``rules new --pattern`` or the playground has written."""
REMEDY: Final = "its message is still the one that a new file has; write what the words do to a reader"


def unwritten(rule: Rule) -> bool:
    """Whether nobody has written a rule's message yet."""
    return MESSAGE in rule.message.lower()


def unwritten_messages(library: RuleLibrary, running: Collection[str]) -> list[str]:
    """What is said of rules of a user's own that run, and whose messages nobody has written yet: each with file and line."""
    said: list[str] = []
    for rule_id in sorted(library.rules.keys() & set(running)):
        loaded = library.rules[rule_id]
        if not loaded.builtin and unwritten(loaded.rule):
            from linter.ruleset.source import place_of  # reads YAML, which a plain lint does not load

            line, _ = place_of(loaded.file, rule_id, ("message",)) or (loaded.line, 1)
            said.append(f"{loaded.file}:{line}: {rule_id}: {REMEDY}")
    return said
