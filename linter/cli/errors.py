"""Turns a user's error into a plain sentence with the place and the remedy."""

from __future__ import annotations


class CommandError(Exception):
    """Something on the command line is wrong; the message says what would be right."""


def in_plain_words(error: Exception) -> str | None:
    """The sentence for an error that the user can correct; None for a fault of the program, which keeps its traceback."""
    from linter.evaluation.gold import GoldError
    from linter.extras import MissingExtra
    from linter.problems import Problem
    from linter.ruleset.packs import ChoiceError
    from linter.text import ReadError

    if isinstance(error, (CommandError, ChoiceError, Problem, ReadError, GoldError, MissingExtra)):
        return str(error)
    if isinstance(error, MemoryError):
        return "there is not enough memory"
    if isinstance(error, OSError):
        return (
            f"{error.filename}: {error.strerror}"
            if error.filename
            else f"output cannot be written: {error.strerror or error}"
        )
    return None
