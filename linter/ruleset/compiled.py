"""A rule library ready to run: pattern indexes for each phase, built once and used for many documents."""

from __future__ import annotations

from functools import cached_property
from typing import Literal, TypeAlias

from linter.pattern import Lexicons, Matcher, PatternIndex, Scoped
from linter.pattern.search.keeping import KeptClauses
from linter.ruleset.cases import cases
from linter.ruleset.library import RuleLibrary
from linter.ruleset.packs import CONTINUATION
from linter.ruleset.plan import plan
from linter.ruleset.rule import Globs, LoadedRule, picks

When: TypeAlias = Literal["first", "woven", "fallback"]
"""When attribution rules are tried: first, everywhere; then in sentences without a cue; last, at quotations left over (see ``resolve``)."""


class Engine:
    """The compiled form of a library. Everything is compiled on first use.

    Args:
        library: the rules.
        search: whether an index decides where patterns are tried. If not, each is tried at every token, and finds the same.
        keeping: whether what matches in a paragraph is kept, for a text that is linted again and again with small changes.
    """

    def __init__(self, library: RuleLibrary, *, search: bool = True, keeping: bool = False) -> None:
        self.library, self.search, self.keeping = library, search, keeping
        self.lexicons = Lexicons(library.entries, library.tables)
        self.clauses = KeptClauses() if keeping else None
        self._matchers: dict[tuple[str, str], Matcher] = {}
        self._plans: dict[frozenset[str], tuple[str, ...]] = {}
        self._move_indexes: dict[frozenset[str], PatternIndex[tuple[str, str]]] = {}
        self._attribution_indexes: dict[When, PatternIndex[str]] = {}
        self._except_indexes: dict[str, PatternIndex[str]] = {}
        self._matching: dict[Globs, tuple[str, ...]] = {}

    def plan(self, wanted: frozenset[str]) -> tuple[str, ...]:
        """The rules to run so that the wanted ones can, in order (see ``linter.ruleset.plan``)."""
        found = self._plans.get(wanted)
        if found is None:
            found = self._plans[wanted] = plan(self.library.rules, wanted)
        return found

    def matcher(self, rule: LoadedRule, part: str) -> Matcher:
        """The matcher of one of a rule's patterns (see ``LoadedRule.trees``)."""
        key = (rule.rule.id, part)
        found = self._matchers.get(key)
        if found is None:
            pattern = self.library.options(rule.rule.id, part) or rule.trees[part]
            found = self._matchers[key] = Matcher(pattern, Scoped(self.lexicons, rule.rule.id))
        return found

    def attribution_index(self, when: When) -> PatternIndex[str]:
        """Phase 1: the attribution rules tried then, selected or not, since voices depend on all of them."""
        found = self._attribution_indexes.get(when)
        if found is None:
            found = self._attribution_indexes[when] = PatternIndex(
                [
                    (rule_id, self.matcher(rule, "pattern"))
                    for rule_id, rule in self.library.rules.items()
                    if _looked_for(rule) == when
                ],
                search=self.search,
                keeping=self.keeping,
            )
        return found

    def move_index(self, wanted: frozenset[str]) -> PatternIndex[tuple[str, str]]:
        """Phase 2: the patterns of some rules that are looked for in the whole document, by rule id and part."""
        found = self._move_indexes.get(wanted)
        if found is None:
            found = self._move_indexes[wanted] = PatternIndex(
                [
                    ((rule_id, part), self.matcher(rule, part))
                    for rule_id, rule in self.library.rules.items()
                    if rule_id in wanted
                    for part in rule.matched
                ],
                search=self.search,
                keeping=self.keeping,
            )
        return found

    def except_index(self, rule: LoadedRule) -> PatternIndex[str]:
        """The index of a rule's exceptions (``except``), by its id."""
        found = self._except_indexes.get(rule.rule.id)
        if found is None:
            found = PatternIndex([(rule.rule.id, self.matcher(rule, "except"))], search=self.search)
            self._except_indexes[rule.rule.id] = found
        return found

    def matching(self, globs: Globs) -> tuple[str, ...]:
        """The ids that globs pick: of rules, and ``CONTINUATION``, which no rule finds."""
        found = self._matching.get(globs)
        if found is None:
            known = sorted({*self.library.rules, CONTINUATION})
            found = self._matching[globs] = tuple(rule for rule in known if picks(globs, rule))
        return found

    @cached_property
    def cases(self) -> dict[str, frozenset[str]]:
        """The rules that are a case of each rule (see ``linter.ruleset.cases``)."""
        return cases(self.library.rules)

    @cached_property
    def acts(self) -> dict[tuple[str, ...], str]:
        """The kind of act that each form of a cue verb or noun names: that of the first ``cue-…`` lexicon that lists it."""
        found: dict[tuple[str, ...], str] = {}
        for name in reversed(ACTS):
            if f"cue-{name}" in self.library.entries:
                found.update(dict.fromkeys(self.lexicons.table(f"cue-{name}", True).forms(), name))
        return found


def _looked_for(rule: LoadedRule) -> When | None:
    """When an attribution rule is tried; None for any other rule."""
    spec = rule.attribution
    if spec is None:
        return None
    return "fallback" if spec.fallback else "woven" if spec.act == "woven" else "first"


ACTS = ("say", "factive", "concede", "deny", "ask", "stress", "claim", "command", "commit", "think", "want", "judge", "show", "name", "discuss")  # fmt: skip
"""The kinds of act that the cue lexicons (``cue-say`` …) name; a form that several list has the first of them."""
