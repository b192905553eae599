"""Finds in a line of a pattern what its author hardly means: marks of regular expressions, and misspelt units, that would be words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator

_SHAPE = r"(?<![^\s(|&!:])/(?=[^\s)|])(?:\\.|[^/\\\n])+/"
_SKIPPED = re.compile(rf'{_SHAPE}|"[^"\n]*"')
_ESCAPED = re.compile(r"\\([A-Za-z0-9])")
_INSIDE = re.compile(r"(?<![\w~@&:<$-])([^\W\d_]+)([?*+])([^\W\d_]+)")
_CLASS = re.compile(r"\[\^?[^\]\s]*(?:\w-\w|\\)[^\]\s]*\][?*+]?|\[[^\]\s]+\](?:[?*+]|\{\d)|(?<!\S)\.[*+](?!\S)")
_BEGINNING = re.compile(r"(?<![\w~@&:<$-])([^\W\d_]{3,})\*(?!\S)")
_CAPTURED = re.compile(r"\$[A-Za-z_][\w-]*:([a-z]+)(?![\w'’.-])")


def mistaken(code: str, units: Collection[str]) -> Iterator[tuple[str, int]]:
    """What is hardly meant in a line, each with its offset and the remedy.

    Args:
        code: the line without comment.
        units: the names of units.
    """
    text = _SKIPPED.sub(lambda found: " " * len(found[0]), code)  # what is a shape or an exact word means itself
    for found in _ESCAPED.finditer(text):
        yield (
            f"\\{found[1]} is a mark of regular expressions, and here the letter itself; write /\\{found[1]}…/ for a shape, or "
            f"{found[1]} for the letter",
            found.start(),
        )
    for found in _CLASS.finditer(text):
        yield f"{found[0]} is a mark of regular expressions; write it as a shape: /{found[0]}/", found.start()
    for found in _INSIDE.finditer(text):
        first, mark, rest = found.groups()
        yield (
            f"{mark} belongs to the whole word before it, so this is two words, {first}{mark} and {rest}; write "
            f"/{first}{mark}{rest}/ for letters, or put a space between the words",
            found.start(2),
        )
    for found in _BEGINNING.finditer(text):
        if not _is_word(found[1]):
            yield (
                f"{found[1]}* repeats the whole word, as often as possible; for all words that begin so write /{found[1]}\\w*/, "
                f"for the repetition ({found[1]})*",
                found.start(1),
            )
    for found in _CAPTURED.finditer(text):
        word = found[1]
        if word not in units:
            near = difflib.get_close_matches(word, sorted(units), n=1, cutoff=0.85 if _is_word(word) else 0.75)
            if near:
                yield (
                    f"there is no unit {word!r}, and so this is the word {word}; did you mean {near[0]}? Write ({word}) for the word",
                    found.start(1),
                )


def _is_word(word: str) -> bool:
    from linter.language.words import word_classes

    return word in word_classes()
