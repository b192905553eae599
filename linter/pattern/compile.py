"""Tree → element. All is possessive but gaps and marked units: they are elastic, since they have a rest to wait for."""

from __future__ import annotations

from linter.pattern import elements as e
from linter.pattern.lexicon import Lexicons
from linter.pattern.search.neighbours import first_of
from linter.pattern.single import look_at_token, maybe_token, one_token, token, tokens
from linter.pattern.stream import Tape
from linter.pattern.tree import (
    Capture,
    Choice,
    Edge,
    Exact,
    Gap,
    Lexicon,
    Look,
    Marked,
    Repeat,
    Sequence,
    Tree,
    children,
    quotes,
)  # fmt: skip
from linter.text.document import CLASSES


def compile_tree(tree: Tree, lexicons: Lexicons) -> e.At:
    """The element of a tree.

    Raises:
        KeyError: a lexicon is unknown.
    """

    def inner(item: Tree) -> e.At:
        return compile_tree(item, lexicons)

    one = one_token(tree, lexicons)
    if one is not None:
        return token(*one)
    match tree:
        case Sequence(items):
            return _sequence(items, lexicons)
        case Choice(options):
            return e.choice([inner(option) for option in options])
        case Repeat(item, least, most):
            return _repeated(item, least, e.MOST if most is None else most, lexicons)
        case Look(item, negative):
            one = one_token(item, lexicons)
            return e.look(inner(item), negative, _lasting(item)) if one is None else look_at_token(*one, negative)
        case Capture(name, item):
            return e.named(name, inner(item))
        case Lexicon(name, inflected):
            return e.entries(lexicons.table(name, inflected))
        case Marked(name):
            return e.unit(name, None, None, False)
        case Exact(tokens):
            return e.exactly(tokens)
        case Edge(start):
            return e.start_edge if start else e.end_edge
        case Gap():
            return e.stretch(None, None, False)
        case _:
            raise AssertionError(tree)


def _repeated(item: Tree, least: int, most: int, lexicons: Lexicons) -> e.At:
    one = one_token(item, lexicons)
    if one is not None:
        return maybe_token(*one) if (least, most) == (0, 1) else tokens(*one, least, most)
    if (least, most) != (0, 1):
        return e.repeated(compile_tree(item, lexicons), least, most)
    if isinstance(item, Marked) and item.name != "quote":  # a quotation may begin a slot further on
        return e.unit(item.name, None, None, False, optional=True)
    return e.maybe(compile_tree(item, lexicons))


def _sequence(items: tuple[Tree, ...], lexicons: Lexicons) -> e.At:
    """Up to the first elastic item, which takes all that follows as its rest."""
    out: list[e.At] = []
    for number, item in enumerate(items):
        name, inner = (item.name, item.item) if isinstance(item, Capture) else (None, item)
        if _stretches(inner):
            following = items[number + 1 :]
            rest = _later(_joined(following), lexicons) if following else None
            remember = any(map(_elastic, following))
            out.append(
                e.unit(inner.name, name, rest, remember)
                if isinstance(inner, Marked)
                else e.stretch(name, rest, remember, _beginning(following, lexicons))
            )
            break
        out.append(compile_tree(item, lexicons))
    return out[0] if len(out) == 1 else e.sequence(out)


def _later(tree: Tree, lexicons: Lexicons) -> e.At:
    """The element of a rest, compiled when it is first tried: many are never come to."""
    made: e.At | None = None

    def at(tape: Tape, slot: int, captures: e.Captures) -> int:
        nonlocal made
        if made is None:
            made = compile_tree(tree, lexicons)
        return made(tape, slot, captures)

    return at


def _beginning(items: tuple[Tree, ...], lexicons: Lexicons) -> tuple[frozenset[str], frozenset[str]] | None:
    """The classes and words a rest begins with; None where that is anything, or a quotation, which may have no mark of its own."""
    found = None if any(map(quotes, items)) else first_of(items, lexicons)
    return None if found is None else found.spelt_out(lexicons)


def _joined(items: tuple[Tree, ...]) -> Tree:
    return items[0] if len(items) == 1 else Sequence(items)


def _stretches(tree: Tree) -> bool:
    return isinstance(tree, Gap) or (isinstance(tree, Marked) and tree.name not in CLASSES)


def _elastic(tree: Tree) -> bool:
    return _stretches(tree) or any(map(_elastic, children(tree)))


def _lasting(tree: Tree) -> bool:
    """Whether a look ahead may run over many tokens or many ways, so that its answers are worth keeping."""
    if (isinstance(tree, Repeat) and tree.most != 1) or isinstance(tree, (Gap, Look)):
        return True
    return (isinstance(tree, Sequence) and _elastic(tree)) or any(map(_lasting, children(tree)))
