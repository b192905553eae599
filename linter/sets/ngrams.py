"""Which texts share a run of words: a join over n-grams, in memory that grows with what is shared, not with what there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from linter.sets.words import content

GRAM = 4
"""Words of a run that two texts must share."""
_SAYS = 2  # of them that say which quotation it is
_BUCKETS = 1 << 22
_MOST = 80  # texts of one run: a slogan of more is no sign that two are one quotation
_BITS = 24
_MOST_TEXTS = 1 << _BITS


def sharing(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The pairs of texts that share a run of ``GRAM`` words, by their numbers, each once and in order.

    Args:
        texts: each with single blanks between its words; fewer than 16 million.

    Runs are told apart by hashes; two that fall together make a pair more, which an alignment then refuses. A first pass counts hashes
    in a small table, so that only what may be in two texts is sorted.
    """
    assert len(texts) < _MOST_TEXTS
    once, twice = bytearray(_BUCKETS), bytearray(_BUCKETS)
    for text in texts:
        for gram in set(_grams(text)):
            bucket = gram % _BUCKETS
            if once[bucket]:
                twice[bucket] = 1
            once[bucket] = 1
    keyed = [
        (gram << _BITS) | number
        for number, text in enumerate(texts)
        for gram in set(_grams(text))
        if twice[gram % _BUCKETS]
    ]
    keyed.sort()
    pairs: set[tuple[int, int]] = set()
    for _, found in groupby(keyed, lambda key: key >> _BITS):
        numbers = [key & (_MOST_TEXTS - 1) for key in found]
        if 1 < len(numbers) <= _MOST:
            pairs.update((one, other) for at, one in enumerate(numbers) for other in numbers[at + 1 :])
    yield from sorted(pairs)


def _grams(text: str) -> Iterator[int]:
    words = text.split()
    for at in range(len(words) - GRAM + 1):
        gram = words[at : at + GRAM]
        if content(gram) >= _SAYS:
            yield hash(tuple(gram)) & ((1 << 61) - 1)
