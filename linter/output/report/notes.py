"""Makes a card's data of each finding, and puts findings on the same words together."""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.attribution.model import Speaker
from linter.findings.finding import Finding, Findings, Place
from linter.output.places import in_view, token_at
from linter.output.report.families import hue
from linter.output.report.model import Cited, Note, Spot
from linter.output.report.segments import LONG, Mark, stacked
from linter.ruleset.rule import SEVERITIES
from linter.text.document import Document

_MOST_PLACES = 6  # evidence shown on one note


class Noted(NamedTuple):
    """The notes of an article in the order of its findings, their spots in the order of the text, the marks to draw, and the spots of no words."""

    notes: tuple[Note, ...]
    spots: tuple[Spot, ...]
    marks: list[Mark]
    general: tuple[Spot, ...]


class _Span(NamedTuple):
    """Where a finding is drawn, as half-open view offsets; ``which`` is its index."""

    start: int
    end: int
    which: int
    told: bool


def noted(result: Findings, key: str) -> Noted:
    """The notes of an article.

    Args:
        result: its findings.
        key: begins the ids.
    """
    telling = {attribution.rule for attribution in result.attributions}
    spans, general = [], []
    for index, finding in enumerate(result.findings):
        shown = _drawn(result.document, finding)
        if shown is None:
            general.append(index)
        else:
            spans.append(_Span(*shown, index, finding.rule in telling))
    end_of = {span.which: span.end for span in spans}
    places = [*([index] for index in general), *(_specific_first(result, place) for place in _together(spans))]
    number_of = {index: number for number, place in enumerate(places, 1) for index in place}
    closing = {max(place, key=lambda index: (end_of[index], -index)) for place in places[len(general) :]}
    make = _Maker(result, key, telling)
    notes = tuple(
        make.note(finding, number_of[index], index in end_of, index in closing)
        for index, finding in enumerate(result.findings)
    )
    spots = tuple(
        Spot(number, f"{key}-s{number}", tuple(notes[index] for index in place))
        for number, place in enumerate(places, 1)
    )
    marks = stacked([(s.start, s.end, s.which + 1, s.told or s.end - s.start > LONG) for s in spans])
    return Noted(notes, spots[len(general) :], marks, spots[: len(general)])


def _drawn(document: Document, finding: Finding) -> tuple[int, int] | None:
    """The words of a finding as view offsets, cut to its first and last character in blocks; None if no words are its."""
    span = None if finding.value is not None else in_view(document, finding.place.start, finding.place.end)
    if span is None:
        return None
    start, end = span
    first = bisect_right(document.blocks, start, key=lambda block: block.end)
    last = bisect_left(document.blocks, end, key=lambda block: block.start) - 1
    if first > last:
        return None
    return max(start, document.blocks[first].start), min(end, document.blocks[last].end)


def _together(spans: Sequence[_Span]) -> Iterator[list[int]]:
    """Indexes of findings by their words: those that have more than half of their words in common with the first and widest.

    What only says who says what stands apart from moves.
    """
    places: list[tuple[_Span, list[int]]] = []
    live: dict[bool, int] = {}
    for span in sorted(spans, key=lambda s: (s.start, -s.end, s.which)):
        at = live.get(span.told)
        if at is not None:
            widest, members = places[at]
            common = min(span.end, widest.end) - span.start
            long = widest.end - widest.start > LONG and (span.start, span.end) != (widest.start, widest.end)
            if not long and 2 * common > span.end - span.start:
                members.append(span.which)
                continue
        live[span.told] = len(places)
        places.append((span, [span.which]))
    return (members for _, members in places)


def _specific_first(result: Findings, place: list[int]) -> list[int]:
    """The most specific finding of a place first: what names most, stands for more general ones, and is longest."""

    def key(index: int) -> tuple[int, int, int, int, int]:
        one = result.findings[index]
        severe = SEVERITIES.index(one.severity)
        return (-len(one.captures), -len(one.also), one.place.start - one.place.end, severe, index)

    return sorted(place, key=key)


class _Maker:
    """Makes notes of one article."""

    def __init__(self, result: Findings, key: str, telling: set[str]) -> None:
        self._document, self._key, self._telling = result.document, key, telling
        self._short = short_names(result.speakers)
        self._seen: Counter[tuple[str, str]] = Counter()
        self._result = result
        self._found_by = array("l", [-1]) * len(result.document.norms)  # the innermost attribution over each token
        for index in sorted(range(len(result.attributions)), key=lambda index: result.attributions[index].level):
            for first, last in result.attributions[index].content:
                self._found_by[first:last] = array("l", [index]) * max(0, last - first)

    def note(self, finding: Finding, number: int, marked: bool, closes: bool) -> Note:
        captures = sorted(finding.captures.items(), key=lambda item: (item[1].start, item[0]))
        return Note(
            id=self._id(finding),
            number=number,
            finding=finding,
            hue=hue(finding.family),
            marked=marked,
            told=finding.rule in self._telling,
            closes=closes,
            words=self._cited("", finding.place).text,
            captures=tuple(self._cited(role, place) for role, place in captures),
            who=self._short.get(finding.speaker, finding.speaker) if finding.speaker else None,
            how=self._how(finding),
            evidence=tuple(self._cited(label, place) for label, place in finding.evidence[:_MOST_PLACES]),
            more=max(0, len(finding.evidence) - _MOST_PLACES),
        )

    def _id(self, finding: Finding) -> str:
        """Of the rule, the words, and how many earlier findings have both: an edit elsewhere does not change it."""
        same = (finding.rule, finding.place.text)
        self._seen[same] += 1
        text = "\0".join((*same, str(self._seen[same])))
        return f"{self._key}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"

    def _how(self, finding: Finding) -> str | None:
        """How the speaker of a finding's words was found; None for the narrator's words, and where another report is inside."""
        if finding.voice == "narrator" or finding.value is not None:
            return None
        span = in_view(self._document, finding.place.start, finding.place.end)
        token = None if span is None else token_at(self._document, span[0])
        at = -1 if token is None else self._found_by[token]
        if at < 0:
            return None
        one = self._result.attributions[at]
        name = None if one.speaker is None else self._result.speakers[one.speaker].name
        return one.how or None if name == finding.speaker else None

    def _cited(self, role: str, place: Place) -> Cited:
        span = in_view(self._document, place.start, place.end)
        text = self._document.view[span[0] : span[1]] if span else place.text
        return Cited(role, " ".join(text.split()), place.line)


def short_names(speakers: Sequence[Speaker]) -> dict[str, str]:
    """A short name for each speaker who has one: the shortest end of the name that the article uses and that no other name has."""
    ends: Counter[str] = Counter()
    for speaker in speakers:
        words = speaker.name.split(" ")
        ends.update({" ".join(words[at:]) for at in range(len(words))})
    out = {}
    for speaker in speakers:
        own = [
            alias
            for alias in speaker.aliases
            if speaker.kind in ("person", "unknown") and speaker.name.endswith(f" {alias}")
        ]
        short = min(own, key=len, default="")
        if short and ends[short] == 1:
            out[speaker.name] = short
    return out
