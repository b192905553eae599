"""The error of a pattern that cannot be read, and what the parser's own errors mean in the words of the language."""

from __future__ import annotations

from typing import Any

from linter.problems import Problem, caret


class PatternError(Problem):
    """A pattern that cannot be read. ``line`` and ``column`` (from 1) point into ``file``; ``str`` shows the place.

    ``offset`` is the place in the line of the pattern, whose text is ``text``; the line may be indented in its file.
    """

    def __init__(self, message: str, file: str, line: int, column: int, text: str, offset: int) -> None:
        super().__init__(message, file, line, column, text)
        self.offset = offset

    def alone(self) -> str:
        """The text of this error without the others it may stand for."""
        return f"{self.file}:{self.line}:{self.column}: {self.message}" + caret(self.text, self.offset)


def explained(error: Any, code: str) -> tuple[str, int]:
    """Message and offset of a parser's error, in the words of the language."""
    message = str(error.msg)
    if not message.startswith("Expected "):
        return message, error.loc  # already written by our grammar
    wanted = message.removeprefix("Expected ").replace("end of text", "an item, | or the end of the line")
    offset = error.loc + len(code[error.loc :]) - len(code[error.loc :].lstrip())
    if offset >= len(code.rstrip()):
        last = code.rstrip()[-1:]
        itself = (
            f"; \\{last} is the mark itself" if last and last in "!&~@$<|(" and code.rstrip()[-2:-1] != "\\" else ""
        )
        return f"expected {wanted} before the end of the line{itself}", len(code.rstrip())
    mark = code[offset]
    if mark in "?*+{":
        return (
            f"expected {wanted}, found {mark!r}: it belongs right after its item; \\{mark} is the mark itself",
            offset,
        )
    if mark in '}|()$^!&<>@~"\\#':
        return f"expected {wanted}, found {mark!r}; \\{mark} is the mark itself", offset
    return f"expected {wanted}, found {code[offset:].split()[0][:20]!r}", offset
