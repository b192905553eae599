"""Which of two articles appeared first, where their dates say so."""

from __future__ import annotations

from datetime import date

from linter.sets.model import Order

_DAY = 10  # characters of a date without its time


def order(one: str | None, other: str | None) -> Order:
    """When one article appeared, compared with another.

    Args:
        one: its date, a day or a moment in universal time (``ArticleRef``).
        other: that of the other.

    Returns:
        Moments are compared as such. Of days one is before another only if it is an earlier day; where only one has its time, the days must
        differ by more than one, since nobody knows in which zone a day without a time is meant.
    """
    if one is None or other is None:
        return "unknown"
    if (len(one) > _DAY) == (len(other) > _DAY):
        return "before" if one < other else "after" if one > other else "same"
    apart = days_apart(one, other)
    if apart is None or abs(apart) <= 1:
        return "same"
    return "before" if apart > 0 else "after"


def days_apart(one: str | None, other: str | None) -> int | None:
    """How many days after one date another is; None where one is not known."""
    if one is None or other is None:
        return None
    return (date.fromisoformat(other[:_DAY]) - date.fromisoformat(one[:_DAY])).days
