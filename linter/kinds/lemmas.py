"""Whether two words are forms of one word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from linter import language
from linter.language.inflection import inflections

_ENDINGS = (("ies", "y"), ("ied", "y"), ("ying", "ie"), ("es", ""), ("ed", ""), ("ing", ""), ("er", ""), ("est", ""), ("s", ""), ("d", ""), ("r", ""), ("st", ""))  # fmt: skip
_KEPT = 5_000


def share_lemma(one: str, other: str) -> bool:
    """Whether two normalised words are the same, or forms of one word: *said* and *says*, *city* and *cities*."""
    return one == other or not _lemmas(one).isdisjoint(_lemmas(other))


@lru_cache(_KEPT)
def _lemmas(word: str) -> frozenset[str]:
    """The words of which a word may be a form, itself among them."""
    return frozenset(
        lemma for lemma in {word, *_irregular().get(word, ()), *_guesses(word)} if word in inflections(lemma)
    )


def _guesses(word: str) -> Iterator[str]:
    for ending, instead in _ENDINGS:
        stem = word[: -len(ending)] + instead
        if word.endswith(ending) and len(stem) > 1:
            yield stem
            if not instead:
                yield stem + "e"
                if len(stem) > 2 and stem[-1] == stem[-2]:
                    yield stem[:-1]  # planned


@cache
def _irregular() -> dict[str, list[str]]:
    """The words of the table of inflections by their forms that are written out there."""
    found: dict[str, list[str]] = {}
    for auxiliary in ("be", "have", "do", "can", "will", "may", "shall", "must"):
        for form in inflections(auxiliary):
            found.setdefault(form, []).append(auxiliary)
    table = Path(language.__file__).with_name("data").joinpath("inflections.txt").read_text("ascii")
    for line in table.splitlines():
        if ":" in line and not line.startswith("#"):
            word, _, paradigm = line.partition(" ")
            for part in paradigm.split():
                for form in part.partition(":")[2].split(","):
                    found.setdefault(form, []).append(word)
    return found
