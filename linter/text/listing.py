"""Lists that run on inside a paragraph: 1) … 2) …, a. … b. …, • 1. … • 2. …

Their numbers tell them from numbers in prose: the paragraph begins with one, and each goes on from the one before it, with
a capital to follow.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from linter.text.marks import Block

_BULLET = r"(?:[•⁃·▪●]\s?)?"
_FIRST = re.compile(rf"\s*{_BULLET}(?P<number>\d{{1,3}}|[a-z])(?P<style>\.\)|\)|\.)\s+(?=[A-Z“\"])")
_LATER = re.compile(rf"(?<=\s){_BULLET}(?P<number>\d{{1,3}}|[a-z])(?P<style>\.\)|\)|\.)\s+(?=[A-Z“\"])")
_LONGEST_NUMBER = 12  # characters before a block in which the number stands that its reader took off


class Item(NamedTuple):
    """An item's tokens: the first of its bullet and number, and the first of its words (the same where a reader took the number off)."""

    first: int
    words: int


def items(block: Block) -> list[Item]:
    """The items of a paragraph that is a list, at least two, in order; none where it is no list.

    Takes time in proportion to the paragraph, and none to speak of where it does not begin with a number.
    """
    view, starts, first, last = block.view, block.starts, block.first, block.last
    if last - first < 2:
        return []
    begin, end = starts[first], block.ends[last - 1]
    opening = _FIRST.match(view, begin, end) or _taken_off(view, begin)
    if opening is None:
        return []
    found = [Item(first, bisect_left(starts, opening.end(), first, last))]
    number = opening["number"]
    for later in _LATER.finditer(view, opening.end(), end):
        if later["style"] == opening["style"] and later["number"] == _after(number):
            number = later["number"]
            at = bisect_left(starts, later.start(), first, last)
            found.append(Item(at, bisect_left(starts, later.end(), at, last)))
    return found if len(found) > 1 else _lone(found)


def _lone(found: list[Item]) -> list[Item]:
    """A number that the paragraph begins with belongs to its words, list or not."""
    return [item for item in found if item.words > item.first]


def _taken_off(view: str, begin: int) -> re.Match[str] | None:
    """The number of an item that a reader keeps out of its block, before it in the same line."""
    low = max(view.rfind("\n", 0, begin) + 1, begin - _LONGEST_NUMBER)
    found = _FIRST.match(view, low)
    return found if found is not None and found.end() == begin else None


def _after(number: str) -> str:
    return str(int(number) + 1) if number.isdecimal() else chr(ord(number) + 1)
