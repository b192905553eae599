"""Numbers with their nouns, as messages say them."""

from __future__ import annotations


def amount(number: int, one: str, many: str | None = None) -> str:
    """A number and its noun: ``1 rule``, ``1,200 rules``.

    Args:
        number: how many.
        one: the noun for one.
        many: for another number; None: ``one`` and s.
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def plain(value: float) -> str:
    """A number with three decimals at most, without needless digits: ``50``, ``2,000,000``, ``0.125``."""
    return f"{value:,.3f}".rstrip("0").rstrip(".")
