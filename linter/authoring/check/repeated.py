"""One alternative in two rules: both find the same words, so that a reader is told of them twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from linter.authoring.check.written import Author, Remark
from linter.pattern.search.anchors import alternatives
from linter.pattern.tree import Capture, Choice, Lexicon, Look, Repeat, Sequence, Tree
from linter.ruleset.cases import cases
from linter.ruleset.rule import LoadedRule

KIND = "repeated"


class _Where(NamedTuple):
    rule: LoadedRule
    number: int


def remarks(author: Author) -> Iterator[Remark]:
    """Alternatives that another rule has too, unless one rule is a case of the other or they are asked of other voices or places."""
    found: dict[Tree, list[_Where]] = {}
    for loaded in author.engine.library.rules.values():
        if loaded.rule.kind == "pattern":
            for number, tree in enumerate(alternatives(loaded.trees["pattern"]), 1):
                found.setdefault(_plain(author, loaded, tree), []).append(_Where(loaded, number))
    related = cases(author.engine.library.rules)
    for one in author.rules:
        if one.loaded.rule.kind != "pattern":
            continue
        own = one.loaded
        pattern = next(asked for asked in one.asked() if asked.part == "pattern")
        for line in one.lines(pattern):
            for other in found[_plain(author, own, line.tree)]:
                theirs = other.rule
                told_there = theirs.rule.id < own.rule.id if theirs.builtin == own.builtin else own.builtin
                if theirs is own or (told_there and author.only is None) or not _meet(own, theirs, related):
                    continue
                said = (
                    f"{line.called} is the same as alternative {other.number} of {theirs.rule.id}; take one of them out, or name the rule "
                    "in `more-general` if it says less of the same words"
                )
                yield one.remark(line, KIND, said)


def _meet(one: LoadedRule, other: LoadedRule, related: dict[str, frozenset[str]]) -> bool:
    """Whether two rules may find the same words, and neither is a case of the other."""
    a, b = one.rule, other.rule
    if a.id in related.get(b.id, ()) or b.id in related.get(a.id, ()):
        return False
    asked = ("where", "within", "outside", "attributed", "block", "position")
    if any(getattr(a, key) != getattr(b, key) for key in asked):
        return False
    return (
        "any" in (a.voice, b.voice)
        or a.voice == b.voice
        or ("source" in (a.voice, b.voice) and "narrator" not in (a.voice, b.voice))
    )


def _plain(author: Author, loaded: LoadedRule, tree: Tree) -> Tree:
    """A tree without captures, and with the entries of its lexicons in place of their names."""
    match tree:
        case Capture(_, item):
            return _plain(author, loaded, item)
        case Lexicon(name):
            entries = author.engine.library.entries[author.scoped(loaded).key(name)]
            return msgspec.structs.replace(tree, name="\n".join(sorted(entries.splitlines())))
        case Sequence(items):
            return Sequence(tuple(_plain(author, loaded, item) for item in items))
        case Choice(options):
            return Choice(tuple(_plain(author, loaded, option) for option in options))
        case Repeat(item) | Look(item):
            return msgspec.structs.replace(tree, item=_plain(author, loaded, item))
        case _:
            return tree
