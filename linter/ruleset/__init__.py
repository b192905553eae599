"""Reads and checks rule files into rule libraries. ``linter.session.load_rules`` loads them with all kinds of rule."""

from __future__ import annotations

from linter.ruleset.library import RuleLibrary
from linter.ruleset.rule import LoadedRule, Rule

__all__ = ["LoadedRule", "Rule", "RuleLibrary"]
