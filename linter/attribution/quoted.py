"""Where a document quotes: looked up by token and by range."""

from __future__ import annotations

from bisect import bisect_left

from linter.text.document import Document

_MOST_BEGUN = 8  # quotations that are looked through for the one around a token


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
