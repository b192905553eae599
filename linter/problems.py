"""Errors at a place of a file: each shows its line with a caret. Several become one, so that a writer sees all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, Self, TypeVar

from linter.wording import amount

_AROUND = 90  # characters of a line shown on either side of a place
_SHOWN = 30  # errors that are written out; the others are counted


class Problem(ValueError):
    """Something wrong at a place; ``str`` shows the place and its line, and says what would be right.

    ``line`` and ``column`` count from 1. ``each`` has the errors that this one stands for, itself or several, in order.
    """

    def __init__(self, message: str, file: str, line: int = 1, column: int = 1, text: str | None = None) -> None:
        """``text`` is the whole line that is shown; None: none is."""
        self.message, self.file, self.line, self.column, self.text = message, file, line, column, text
        self.each: tuple[Any, ...] = (self,)
        super().__init__(message)

    def __str__(self) -> str:
        shown = [one.alone() for one in self.each[:_SHOWN]]
        more = len(self.each) - len(shown)
        if more:
            shown.append(f"… and {amount(more, 'more error')}")
        return "\n".join(shown)

    def alone(self) -> str:
        """The text of this error without the others it may stand for."""
        return f"{self.file}:{self.line}:{self.column}: {self.message}" + caret(self.text, self.column - 1)

    def __reduce__(self) -> tuple[Callable[..., Problem], tuple[Any, ...]]:
        return _again, (self.__class__, [(one.__class__, one.__dict__ | {"each": None}) for one in self.each])

    @classmethod
    def of(cls, errors: Iterable[Self]) -> Self:
        """One error that stands for several, at least one: in order of file and place, each once."""
        each: dict[tuple[str, int, int, str], Self] = {
            (one.file, one.line, one.column, one.message): one for error in errors for one in error.each
        }
        return _standing_for(cls, [each[place] for place in sorted(each)])


P = TypeVar("P", bound=Problem)


def _standing_for(kind: type[P], each: list[P]) -> P:
    first = each[0]
    if len(each) == 1:
        return first
    made = kind.__new__(kind, first.message)
    made.__dict__.update(first.__dict__, each=tuple(each))
    return made


def _again(kind: type[Problem], each: list[tuple[type[Problem], dict[str, Any]]]) -> Problem:
    """An error as it was pickled, for one that a worker process raised."""
    errors = []
    for own, state in each:
        error = own.__new__(own, state["message"])
        error.__dict__.update(state, each=(error,))
        errors.append(error)
    return _standing_for(kind, errors)


class Problems(Generic[P]):
    """Collects errors while a file is read on.

    Args:
        kind: the class of the errors.
    """

    def __init__(self, kind: type[P]) -> None:
        self.kind = kind
        self.found: list[P] = []

    @contextmanager
    def kept(self) -> Iterator[None]:
        """A block in which an error ends the block alone, and is kept."""
        try:
            yield
        except self.kind as error:
            self.found.append(error)

    def settle(self) -> None:
        """Raise all errors kept, as one; nothing where there is none."""
        if self.found:
            raise self.kind.of(self.found)


def caret(text: str | None, at: int) -> str:
    """A line, indented, with a caret under the character number ``at``; of a long line the part around it. Empty for None."""
    if text is None:
        return ""
    begin = max(0, at - _AROUND)
    piece = text[begin : at + _AROUND].replace("\t", " ")
    before, after = "…" * (begin > 0), "…" * (begin + len(piece) < len(text))
    return f"\n    {before}{piece}{after}\n    {' ' * (len(before) + at - begin)}^"


def quoted(value: object, most: int = 60) -> str:
    """A value as Python writes it, of a long one the beginning."""
    shown = repr(value)
    return shown if len(shown) <= most else shown[: most - 2] + "…" + shown[-1]


def line_of(text: str, line: int) -> str | None:
    """A line of a text by its number, from 1; None where the text has fewer."""
    lines = text.split("\n")
    return lines[line - 1].rstrip("\r") if 0 < line <= len(lines) else None
