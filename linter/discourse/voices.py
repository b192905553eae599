"""A voice for every token: the narrator's, a quotation's or a reported clause's, and whose."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence

from linter.discourse.attribution import Attribution
from linter.text.document import Document

NARRATOR, QUOTED, REPORTED = 0, 1, 2

TOPIC_ACTS = frozenset({"discuss", "judge", "want", "commit", "command", "name", "woven"})
"""Acts whose unquoted content names what was talked about in the narrator's own words: it keeps the narrator's voice."""

_SCARE_QUOTE_TOKENS = 5  # a quotation no longer than this (marks included) that nobody is said to have spoken


def voices(document: Document, attributions: Sequence[Attribution]) -> tuple[bytearray, array[int]]:
    """Voice and speaker columns. Inner attributions overwrite outer ones; quotation marks decide between the two kinds.

    A short quotation outside every attribution is a distancing one (scare quotes), the narrator's own.
    """
    voice = bytearray(len(document.norms))
    speaker = array("h", [-1]) * len(document.norms)
    for quotation in document.quotations:
        if quotation.depth == 0 and quotation.last - quotation.first > _SCARE_QUOTE_TOKENS:
            length = quotation.last - quotation.first
            voice[quotation.first : quotation.last] = bytes([QUOTED]) * length
    for attribution in sorted(attributions, key=lambda a: a.level):
        mark = -1 if attribution.speaker is None else attribution.speaker
        if mark < 0 and attribution.level:  # nobody named inside somebody's words: still that somebody's
            mark = speaker[attribution.content[0].first]
        topic = attribution.act in TOPIC_ACTS
        for first, last in attribution.content:
            if not topic:
                verbatim = QUOTED if attribution.act == "turn" else REPORTED
                voice[first:last] = bytes([verbatim]) * (last - first)
                speaker[first:last] = array("h", [mark]) * (last - first)
            for begin, end in _inside(document, first, last):
                if topic and end - begin <= _SCARE_QUOTE_TOKENS:
                    continue
                low, high = max(first, begin), min(last, end)
                voice[low:high] = bytes([QUOTED]) * (high - low)
                speaker[low:high] = array("h", [mark]) * (high - low)
    return voice, speaker


def _inside(document: Document, first: int, last: int) -> list[tuple[int, int]]:
    quotations = document.quotations
    at = bisect_left(quotations, first, key=lambda q: q.first)
    while at > 0 and quotations[at - 1].last > first:
        at -= 1
    out = []
    while at < len(quotations) and quotations[at].first < last:
        if quotations[at].last > first:
            out.append((quotations[at].first, quotations[at].last))
        at += 1
    return out
