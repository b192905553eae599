"""Decides which rules run for a selection, and in what order: a rule that reads others' findings needs them run first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from linter.ruleset.rule import LoadedRule, picks


def plan(rules: Mapping[str, LoadedRule], wanted: Iterable[str]) -> tuple[str, ...]:
    """Ids of the wanted rules and of those whose findings they read, each after those it reads (in a circle, by id).

    Rules without a pattern come first where possible: they work out large data that no other rule needs, and that can be dropped
    before patterns are matched. Attribution rules are left out unless wanted: attributions are found before all rules run.
    """
    out: dict[str, None] = {}
    entered: set[str] = set()

    def enter(rule_id: str) -> None:
        if rule_id in entered:
            return
        entered.add(rule_id)
        for globs in rules[rule_id].reads:
            for other in sorted(rules):
                if picks(globs, other) and rules[other].rule.kind != "attribution":
                    enter(other)
        out[rule_id] = None

    for rule_id in sorted(rules.keys() & wanted, key=lambda one: (bool(rules[one].matched), one)):
        enter(rule_id)
    return tuple(out)
