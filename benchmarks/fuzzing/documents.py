"""What holds of any document whatever: its tokens, sentences and places."""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_left
from itertools import pairwise

from linter.text import Document

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_MARKED_UP = re.compile(r"[<>&\\*_`~\[\]|{}$\0\r]|={2,}")
_TAG = re.compile(r"<[^<>]*>")


def check(document: Document) -> None:
    """Assert all of it."""
    document.source.encode("utf-8")
    document.view.encode("utf-8")
    assert unicodedata.is_normalized("NFC", document.view) or document.format == "html"
    check_tokens(document)
    check_sentences(document)
    check_quotations(document)
    check_places(document)


def check_tokens(document: Document) -> None:
    """Tokens are in order, within blocks, and leave only blanks between them."""
    view, starts, ends = document.view, document.starts, document.ends
    assert len(starts) == len(ends) == len(document.norms) == len(document.sentence_of)
    assert all(0 <= start < end <= len(view) for start, end in zip(starts, ends, strict=True)), "an empty token"
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False)), "tokens overlap"
    assert all(document.norms), "a token without a norm"
    assert all(0 <= block.start <= block.end <= len(view) for block in document.blocks)
    assert all(one.end <= next_.start for one, next_ in pairwise(document.blocks)), "blocks overlap"
    between = [view[end:start] for end, start in zip([0, *ends], [*starts, len(view)], strict=True)]
    left = "".join(between)
    assert not any(one.isalpha() for one in left), f"no token has {left[:40]!r}"
    for block in document.blocks:
        first, last = bisect_left(starts, block.start), bisect_left(starts, block.end)
        within = [view[end:start] for end, start in zip(ends[first : last - 1], starts[first + 1 : last], strict=True)]
        assert not "".join(within).strip(), f"no token has {within}"


def check_sentences(document: Document) -> None:
    """Sentences cover the text, one after the other, and none is empty or crosses a block."""
    sentences, blocks = document.sentences, document.blocks
    at = 0
    for number, (first, last, block) in enumerate(sentences):
        assert first == at and last > first, f"sentence {number} begins at {first}, the last ended at {at}"
        assert set(document.sentence_of[first:last]) == {number}
        assert blocks[block].start <= document.starts[first] and document.ends[last - 1] <= blocks[block].end
        at = last
    assert at == len(document.norms), "tokens in no sentence"
    assert all(one.block <= next_.block for one, next_ in pairwise(sentences))


def check_quotations(document: Document) -> None:
    """Quotations lie within a block each, in order, and one within another wholly."""
    found = document.quotations
    for number, one in enumerate(found):
        assert 0 <= one.first < one.last <= len(document.norms), one
        first, last = (document.sentences[document.sentence_of[at]].block for at in (one.first, one.last - 1))
        assert first == last, "a quotation over two blocks"
        assert 0 <= one.group <= number and one.depth >= 0, one
    assert [one.first for one in found] == sorted(one.first for one in found)
    for one, next_ in pairwise(found):
        assert next_.first >= one.last or next_.last <= one.last, "quotations cross"


def check_places(document: Document) -> None:
    """The source has at a token's place what the token shows."""
    source, view = document.source, document.view
    for token, norm in enumerate(document.norms):
        start, end = document.source_span(token, token + 1)
        assert 0 <= start < end <= len(source), f"{norm!r} is at {start} to {end} of {len(source)}"
        line, column = document.line_column(start)
        before = source.rfind("\n", 0, start)
        assert (line, column) == (source.count("\n", 0, start) + 1, start - before)
        there, seen = source[start:end], view[document.starts[token] : document.ends[token]]
        same = _shown(there) == _shown(seen) or (unicodedata.combining(there[-1]) and _shown(seen) in _shown(there))
        assert same or _MARKED_UP.search(there), (
            f"{there!r} is shown as {seen!r}"
        )  # a letter with two accents: two tokens
        if _MARKED_UP.search(there):
            assert _shown(_TAG.sub("", html.unescape(there)))[:1] == _shown(seen)[:1] or not there[:1].isalnum()
    marks = [mark.start for mark in document.landmarks]
    assert marks == sorted(marks) and all(0 <= at <= len(source) for at in marks)
    for one in document.directives:
        assert 0 <= one.start < one.end <= len(source)


def _shown(text: str) -> str:
    """Letters as they are read: composed, without what nobody sees, spaces alike."""
    return "".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).split())
