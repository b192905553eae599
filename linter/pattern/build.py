"""Builds the pyparsing element that matches a tree."""

from __future__ import annotations

from typing import Any

import pyparsing as pp

from linter.pattern.lexicon import Lexicons
from linter.pattern.operators import OPERATORS
from linter.pattern.operators.base import Found, plain
from linter.pattern.stream import TokenStream
from linter.pattern.tree import Edge, Exact, Lemma, Lexicon, Marked, Shape, Tree, Word, children

_LEAVES = frozenset((Word, Lemma, Lexicon, Shape, Marked, Exact, Edge))
_MOST_SHARED = 8  # parts; longer lists are hardly ever written twice


class Builder:
    """Builds elements. All rules of a library share equal small ones, since a pyparsing element is large.

    Args:
        lexicons: where the lexicons of the trees are looked up.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self.lexicons = lexicons

    def build(self, tree: Tree) -> pp.ParserElement:
        """The element of a tree.

        Raises:
            KeyError: a lexicon is unknown.
        """
        kind = tree.__class__
        inside = () if kind in _LEAVES else children(tree)
        if len(inside) > _MOST_SHARED or any(child.__class__ not in _LEAVES for child in inside):
            return OPERATORS[kind].build(tree, self)
        key = tree, tuple(self.lexicons.key(leaf.name) for leaf in (tree, *inside) if isinstance(leaf, Lexicon))
        found = self.lexicons.elements.get(key)
        if found is None:
            found = self.lexicons.elements[key] = OPERATORS[kind].build(tree, self)
        assert isinstance(found, pp.ParserElement)
        return found

    def later(self, tree: Tree) -> pp.ParserElement:
        """The element of a tree, built when it is first tried."""
        return Later(tree, self)


class Later(pp.Forward):
    """A part of a pattern that is built when it is first tried: most are never reached."""

    def __init__(self, tree: Tree, builder: Builder) -> None:
        pp.ParseElementEnhance.__init__(self, None)  # type: ignore[arg-type]  # Forward's own __init__ inspects the call stack, which is slow
        plain(self)
        self.tree, self._builder = tree, builder

    def parseImpl(self, instring: TokenStream, loc: int, do_actions: bool = True) -> Found:
        if self.expr is None:
            self.expr = self._builder.build(self.tree)
        return self.expr._parse(instring, loc, False)  # type: ignore[return-value]  # our elements give lists of captures

    def recurse(self) -> Any:
        """The element inside, for pyparsing's diagrams."""
        if self.expr is None:
            self.expr = self._builder.build(self.tree)
        return [self.expr]
