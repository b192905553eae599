"""Words and phrases of which each counts as many times as its author says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from linter.pattern.lexicon import entries_in, entry_tokens, table_of

MOST_TIMES = 1000


def check_entries(entries: Mapping[str, int]) -> None:
    """Check that entries can be counted.

    Args:
        entries: each with how many times it counts.

    Raises:
        ValueError: one counts too often or not at all, has no word, or is another one too.
    """
    if any(not 1 <= times <= MOST_TIMES for times in entries.values()):
        raise ValueError(f"an entry counts from 1 to {MOST_TIMES} times")
    if len(_times(tuple(entries.items()))) < len(entries):
        raise ValueError("two of the entries are the same word, or one has no word")


def times_of(entries: Mapping[str, int], tokens: tuple[str, ...]) -> int:
    """How many times an entry counts, by its normalised tokens."""
    return _times(tuple(entries.items()))[tokens]


def places_of(entries: Mapping[str, int], norms: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where entries are among normalised tokens, in order: position and tokens of each. One inside a longer one is left out."""
    end = 0
    for at, tokens in entries_in(table_of(entries, inflected=False), norms):
        if at >= end:
            end = at + len(tokens)
            yield at, tokens


@cache
def _times(entries: tuple[tuple[str, int], ...]) -> dict[tuple[str, ...], int]:
    return {tokens: times for entry, times in entries if (tokens := entry_tokens(entry))}
