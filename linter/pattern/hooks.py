"""Makes matching faster with shortcuts past pyparsing's private machinery, all in one place.

``ParserElement._parse`` wraps every ``parseImpl``: it skips white space, makes ``ParseResults`` and runs parse actions. Our elements
need none of that, and the wrapper takes three times as long as the elements themselves. So ``_parse`` of our classes is their
``parseImpl``. For the classes derived from pyparsing's own (``And``, ``MatchFirst`` …) it does the same in fewer steps. Without the
shortcuts everything matches the same, only slower: ``removed`` takes them away, and a test compares both, so that it fails when
pyparsing changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import pyparsing as pp

from linter.pattern.build import Later
from linter.pattern.operators.base import NO_MATCH, NONE, Captures, Found
from linter.pattern.operators.combining import Captured, FirstOf, InOrder
from linter.pattern.operators.elastic import Stretch, Unit
from linter.pattern.operators.looking import Ahead, End, NotAhead, Start, TokenAhead
from linter.pattern.operators.repeating import Maybe, Remembered, Repeated, Run
from linter.pattern.operators.shapes import ShapeElement
from linter.pattern.operators.words import Entry, Exactly, OneToken
from linter.pattern.stream import TokenStream

Parse = Callable[..., Found]


def in_order(self: Any, stream: TokenStream, slot: int, do_actions: bool = True) -> Found:
    """``And.parseImpl`` without its error stops."""
    found: Captures = NONE
    for one in self.exprs:
        slot, more = one._parse(stream, slot, False)
        if more:
            found = [*found, *more] if found else more
    return slot, found


def first_of(self: Any, stream: TokenStream, slot: int, do_actions: bool = True) -> Found:
    """``MatchFirst.parseImpl`` without choosing the best error."""
    for one in self.exprs:
        try:
            return one._parse(stream, slot, False)  # type: ignore[no-any-return]
        except pp.ParseException:
            pass
    raise NO_MATCH.with_traceback(None)


def maybe(self: Any, stream: TokenStream, slot: int, do_actions: bool = True) -> Found:
    """``Opt.parseImpl`` without a default value."""
    try:
        return self.expr._parse(stream, slot, False)  # type: ignore[no-any-return]
    except pp.ParseException:
        return slot, NONE


def ahead(self: Any, stream: TokenStream, slot: int, do_actions: bool = True) -> Found:
    """``FollowedBy.parseImpl``."""
    self.expr._parse(stream, slot, False)
    return slot, NONE


def not_ahead(self: Any, stream: TokenStream, slot: int, do_actions: bool = True) -> Found:
    """``NotAny.parseImpl`` without its error message."""
    try:
        self.expr._parse(stream, slot, False)
    except pp.ParseException:
        return slot, NONE
    raise NO_MATCH.with_traceback(None)


SHORTCUTS: dict[type[pp.ParserElement], Parse] = {
    **{kind: kind.parseImpl for kind in (OneToken, Entry, Exactly, Run, TokenAhead, Start, End, Unit, Stretch, Repeated, Remembered, Captured, Later, ShapeElement)},
    InOrder: in_order,
    FirstOf: first_of,
    Maybe: maybe,
    Ahead: ahead,
    NotAhead: not_ahead,
}  # fmt: skip


def install() -> None:
    """Give our classes their shortcuts."""
    for kind, parse in SHORTCUTS.items():
        kind._parse = parse  # type: ignore[assignment]


@contextmanager
def removed() -> Iterator[None]:
    """A context without the shortcuts: pyparsing as it is documented."""
    for kind in SHORTCUTS:
        del kind._parse
    try:
        yield
    finally:
        install()


class Watch(Protocol):
    """Is told of every element that is tried."""

    def begin(self, element: pp.ParserElement, slot: int) -> None:
        """An element is tried at a slot."""

    def end(self, end: int | None) -> None:
        """The element that was tried last has ended: behind this slot, or (None) without a match."""


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """A context in which every trial of an element is told; what matches is the same."""

    def telling(parse: Parse) -> Parse:
        def told(self: Any, stream: TokenStream, slot: int, do_actions: bool = True) -> Found:
            watch.begin(self, slot)
            try:
                end, found = parse(self, stream, slot, do_actions)
            except pp.ParseException:
                watch.end(None)
                raise
            watch.end(end)
            return end, found

        return told

    for kind, parse in SHORTCUTS.items():
        kind._parse = telling(parse)  # type: ignore[assignment]
    try:
        yield
    finally:
        install()
