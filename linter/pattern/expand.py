"""Names of definitions in a tree → what they stand for, so that whatever reads a tree afterwards knows no names."""

from __future__ import annotations

from collections.abc import Mapping

from linter.pattern.tree import Capture, Choice, Edge, Gap, Look, Reference, Repeat, Sequence, Tree, Word, children

MOST_NODES = 20_000
DEEPEST_TREE = 100


class ExpansionError(ValueError):
    """A name that cannot be replaced where it stands: ``name`` is the definition's, ``str`` says why."""

    def __init__(self, name: str, message: str) -> None:
        self.name = name
        super().__init__(message)


def expand(tree: Tree, definitions: Mapping[str, Tree]) -> Tree:
    """A tree with every ``&name`` replaced, as if the definition were written there in a group.

    Args:
        tree: as the grammar makes it.
        definitions: expanded trees by name; parts of them are shared with the result, not copied.

    Raises:
        ExpansionError: no such definition, or one that cannot stand where its name does.
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
    """Words in a group of their own are words of the sequence around them, as the grammar has it."""
    return tree.items if isinstance(tree, Sequence) and all(isinstance(x, Word) for x in tree.items) else (tree,)


def weigh(tree: Tree, most: int = MOST_NODES) -> int | None:
    """How many nodes a tree has, counted wherever they occur; None where there are more than ``most`` or it is too deep.

    The count stops at the bound, so that a small tree of shared parts cannot cost more than that.
    """
    count, waiting = 0, [(tree, 1)]
    while waiting:
        node, depth = waiting.pop()
        count += 1
        if count > most or depth > DEEPEST_TREE:
            return None
        waiting.extend((child, depth + 1) for child in children(node))
    return count
