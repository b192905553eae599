"""The digest of everything in a rule file that decides what a rule finds, so that a verdict can say which state of a rule it is on.

In it: the kind and its keys (patterns, steps, measures), the keys that choose among matches (voice, place, conditions), and the entries
of all lexicons and the text of all definitions that these name, shared ones too. Not in it: what the rule says (title, message, why …),
its examples, packs and severity, and white space and names of alternatives in patterns. Nor the engine, the attribution of words, and the rules whose
findings it reads: these are not the rule's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from linter.pattern.tree import Lexicon, Tree
from linter.ruleset.form import Asks
from linter.ruleset.rule import Part, Rule

_TITLE = re.compile(r"^[ \t]*\[[a-z][a-z0-9-]*\](?=[ \t]+\S)", re.MULTILINE)
_NAMED = re.compile(r"(?<!\\)&([A-Za-z][\w-]*)")
_DECIDING = ("kind", "voice", "within", "outside", "where", "attributed", "block")
_IF_GIVEN = ("position", "opinion", "argued", "answered", "speaker", "after", "not_after", "before", "not_before")
"""Keys that came later: without one a rule is what it was before there was such a key."""
_BYTES = 6


def digest(
    rule: Rule,
    fields: Part,
    asks: Asks,
    trees: Mapping[str, Tree],
    lexicons: Mapping[str, tuple[str, ...]],
    definitions: Mapping[str, str],
) -> str:
    """A rule's digest, in hexadecimal.

    Args:
        rule: the keys of every rule.
        fields: those of its kind.
        asks: what it needs.
        trees: its parsed patterns.
        lexicons: the entries of all lexicons by name, this rule's own as ``rule-id:name``.
        definitions: the text of all shared definitions by name.
    """
    import hashlib

    from linter.pattern.grammar import nodes_of

    names = {node.name for tree in trees.values() for node in nodes_of(tree, Lexicon)}
    names.update(name for _, name in asks.lexicons)
    whole = {
        "rule": {
            key: _spaced(getattr(rule, key))
            for key in (*_DECIDING, *(key for key in _IF_GIVEN if getattr(rule, key) not in (None, ())))
        },
        "fields": _spaced(fields),
        "lexicons": {name: sorted(_entries(lexicons, rule.id, name)) for name in names},
        "definitions": _used((asked.text for asked in asks.patterns), {**definitions, **rule.define}),
    }
    return hashlib.blake2b(msgspec.json.encode(whole, order="sorted"), digest_size=_BYTES).hexdigest()


def _entries(lexicons: Mapping[str, tuple[str, ...]], rule_id: str, name: str) -> tuple[str, ...]:
    own = f"{rule_id}:{name}"
    return lexicons[own] if own in lexicons else lexicons[name]


def _used(patterns: Iterable[str], definitions: Mapping[str, str]) -> dict[str, Any]:
    """The definitions that patterns name, and those that these name in turn."""
    used: dict[str, Any] = {}
    waiting = list(patterns)
    while waiting:
        for name in _NAMED.findall(waiting.pop()):
            if name not in used and name in definitions:
                used[name] = _spaced(definitions[name])
                waiting.append(definitions[name])
    return used


def _spaced(value: Any) -> Any:
    """Plain data of a value, each run of white space in its texts as one space, without names of alternatives."""
    plain = msgspec.to_builtins(value)
    if isinstance(plain, str):
        return " ".join(_TITLE.sub("", plain).split())
    if isinstance(plain, dict):
        return {key: _spaced(inner) for key, inner in plain.items()}
    return [_spaced(inner) for inner in plain] if isinstance(plain, list | tuple) else plain
