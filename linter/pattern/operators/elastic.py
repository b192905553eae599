"""Elastic items, ``<unit>`` and ``...``: the only ones whose length depends on what follows.

In a sequence, an elastic item takes all items after it as its *rest*. It tries the rest after each possible length, a unit's longest
first, a gap's shortest first. Everything else in the language is possessive.
"""

from __future__ import annotations

from typing import Any

import pyparsing as pp

from linter.pattern.hints import Hint
from linter.pattern.lexicon import Lexicons
from linter.pattern.operators.base import (
    NO_MATCH,
    NONE,
    Builds,
    Found,
    Operator,
    Single,
    first_of,
    operator,
    plain,
    serial,
)
from linter.pattern.operators.words import OneToken
from linter.pattern.stream import BREAK, TokenStream
from linter.pattern.tree import Capture, Gap, Marked, Sequence, Tree, children, quotes
from linter.text.annotation import FAR
from linter.text.document import CLASSES, EDGES

GAP_TOKENS = 12
"""The most tokens that a gap spans."""
GAP_STOPS = frozenset(
    [*',;:.!?…()[]{}"—–', "''", "``", *("." * n for n in range(3, 9)), *("-" * n for n in range(2, 6)), BREAK]
)
"""Tokens that a gap does not span: the marks that end a clause, and quotation marks."""


def stretches(tree: Tree) -> bool:
    """Whether a tree is itself an elastic item."""
    return isinstance(tree, Gap) or (isinstance(tree, Marked) and tree.name not in CLASSES)


def elastic(tree: Tree) -> bool:
    """Whether a tree is an elastic item or has one inside."""
    return stretches(tree) or any(map(elastic, children(tree)))


def with_rest(item: Tree, following: tuple[Tree, ...], builder: Builds) -> pp.ParserElement:
    """The element of an elastic item of a sequence, captured or not, and of all items after it."""
    name, inner = (item.name, item.item) if isinstance(item, Capture) else (None, item)
    remember = any(map(elastic, following))
    rest = None
    if following:
        rest = builder.later(following[0] if len(following) == 1 else Sequence(following))
    if isinstance(inner, Marked):
        return Unit(inner.name, name, rest, remember)
    hint = (
        None if any(map(quotes, following)) else first_of(following, builder.lexicons)
    )  # a quotation may have no mark of its own
    return Stretch(name, rest, remember, None if hint is None else Single(*hint.spelt_out(builder.lexicons)))


class Unit(pp.ParseElementEnhance):
    """``<name>`` and the rest of its sequence: the longest unit after which the rest matches.

    With ``remember``, slots at which the rest fails are kept, so that several elastic items in a row try each slot once.
    """

    def __init__(self, name: str, capture: str | None, rest: pp.ParserElement | None, remember: bool) -> None:
        super().__init__(rest)  # type: ignore[arg-type]  # pyparsing takes None for an expression to be set later
        plain(self)
        self.unit, self.capture = name, capture
        self.rest: Any = rest  # ``expr`` with the type of what our elements return
        self.serial = next(serial) if remember else None
        # A colon that ends a sentence introduces the quotation that opens the next.
        self.announced = name == "quote"
        edges = None if self.announced else EDGES.get(name)  # a quotation may begin without a mark of its own
        self.begins = edges and edges.first and frozenset(edges.first)

    def _generateDefaultName(self) -> str:
        return f"<{self.unit}>" if self.expr is None else f"<{self.unit}> {self.expr}"

    def parseImpl(self, instring: TokenStream, loc: int, do_actions: bool = True) -> Found:
        if self.begins and instring.tags[loc] not in self.begins:
            raise NO_MATCH.with_traceback(None)
        if self.announced:
            words = instring.words
            if words[loc] == BREAK and words[loc - 1] == ":" and loc + 1 < len(words):
                loc += 1
        token = instring.token_of[loc]
        units = instring.units(self.unit, token)
        length = units.lengths[token]
        if not length:
            raise NO_MATCH.with_traceback(None)
        slot_of, capture, rest = instring.slot_of, self.capture, self.rest
        after = slot_of[(token + length if length < FAR else units.far[token]) - 1] + 1
        if rest is None:
            return after, NONE if capture is None else [(capture, loc, after)]
        failed = None if self.serial is None else instring.failures[self.serial]
        shorter = units.shorter.get(token, ())
        number = 0
        while True:
            if failed is None or after not in failed:
                try:
                    end, found = rest._parse(instring, after, False)
                except pp.ParseException:
                    if failed is not None:
                        failed.add(after)
                else:
                    return end, found if capture is None else [(capture, loc, after), *found]
            if number == len(shorter):
                raise NO_MATCH.with_traceback(None)
            after = slot_of[shorter[number] - 1] + 1
            number += 1


class Stretch(pp.ParseElementEnhance):
    """``...`` and the rest of its sequence: the shortest stretch of the clause after which the rest matches.

    ``next_to``: the tokens the rest may begin with, if known; the rest is tried only at these.
    """

    def __init__(
        self, capture: str | None, rest: pp.ParserElement | None, remember: bool, next_to: Single | None = None
    ) -> None:
        super().__init__(rest)  # type: ignore[arg-type]  # as above
        plain(self)
        self.capture, self.next_to = capture, next_to
        self.rest: Any = rest
        self.serial = next(serial) if remember else None

    def _generateDefaultName(self) -> str:
        return f"... {self.expr}"

    def parseImpl(self, instring: TokenStream, loc: int, do_actions: bool = True) -> Found:
        rest, capture, next_to = self.rest, self.capture, self.next_to
        if rest is None:
            return loc, NONE
        words, tags = instring.words, instring.tags
        failed = None if self.serial is None else instring.failures[self.serial]
        here = loc
        while True:
            likely = next_to is None or words[here] in next_to.words or tags[here] in next_to.classes
            if likely and (failed is None or here not in failed):
                try:
                    end, found = rest._parse(instring, here, False)
                except pp.ParseException:
                    if failed is not None:
                        failed.add(here)
                else:
                    return end, found if capture is None else [(capture, loc, here), *found]
            if here - loc == GAP_TOKENS or words[here] in GAP_STOPS:
                raise NO_MATCH.with_traceback(None)
            here += 1


@operator(Marked)
class UnitOperator(Operator):
    """``<np>``: a unit that the document layer marks."""

    def build(self, node: Marked, builder: Builds) -> pp.ParserElement:
        one = self.single(node, builder.lexicons)
        return Unit(node.name, None, None, False) if one is None else OneToken(one)

    def edge(self, node: Marked, lexicons: Lexicons, forwards: bool) -> Hint | None:
        edges = EDGES.get(node.name)
        tags = edges and (edges.first if forwards else edges.last)
        if tags and node.name == "quote" and forwards:  # announced by a colon that ends a sentence
            tags += BREAK
        return None if tags is None else Hint(tags)

    def single(self, node: Marked, lexicons: Lexicons) -> Single | None:
        classes = CLASSES.get(node.name)
        return None if classes is None else Single(classes, frozenset())


@operator(Gap)
class GapOperator(Operator):
    """``...``"""

    def build(self, node: Gap, builder: Builds) -> pp.ParserElement:
        return Stretch(None, None, False)

    def skips(self, node: Gap, forwards: bool) -> bool:
        return True
