"""Plain text: blank lines part blocks; hard-wrapped lines are joined, other lines are paragraphs of their own."""

from __future__ import annotations

import re
import unicodedata
from array import array

from linter.text.document import Block, SourceMap

_ITEM = re.compile(r"\s*(?:[-*•·▪]|\d{1,3}[.)])\s+")
_DROPPED = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_SPECIAL = re.compile("([\u00ad\u200b\u200c\u200d\u2060\ufeff]+)|[^\u0300-\u036f][\u0300-\u036f]+")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\t\r\x0b\x0c\u2028\u2029"), " ")


def make_view(source: str) -> tuple[str, SourceMap]:
    """The view of plain source text, and its map: soft hyphens and zero-width marks dropped, odd spaces plain, NFC."""
    view = source.translate(_SPACES)
    if unicodedata.is_normalized("NFC", view) and not _DROPPED.search(view):
        return view, SourceMap(array("L", [0]), array("L", [0]))
    parts: list[str] = []
    at_view, at_source = array("L", [0]), array("L", [0])
    length = done = 0
    for match in _SPECIAL.finditer(view):
        parts.append(view[done : match.start()])
        length += match.start() - done
        composed = "" if match.group(1) else unicodedata.normalize("NFC", match.group())
        parts.append(composed)
        length += len(composed)
        done = match.end()
        at_view.append(length)
        at_source.append(done)
    parts.append(view[done:])
    return "".join(parts), SourceMap(at_view, at_source)


def blocks_of(view: str) -> tuple[list[Block], str | None]:
    """Blocks in view offsets, and the title: a short first block without a full stop."""
    chunks = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+(?:\n[^\n]*\S[^\n]*)*", view) if m.group().strip()]
    wrapped = _hard_wrapped(view, chunks)
    blocks: list[Block] = []
    for start, end in chunks:
        at = start
        lines = []
        for line in view[start:end].split("\n"):
            lines.append((at, at + len(line)))
            at += len(line) + 1
        group: list[tuple[int, int]] = []
        for line_start, line_end in lines:
            item = _ITEM.match(view, line_start, line_end)
            if group and (item or not wrapped):
                blocks.append(_block(view, group[0][0], group[-1][1]))
                group = []
            group.append((line_start, line_end))
        if group:
            blocks.append(_block(view, group[0][0], group[-1][1]))
    title = None
    if blocks and len(blocks) > 1:
        first = blocks[0]
        text = view[first.start : first.end].strip()
        if len(text) < 140 and text[-1:] not in ".!?:;,”\"'" and "\n" not in text:
            blocks[0] = Block("heading", first.start, first.end, 1)
            title = text
    return blocks, title


def _block(view: str, start: int, end: int) -> Block:
    item = _ITEM.match(view, start, end)
    if item and item.end() < end:
        return Block("item", item.end(), end)
    return Block("paragraph", start, end)


def _hard_wrapped(view: str, chunks: list[tuple[int, int]]) -> bool:
    """Whether newlines inside blocks only wrap: most lines but the last of a block end mid-sentence at a similar width."""
    lengths = []
    midway = 0
    for start, end in chunks:
        lines = view[start:end].split("\n")[:-1]
        lengths += [len(line) for line in lines]
        midway += sum(1 for line in lines if line.rstrip()[-1:] not in ".!?”\"'")
    return bool(lengths) and midway >= 0.5 * len(lengths) and max(lengths) <= 120
