"""Quotations: marks paired into stretches, unclosed ones ended so that one stray mark does not ruin the rest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from linter.text.document import Quotation
from linter.text.marks import (
    STYLES,
    Block,
    Style,
    closes_single,
    is_inches,
    is_nickname,
    may_close,
    may_open,
    opens_single,
)

_DEEPEST = 8  # quotations one within the other: of more the outermost has lost its closing mark


class _Open(NamedTuple):
    style: Style
    at: int


class BlockQuotations(NamedTuple):
    """The quotations of one block, the group it leaves open (None: none), positions of closing marks, and nicknames in marks."""

    quotations: list[Quotation]
    open_group: int | None
    closing: set[int]
    nicknames: list[tuple[int, int]]


def block_quotations(
    block: Block, marks: list[int], *, number: int, carried: int | None, reopened: str
) -> BlockQuotations:
    """The quotations of one block.

    Args:
        block: its tokens.
        marks: positions of all that may be quotation marks, in order.
        number: index the block's first quotation will have.
        carried: group of a quotation the last block left open.
        reopened: the first character of the next block, "" where there is none: a single mark there opens again what it left open.
    """
    british = reopened in _SINGLE and reopened != ""
    stack: list[_Open] = []
    stray: list[_Open] = []  # what nothing closes
    found: list[tuple[int, int, bool]] = []
    opened: dict[Style, list[int]] = {}
    closing: set[int] = set()
    continued = False  # the last block's quotation ends in this one, without having been opened again
    for at in marks:
        mark = block.mark(at)
        style = STYLES.get(mark)
        if style is None or (style in ("straight", "doubled") and is_inches(block, at)):
            continue
        level = _closed_level(block, at, mark, stack, style, british=british) if stack else None
        if level is not None:
            found.append((stack[level].at, at + 1, True))
            closing.add(at)
            for places in opened.values():  # what opened within it ends no other
                while places and places[-1] > stack[level].at:
                    places.pop()
            del stack[level:]
        elif carried is not None and not stack and not found and style != "single" and may_close(block, at):
            found.append((block.first, at + 1, True))
            closing.add(at)
            continued = True
        elif _opens(block, at, mark, stack, style, british=british):
            stack.append(_Open(style, at))
            opened.setdefault(style, []).append(at)
            if len(stack) > _DEEPEST:
                stray.append(stack.pop(0))
    if stack:
        found += _unclosed(block, [*stray, *stack], opened, british=british)
    nicknames = [(first, end) for first, end, closed in found if closed and is_nickname(block, first, end)]
    found = sorted((q for q in found if q[:2] not in nicknames), key=lambda q: (q[0], -q[1]))
    quotations: list[Quotation] = []
    open_group: int | None = None
    around: list[int] = []  # ends of the quotations that the next one may stand in
    for first, end, closed in found:
        while around and around[-1] <= first:
            around.pop()
        depth = len(around)
        if not closed and around:
            end = min(end, around[-1])  # it may only stand within another wholly
        group = number + len(quotations)
        if carried is not None and depth == 0 and first == block.first and (continued or not quotations):
            group = carried
        if not closed and end == block.last and depth == 0:
            open_group = group
        quotations.append(Quotation(first, end, depth, group, closed))
        around.append(end)
    return BlockQuotations(quotations, open_group, closing, nicknames)


def _closed_level(block: Block, at: int, mark: str, stack: list[_Open], style: Style, *, british: bool) -> int | None:
    """Which open quotation a mark closes, as an index into the stack; None: none."""
    levels = [k for k, item in enumerate(stack) if (item.style == "single") == (style == "single")]
    if not levels:
        return None
    if style == "single":
        inside_double = any(item.style != "single" for item in stack[: levels[-1]])
        return levels[-1] if closes_single(block, at, inside_double=inside_double, goes_on=british) else None
    same = [k for k in levels if stack[k].style == style]
    if mark in ("”", "»", "’’"):
        return same[-1] if same else levels[-1]
    if mark in ("„", "``", "‘‘", "‟"):
        return None
    if mark == "“":  # closes „…“, and stands for ” where a hand slipped
        low = [k for k in levels if stack[k].style == "low"]
        if low and not block.before(at).isspace():
            return low[-1]
        return levels[-1] if may_close(block, at) and not may_open(block, at) else None
    if mark == "«":
        return same[-1] if same and block.mark(stack[same[-1]].at) == "»" else None
    opening, end = may_open(block, at), may_close(block, at)
    if end and not opening:
        return same[-1] if same else levels[-1]
    if opening and not end:
        return same[-1] if same and block.before(at) == "," else None  # "We go,"he said: the blank was forgotten
    return same[-1] if same else None  # tight or loose on both sides: the other end of what is open


def _opens(block: Block, at: int, mark: str, stack: list[_Open], style: Style, *, british: bool) -> bool:
    if style == "single":
        if any(item.style == "single" for item in stack):
            return False
        return opens_single(block, at) or (british and _opens_paragraphs(block, at, mark))
    if mark in ("“", "„", "``", "‘‘", "‟", "«"):
        return True
    if at == block.first:
        return at + 1 < block.last  # whichever way it was made to point
    if mark in ("”", "»", "’’"):
        return may_open(block, at) and not may_close(block, at)
    if may_close(block, at) and not may_open(block, at):
        return False
    return at + 1 < block.last


def _opens_paragraphs(block: Block, at: int, mark: str) -> bool:
    """Whether a single mark opens a quotation that goes on in the next paragraph: at the beginning of a sentence, with a capital."""
    if mark not in _SINGLE or at + 1 >= block.last or block.starts[at + 1] > block.ends[at]:
        return False
    return block.after(at).isupper() and (at == block.first or block.norms[at - 1] in _BEFORE_SENTENCE)


_SINGLE = "‘'"
_BEFORE_SENTENCE = frozenset(".?!:,")


def _unclosed(
    block: Block, stray: list[_Open], opened: dict[Style, list[int]], *, british: bool
) -> Iterator[tuple[int, int, bool]]:
    """Where quotations end that nothing closes: at the block's end, or where the next of their style opens, their own mark being stray."""
    for style, at in stray:
        if style == "single" and not (british and _opens_paragraphs(block, at, block.mark(at))):
            continue
        places = opened[style]
        later = bisect_right(places, at)
        end = places[later] if later < len(places) else block.last
        if end - at > 1:
            yield at, end, False
