"""Which rules run for a selection, and in what order: one that asks what others found runs after them, selected or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from linter.ruleset.rule import LoadedRule, picks


def plan(rules: Mapping[str, LoadedRule], wanted: Iterable[str]) -> tuple[str, ...]:
    """Ids of the wanted rules and of those they ask about, each after those it asks about (of a circle, in order of id).

    Rules without a pattern to look for come first where they may: what they work out of a text is large, of no use to the others,
    and can be dropped before patterns are matched. Attributions are there before all rules, so that those who ask about them need no
    rule of phase 1 to run.
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
