"""Whether the source that was found is the one that is marked: by any word of it, and by its head.

The head of a marked source is told by its words alone: what stands before the first word or mark that begins something which hangs
on a noun ("who", "of", a comma): *The man* of "The man who stabbed Amir Orlow". So the figure needs no reading by the linter itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from linter.evaluation.gold import Spans
from linter.evaluation.pairing import Bag, words

_EMPTY_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "at",
        "for",
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "mr",
        "mrs",
        "ms",
        "dr",
        "president",
        "sen.",
        "gov.",
        "rep.",
    ]
)  # articles, prepositions and titles, which different sources may share

_HANGS = re.compile(
    r"\b(?:who|whose|whom|which|that|of|from|at|in|for|with|by|on|to|accused|familiar|close|including|such|like|as|when"
    r"|where|while|after|before|against)\b"
    r"|[,;:()—–-]\s|\s[-–—]",
    re.IGNORECASE,
)


def same_source(gold: Bag, found: Bag) -> bool:
    """Whether two sources share a word at one place that is no article, preposition or title, or are both missing."""
    if not gold and not found:
        return True
    common = _plain(gold & found)
    return bool(common) or (bool(gold & found) and not _plain(gold))


def same_head(text: str, gold: Spans, found: Spans) -> bool:
    """Whether the found source has a word of the marked source's head."""
    head, other = words(text, _head(text, gold)), words(text, found)
    return bool(_plain(head) & _plain(other)) if _plain(head) else bool(head & other)


def _head(text: str, source: Spans) -> Spans:
    if not source:
        return ()
    start, end = source[0]
    hanging = _HANGS.search(text[start:end], 1)
    return ((start, start + hanging.start() if hanging else end),)


def _plain(bag: Iterable[tuple[int, str]]) -> set[str]:
    return {word for _, word in bag} - _EMPTY_WORDS
