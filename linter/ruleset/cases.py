"""Which rules are a case of which: what ``more-general`` in rule files says, followed to its end."""

from __future__ import annotations

from collections.abc import Mapping

from linter.ruleset.rule import LoadedRule


def more_general(rules: Mapping[str, LoadedRule], rule_id: str) -> tuple[str, ...]:
    """The rules that a rule is a case of, whether it names them itself or one of them does, the nearest first.

    The rule itself is among them if the rules name each other in a circle. One that is not in ``rules`` is left out.
    """
    found: dict[str, None] = {}
    waiting = [rule_id]
    while waiting:
        for general in rules[waiting.pop(0)].rule.more_general:
            if general in rules and general not in found:
                found[general] = None
                waiting.append(general)
    return tuple(found)


def cases(rules: Mapping[str, LoadedRule]) -> dict[str, frozenset[str]]:
    """The rules that are a case of each rule; without those of which no other is one."""
    found: dict[str, set[str]] = {}
    for rule_id, loaded in rules.items():
        if loaded.rule.more_general:
            for general in more_general(rules, rule_id):
                found.setdefault(general, set()).add(rule_id)
    return {general: frozenset(special) for general, special in found.items()}
