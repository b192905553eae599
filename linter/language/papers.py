"""What of a text is the paper's own frame: bylines, datelines, captions, photo credits and teasers. Nobody in them is whom *she* means."""

from __future__ import annotations

import re

from linter.text.document import Document

_BYLINE = re.compile(
    r"(?:(?:story|words|text|interview|report|reporting|photographs?|photos?|pictures?)\s+)?by:?\s+(?-i:[A-Z])[^.!?“”\"]*",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:photo(?:graph|graphy|graphs|s)?|pictures?|images?|illustrations?|credits?|video|graphics?|©)(?:\s+(?:credit|courtesy))?(?:\s*[:/©]|\s+(?:by|of|courtesy)\b)\s*"
    r"(?-i:[A-Z])[^.!?“”\"\n]{0,60}",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ -]{2,40}(?:, [A-Z][\w. ]{0,30})?(?:, \w{3,9}\.? \d{1,2})?\s?(?:\([^()]{2,30}\)\s?)?(?:—|–|--|-)\s"
)
_TEASER = re.compile(
    r"(?:read|see|watch|listen)(?: (?:more|next|also|now|here))?\s*[:|]\s*\S[^\n]*|(?:also read|more on this|related(?: \w+)?|recommended|don['’]t miss)\s*[:|]\s*\S[^\n]*",
    re.IGNORECASE,
)
"""The headline of another article, which a link in the text leads to: READ MORE: Orlow wins."""
_LONGEST_TEASER = 200  # characters
_LONGEST_BYLINE = 80  # characters
_DATELINE_BLOCKS = 4  # blocks in which the text begins


def papers_own(document: Document) -> bytearray:
    """A byte a token: 1 in a byline, dateline, caption, photo credit or teaser."""
    out = bytearray(len(document.norms) + 1)
    view, starts = document.view, document.starts
    for first, last, number in document.sentences:
        block = document.blocks[number]
        if block.kind == "caption":
            out[first:last] = b"\1" * (last - first)
            continue
        opens = starts[first] == block.start
        length = block.end - block.start
        short = length <= _LONGEST_BYLINE
        if length <= _LONGEST_TEASER and _TEASER.fullmatch(view, block.start, block.end):
            out[first:last] = b"\1" * (last - first)
            continue
        end = 0
        if opens and short and _BYLINE.fullmatch(view, block.start, block.end):
            end = block.end
        elif opens and number < _DATELINE_BLOCKS and (found := _DATELINE.match(view, block.start, block.end)):
            end = found.end()
        while first < last and starts[first] < end:
            out[first] = 1
            first += 1
        if first < last:
            _mark_credits(document, first, last, out)
    return out


def _mark_credits(document: Document, first: int, last: int, out: bytearray) -> None:
    """Mark a credit that opens a sentence or stands in brackets: (Photo: Jan Orlow)."""
    view, starts = document.view, document.starts
    begin = first + (document.norms[first] in ("(", "["))
    if begin >= last:
        return
    found = _CREDIT.match(view, starts[begin], document.ends[last - 1])
    while found and first < last and starts[first] < found.end():
        out[first] = 1
        first += 1
