"""Rule files, rule libraries and what they may hold."""

from __future__ import annotations

from linter.ruleset.library import RuleLibrary, load_rules
from linter.ruleset.rule import LoadedRule, Rule

__all__ = ["LoadedRule", "Rule", "RuleLibrary", "load_rules"]
