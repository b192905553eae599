"""Lines that open with a speaker's label (``[00:02] Ilse Brandt:``): each is a paragraph of its own, however its text is laid out."""

from __future__ import annotations

import re

_STAMP = r"(?:[\[(]?\d{1,2}(?:[:.]\d\d){1,2}[\])]?[ \t]*(?:[-–—][ \t]*)?)?"
_WORD = r"[A-Z][\w.'’-]{0,30}"
_SMALL = r"(?:the|of|for|and|to|de|du|van|von|der|den|la|le|bin|al)"
_NAME = rf"{_WORD}(?:,?[ \t](?:{_WORD}|{_SMALL}|\d{{1,3}}))" + r"{0,12}"
_BRACKETS = r"(?:[ \t]?[\[(][^()\[\]\n]{1,60}[\])]){0,3}"
_TURN = re.compile(
    rf"(?:\*\*|__|<[^<>\n]{{0,80}}>|\s){{0,6}}{_STAMP}{_NAME}{_BRACKETS}(?:\*\*|__|</\w{{1,10}}>)?:(?=[\s*_<])"
)
_ENDED = frozenset(".!?…:;—–-\"”’')]*_>")


def opens_turn(text: str, at: int) -> bool:
    """Whether what looks like a speaker's label begins at an offset, behind white space and marks of emphasis. Looks a bounded stretch ahead."""
    return _TURN.match(text, at) is not None


def opens_turn_after(text: str, end: int, at: int) -> bool:
    """The same of a wrapped line, which opens a turn only where the line before it, up to ``end``, may be the end of one."""
    return text[end - 1] in _ENDED and opens_turn(text, at)
