"""Quotation marks around clauses of their own, and marks within a clause."""

from __future__ import annotations

from bisect import bisect_right

from linter.text.document import Document

OPENS, CLOSES, BEGINS_ANEW = 1, 2, 3


def opaque_marks(document: Document, kinds: str, starts: list[int]) -> bytearray:
    """A byte a chunk: whether a mark opens or closes a quotation with clauses of its own, or closes one that an earlier sentence opened.

    A quotation has clauses of its own where it begins with a capital or behind a comma or colon; the words of others go on the clause
    around them ("called it “a mistake”").
    """
    out = bytearray(len(kinds))
    if '"' not in kinds:
        return out
    at = {token: i for i, token in enumerate(starts[:-1])}
    first, last = starts[0], starts[-1]
    quotations = document.quotations
    for i in range(max(0, bisect_right(quotations, (first,)) - 2), len(quotations)):
        quotation = quotations[i]
        if quotation.first >= last:
            break
        opening, closing = at.get(quotation.first), at.get(quotation.last - 1)
        if quotation.depth:
            continue
        if opening is None:
            if closing is not None and quotation.first < first:
                out[closing] = BEGINS_ANEW
            continue
        before = kinds[opening - 1] if opening else "."
        capital = document.view[document.starts[min(quotation.first + 1, len(document.starts) - 1)]].isupper()
        if before in ",:." or capital:
            out[opening] = OPENS
            if closing is not None and closing != opening:
                out[closing] = CLOSES
    return out
