"""The meaning of a pattern: a tree as a pyparsing expression, of pyparsing's own combinators wherever there is one.

Ordered choice is ``MatchFirst``, a sequence ``And``, looking ahead ``FollowedBy`` and ``NotAny``. ``compile`` makes
elements that match the same, faster; a property test holds the two equal.
"""

from __future__ import annotations

import re
from typing import Any

import pyparsing as pp

from linter.language.inflection import inflections
from linter.pattern import elements as e
from linter.pattern.lexicon import Lexicons
from linter.pattern.stream import Stream, Tape
from linter.pattern.tree import (
    Capture,
    Choice,
    Edge,
    Exact,
    Gap,
    Lemma,
    Lexicon,
    Look,
    Marked,
    Repeat,
    Sequence,
    Tree,
    Word,
)  # fmt: skip


def expression(tree: Tree, lexicons: Lexicons) -> pp.ParserElement:
    """The pyparsing expression of a tree, to be tried on a ``Stream`` at a slot's offset.

    Its results are captures: ``(name, first, last)`` in stream offsets.
    """
    return _expression(tree, lexicons).leave_whitespace()


def match_plain(tree: Tree, lexicons: Lexicons, tape: Tape, slot: int) -> tuple[int, list[tuple[str, int, int]]] | None:
    """Where a match that begins at a slot ends, in stream offsets, and its captures; None where there is none."""
    try:
        end, found = expression(tree, lexicons)._parse(tape.stream, tape.stream.offsets[slot], False)
    except pp.ParseException:
        return None
    return end, [capture for capture in found if isinstance(capture, tuple)]  # the rest is matched text


def _expression(tree: Tree, lexicons: Lexicons) -> pp.ParserElement:
    match tree:
        case Word(text):
            return _forms([(text,)])
        case Lemma(lemma):
            return _forms((form,) for form in inflections(lemma))
        case Lexicon(name, inflected):
            return _forms(lexicons.table(name, inflected).forms())
        case Sequence(items):
            return _sequence(items, lexicons)
        case Choice(options):
            return pp.MatchFirst([_expression(option, lexicons) for option in options])
        case Repeat(item, least, most):
            return _Repeated(_expression(item, lexicons), least, e.MOST if most is None else most)
        case Look(item, negative):
            inner = _expression(item, lexicons)
            return pp.NotAny(inner) if negative else pp.FollowedBy(inner)
        case Capture(name, item):
            return _Named(name, _expression(item, lexicons))
        case Edge(True):
            return pp.Regex(r"(?<=\n )(?!\n)")
        case Edge():
            closers = "|".join(re.escape(c) for c in sorted(e.CLOSERS, key=len, reverse=True))
            return pp.Regex(rf"(?=(?:(?:{closers}) )*\n)")
        case Gap():
            return pp.Empty()
        case _:
            return _OnTape(tree)


def _forms(forms: Any) -> pp.ParserElement:
    longest_first = sorted(forms, key=lambda f: (-len(f), f))
    return pp.Regex("|".join(re.escape(" ".join(f)) + " " for f in longest_first) or "(?!)")


def _sequence(items: tuple[Tree, ...], lexicons: Lexicons) -> pp.ParserElement:
    out: list[pp.ParserElement] = []
    for number, item in enumerate(items):
        name, inner = (item.name, item.item) if isinstance(item, Capture) else (None, item)
        if isinstance(inner, (Gap, Marked)):
            rest = _sequence(items[number + 1 :], lexicons) if number + 1 < len(items) else pp.Empty()
            return pp.And([*out, _Elastic(inner, name, rest)])
        out.append(_expression(item, lexicons))
    return pp.And(out)


class _OnTape(pp.Token):
    """``<name>`` and ``"exact"``: what is read beside the stream."""

    def __init__(self, tree: Tree) -> None:
        super().__init__()
        self._name = str(tree)
        assert isinstance(tree, (Exact, Marked))
        self.at = e.exactly(tree.words) if isinstance(tree, Exact) else e.unit(tree.name, None, None, False)

    def parseImpl(self, instring: str, loc: int, do_actions: bool = True) -> Any:
        assert isinstance(instring, Stream)
        slot = instring.slot_at(loc)
        end = -1 if slot is None else self.at(instring.tape, slot, [])
        if end < 0:
            raise pp.ParseException(instring, loc)
        return instring.offsets[end - 1] + len(instring.tape.words[end - 1]) + 1, []


class _Elastic(pp.ParseElementEnhance):
    """A gap or a marked unit, then the rest of its sequence."""

    def __init__(self, item: Gap | Marked, name: str | None, rest: pp.ParserElement) -> None:
        super().__init__(rest)
        self.item, self.capture = item, name

    def ends(self, stream: Stream, loc: int) -> Any:
        if isinstance(self.item, Gap):
            step = re.compile(r"([^ \n]+) ")
            for _ in range(e.GAP_TOKENS + 1):
                yield loc
                found = step.match(stream, loc)
                if found is None or found[1] in e.GAP_STOPS:
                    return
                loc = found.end()
            return
        if self.item.name == "quote" and stream[loc - 2 : loc + 1] == ": \n":
            loc += 2  # a colon that ends a sentence introduces the quotation that opens the next
        slot, tape = stream.slot_at(loc), stream.tape
        if slot is None:
            return
        token = tape.token_of[slot]
        units = tape.units(self.item.name, token)
        longest = units.longest(token)
        if longest is not None:
            for end in (longest, *units.shorter.get(token, ())):
                last = tape.slot_of[end - 1]
                yield stream.offsets[last] + len(tape.words[last]) + 1

    def parseImpl(self, instring: str, loc: int, do_actions: bool = True) -> Any:
        assert isinstance(instring, Stream)
        for end in self.ends(instring, loc):
            try:
                last, found = self.expr._parse(instring, end, False)
            except pp.ParseException:
                continue
            return last, [*([(self.capture, loc, end)] if self.capture else []), *found]
        raise pp.ParseException(instring, loc)


class _Repeated(pp.ParseElementEnhance):
    """Possessive repetition with bounds; pyparsing's own would repeat an item that consumes nothing for ever."""

    def __init__(self, item: pp.ParserElement, least: int, most: int) -> None:
        super().__init__(item)
        self.least, self.most = least, most

    def parseImpl(self, instring: str, loc: int, do_actions: bool = True) -> Any:
        out: list[Any] = []
        for times in range(self.most):
            try:
                end, found = self.expr._parse(instring, loc, False)
            except pp.ParseException:
                if times < self.least:
                    raise
                break
            out += list(found)
            if end == loc:
                break
            loc = end
        return loc, out


class _Named(pp.ParseElementEnhance):
    """A capture."""

    def __init__(self, name: str, item: pp.ParserElement) -> None:
        super().__init__(item)
        self.capture = name

    def parseImpl(self, instring: str, loc: int, do_actions: bool = True) -> Any:
        last, found = self.expr._parse(instring, loc, False)
        return last, [*found, (self.capture, loc, last)]
