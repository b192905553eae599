"""Items one after the other, ordered choice, captures: pyparsing's own ``And`` and ``MatchFirst``."""

from __future__ import annotations

from typing import Any

import pyparsing as pp

from linter.pattern.hints import Hint, any_of
from linter.pattern.lexicon import Lexicons
from linter.pattern.operators.base import (
    Builds,
    Found,
    Operator,
    Single,
    edge,
    operator,
    plain,
    row_edge,
    single,
    skips,
)
from linter.pattern.operators.elastic import stretches, with_rest
from linter.pattern.operators.words import OneToken
from linter.pattern.stream import TokenStream
from linter.pattern.tree import Capture, Choice, Sequence, Tree


class InOrder(pp.And):
    """One after the other."""

    def __init__(self, exprs: list[pp.ParserElement]) -> None:
        super().__init__(exprs)
        plain(self)


class FirstOf(pp.MatchFirst):
    """Ordered choice: the first that matches."""

    def __init__(self, exprs: list[pp.ParserElement]) -> None:
        super().__init__(exprs)
        plain(self)


class Captured(pp.ParseElementEnhance):
    """``$name:x``: captures what x takes, unless it takes nothing."""

    def __init__(self, name: str, expr: pp.ParserElement) -> None:
        super().__init__(expr)
        plain(self)
        self.capture = name

    def _generateDefaultName(self) -> str:
        return f"${self.capture}:{self.expr}"

    def parseImpl(self, instring: TokenStream, loc: int, do_actions: bool = True) -> Found:
        found: Any
        end, found = self.expr._parse(instring, loc, False)
        return end, [*found, (self.capture, loc, end)] if end > loc else found


@operator(Sequence)
class SequenceOperator(Operator):
    """Items one after the other. The first elastic one takes all items after it as its rest."""

    def build(self, node: Sequence, builder: Builds) -> pp.ParserElement:
        out: list[pp.ParserElement] = []
        for number, item in enumerate(node.items):
            if stretches(item.item if isinstance(item, Capture) else item):
                out.append(with_rest(item, node.items[number + 1 :], builder))
                break
            out.append(builder.build(item))
        return out[0] if len(out) == 1 else InOrder(out)

    def edge(self, node: Sequence, lexicons: Lexicons, forwards: bool) -> Hint | None:
        return row_edge(node.items, lexicons, forwards)

    def skips(self, node: Sequence, forwards: bool) -> bool:
        return all(skips(item, forwards) for item in node.items)


@operator(Choice)
class ChoiceOperator(Operator):
    """``a | b``; if every option is one token, one look-up."""

    def build(self, node: Choice, builder: Builds) -> pp.ParserElement:
        one = self.single(node, builder.lexicons)
        return FirstOf([builder.build(option) for option in node.options]) if one is None else OneToken(one)

    def edge(self, node: Choice, lexicons: Lexicons, forwards: bool) -> Hint | None:
        return any_of(edge(option, lexicons, forwards) for option in node.options)

    def skips(self, node: Choice, forwards: bool) -> bool:
        return any(skips(option, forwards) for option in node.options)

    def single(self, node: Choice, lexicons: Lexicons) -> Single | None:
        return union(node.options, lexicons)


def union(options: tuple[Tree, ...], lexicons: Lexicons) -> Single | None:
    """The tokens any of some options takes, if each always takes exactly one; None otherwise."""
    found = Single(frozenset(), frozenset())
    for option in options:
        one = single(option, lexicons)
        if one is None:
            return None
        found = Single(found.classes | one.classes, found.words | one.words)
    return found


@operator(Capture)
class CaptureOperator(Operator):
    """``$name:x``"""

    def build(self, node: Capture, builder: Builds) -> pp.ParserElement:
        return Captured(node.name, builder.build(node.item))

    def edge(self, node: Capture, lexicons: Lexicons, forwards: bool) -> Hint | None:
        return edge(node.item, lexicons, forwards)

    def skips(self, node: Capture, forwards: bool) -> bool:
        return skips(node.item, forwards)
