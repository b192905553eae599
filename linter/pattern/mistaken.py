"""Finds in a line of a pattern what its author hardly means: marks of regular expressions, and misspelt units, that would be words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator

_SHAPE = r"(?<![^\s(|&!:])/(?=[^\s)|])(?:\\.|[^/\\\n])+/"
SKIPPED = re.compile(rf'{_SHAPE}|"[^"\n]*"')
"""Shapes and exact words, in which every mark means itself."""
_ESCAPED = re.compile(r"\\([A-Za-z0-9])")
_INSIDE = re.compile(r"(?<![\w~@&:<$-])([^\W\d_]+)([?*+])([^\W\d_]+)")
_CLASS = re.compile(r"\[\^?[^\]\s]*(?:\w-\w|\\)[^\]\s]*\][?*+]?|\[[^\]\s]+\](?:[?*+]|\{\d)|(?<!\S)\.[*+](?!\S)")
_REPEATED = re.compile(r"(?<![\w~@&<$'’-])([^\W\d_]{2,}(?:['’-][^\W\d_]+)*)([*+])(?!\w)")
_PLURAL = re.compile(r"(?<![\w~@&<$'’-])([^\W\d_]{2,})s\?(?!\w)")
_UNSEEN = re.compile(r"[\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|(?![ \t])\s")
_CAPTURED = re.compile(r"\$[A-Za-z_][\w-]*:([a-z]+)(?![\w'’.-])")


def unseen(code: str) -> tuple[str, int] | None:
    """What is said of the first character of a line that cannot be seen, or is a space of another kind, with its offset; None if there is
    none. Shapes and exact words may hold them."""
    found = _UNSEEN.search(SKIPPED.sub(lambda skipped: " " * len(skipped[0]), code))
    if found is None:
        return None
    if found[0].isspace():
        return f"this space (U+{ord(found[0]):04X}) is not the one of the keyboard; write that one", found.start()
    return f"a character that cannot be seen (U+{ord(found[0]):04X}) stands here; take it out", found.start()


def mistaken(code: str, units: Collection[str]) -> Iterator[tuple[str, int]]:
    """What is hardly meant in a line, each with its offset and the remedy.

    Args:
        code: the line without comment.
        units: the names of units.
    """
    text = SKIPPED.sub(lambda found: " " * len(found[0]), code)  # what is a shape or an exact word means itself
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
    for found in _REPEATED.finditer(text):
        word, mark = found.groups()
        if not (word in units and code[: found.start()].endswith(":")):
            yield (
                f"{word}{mark} repeats the whole word, as often as possible; for all words that begin so write /{word}\\w*/, "
                f"for the repetition ({word}){mark}",
                found.start(1),
            )
    for found in _PLURAL.finditer(text):
        if _classes(found[1]) in _INFLECTED:
            yield (
                f"? makes the whole word {found[1]}s optional; for {found[1]} and {found[1]}s write ~{found[1].lower()}, "
                f"for a word that may be missing ({found[1]}s)?, for the mark of a question {found[1]}s \\?",
                found.end() - 1,
            )
    for found in _CAPTURED.finditer(text):
        word = found[1]
        if word not in units:
            near = difflib.get_close_matches(word, sorted(units), n=1, cutoff=0.75 if _classes(word) is None else 0.85)
            if near:
                yield (
                    f"there is no unit {word!r}, and so this is the word {word}; did you mean {near[0]}? Write ({word}) for the word",
                    found.start(1),
                )


_INFLECTED = frozenset("NVXY")
"""Classes of words that take an -s: nouns, verbs, and what is either."""


def _classes(word: str) -> str | None:
    from linter.language.words import word_classes

    return word_classes().get(word.lower())
