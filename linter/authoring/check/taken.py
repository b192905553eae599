"""Optional items that take what must follow them. They give nothing back, so the alternative matches only where that comes twice."""

from __future__ import annotations

from collections.abc import Iterator

from linter.authoring.check.written import Author, Remark
from linter.pattern import Lexicons
from linter.pattern.operators import first_of, single
from linter.pattern.show import shown
from linter.pattern.tree import Capture, Look, Marked, Repeat, Sequence, Tree, children
from linter.text import from_text
from linter.text.document import CLASSES

KIND = "taken"
_MOST_WORDS = 40  # that must follow: of more of them, no unit takes each


def remarks(author: Author) -> Iterator[Remark]:
    """Optional items that are sure to take what must follow, or, of units, take it where it stands alone."""
    for one in author.rules:
        lexicons = author.scoped(one.loaded)
        for asked in one.asked():
            for line in one.lines(asked):
                for item, words in _takers(line.tree, lexicons):
                    word = min(words, key=lambda one: (not one.isalpha(), one))
                    said = (
                        f"in {line.called} of `{asked.part}`: {shown(item)} takes “{word}”, which is to come after it, and gives nothing "
                        f"back; keep it out, as in (!{word} …)?"
                    )
                    yield one.remark(line, KIND, said)


def _takers(tree: Tree, lexicons: Lexicons) -> Iterator[tuple[Tree, frozenset[str]]]:
    """Optional items of a tree, each with the words that must follow and that it takes, every one of them."""
    if isinstance(tree, Sequence):
        for number, item in enumerate(tree.items[:-1]):
            words = _taken(item, tree.items[number + 1 :], lexicons)
            if words:
                yield item, words
    for child in children(tree):
        yield from _takers(child, lexicons)


def _taken(item: Tree, following: tuple[Tree, ...], lexicons: Lexicons) -> frozenset[str]:
    optional = item.item if isinstance(item, Capture) else item
    if not isinstance(optional, Repeat) or optional.least or optional.most != 1 or _looks(optional.item):
        return frozenset()  # what is repeated more often is an error when the rule is loaded
    after = first_of(following, lexicons)
    if after is None or after.tags:
        return frozenset()
    _, words = after.spelt_out(lexicons)
    if not words or isinstance(following[0], Repeat):
        return frozenset()
    inner = optional.item.item if isinstance(optional.item, Capture) else optional.item
    one = single(inner, lexicons)
    if one is not None:
        taken = not one.classes and words <= one.words
    else:
        unit = isinstance(inner, Marked) and inner.name not in CLASSES
        taken = unit and len(words) <= _MOST_WORDS and all(_is_unit(inner.name, word) for word in words)  # type: ignore[union-attr]
    return words if taken else frozenset()


def _is_unit(name: str, word: str) -> bool:
    """Whether a word is a unit by itself where it is the verb of a short sentence."""
    document = from_text(f"They {word} the old ferry.")
    return any((first, last) == (1, 2) for first, last in document.annotation(name).ends())


def _looks(tree: Tree) -> bool:
    return isinstance(tree, Look) or any(map(_looks, children(tree)))
