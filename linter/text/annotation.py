"""Units of one kind in a text (noun phrases, quotations, clauses …): where they begin and end, a byte a token.

Nearly all units are short and share neither edge with another. A column of lengths holds those in the least memory, and what
is asked of neighbouring tokens lies side by side in it; the few others are kept beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

FAR = 255
"""A length in a column that says no more than: at least so many tokens."""
_BEGUN = re.compile(rb"[^\0]")
_DOWN = bytes(range(FAR - 1, 0, -1))

Unit: TypeAlias = tuple[int, int]
"""A unit's first token and its end (excluded)."""


class Annotation:
    """Units by token position. Those of a sentence are found when first asked for: most kinds are asked for in few.

    Whoever reads the columns looks at ``found`` first, and seeks what is not. ``lengths[first]`` is the number of tokens of
    the longest unit that begins at a token, ``backs[last]`` of one that ends before a token; 0 where there is none, ``FAR``
    where ``far`` has the end and ``far_back`` the first token. ``shorter`` has the further ends of a first token, longest first, ``others``
    the further first tokens of an end, so that a matcher can step over a unit in either direction.

    Args:
        tokens: how many the document has.
        sentences: the document's.
        find: adds the units of one sentence, from its first token to its end; None: they are added by whoever makes this.
    """

    __slots__ = ("_find", "_sentences", "backs", "far", "far_back", "found", "lengths", "others", "shorter")

    def __init__(self, tokens: int, sentences: Sequence[tuple[int, int, int]], find: Find | None = None) -> None:
        self.lengths, self.backs = bytearray(tokens + 1), bytearray(tokens + 1)
        self.shorter: dict[int, tuple[int, ...]] = {}
        self.others: dict[int, Sequence[int]] = {}
        self.found = bytearray(len(sentences)) if find is not None else bytearray(b"\1") * len(sentences)
        self.far: dict[int, int] = {}
        self.far_back: dict[int, int] = {}
        self._sentences, self._find = sentences, find

    @property
    def at_once(self) -> bool:
        """Whether its units were found in the whole document at once, and not in each sentence by itself."""
        return self._find is None

    def seek(self, sentence: int) -> None:
        """Find the units of a sentence, by its index."""
        if not self.found[sentence]:
            self.found[sentence] = 1
            assert self._find is not None
            first, last, _ = self._sentences[sentence]
            self._find(self, first, last)

    def longest(self, first: int) -> int | None:
        """The end of the longest unit that begins at a token, in a sentence that is found."""
        length = self.lengths[first]
        return None if not length else first + length if length < FAR else self.far[first]

    def begun(self, last: int) -> int | None:
        """The first token of a unit that ends before a token."""
        length = self.backs[last]
        return None if not length else last - length if length < FAR else self.far_back[last]

    def ends(self, sentences: range | None = None) -> Iterator[Unit]:
        """The longest unit at each first token, in the whole document, or in some sentences that follow one another."""
        begin, end = 0, len(self.lengths)
        if sentences is not None and len(sentences) < len(self._sentences):
            begin, end = self._sentences[sentences.start][0], self._sentences[sentences.stop - 1][1]
        else:
            sentences = range(len(self.found))
        for missing in re.finditer(b"\0", bytes(self.found[sentences.start : sentences.stop])):
            self.seek(sentences.start + missing.start())
        lengths, far = self.lengths, self.far
        for begun in _BEGUN.finditer(lengths, begin, end):
            first = begun.start()
            length = lengths[first]
            yield first, first + length if length < FAR else far[first]

    def add(self, apart: Sequence[Unit], others: Iterable[Unit] = ()) -> None:
        """Add units; of those with one first token the longest leads, the others are ``shorter``.

        Args:
            apart: in order, no two of which overlap, nor one added before: most of what a chunker finds.
            others: any further ones; those of ``apart`` again do no harm.
        """
        lengths, backs = self.lengths, self.backs
        for first, last in apart:
            length = last - first
            if length < FAR:
                lengths[first] = backs[last] = length
            else:
                self._put(first, last)
                self._put_back(first, last)
        if not others:
            return
        before = None
        for unit in sorted(others):
            first, last = unit
            length, longest = last - first, lengths[first]
            end = first + longest if longest < FAR else self.far[first]
            if end == last or unit == before:
                continue  # it is there
            before = unit
            if backs[last]:
                self.others[last] = (*self.others.get(last, ()), first)
            elif length < FAR:
                backs[last] = length
            else:
                self._put_back(first, last)
            if longest:
                shorter = self.shorter.get(first, ())
                if last < end:
                    self.shorter[first] = tuple(sorted((last, *shorter), reverse=True))
                    continue
                self.shorter[first] = (end, *shorter)
            if length < FAR:
                lengths[first] = length
            else:
                self._put(first, last)

    def add_from_any(self, first: int, last: int) -> None:
        """Add every unit that begins in a stretch of tokens and ends with it."""
        if last - first < FAR:
            self.lengths[first:last] = _DOWN[first - last :]
        else:
            for token in range(first, last):
                self._put(token, last)
        self._put_back(first, last)
        self.others[last] = range(first + 1, last)

    def add_tokens(self, chosen: bytes) -> None:
        """Add units of one token: those that have a 1."""
        self.lengths[: len(chosen)] = chosen
        self.backs[1 : len(chosen) + 1] = chosen

    def _put(self, first: int, last: int) -> None:
        self.lengths[first] = min(last - first, FAR)
        if last - first >= FAR:
            self.far[first] = last

    def _put_back(self, first: int, last: int) -> None:
        self.backs[last] = min(last - first, FAR)
        if last - first >= FAR:
            self.far_back[last] = first


Find: TypeAlias = Callable[[Annotation, int, int], None]
"""Adds the units of one sentence to an annotation: from the sentence's first token to its end."""
