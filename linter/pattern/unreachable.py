"""Finds repetitions that take what must come after them. A repetition gives nothing back, so the rest can hardly ever match."""

from __future__ import annotations

from linter.language.phrases import WORDS
from linter.pattern.lexicon import Lexicons
from linter.pattern.operators import first_of, single
from linter.pattern.tree import Capture, Look, Repeat, Sequence, Tree, children


def swallowed(tree: Tree, lexicons: Lexicons) -> tuple[str, ...]:
    """Words that must follow a repetition of single tokens which is sure to take them all, in order; empty if there is none.

    A repetition with a look inside is not reported: the look is there to keep something back. Nor is one that takes the words
    in some texts only, such as ``<adj>*``.
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
