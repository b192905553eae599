"""Plain text: blank lines part blocks; hard-wrapped lines are joined up to the next label, other lines are paragraphs of their own."""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.text.assemble import Parts
from linter.text.document import Block, SourceMap
from linter.text.readers.turns import opens_turn_after
from linter.text.view import View

_LINE = re.compile(r"\S[^\n]*")
_ITEM = re.compile(r"(?:[-*•·▪‣◦]|(\d{1,3}[.)]))\s+(?=\S)")
_LONGEST_TITLE, _LONGEST_SUBHEAD = 140, 60


class _Line(NamedTuple):
    start: int
    end: int
    blank_before: bool
    indent: int


def read_plain(source: str) -> Parts:
    """Read plain text: paragraphs, list items, headings by their look; the title is a first line that is no sentence."""
    view, source_map = make_view(source)
    lines = _lines(view)
    blocks = _headings(view, _blocks(view, lines, wrapped=_is_wrapped(view, lines)))
    title = view[blocks[0].start : blocks[0].end] if blocks and blocks[0].kind == "heading" else None
    return Parts(view, source_map, blocks, title)


def make_view(source: str) -> tuple[str, SourceMap]:
    """The view of plain source text, and its map."""
    if "\r" in source and "\n" not in source:
        source = source.replace("\r", "\n")  # old line ends; the offsets stay
    view = View(source.replace("\u2028", "\n").replace("\u2029", "\n"))
    view.copy(0, len(source))
    return view.finish()


def _lines(view: str) -> list[_Line]:
    lines = []
    done = 0
    for match in _LINE.finditer(view):
        start, end = match.span()
        gap = view[done:start]
        lines.append(_Line(start, end, gap.count("\n") > 1, len(gap) - gap.rfind("\n") - 1))
        done = end
    return lines


def _is_wrapped(view: str, lines: list[_Line]) -> bool:
    """Whether newlines only wrap: then many lines after the first of their block go on in lower case."""
    going_on = [view[line.start].islower() for line in lines[1:] if not line.blank_before]
    return sum(going_on) > 0.3 * len(going_on)


def _blocks(view: str, lines: list[_Line], *, wrapped: bool) -> list[Block]:
    blocks: list[Block] = []
    previous: _Line | None = None
    for line in lines:
        item = _ITEM.match(view, line.start, line.end)
        if item and item[1] and wrapped and previous and not line.blank_before and blocks[-1].kind != "item":
            item = (
                None if view[previous.end - 1] not in ".:;?!" else item
            )  # a wrapped line that happens to begin with a number
        indented = previous is not None and line.indent >= previous.indent + 2 and blocks[-1].kind == "paragraph"
        if (
            previous is None
            or line.blank_before
            or item
            or not wrapped
            or indented
            or opens_turn_after(view, previous.end, line.start)
        ):
            start = item.end() if item else line.start
            blocks.append(Block("item" if item else "paragraph", start, line.end, 1 if item else 0))
        else:
            blocks[-1] = blocks[-1]._replace(end=line.end)
        previous = line
    return [_trimmed(view, block) if view[block.end - 1].isspace() else block for block in blocks]


def _trimmed(view: str, block: Block) -> Block:
    return block._replace(end=block.start + len(view[block.start : block.end].rstrip()))


def _headings(view: str, blocks: list[Block]) -> list[Block]:
    """The blocks with headings told apart: one line, short, no sentence, and running text after it."""
    out = list(blocks)
    for number, block in enumerate(blocks[:-1]):
        longest = _LONGEST_SUBHEAD if number else _LONGEST_TITLE
        length = block.end - block.start
        if block.kind != "paragraph" or length >= longest:
            continue
        text = view[block.start : block.end]
        if "\n" in text or not _is_title(text) or not any(c.isalpha() for c in text):
            continue
        if number == 0:
            out[0] = block._replace(kind="heading", level=1)
        elif text[0].isupper() and blocks[number + 1].end - blocks[number + 1].start > longest:
            out[number] = block._replace(kind="heading", level=2)
    return out


def _is_title(text: str) -> bool:
    bare = text.rstrip("”\"'’)")
    return bool(bare) and bare[-1] not in ".!:;,…" and (bare[-1] != "?" or bare == text)
