"""A voice for every token: the narrator's, a quotation's or a reported clause's, and whose."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from operator import attrgetter

from linter.attribution.model import Attribution
from linter.attribution.quoted import Quoted
from linter.ruleset.rule import VOICES
from linter.text.document import Document

NARRATOR, QUOTED, REPORTED = map(VOICES.index, ("narrator", "quoted", "reported"))

TOPIC_ACTS = frozenset({"discuss", "want", "commit", "command", "woven"})
"""Acts whose unquoted content names what was talked about in the narrator's own words: it keeps the narrator's voice.

What somebody accuses, praises, calls or warns of is seen as that source sees it: it is reported."""

_RELATIVE = frozenset({"what", "which", "that", "whom"})
"""Alone, as in “what critics call a farce”, it only stands for what is named: it is a word of the narrator's sentence."""

_SCARE_QUOTE_TOKENS = 5  # a quotation no longer than this (marks included) that nobody is said to have spoken


def voices(document: Document, attributions: Sequence[Attribution], quoted: Quoted) -> tuple[bytearray, array[int]]:
    """Voice and speaker columns. Inner attributions overwrite outer ones; quotation marks decide between the two kinds.

    A short quotation outside every attribution is a distancing one (scare quotes), the narrator's own.
    """
    voice = bytearray(len(document.norms))
    speaker = array("i", [-1]) * len(document.norms)
    for quotation in document.quotations:
        length = quotation.last - quotation.first
        if quotation.depth == 0 and length > _SCARE_QUOTE_TOKENS:
            voice[quotation.first : quotation.last] = _QUOTED * length
    for attribution in sorted(attributions, key=attrgetter("level")):
        mark = -1 if attribution.speaker is None else attribution.speaker
        if mark < 0 and attribution.level:  # nobody named inside somebody's words: still that somebody's
            mark = speaker[attribution.content[0].first]
        whose = array("i", [mark])
        topic = attribution.act in TOPIC_ACTS
        for first, last in attribution.content:
            if last - first == 1 and document.norms[first] in _RELATIVE:
                continue
            if not topic:
                verbatim = _QUOTED if attribution.act == "turn" else _REPORTED
                voice[first:last] = verbatim * (last - first)
                speaker[first:last] = whose * (last - first)
            for begin, end in quoted.meeting(first, last):
                if topic and end - begin <= _SCARE_QUOTE_TOKENS:
                    continue
                low, high = max(first, begin), min(last, end)
                voice[low:high] = _QUOTED * (high - low)
                speaker[low:high] = whose * (high - low)
    return voice, speaker


_QUOTED, _REPORTED = bytes([QUOTED]), bytes([REPORTED])
