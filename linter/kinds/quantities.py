"""The number that a phrase writes, in figures or in words: ``3.5 million``, ``1,200``, ``twenty-five``, ``40 per cent``."""

from __future__ import annotations

import re
from typing import NamedTuple

_SMALL = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_SCALES = {
    "hundred": 100, "dozen": 12, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
_WORD = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+|[a-z]+|%")
_PERCENT = re.compile(r"\s*-?(?:%|per\s?cent\b|percentage\b)")


class Quantity(NamedTuple):
    """A number, and whether it is a percentage."""

    value: float
    percent: bool


def quantity_in(text: str) -> Quantity | None:
    """The first number of a text in any case; None where it writes none. Years are numbers; ordinals and fractions in words are none."""
    text = text.lower()
    total = part = 0.0
    last = None  # offset behind the number
    for found in _WORD.finditer(text):
        word = found[0]
        if last is not None and text[last : found.start()].strip(" \t\n-"):
            break
        if word[0] in ".0123456789":
            if last is not None:
                break
            part = float(word.replace(",", ""))
        elif word in _SMALL:
            if last is not None and part % 100 and not (part % 10 == 0 and _SMALL[word] < 10):
                break  # two, three
            part += _SMALL[word]
        elif word in _TENS:
            part += _TENS[word]
        elif word in _SCALES and last is not None:
            if word in ("hundred", "dozen"):
                part *= _SCALES[word]
            else:
                total, part = total + part * _SCALES[word], 0.0
        elif word == "and" and last is not None:
            continue
        elif last is not None:
            break
        else:
            continue
        last = found.end()
    if last is None:
        return None
    return Quantity(total + part, _PERCENT.match(text, last) is not None)
