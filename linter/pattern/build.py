"""Tree → pyparsing element."""

from __future__ import annotations

from typing import Any

import pyparsing as pp

from linter.pattern.lexicon import Lexicons
from linter.pattern.operators import OPERATORS
from linter.pattern.operators.base import Found, plain
from linter.pattern.stream import TokenStream
from linter.pattern.tree import Edge, Exact, Lemma, Lexicon, Marked, Shape, Tree, Word

_SHARED = frozenset((Word, Lemma, Lexicon, Shape, Marked, Exact, Edge))


class Builder:
    """Builds elements; equal leaves share one, since an element of pyparsing is large.

    Raises:
        KeyError: a lexicon is unknown.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self.lexicons = lexicons
        self._leaves: dict[Tree, pp.ParserElement] = {}

    def build(self, tree: Tree) -> pp.ParserElement:
        """The element of a tree."""
        kind = tree.__class__
        if kind not in _SHARED:
            return OPERATORS[kind].build(tree, self)
        found = self._leaves.get(tree)
        if found is None:
            found = self._leaves[tree] = OPERATORS[kind].build(tree, self)
        return found

    def later(self, tree: Tree) -> pp.ParserElement:
        """The element of a tree, built when it is first tried."""
        return Later(tree, self)


class Later(pp.Forward):
    """A part of a pattern that is built when it is first tried: most are never reached."""

    def __init__(self, tree: Tree, builder: Builder) -> None:
        pp.ParseElementEnhance.__init__(self, None)  # type: ignore[arg-type]  # Forward's own looks who called it, which takes longer than the rest
        plain(self)
        self._tree, self._builder = tree, builder

    def parseImpl(self, instring: TokenStream, loc: int, do_actions: bool = True) -> Found:
        if self.expr is None:
            self.expr = self._builder.build(self._tree)
        return self.expr._parse(instring, loc, False)  # type: ignore[return-value]  # our elements give lists of captures

    def recurse(self) -> Any:
        """What is inside, for pyparsing's diagrams."""
        if self.expr is None:
            self.expr = self._builder.build(self._tree)
        return [self.expr]
