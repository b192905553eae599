"""Replaces the names of definitions in a tree by the definitions, so that later readers of the tree need not know names."""

from __future__ import annotations

from collections.abc import Mapping

from linter.pattern.tree import Capture, Choice, Edge, Gap, Look, Reference, Repeat, Sequence, Tree, Word, children

MOST_NODES = 20_000
DEEPEST_TREE = 100


class ExpansionError(ValueError):
    """A name that cannot be replaced where it is used: ``name`` is the definition's, ``str`` says why."""

    def __init__(self, name: str, message: str) -> None:
        self.name = name
        super().__init__(message)


def expand(tree: Tree, definitions: Mapping[str, Tree]) -> Tree:
    """A tree with every ``&name`` replaced, as if the definition were written there in a group.

    Args:
        tree: as the grammar makes it.
        definitions: expanded trees by name; parts of them are shared with the result, not copied.

    Raises:
        ExpansionError: there is no such definition, or it is not allowed where its name is used.
    """
    match tree:
        case Reference(name):
            if name not in definitions:
                raise ExpansionError(name, f"no definition {name!r}")
            return definitions[name]
        case Sequence(items):
            return Sequence(tuple(part for item in items for part in _parts(expand(item, definitions))))
        case Choice(options):
            return Choice(tuple(expand(option, definitions) for option in options))
        case Capture(name, item):
            return Capture(name, expand(item, definitions))
        case Repeat(item, least, most):
            inner = expand(item, definitions)
            if isinstance(item, Reference) and isinstance(inner, (Gap, Edge, Look)):
                raise ExpansionError(item.name, f"&{item.name} is an edge or a look, which takes no ? * + or count")
            return Repeat(inner, least, most)
        case Look(item, negative):
            inner = expand(item, definitions)
            if isinstance(item, Reference) and isinstance(inner, Repeat) and inner.least == 0:
                mark = "!" if negative else "&"
                raise ExpansionError(
                    item.name, f"what may be missing cannot be looked for: {mark} wants an item, and &{item.name} may be"
                    " missing",
                )  # fmt: skip
            return Look(inner, negative)
        case _:
            return tree


def _parts(tree: Tree) -> tuple[Tree, ...]:
    """What an item adds to the sequence around it: a group of words alone adds its words, as in the grammar."""
    return tree.items if isinstance(tree, Sequence) and all(isinstance(x, Word) for x in tree.items) else (tree,)


def weigh(tree: Tree, most: int = MOST_NODES) -> int | None:
    """The number of nodes of a tree; None if it has more than ``most``, or is deeper than ``DEEPEST_TREE``.

    Shared parts count each time they occur. The count stops at the bound, so its cost is bounded too.
    """
    count, waiting = 0, [(tree, 1)]
    while waiting:
        node, depth = waiting.pop()
        count += 1
        if count > most or depth > DEEPEST_TREE:
            return None
        waiting.extend((child, depth + 1) for child in children(node))
    return count
