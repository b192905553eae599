"""Where a document quotes: looked up by token and by range, and joined where the narrator breaks in."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from linter.text.document import Document, Range

_MOST_BEGUN = 8  # quotations that are looked through for the one around a token
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_LONGEST_BREAK = 20  # tokens between two halves of a quotation
_MOST_BREAKS = 4  # by the narrator, before a piece and behind it


class Quoted:
    """The quotations of a document.

    ``tokens`` has a byte a token: 1 within a quotation, its marks included.
    """

    def __init__(self, document: Document) -> None:
        self._spans = [(q.first, q.last) for q in document.quotations]
        self._firsts = [first for first, _ in self._spans]
        self.tokens = bytearray(len(document.norms) + 1)
        for first, last in self._spans:
            self.tokens[first:last] = b"\1" * (last - first)
        self._after = _halves(document)
        self._before = {after: before for before, after in self._after.items()}

    def around(self, token: int) -> tuple[int, int] | None:
        """The innermost quotation around a token that is no mark of it; its range includes them."""
        if self.tokens[token]:
            at = bisect_left(self._firsts, token)
            for first, last in reversed(self._spans[max(0, at - _MOST_BEGUN) : at]):
                if token < last:
                    return first, last
        return None

    def meeting(self, first: int, last: int) -> list[tuple[int, int]]:
        """Those that share tokens with a range."""
        if self.tokens.find(1, first, last) < 0:
            return []
        low = bisect_left(self._firsts, first)
        high = bisect_left(self._firsts, last, low)
        while low > 0 and self._spans[low - 1][1] > first:
            low -= 1
        return [span for span in self._spans[low:high] if span[1] > first]

    def with_other_halves(self, pieces: tuple[Range, ...]) -> tuple[Range, ...]:
        """Pieces in order, each with the rest of its quotation where the narrator breaks into that between dashes.

        “We shall”—the mayor struck the table—“rebuild”: both are one quotation, whichever half the cue is beside.
        """
        if not self._after:
            return pieces
        first, last = pieces[0], pieces[-1]
        before: list[Range] = []
        after: list[Range] = []
        for _ in range(_MOST_BREAKS):
            if (half := self._before.get(before[-1] if before else first)) is not None:
                before.append(half)
            if (half := self._after.get(after[-1] if after else last)) is not None:
                after.append(half)
        out = [*reversed(before), *pieces, *after]
        return tuple(out) if len(before) + len(after) else pieces


def _halves(document: Document) -> dict[Range, Range]:
    """The quotations into which the narrator breaks between dashes, each with the one that goes on from it, in one paragraph."""
    norms, sentence_of, sentences = document.norms, document.sentence_of, document.sentences
    outer = [Range(q.first, q.last) for q in document.quotations if not q.depth and q.closed]
    found = {}
    for before, after in pairwise(outer):
        between = after.first - before.last
        if not 1 < between <= _LONGEST_BREAK:
            continue
        outside = between > 2 and norms[before.last] in _DASHES and norms[after.first - 1] in _DASHES
        inside = norms[before.last - 2] in _DASHES and norms[after.first + 1] in _DASHES
        one_block = sentences[sentence_of[before.first]].block == sentences[sentence_of[after.first]].block
        if (outside or inside) and one_block:
            found[before] = after
    return found
