"""Repetition: ``x?  x*  x+  x{m,n}``, as often as possible, and never less for what follows."""

from __future__ import annotations

import pyparsing as pp

from linter.pattern.hints import Hint
from linter.pattern.lexicon import Lexicons
from linter.pattern.operators.base import (
    NO_MATCH,
    NONE,
    Builds,
    Captures,
    Found,
    Leaf,
    Operator,
    Single,
    edge,
    operator,
    plain,
    serial,
    single,
    skips,
)
from linter.pattern.operators.elastic import elastic
from linter.pattern.stream import TokenStream
from linter.pattern.tree import Repeat, runs

MOST = 100
"""The most times that ``*`` and ``+`` repeat."""


class Maybe(pp.Opt):
    """``x?``"""

    def __init__(self, expr: pp.ParserElement) -> None:
        super().__init__(expr)
        plain(self)


class Repeated(pp.ParseElementEnhance):
    """Possessive repetition with bounds. An item that matches nothing counts as repeated often enough.

    pyparsing's own repetition would repeat such an item for ever.
    """

    def __init__(self, expr: pp.ParserElement, least: int, most: int) -> None:
        super().__init__(expr)
        plain(self)
        self.least, self.most = least, most

    def _generateDefaultName(self) -> str:
        return f"{{{self.expr}}}{{{self.least},{self.most}}}"

    def parseImpl(self, instring: TokenStream, loc: int, do_actions: bool = True) -> Found:
        out: Captures = NONE
        item = self.expr
        for times in range(self.most):
            try:
                end, found = item._parse(instring, loc, False)
            except pp.ParseException:
                if times < self.least:
                    raise
                break
            if found:
                out = [*out, *found]
            if end == loc:
                break
            loc = end
        return loc, out


class Run(Leaf):
    """Possessive repetition of one token."""

    def __init__(self, one: Single, least: int, most: int) -> None:
        super().__init__(f"{{{len(one.words)} words, {len(one.classes)} classes}}{{{least},{most}}}")
        self.one, self.least, self.most = one, least, most

    def parseImpl(self, instring: TokenStream, loc: int, do_actions: bool = True) -> Found:
        classes, forms = self.one
        tags, words = instring.tags, instring.words
        here, last = loc, loc + self.most
        while here < last and (tags[here] in classes or words[here] in forms):
            here += 1
        if here - loc >= self.least:
            return here, NONE
        raise NO_MATCH.with_traceback(None)


class Remembered(pp.ParseElementEnhance):
    """Keeps the answers of an item by slot while a document is searched.

    For items that may take many tokens and are tried at the same slot again and again. Without it nested repetitions cost the
    length of the text to the power of their depth.
    """

    def __init__(self, expr: pp.ParserElement) -> None:
        super().__init__(expr)
        plain(self)
        self.serial = next(serial)

    def _generateDefaultName(self) -> str:
        return str(self.expr)

    def parseImpl(self, instring: TokenStream, loc: int, do_actions: bool = True) -> Found:
        answers = instring.answers[self.serial]
        answer = answers.get(loc, _UNKNOWN)
        if answer is _UNKNOWN:
            try:
                end, found = self.expr._parse(instring, loc, False)
                answer = end, tuple(found)
            except pp.ParseException:
                answer = None
            answers[loc] = answer
        if answer is None:
            raise NO_MATCH.with_traceback(None)
        end, found = answer
        return end, [*found] if found else NONE


_UNKNOWN = object()


@operator(Repeat)
class RepeatOperator(Operator):
    """``x?  x*  x+  x{m,n}``"""

    def build(self, node: Repeat, builder: Builds) -> pp.ParserElement:
        most = MOST if node.most is None else node.most
        one = single(node.item, builder.lexicons)
        if one is not None:
            return Run(one, node.least, most)
        item = builder.build(node.item)
        if (node.least, most) == (0, 1):
            return Maybe(item)
        return Repeated(Remembered(item) if runs(node.item) or elastic(node.item) else item, node.least, most)

    def edge(self, node: Repeat, lexicons: Lexicons, forwards: bool) -> Hint | None:
        return edge(node.item, lexicons, forwards)

    def skips(self, node: Repeat, forwards: bool) -> bool:
        return node.least == 0 or skips(node.item, forwards)
