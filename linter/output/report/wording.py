"""Filters of the templates: numbers as a sentence says them."""

from __future__ import annotations

from linter.wording import amount

_SMALL = "no one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905


def spelled(number: int) -> str:
    """A number as a word up to twelve, in figures beyond (0: "no")."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "one finding", "14 findings"; ``many`` is the plural where it is not ``one`` and s."""
    return f"{spelled(number)} {one if number == 1 else many or one + 's'}"


def percent(part: int, whole: int) -> str:
    """A share in whole per cent: "36 %"; more than nothing is at least "< 1 %", less than all at most "> 99 %"."""
    value = round(100 * part / whole) if whole > 0 else 0
    if value == 0 and part > 0:
        return "< 1\N{NO-BREAK SPACE}%"
    return ("> 99" if value == 100 and part < whole else str(value)) + "\N{NO-BREAK SPACE}%"


def capital(text: str) -> str:
    """The text with a first capital, the rest as it is."""
    return text[:1].upper() + text[1:]


FILTERS = {"spelled": spelled, "counted": counted, "amount": amount, "percent": percent, "capital": capital}
