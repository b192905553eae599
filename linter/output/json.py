"""Writes findings and attributions as JSON. The types here are the format; ``docs/findings.schema.json`` is made from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any, Literal

import msgspec

from linter.attribution.model import Attribution, By, Kind, Speaker
from linter.findings.finding import Finding, Findings, Place, place_of
from linter.output.formats import Piece, Style
from linter.output.voices import Share, shares
from linter.ruleset.rule import SEVERITIES, Severity, Voice
from linter.text.document import Document, Range

VERSION: Literal[1] = 1
"""The version of the format: raised when a field is renamed, removed or changes its meaning, not when one is added."""

_Natural = Annotated[int, msgspec.Meta(ge=0)]


class EvidenceOut(msgspec.Struct, frozen=True):
    """A further place that a finding is based on, and its role (``label``)."""

    label: str
    place: Place


class FindingOut(msgspec.Struct, frozen=True):
    """One finding. ``place`` and every other place hold half-open character offsets into the file as read.

    ``precision`` is the share of right findings among the ``judged`` ones of its rule, ``precision_low`` the lower bound of that
    share (95 %); null where nobody has judged the rule as it is. ``also``: more general rules that found the same.
    """

    rule: str
    family: str
    severity: Severity
    title: str
    message: str
    place: Place
    voice: Voice
    speaker: str | None
    captures: dict[str, Place]
    evidence: list[EvidenceOut]
    why: str
    advice: str
    suggestion: str | None
    value: float | None
    references: list[str]
    precision: float | None
    precision_low: float | None
    judged: _Natural
    also: list[str]


class AttributionOut(msgspec.Struct, frozen=True):
    """Who is reported to have said what. ``speaker`` and ``parent`` are indexes into the file's ``speakers`` and ``attributions``."""

    kind: Kind
    act: str
    rule: str
    speaker: _Natural | None
    by: By | None
    level: _Natural
    parent: _Natural | None
    unnamed: bool
    source: Place | None
    cue: Place | None
    content: list[Place]
    addressee: Place | None


class SpeakerOut(msgspec.Struct, frozen=True):
    """A speaker, with all names the article gives them."""

    name: str
    kind: Literal["person", "organisation", "place", "group", "document", "unknown"]
    gender: Literal["female", "male", "unknown"]
    aliases: list[str]


class FileOut(msgspec.Struct, frozen=True):
    """The results for one article. ``words`` says how many words are whose."""

    path: str
    title: str | None
    format: str  # plain, markdown, html
    encoding: str
    english: bool | None  # whether it reads as English; null: too short to say
    warnings: list[str]
    findings: list[FindingOut]
    attributions: list[AttributionOut]
    speakers: list[SpeakerOut]
    words: list[Share]


class ReportOut(msgspec.Struct, frozen=True):
    """What ``--format json`` prints: ``files`` in the order linted, findings by position, then rule."""

    version: Literal[1]
    files: list[FileOut]
    summary: dict[Severity, _Natural]


def render(results: Sequence[Findings]) -> str:
    """The results of some documents as indented JSON, ended by a line end; the same input gives the same bytes."""
    style = Style()
    counted = (Counter(finding.severity for finding in result.findings) for result in results)
    return "".join(whole(map(Piece, (tuple(piece(result, style)) for result in results), counted), style))


def as_data(result: Findings) -> dict[str, Any]:
    """One document's results as plain data: what ``render`` writes of it."""
    data: dict[str, Any] = msgspec.to_builtins(_file(result))
    return data


def piece(result: Findings, style: Style) -> Iterator[str]:
    """One document as a JSON object, indented for its place in ``files``."""
    yield _indented(_file(result), depth=2)


def whole(pieces: Iterable[Piece], style: Style) -> Iterator[str]:
    """The pieces and their summary as one JSON document (a ``ReportOut``); no piece is kept once it is written."""
    counts: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
    yield f'{{\n  "version": {VERSION},\n  "files": ['
    between, end = "", "]"
    for one in pieces:
        for severity, count in one.counts.items():
            counts[severity] += count
        yield between + "\n    "
        yield from one.texts
        between, end = ",", "\n  ]"
    yield f'{end},\n  "summary": {_indented(counts, depth=1)}\n}}\n'


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what ``render`` returns."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "rhetlint findings",
        **msgspec.json.schema(ReportOut),
    }


def _indented(value: object, depth: int) -> str:
    """A value as JSON, indented for its depth in a larger value. No string of JSON holds a line end."""
    lines = msgspec.json.format(msgspec.json.encode(value), indent=2)
    return lines.replace(b"\n", b"\n" + b"  " * depth).decode()


def _file(result: Findings) -> FileOut:
    document = result.document
    return FileOut(
        path=document.path,
        title=document.title,
        format=document.format,
        encoding=document.encoding,
        english=document.english,
        warnings=list(result.warnings),
        findings=[_finding(finding) for finding in result.findings],
        attributions=[_attribution(document, attribution) for attribution in result.attributions],
        speakers=[_speaker(speaker) for speaker in result.speakers],
        words=list(shares(result)),
    )


def _finding(finding: Finding) -> FindingOut:
    figure = finding.figure
    return FindingOut(
        rule=finding.rule,
        family=finding.family,
        severity=finding.severity,
        title=finding.title,
        message=finding.message,
        place=finding.place,
        voice=finding.voice,
        speaker=finding.speaker,
        captures=dict(sorted(finding.captures.items())),
        evidence=[EvidenceOut(label, place) for label, place in finding.evidence],
        why=finding.why,
        advice=finding.advice,
        suggestion=finding.suggestion,
        value=finding.value,
        references=list(finding.references),
        precision=None if figure is None else round(figure.precision, 3),
        precision_low=None if figure is None else round(figure.interval[0], 3),
        judged=0 if figure is None else figure.judged,
        also=list(finding.also),
    )


def _attribution(document: Document, attribution: Attribution) -> AttributionOut:
    def place(words: Range | None) -> Place | None:
        return place_of(document, words) if words is not None and words.last > words.first else None

    return AttributionOut(
        kind=attribution.kind,
        act=attribution.act,
        rule=attribution.rule,
        speaker=attribution.speaker,
        by=attribution.by,
        level=attribution.level,
        parent=attribution.parent,
        unnamed=attribution.unnamed,
        source=place(attribution.source),
        cue=place(attribution.cue),
        content=[place_of(document, piece) for piece in attribution.content if piece.last > piece.first],
        addressee=place(attribution.addressee),
    )


def _speaker(speaker: Speaker) -> SpeakerOut:
    return SpeakerOut(speaker.name, speaker.kind, speaker.gender, list(speaker.aliases))
