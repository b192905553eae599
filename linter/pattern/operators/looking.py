"""Operators that consume nothing: ``&x`` and ``!x``, ``^`` and ``$``. The looks are pyparsing's own ``FollowedBy`` and ``NotAny``."""

from __future__ import annotations

import pyparsing as pp

from linter.pattern.hints import Hint
from linter.pattern.lexicon import Lexicons
from linter.pattern.operators.base import (
    NO_MATCH,
    NONE,
    Builds,
    Found,
    Leaf,
    Operator,
    Single,
    edge,
    operator,
    plain,
    single,
    skips,
)
from linter.pattern.operators.elastic import elastic
from linter.pattern.operators.repeating import Remembered
from linter.pattern.stream import BREAK, TokenStream
from linter.pattern.tree import Edge, Gap, Look, Repeat, Sequence, Tree, children

CLOSERS = frozenset([*'.?!…")]', "''", *("." * n for n in range(3, 9))])
"""Marks that may follow ``$`` before the end of the sentence."""


class Ahead(pp.FollowedBy):
    """``&x``; nothing inside is captured."""

    def __init__(self, expr: pp.ParserElement) -> None:
        super().__init__(expr)
        plain(self)


class NotAhead(pp.NotAny):
    """``!x``"""

    def __init__(self, expr: pp.ParserElement) -> None:
        pp.ParseElementEnhance.__init__(
            self, expr
        )  # pyparsing's own __init__ writes an error message of all that is inside
        plain(self)


class TokenAhead(Leaf):
    """``&x`` and ``!x`` of one token."""

    def __init__(self, one: Single, negative: bool) -> None:
        super().__init__(f"{'!' if negative else '&'}{{{len(one.words)} words, {len(one.classes)} classes}}")
        self.one, self.negative = one, negative

    def parseImpl(self, instring: TokenStream, loc: int, do_actions: bool = True) -> Found:
        classes, words = self.one
        if (instring.tags[loc] in classes or instring.words[loc] in words) == self.negative:
            raise NO_MATCH.with_traceback(None)
        return loc, NONE


class Start(Leaf):
    """``^``: the start of the sentence."""

    def parseImpl(self, instring: TokenStream, loc: int, do_actions: bool = True) -> Found:
        if instring.token_of[loc] >= 0 and instring.words[loc - 1] == BREAK:
            return loc, NONE
        raise NO_MATCH.with_traceback(None)


class End(Leaf):
    """``$``: only closing marks are left in the sentence."""

    def parseImpl(self, instring: TokenStream, loc: int, do_actions: bool = True) -> Found:
        words, here = instring.words, loc
        while words[here] in CLOSERS:
            here += 1
        if words[here] == BREAK:
            return loc, NONE
        raise NO_MATCH.with_traceback(None)


@operator(Look)
class LookOperator(Operator):
    """``&x  !x``"""

    def build(self, node: Look, builder: Builds) -> pp.ParserElement:
        one = single(node.item, builder.lexicons)
        if one is not None:
            return TokenAhead(one, node.negative)
        item = builder.build(node.item)
        if _lasting(node.item):
            item = Remembered(item)
        return NotAhead(item) if node.negative else Ahead(item)

    def edge(self, node: Look, lexicons: Lexicons, forwards: bool) -> Hint | None:
        return edge(node.item, lexicons, forwards)

    def skips(self, node: Look, forwards: bool) -> bool:
        return node.negative or not forwards or skips(node.item, forwards)


def _lasting(tree: Tree) -> bool:
    """Whether a look may take many tokens or many tries, so that its answers are worth keeping."""
    if (isinstance(tree, Repeat) and tree.most != 1) or isinstance(tree, (Gap, Look)):
        return True
    return (isinstance(tree, Sequence) and elastic(tree)) or any(map(_lasting, children(tree)))


@operator(Edge)
class EdgeOperator(Operator):
    """``^`` and ``$``"""

    def build(self, node: Edge, builder: Builds) -> pp.ParserElement:
        return Start("^") if node.start else End("$")

    def edge(self, node: Edge, lexicons: Lexicons, forwards: bool) -> Hint | None:
        if node.start:
            return None if forwards else Hint(BREAK)
        return Hint(BREAK, tuple(sorted(CLOSERS))) if forwards else None
