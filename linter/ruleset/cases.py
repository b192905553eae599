"""Which rules are a case of which: what ``more-general`` in rule files says."""

from __future__ import annotations

from collections.abc import Mapping

from linter.ruleset.rule import LoadedRule


def cases(rules: Mapping[str, LoadedRule]) -> dict[str, frozenset[str]]:
    """The rules that call a rule more general, by this rule; without those that none calls so."""
    found: dict[str, set[str]] = {}
    for rule_id, loaded in rules.items():
        for general in loaded.rule.more_general:
            found.setdefault(general, set()).add(rule_id)
    return {general: frozenset(special) for general, special in found.items()}


def in_circle(rules: Mapping[str, LoadedRule], rule_id: str) -> bool:
    """Whether a rule is a case of itself, by way of others or directly."""
    reached: set[str] = set()
    waiting = [rule_id]
    while waiting:
        for general in rules[waiting.pop()].rule.more_general:
            if general == rule_id:
                return True
            if general in rules and general not in reached:
                reached.add(general)
                waiting.append(general)
    return False
