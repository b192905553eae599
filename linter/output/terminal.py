"""Prepares text for a terminal: widths in cells, no control characters, colour where it is wanted."""

from __future__ import annotations

import os
import re
import unicodedata
from typing import TextIO

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNEVEN = re.compile(
    "[^\x00-\u02ff\u0370-\u0482\u2010-\u2027\u20ac]"
)  # may be wide, or combine; all others take one cell
_SPACE = re.compile(r"\s+")


def safe(text: str) -> str:
    """Text on one line that cannot move the cursor, colour the screen or turn the direction of writing."""
    if text.isprintable() and "  " not in text:  # nearly every text: no control characters, only single blanks
        return text
    return _STEERING.sub("�", _SPACE.sub(" ", text))


def cells(text: str) -> int:
    """How many terminal cells a text takes."""
    if text.isascii() or _UNEVEN.search(text) is None:
        return len(text)
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)


def clip(text: str, width: int) -> str:
    """The text, or as much of its beginning as fits into ``width`` cells with an ellipsis."""
    if cells(text) <= width:
        return text
    while text and cells(text) >= width:
        text = text[: max(0, width - 1)] if len(text) >= width else text[:-1]
    return text.rstrip() + "…"


def clip_start(text: str, width: int) -> str:
    """The text, or as much of its end as fits into ``width`` cells after an ellipsis."""
    if cells(text) <= width:
        return text
    while text and cells(text) >= width:
        text = text[-max(0, width - 1) :] if len(text) >= width > 1 else text[1:]
    return "…" + text.lstrip()


def use_colour(stream: TextIO) -> bool:
    """Whether to colour what is written to a stream: a terminal, not dumb, and NO_COLOR unset or empty."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()
