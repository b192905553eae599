"""Parses the patterns of a checked rule, and checks that the names which a rule uses exist."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from linter.nearest import nearest
from linter.pattern.tree import Capture, Tree
from linter.problems import Problems, quoted
from linter.ruleset.cache import pack_trees
from linter.ruleset.definitions import Known, resolved
from linter.ruleset.form import Form, Forms
from linter.ruleset.load import Checked
from linter.ruleset.rule import Changed, LoadedRule
from linter.ruleset.source import Source
from linter.ruleset.yamlfile import RuleError

_MOST_NODES = 100_000  # of a rule's patterns, with definitions written out
_VALUES = frozenset({"words", "voice", "speaker"})
"""Names that the message of any rule may use."""


def parse_patterns(source: Source, checked: Checked, shared: Known) -> dict[str, Tree]:
    """Parse all patterns of a rule; gives trees by part (see ``Asked``).

    Args:
        source: the rule's file.
        checked: the rule.
        shared: what the patterns of any rule may name.

    Raises:
        RuleError: a pattern cannot be parsed, or all together are too large.
    """
    from linter.language import ANNOTATORS
    from linter.pattern.errors import PatternError
    from linter.pattern.expand import weigh
    from linter.pattern.grammar import parse

    rule, path = checked.rule, checked.path
    known = {*shared.lexicons, *rule.lexicons}
    own = {name: (source, text, (*path, "define", name)) for name, text in rule.define.items()}
    definitions = resolved(own, shared, known)
    trees: dict[str, Tree] = {}
    room = _MOST_NODES
    problems = Problems(RuleError)
    for asked in checked.asks.patterns:
        full = (*path, *asked.at)
        with problems.kept():
            line, column = source.pattern_place(full)
            try:
                tree = trees[asked.part] = parse(
                    asked.text, file=source.file, line=line, column=column,
                    lexicons=known, annotations=ANNOTATORS, definitions=definitions, lines=shared.lines,
                )  # fmt: skip
            except PatternError as error:
                raise source.in_pattern(full, error, f"in {asked.part!r}: ") from None
            size = weigh(tree, room)
            if size is None:
                said = f"with this one the rule's patterns have over {_MOST_NODES} items; split the rule"
                raise source.error(said, full)
            room -= size
    problems.settle()
    return trees


def check_names(source: Source, checked: Checked, form: Form[Any], shared: Known, trees: dict[str, Tree]) -> None:
    """Check that the lexicons, captures and values which a rule names exist.

    Args:
        source: the rule's file.
        checked: the rule.
        form: the form of its kind.
        shared: what it can use beside its own lexicons.
        trees: its parsed patterns.

    Raises:
        RuleError: some do not; says which names are nearest.
    """
    from linter.language import ANNOTATORS
    from linter.pattern.grammar import names_of

    rule, _, asks, path, changed = checked
    known = {*shared.lexicons, *rule.lexicons}
    problems = Problems(RuleError)
    for at, name in asks.lexicons:
        if name not in known:
            problems.add(source.error(f"there is no lexicon {quoted(name)}" + nearest(name, known), (*path, *at)))
    captured = (names_of(trees[asked.part], Capture) for asked in asks.patterns if asked.captures)
    captures = {name for names in captured for name in names}
    those = f"; they capture {', '.join(sorted(captures))}" if captures else "; capture it, as in $name:np"
    for name, condition in rule.where.items():
        if name not in captures:
            said = f"'where' names {quoted(name)}, which no pattern captures"
            problems.add(source.error(said + nearest(name, captures, those), (*path, "where", name), key=True))
        for keys, other in condition.compared.items():
            if other not in captures or other == name:
                said = f"{keys[-1]!r} names {quoted(other)}, which " + (
                    "is this capture itself" if other == name else "no pattern captures"
                )
                hint = nearest(other, captures - {name}, those)
                problems.add(source.error(said + hint, (*path, "where", name, *keys)))
        for key, value in msgspec.structs.asdict(condition).items() if not form.placed else ():
            if value is not None and not key.endswith("words"):
                said = f"{key.replace('_', '-')!r} has no effect in a rule of kind {rule.kind!r}, which can only ask for a number of words"
                problems.add(source.error(said, (*path, "where", name, key.replace("_", "-")), key=True))
    for at, name in asks.units:
        if name not in ANNOTATORS:
            hint = nearest(name, ANNOTATORS, "; see `rhetlint rules syntax`")
            problems.add(source.error(f"no unit <{name}>{hint}", (*path, *at)))
    filled = captures | _VALUES | form.values
    for key, text in (("message", rule.message), ("suggestion", rule.suggestion or "")):
        for name in dict.fromkeys(re.findall(r"\{([\w-]+)", text)):
            if name not in filled:
                said = f"the {key} names {{{name}}}, which nothing fills"
                known_too = f"; it may name {', '.join(sorted(filled))}"
                where, at = changed.get(key, (source, (*path, key)))
                problems.add(where.error(said + nearest(name, filled, known_too), at))
    problems.settle()


def loaded(checked: Checked, source: Source, forms: Forms, shared: Known, builtin: bool) -> LoadedRule:
    """Parse a checked rule's patterns and check the names it uses.

    Raises:
        RuleError: see ``parse_patterns`` and ``check_names``.
    """
    rule, fields, asks, path, changed = checked
    line = source.line_of_rule(path)
    trees = parse_patterns(source, checked, shared)
    check_names(source, checked, forms[rule.kind], shared, trees)
    # YAML's block scalars end with a line end.
    rule = msgspec.structs.replace(rule, why=rule.why.strip(), advice=rule.advice.strip(), claims=rule.claims.strip())
    encode = msgspec.msgpack.encode
    reads = tuple(globs for _, globs in asks.findings)
    matched = tuple(asked.part for asked in asks.patterns if asked.everywhere)
    changes = tuple(Changed(key, where.file, where.place(at)[0]) for key, (where, at) in changed.items())
    own = encode(fields)
    return LoadedRule(rule, source.file, line, own, pack_trees(trees), builtin, matched, reads, changed=changes)
