"""A pattern that is in no rule file, ready to run beside the rules of a library."""

from __future__ import annotations

import msgspec

from linter.kinds.pattern import Fields
from linter.language import ANNOTATORS
from linter.pattern import parse
from linter.pattern.definitions import Definition, resolve
from linter.ruleset.cache import pack_trees
from linter.ruleset.library import RuleLibrary, joined
from linter.ruleset.rule import LoadedRule, Rule, VoiceChoice

TRIED = "try/pattern"
"""The id of the rule that a tried pattern becomes."""


def tried(pattern: str, library: RuleLibrary, voice: VoiceChoice = "any") -> LoadedRule:
    """A pattern as a rule of the kind ``pattern``.

    Args:
        pattern: its text, one alternative a line.
        library: what it may name: lexicons and definitions.
        voice: in whose voice it may be found.

    Raises:
        PatternError: the text is no pattern, or names something that does not exist.
    """
    lexicons = [name for name in library.entries if ":" not in name]
    definitions = {}
    if "&" in pattern:
        written = {name: Definition(*definition) for name, definition in library.definitions.items()}
        definitions = resolve(written, annotations=ANNOTATORS)
    tree = parse(pattern, lexicons=lexicons, annotations=ANNOTATORS, definitions=definitions)
    rule = Rule(TRIED, "Tried pattern", "{words}", voice=voice)
    own = msgspec.msgpack.encode(Fields(pattern))
    return LoadedRule(rule, "<pattern>", 1, own, pack_trees({"pattern": tree}), False, ("pattern",), ())


def beside(library: RuleLibrary, rule: LoadedRule) -> RuleLibrary:
    """A library with one more rule."""
    return joined(library, RuleLibrary({rule.rule.id: rule}, {}))
