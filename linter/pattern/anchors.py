"""Where a pattern can match at all: a leaf that every match holds, what stands before it, and what must follow it."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple, TypeAlias

from linter.pattern.inflect import inflections
from linter.pattern.lexicon import Lexicons
from linter.pattern.tree import (
    Capture,
    Choice,
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
)
from linter.text.tokens import normalise

Path: TypeAlias = tuple[int, ...]
"""The way from a tree down to a node: which child at each step."""
Paths: TypeAlias = tuple[Path, ...]


class Anchor(NamedTuple):
    """A leaf of a pattern by which it is found.

    Every match of the pattern holds the leaf (of one of its anchors, where there are several). ``prefix`` stands before
    the leaf, to be stepped over backwards; ``suffix``, from the leaf on, matches wherever the whole does, so that most
    places are dropped without stepping back. A pattern without any leaf has no anchor.
    """

    leaf: Tree
    prefix: tuple[Tree, ...] = ()
    suffix: tuple[Tree, ...] = ()
    open: bool = True  # false inside a look ahead, whose end is not where the pattern goes on


_COMMON = {
    word: per_mille
    for per_mille, listed in (
        (45.0, ', . " the'),
        (22.0, "of to and a in"),
        (9.0, "that 's is it for on was he as with be said ''"),
        (4.0, "by at this have from but they are has we or i an had who she will would not their more were its about"),
        (4.0, "if what been can his so n't"),
        (2.0, "all than there when one which do new out up after could also you other people over last year two into"),
    )
    for word in listed.split()
}
_UNITS = {
    **dict.fromkeys(("quote", "negation"), 8.0),
    **dict.fromkeys(("number", "modal", "ing"), 15.0),
    **dict.fromkeys(("participle", "pronoun", "adv"), 40.0),
    **dict.fromkeys(("name", "person", "aux", "adj"), 60.0),
    **dict.fromkeys(("verb", "det", "prep"), 120.0),
    **dict.fromkeys(("word", "clause"), 900.0),
}
_RARE_WORD, _RARE_FORM, _UNIT = 0.1, 0.03, 200.0


def frequency(leaf: Tree, lexicons: Lexicons) -> float:
    """How many of a thousand tokens of news such a leaf is met at, roughly."""
    match leaf:
        case Word(text):
            return _COMMON.get(text, _RARE_WORD)
        case Exact(words):
            return _COMMON.get(normalise(words[0]), _RARE_WORD)
        case Lemma(lemma):
            return _summed(inflections(lemma))
        case Lexicon(name, inflected):
            return _summed(lexicons.table(name, inflected))
        case Marked(name):
            return _UNITS.get(name, _UNIT)
        case _:
            raise AssertionError(leaf)


def _summed(forms: Collection[str]) -> float:
    return len(forms) * _RARE_FORM + sum(rate for form, rate in _COMMON.items() if form in forms)


def anchor_paths(tree: Tree, lexicons: Lexicons) -> Paths:
    """The places in a pattern's tree of the leaves it is best found by; none for a pattern that has to be tried anywhere.

    Raises:
        KeyError: a lexicon is unknown.
    """
    return tuple(_paths(tree, lexicons) or ())


def _paths(tree: Tree, lexicons: Lexicons) -> list[Path] | None:
    match tree:
        case Word() | Exact() | Lemma() | Lexicon() | Marked():
            return [()]
        case Capture() | Look(_, False):
            return _below(tree, 0, lexicons)
        case Repeat(_, least) if least > 0:
            return _below(tree, 0, lexicons)
        case Choice(options):
            out: list[Path] = []
            for number in range(len(options)):
                found = _below(tree, number, lexicons)
                if found is None:
                    return None
                out += found
            return out
        case Sequence(items):
            each = [found for number in range(len(items)) if (found := _below(tree, number, lexicons)) is not None]
            return min(each, key=lambda paths: _cost(tree, paths, lexicons), default=None)
        case _:
            return None


def _below(tree: Tree, number: int, lexicons: Lexicons) -> list[Path] | None:
    found = _paths(children(tree)[number], lexicons)
    return found and [(number, *path) for path in found]


def _cost(tree: Tree, paths: list[Path], lexicons: Lexicons) -> float:
    """Frequency, dearer where a gap has to be stepped back over and where nothing more is asked at the leaf itself."""
    cost = 0.0
    for path in paths:
        anchor = anchor_at(tree, path)
        gaps = sum(isinstance(item, Gap) for item in anchor.prefix)
        cost += frequency(anchor.leaf, lexicons) * (1 + 2 * gaps + (0.5 if not anchor.suffix and anchor.prefix else 0))
    return cost


def anchor_at(tree: Tree, path: Path) -> Anchor:
    """The anchor at a place in a tree; captures are left in."""
    if not path:
        return Anchor(tree)
    inner = anchor_at(children(tree)[path[0]], path[1:])
    match tree:
        case Sequence(items):
            here = path[0]
            after = items[here + 1 :] if inner.open else ()
            return Anchor(inner.leaf, (*items[:here], *inner.prefix), (*inner.suffix, *after), inner.open)
        case Repeat(item, least, most) if most != 1 and inner.open:  # the first round; the others follow it
            rounds = Repeat(item, least - 1, None if most is None else most - 1)
            return Anchor(inner.leaf, inner.prefix, (*inner.suffix, rounds))
        case Look():
            return Anchor(inner.leaf, inner.prefix, inner.suffix, False)
        case _:
            return inner
