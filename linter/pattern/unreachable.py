"""Repetitions that take what must come after them: since nothing taken is given back, what follows can hardly ever match."""

from __future__ import annotations

from linter.language.phrases import WORDS
from linter.pattern.lexicon import Lexicons
from linter.pattern.operators import first_of, single
from linter.pattern.tree import Capture, Look, Repeat, Sequence, Tree, children


def swallowed(tree: Tree, lexicons: Lexicons) -> tuple[str, ...]:
    """What may follow a repetition of single tokens that is sure to take all of it, in order; nothing where no such repetition is.

    A look inside the repetition is taken for the guard that keeps something back. What can be told only in a text (whether
    ``<adj>*`` takes a word) is let be.
    """
    if isinstance(tree, Sequence):
        for number, item in enumerate(tree.items[:-1]):
            words = _taken(item, tree.items[number + 1 :], lexicons)
            if words:
                return words
    return next((found for child in children(tree) if (found := swallowed(child, lexicons))), ())


def _taken(item: Tree, following: tuple[Tree, ...], lexicons: Lexicons) -> tuple[str, ...]:
    repeat = item.item if isinstance(item, Capture) else item
    if not isinstance(repeat, Repeat) or repeat.most == 1 or _looks(repeat.item):
        return ()
    one, after = single(repeat.item, lexicons), first_of(following, lexicons)
    if one is None or after is None or after.tags:
        return ()
    classes, forms = one
    _, words = after.spelt_out(lexicons)
    every = classes >= WORDS
    taken = all(word in forms or (every and word[0].isalpha()) for word in words)
    return tuple(sorted(words)) if taken else ()


def _looks(tree: Tree) -> bool:
    return isinstance(tree, Look) or any(map(_looks, children(tree)))
