"""Decides which rules run for a selection, and in what order: a rule that reads others' findings needs them run first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from linter.ruleset.rule import LoadedRule, picks


def plan(rules: Mapping[str, LoadedRule], wanted: Iterable[str]) -> tuple[str, ...]:
    """Ids of the wanted rules and of those whose findings they read, each after those it reads.

    Rules without a pattern come first where possible: they work out large data that no other rule needs, and that can be dropped
    before patterns are matched. Attribution rules are left out unless wanted: attributions are found before all rules run.
    """
    out: dict[str, None] = {}
    entered: set[str] = set()
    for wanted_id in sorted(rules.keys() & wanted, key=lambda one: (bool(rules[one].matched), one)):
        waiting = [] if wanted_id in entered else [(wanted_id, read_by(rules, wanted_id))]
        entered.add(wanted_id)
        while waiting:  # a stack of its own, since a chain of references may be longer than Python's
            rule_id, reads = waiting[-1]
            other = next(reads, None)
            if other is None:
                out[rule_id] = None
                waiting.pop()
            elif other not in entered:
                entered.add(other)
                waiting.append((other, read_by(rules, other)))
    return tuple(out)


def read_by(rules: Mapping[str, LoadedRule], rule_id: str) -> Iterator[str]:
    """Ids of the rules whose findings a rule reads, in order; attribution rules are left out."""
    for globs in rules[rule_id].reads:
        if isinstance(globs, str) and globs in rules:
            found = [globs]
        else:
            found = [other for other in sorted(rules) if picks(globs, other)]
        yield from (other for other in found if rules[other].rule.kind != "attribution")
