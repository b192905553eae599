"""Sub-patterns that recur in the rule files: candidates for a definition (docs/rules.md), with how often and where.

    python benchmarks/repeated.py                    # the hundred that would save most text
    python benchmarks/repeated.py --least 5 --all    # all that recur five times or more
    python benchmarks/repeated.py --places possess   # with the places of those whose text holds "possess"

Equal are trees, not texts: ``(his | her)`` and ``( his|her )`` count together. A sub-pattern that only recurs inside a larger one, as often as that, is
left out. What captures something is not counted, since a definition cannot hold it.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from linter.kinds.registry import forms
from linter.pattern.expand import weigh
from linter.pattern.grammar import nodes_of, read
from linter.pattern.show import shown
from linter.pattern.tree import Capture, Tree, children
from linter.pattern.tree import Sequence as Items
from linter.ruleset.load import Checked, load_file

RULES = Path(__file__).parent.parent / "rules"


class Place(NamedTuple):
    """A line of a pattern."""

    rule: str
    line: str


def main() -> None:
    """Print the table."""
    arguments = _arguments()
    places: dict[Tree, list[Place]] = defaultdict(list)
    for file in sorted(RULES.rglob("*.yaml")):
        found = load_file(file, forms())
        for name, text in [*((one.rule.id, text) for one in found.rules for text in patterns(one))] + [
            (f"&{definition.definition}", definition.pattern) for definition, _ in found.definitions
        ]:
            for line in read(text):
                for tree in parts(line.tree):
                    places[tree].append(Place(name, line.code.strip()))
    counts = {tree: len(found) for tree, found in places.items() if len(found) >= arguments.least}
    inner = {child for tree in counts for child in within(tree) if counts.get(child) == counts[tree]}
    texts = {tree: shown(tree) for tree in counts if tree not in inner and (weigh(tree) or 0) >= arguments.size}
    ranked = sorted(texts, key=lambda tree: -(counts[tree] - 1) * len(texts[tree]))
    for tree in ranked if arguments.all or arguments.places else ranked[:100]:
        if arguments.places is None or arguments.places in texts[tree]:
            rules = {place.rule for place in places[tree]}
            print(f"{counts[tree]:4} in {len(rules):3} rules  {texts[tree]}")
            for place in places[tree] if arguments.places is not None else ():
                print(f"      {place.rule}: {place.line[:150]}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--least", type=int, default=3, help="how often it occurs")
    parser.add_argument("--size", type=int, default=3, help="how many nodes it has, at least")
    parser.add_argument("--all", action="store_true", help="all, not the first hundred")
    parser.add_argument("--places", metavar="TEXT", help="only those that hold a text, with their places")
    return parser.parse_args()


def patterns(checked: Checked) -> Iterator[str]:
    """All pattern texts of a rule."""
    yield from (asked.text for asked in checked.asks.patterns)
    yield from checked.rule.define.values()


def parts(tree: Tree) -> Iterator[Tree]:
    """The sub-patterns of a tree that could be a definition: each node, and each stretch of two items or more of a sequence."""
    if not nodes_of(tree, Capture):
        yield tree
    if isinstance(tree, Items):
        items = tree.items
        for start in range(len(items)):
            for end in range(start + 2, min(len(items), start + 8) + 1):
                piece = Items(items[start:end])
                if piece != tree and not nodes_of(piece, Capture):
                    yield piece
    for child in children(tree):
        yield from parts(child)


def within(tree: Tree) -> Iterator[Tree]:
    """All parts of a tree but itself."""
    return (part for part in parts(tree) if part != tree)


if __name__ == "__main__":
    main()
