"""Prepares text for a terminal: widths in cells, no control characters, colour where it is wanted."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
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


def shown(text: str, *, lines: bool = False) -> str:
    r"""Text with an escape for each character that ``safe`` would not let pass (``\x1b``), so that a reader sees what is there.

    Args:
        text: a file's name, a message, a cell of a table.
        lines: whether line ends and tabs stay.
    """
    if text.isprintable():
        return text
    out = _STEERING.sub(_escaped, text)
    return out if lines else _LINE_ENDS.sub(_escaped, out)


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")


_LINE_ENDS = re.compile("[\t\n\u2028\u2029]")


def cells(text: str) -> int:
    """How many terminal cells a text takes."""
    if _is_even(text):
        return len(text)
    from wcwidth import wcswidth  # slow to load, and few texts need it

    width = wcswidth(text)
    return width if width >= 0 else len(text)


def clip(text: str, width: int) -> str:
    """The text, or as much of its beginning as fits into ``width`` cells with an ellipsis."""
    if cells(text) <= width:
        return text
    return _fitting(_letters(text), width - 1).rstrip() + "…"


def clip_start(text: str, width: int) -> str:
    """The text, or as much of its end as fits into ``width`` cells after an ellipsis."""
    if cells(text) <= width:
        return text
    kept = _fitting(reversed(_letters(text)), width - 1)
    return "…" + text[len(text) - len(kept) :].lstrip()


def _is_even(text: str) -> bool:
    """Whether each of its characters takes one cell."""
    return text.isascii() or _UNEVEN.search(text) is None


def _letters(text: str) -> list[str]:
    """The letters as a reader counts them, each with its accents; a flag or a family is one."""
    if _is_even(text):
        return list(text)
    import regex

    return regex.findall(r"\X", text)


def _fitting(letters: Iterable[str], width: int) -> str:
    """The first letters that take ``width`` cells at most."""
    kept = []
    for letter in letters:
        width -= cells(letter)
        if width < 0:
            break
        kept.append(letter)
    return "".join(kept)


def use_colour(stream: TextIO) -> bool:
    """Whether to colour what is written to a stream: a terminal, not dumb, and NO_COLOR unset or empty."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()
