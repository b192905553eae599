"""Where a pattern can match at all: a leaf that every match holds, what stands before it, and what must follow it."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from linter.pattern.fuse import bare
from linter.pattern.inflect import inflections
from linter.pattern.lexicon import Lexicons
from linter.pattern.tree import Capture, Choice, Exact, Gap, Lemma, Lexicon, Look, Marked, Repeat, Sequence, Tree, Word
from linter.text.tokens import normalise


class Anchor(msgspec.Struct, frozen=True, array_like=True):
    """A leaf of a pattern by which it is found.

    Every match of the pattern holds the leaf (of one of its anchors, where there are several). ``prefix`` stands before
    the leaf, to be stepped over backwards; ``suffix``, from the leaf on, matches wherever the whole does, so that most
    places are dropped without stepping back. A pattern without any leaf has the leaf None.
    """

    leaf: Tree | None
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
_RARE_WORD, _RARE_FORM, _UNIT, _ANYWHERE = 0.1, 0.03, 200.0, 1000.0


def frequency(leaf: Tree | None, lexicons: Lexicons) -> float:
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
            return _ANYWHERE


def _summed(forms: Collection[str]) -> float:
    return len(forms) * _RARE_FORM + sum(rate for form, rate in _COMMON.items() if form in forms)


def anchors(tree: Tree, lexicons: Lexicons) -> tuple[Anchor, ...]:
    """The anchors of a pattern, the rarest there are. Raises KeyError for an unknown lexicon."""
    found = _anchors(bare(tree), lexicons)
    return tuple(found) if found is not None else (Anchor(None),)


def _cost(found: list[Anchor], lexicons: Lexicons) -> float:
    """Frequency, dearer where a gap has to be stepped back over and where nothing more is asked at the leaf itself."""
    cost = 0.0
    for anchor in found:
        gaps = sum(isinstance(item, Gap) for item in anchor.prefix)
        cost += frequency(anchor.leaf, lexicons) * (1 + 2 * gaps + (0.5 if not anchor.suffix and anchor.prefix else 0))
    return cost


def _anchors(tree: Tree, lexicons: Lexicons) -> list[Anchor] | None:
    match tree:
        case Word() | Exact() | Lemma() | Lexicon() | Marked():
            return [Anchor(tree)]
        case Capture(_, item):
            return _anchors(item, lexicons)
        case Look(item, False):
            found = _anchors(item, lexicons)
            return found and [Anchor(a.leaf, a.prefix, a.suffix, False) for a in found]
        case Repeat(item, least, most) if least > 0:
            found = _anchors(item, lexicons)
            if found is None or most == 1:
                return found
            rounds = Repeat(item, least - 1, None if most is None else most - 1)
            return [_then(a, (rounds,)) for a in found]
        case Choice(options):
            out: list[Anchor] = []
            for option in options:
                found = _anchors(option, lexicons)
                if found is None:
                    return None
                out += found
            return out
        case Sequence(items):
            best: list[Anchor] | None = None
            least_cost = 0.0
            for number, item in enumerate(items):
                found = _anchors(item, lexicons)
                if found is None:
                    continue
                before = items[:number]
                here = [
                    _then(Anchor(a.leaf, (*before, *a.prefix), a.suffix, a.open), items[number + 1 :]) for a in found
                ]
                cost = _cost(here, lexicons)
                if best is None or cost < least_cost:
                    best, least_cost = here, cost
            return best
        case _:
            return None


def _then(anchor: Anchor, items: tuple[Tree, ...]) -> Anchor:
    return Anchor(anchor.leaf, anchor.prefix, anchor.suffix + items, True) if anchor.open else anchor
