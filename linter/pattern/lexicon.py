"""Lexicons ready to match: entries as token tuples by their first word."""

from __future__ import annotations

from collections.abc import Iterable

from linter.pattern.inflect import entry_forms
from linter.text.tokens import normalise, tokenize


def entry_tokens(entry: str) -> tuple[str, ...]:
    """A lexicon entry as normalised tokens."""
    return tuple(normalise(entry[start:end]) for start, end in tokenize(entry, 0, len(entry)))


def by_first_word(entries: Iterable[str], inflected: bool) -> dict[str, tuple[tuple[str, ...], ...]]:
    """First token -> the entries (or their inflections) that begin with it, longest first."""
    grouped: dict[str, set[tuple[str, ...]]] = {}
    for entry in entries:
        tokens = entry_tokens(entry)
        if not tokens:
            continue
        for form in entry_forms(tokens) if inflected else {tokens}:
            grouped.setdefault(form[0], set()).add(form)
    return {word: tuple(sorted(forms, key=lambda f: (-len(f), f))) for word, forms in grouped.items()}
