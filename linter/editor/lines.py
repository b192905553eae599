"""Places of the Language Server Protocol: a line, and how many units of an encoding before a character in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal

Encoding = Literal["utf-8", "utf-16", "utf-32"]
"""What an editor counts the characters of a line in; UTF-16 unless both sides agree on another (LSP 3.17, PositionEncodingKind)."""

_END = re.compile("\r\n|\n|\r")  # the ends of lines that the protocol knows, and no others


class Lines:
    """The lines of a text.

    Args:
        text: the whole text.
        encoding: what its editor counts in.
    """

    def __init__(self, text: str, encoding: Encoding = "utf-16") -> None:
        self.text, self._encoding = text, encoding
        ends = [(end.start(), end.end()) for end in _END.finditer(text)]
        self._starts = [0, *(behind for _, behind in ends)]
        self._ends = [*(at for at, _ in ends), len(text)]

    def __len__(self) -> int:
        return len(self._starts)

    def span(self, line: int) -> tuple[int, int]:
        """The offsets of a line, from 0, without its end; of the last one where there are fewer."""
        line = min(line, len(self._starts) - 1)
        return self._starts[line], self._ends[line]

    def position(self, offset: int) -> tuple[int, int]:
        """The line, and the units before it, both from 0, of a character offset."""
        line = bisect_right(self._starts, offset) - 1
        return line, self._units(self.text[self._starts[line] : offset])

    def offset(self, line: int, units: int) -> int:
        """The offset of a place. One behind the end of a line is that end, and one within a character the offset of that character."""
        if line >= len(self._starts):
            return len(self.text)
        start, end = self.span(line)
        if self._encoding == "utf-32" or self.text[start:end].isascii():
            return min(start + units, end)
        for at in range(start, end):
            units -= self._units(self.text[at])
            if units < 0:
                return at
        return end

    def at(self, line: int, column: int) -> int:
        """The offset of a line and a column that count characters from 1, as errors of files do."""
        start, end = self.span(max(line - 1, 0))
        return min(start + max(column - 1, 0), end)

    def _units(self, text: str) -> int:
        if self._encoding == "utf-32" or text.isascii():
            return len(text)
        return len(text.encode(self._encoding + "-le" if self._encoding == "utf-16" else "utf-8", "surrogatepass")) // (
            2 if self._encoding == "utf-16" else 1
        )
