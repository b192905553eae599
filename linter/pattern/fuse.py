"""Trees of words alone as regular expressions of the same meaning, for Python's own ``re``.

Choices and sequences are atomic groups, repetitions possessive, so that only a gap (lazy, with its rest inside the same
group) ever gives way. ``re`` has had both since 3.11 and runs them faster than ``regex``; nothing here needs more.
"""

from __future__ import annotations

import re

from linter.pattern.elements import CLOSERS, GAP_STOPS, GAP_TOKENS, MOST
from linter.pattern.inflect import inflections
from linter.pattern.lexicon import Lexicons
from linter.pattern.tree import (
    Capture,
    Choice,
    Edge,
    Exact,
    Gap,
    Lemma,
    Lexicon,
    Look,
    Marked,
    Repeat,
    Sequence,
    Tree,
    Word,
    children,
)  # fmt: skip

LARGE = 40
"""A lexicon of more forms is looked up by its first word instead of being spelt out."""
_GAP = f"(?!(?:{'|'.join(re.escape(stop) for stop in sorted(GAP_STOPS) if stop.strip())}) )[^ \\n]+ "
_END = f"(?=(?>(?:{'|'.join(re.escape(c) for c in sorted(CLOSERS, key=lambda c: (-len(c), c)))}) )*\\n)"


def fusible(tree: Tree, lexicons: Lexicons) -> bool:
    """Whether a tree can be one regular expression that neither reads annotations nor can be slow."""
    return _fits(tree, lexicons, False) and exponent(tree) <= 2


def _fits(tree: Tree, lexicons: Lexicons, captured: bool) -> bool:
    match tree:
        case Word() | Lemma() | Edge() | Gap():
            return True
        case Lexicon(name, inflected):
            return sum(map(len, lexicons.table(name, inflected).values())) <= LARGE
        case Exact() | Marked():
            return False
        case Capture(_, item):  # a group's place in the order of captures would not be that of the elements
            return not captured and _fits(item, lexicons, True)
        case Repeat(item, _, most):  # a group keeps its last round, the elements report the first
            return not may_be_empty(item) and _fits(item, lexicons, captured or most != 1)
        case Look(item):
            return _fits(item, lexicons, True)
        case _:
            return all(_fits(child, lexicons, captured) for child in children(tree))


def exponent(tree: Tree) -> int:
    """How the cost of one try grows: the nesting of things that are tried at many places."""
    match tree:
        case Sequence(items):
            gaps = sum(isinstance(i.item if isinstance(i, Capture) else i, Gap) for i in items)
            return max((exponent(i) for i in items), default=0) + gaps
        case Repeat(item, _, most):
            inner = exponent(item)
            return inner if most == 1 else 1 + inner if _looks(item) else max(1, inner)
        case _:
            return max((exponent(child) for child in children(tree)), default=0)


def _looks(tree: Tree) -> bool:
    return isinstance(tree, (Look, Gap)) or any(_looks(child) for child in children(tree))


def may_be_empty(tree: Tree) -> bool:
    """Whether a tree can match without consuming a token."""
    match tree:
        case Word() | Lemma() | Lexicon() | Exact() | Marked():
            return False
        case Sequence(items):
            return all(may_be_empty(item) for item in items)
        case Choice(options):
            return any(may_be_empty(option) for option in options)
        case Repeat(item, least, _):
            return least == 0 or may_be_empty(item)
        case Capture(_, item):
            return may_be_empty(item)
        case _:
            return True


def write(tree: Tree, lexicons: Lexicons) -> tuple[str, list[str]]:
    """The expression of a fusible tree, and the names of its groups in order."""
    names: list[str] = []
    return _write(tree, lexicons, names), names


def _write(tree: Tree, lexicons: Lexicons, names: list[str]) -> str:
    match tree:
        case Word(text):
            return re.escape(text) + " "
        case Lemma(lemma):
            return _any(sorted(inflections(lemma)))
        case Lexicon(name, inflected):
            forms = [form for group in lexicons.table(name, inflected).values() for form in group]
            return _any([" ".join(form) for form in sorted(forms, key=lambda f: (-len(f), f))])
        case Sequence(items):
            return "(?>" + "".join(_write(item, lexicons, names) for item in items) + ")"
        case Choice(options):
            return "(?>" + "|".join(_write(option, lexicons, names) for option in options) + ")"
        case Repeat(item, least, most):
            return f"(?:{_write(item, lexicons, names)}){{{least},{MOST if most is None else most}}}+"
        case Gap():
            return f"(?:{_GAP}){{0,{GAP_TOKENS}}}?"
        case Look(item, negative):  # captures inside are not reported: they are written as plain groups
            return f"(?{'!' if negative else '='}{_write(bare(item), lexicons, names)})"
        case Edge(start):
            return r"(?<=\n )(?!\n)" if start else _END
        case Capture(name, item):
            names.append(name)
            return f"({_write(item, lexicons, names)})"
        case _:
            raise AssertionError(tree)


def _any(forms: list[str]) -> str:
    return "(?>" + "|".join(re.escape(form) + " " for form in forms) + ")" if forms else "(?!)"


def bare(tree: Tree) -> Tree:
    """A tree without its captures."""
    match tree:
        case Capture(_, item):
            return bare(item)
        case Sequence(items):
            return Sequence(tuple(bare(item) for item in items))
        case Choice(options):
            return Choice(tuple(bare(option) for option in options))
        case Repeat(item, least, most):
            return Repeat(bare(item), least, most)
        case Look(item, negative):
            return Look(bare(item), negative)
        case _:
            return tree
