"""Which rules run for a selection, and in what order: one that asks what others found runs after them, selected or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase

from linter.ruleset.rule import LoadedRule, Rule


def plan(rules: Mapping[str, LoadedRule], wanted: Iterable[str]) -> tuple[str, ...]:
    """Ids of the wanted rules and of those they ask about, each after those it asks about (of a circle, in order of id).

    Repetition rules come first where they may: what they work out of a text is large, and of no use to the others.
    """
    out: dict[str, None] = {}
    entered: set[str] = set()

    def enter(rule_id: str) -> None:
        if rule_id in entered:
            return
        entered.add(rule_id)
        for glob in _globs(rules[rule_id].rule):
            for other in sorted(rules):
                if fnmatchcase(other, glob):
                    enter(other)
        out[rule_id] = None

    for rule_id in sorted(wanted, key=lambda one: (one in rules and rules[one].rule.kind != "repetition", one)):
        if rule_id in rules:
            enter(rule_id)
    return tuple(out)


def _globs(rule: Rule) -> list[str]:
    """The rules a rule asks about. Attributions are there before all others, so that asking about them costs nothing."""
    asked = [rule.within, rule.outside]
    for condition in rule.where.values():
        asked += [condition.within, condition.outside]
    if rule.measure is not None:
        asked += [count.findings for count in (rule.measure.count, rule.measure.out_of) if count is not None]
    return [glob for glob in asked if glob and not glob.startswith("<")]
