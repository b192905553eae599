"""Stems of words: enough to notice a word that comes back in another form."""

from __future__ import annotations

from functools import lru_cache

_ENDINGS = ("ingly", "edly", "ing", "ies", "ied", "ed", "es", "ly", "s", "y", "e")
_KEPT = 20_000  # stems: the same words come back all the time


@lru_cache(_KEPT)
def stem(word: str) -> str:
    """A normalised word without a common ending; no lemma."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
