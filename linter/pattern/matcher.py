"""Tries a pattern at a token, and finds it in a stretch of a document."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec
import pyparsing as pp

from linter.pattern import hooks
from linter.pattern.build import Builder
from linter.pattern.lexicon import Lexicons
from linter.pattern.search.anchors import Anchor, Option, alternatives, anchors, unpack_tree
from linter.pattern.stream import TokenStream, stream_of
from linter.pattern.tree import Tree
from linter.text.document import Document, Range

hooks.install()


class Match(NamedTuple):
    """A match and its captures, in token positions, half-open."""

    first: int
    last: int
    captures: dict[str, Range]


_new = tuple.__new__  # twice as fast as a NamedTuple's own constructor; a megabyte makes tens of thousands


class Alternative:
    """One alternative of a pattern, and where its anchors are."""

    __slots__ = ("_element", "anchors", "builder", "kept")

    def __init__(self, tree: Tree | msgspec.Raw, anchors: tuple[Anchor, ...], builder: Builder) -> None:
        self.kept, self.anchors, self.builder = tree, anchors, builder
        self._element: pp.ParserElement | None = None

    @property
    def tree(self) -> Tree:
        """Its tree, unpacked where it was kept as msgpack."""
        return _unpacked(self)

    @property
    def element(self) -> pp.ParserElement:
        """The element that matches it; built on first use, since most alternatives are never tried."""
        if self._element is None:
            self._element = self.builder.build(self.tree)
        return self._element

    def match(self, stream: TokenStream, slot: int) -> Match | None:
        """The match that begins at a slot, or None. A match of no tokens is none, and none begins between two sentences."""
        if stream.token_of[slot] < 0:
            return None
        try:
            end, found = (self._element or self.element)._parse(stream, slot, False)
        except pp.ParseException:
            return None
        if end <= slot:
            return None
        captures: dict[str, Range] = {}
        token_of = stream.token_of
        for name, first, last in found:
            if last > first and name not in captures:
                captures[name] = _new(Range, (token_of[first], token_of[last - 1] + 1))
        return _new(Match, (token_of[slot], token_of[end - 1] + 1, captures))


@lru_cache(maxsize=16)  # needed for the step back from an anchor, and again for the whole
def _unpacked(alternative: Alternative) -> Tree:
    kept = alternative.kept
    return unpack_tree(kept) if isinstance(kept, msgspec.Raw) else kept


class Matcher:
    """A compiled pattern.

    Args:
        pattern: what ``parse`` made, or its alternatives from a rule cache (``unpack_options``).
        lexicons: where its lexicons are looked up. An unknown one is a KeyError when it is first needed.
    """

    def __init__(self, pattern: Tree | tuple[Option, ...], lexicons: Lexicons) -> None:
        builder = Builder(lexicons)
        self.alternatives = (
            tuple(Alternative(option.packed, option.anchors, builder) for option in pattern)
            if isinstance(pattern, tuple)
            else tuple(Alternative(tree, anchors(tree, lexicons), builder) for tree in alternatives(pattern))
        )

    def match_at(self, document: Document, token: int) -> Match | None:
        """The match that begins at a token, or None: the longest of the alternatives' matches, the first of equals."""
        stream = stream_of(document)
        slot = stream.slot_of[token]
        best = None
        for alternative in self.alternatives:
            match = alternative.match(stream, slot)
            if match is not None and (best is None or match.last > best.last):
                best = match
        return best

    def search(self, document: Document, first: int = 0, last: int | None = None) -> Iterator[Match]:
        """Matches within a stretch, not overlapping: leftmost, then longest.

        For one pattern in a short stretch; over whole documents a ``PatternIndex`` is faster.

        Args:
            document: the article.
            first, last: token positions, half-open, between which matches begin and end; ``last`` None: the document's end.
        """
        last = len(document.norms) if last is None else last
        token = first
        while token < last:
            match = self.match_at(document, token)
            if match is not None and match.last <= last:
                yield match
                token = match.last
            else:
                token += 1
