"""Writes findings and attributions as JSON. The types here are the format; ``docs/findings.schema.json`` is made from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any, Literal

import msgspec

from linter.attribution.model import Attribution, By, Kind, Speaker, everyone
from linter.findings.finding import Finding, Findings, Place, place_of
from linter.output.formats import Piece, Style, pieces
from linter.output.typed import Natural, schema_of
from linter.output.voices import Share, shares
from linter.ruleset.rule import SEVERITIES, Severity, Voice
from linter.text.document import Document, Range

VERSION: Literal[1] = 1
"""The version of the format: raised when a field is renamed, removed or changes its meaning, not when one is added."""


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
    judged: Natural
    also: list[str]


class AttributionOut(msgspec.Struct, frozen=True):
    """Who is reported to have said what.

    ``speaker`` and ``parent`` are indexes into the file's ``speakers`` and ``attributions``; ``speakers`` those of each of several who
    speak as one, else that of the speaker alone, or empty. ``how`` says how the speaker was found, or why none was.
    """

    kind: Kind
    act: str
    rule: str
    speaker: Natural | None
    speakers: list[Natural]
    by: By | None
    how: str
    level: Natural
    parent: Natural | None
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


class PartOut(msgspec.Struct, frozen=True):
    """Which part of a very long file, from 1, and how many there are."""

    number: Annotated[int, msgspec.Meta(ge=1)]
    of: Annotated[int, msgspec.Meta(ge=1)]


class FileOut(msgspec.Struct, frozen=True):
    """The results for one article, or for one part of a very long file. ``words`` says how many words are whose."""

    path: str
    part: PartOut | None  # which part of the file; null: the file is linted whole
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
    summary: dict[Severity, Natural]


def render(results: Sequence[Findings]) -> str:
    """The results of some documents as indented JSON, ended by a line end; the same input gives the same bytes."""
    style = Style()
    return "".join(whole((one for result in results for one in pieces("json", style, result)), style))


def as_data(result: Findings) -> dict[str, Any]:
    """One document's results as plain data: what ``render`` writes of it."""
    fields = {
        name: list(value) if isinstance(value, (Iterator, tuple)) else value for name, value in _file(result).items()
    }
    data: dict[str, Any] = msgspec.to_builtins(fields)
    return data


def piece(result: Findings, style: Style) -> Iterator[str]:
    """One document as a JSON object (a ``FileOut``), indented for its place in ``files``."""
    before = "{"
    for name, value in _file(result).items():
        yield f'{before}\n      "{name}": '
        if isinstance(value, Iterator):
            yield from _listed(value, depth=3)
        else:
            yield _indented(value, depth=3)
        before = ","
    yield "\n    }"


def whole(made: Iterable[Piece], style: Style) -> Iterator[str]:
    """The pieces and their summary as one JSON document (a ``ReportOut``); no piece is kept once it is written."""
    counts: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
    yield f'{{\n  "version": {VERSION},\n  "files": ['
    between, end = "", "]"
    for one in made:
        if one.about:
            yield between + "\n    "
            between, end = ",", "\n  ]"
        for severity, count in one.counts.items():
            counts[severity] += count
        yield one.text
    yield f'{end},\n  "summary": {_indented(counts, depth=1)}\n}}\n'


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what ``render`` returns."""
    return schema_of(ReportOut, "rhetlint findings", VERSION)


def _indented(value: object, depth: int) -> str:
    """A value as JSON, indented for its depth in a larger value. No string of JSON holds a line end."""
    lines = msgspec.json.format(msgspec.json.encode(value), indent=2)
    return lines.replace(b"\n", b"\n" + b"  " * depth).decode()


def _listed(values: Iterator[object], depth: int) -> Iterator[str]:
    """Values as a JSON array, one after the other as they are made."""
    before, end = "[", "[]"
    for value in values:
        yield f"{before}\n{'  ' * (depth + 1)}{_indented(value, depth + 1)}"
        before, end = ",", "\n" + "  " * depth + "]"
    yield end


def _file(result: Findings) -> dict[str, object]:
    """The fields of a ``FileOut``; the long ones as iterators."""
    document = result.document
    return {
        "path": document.path,
        "part": document.part and PartOut(*document.part),
        "title": document.title,
        "format": document.format,
        "encoding": document.encoding,
        "english": document.english,
        "warnings": result.warnings,
        "findings": map(finding_out, result.findings),
        "attributions": (_attribution(document, one, result.speakers) for one in result.attributions),
        "speakers": map(_speaker, result.speakers),
        "words": shares(result),
    }


def finding_out(finding: Finding) -> FindingOut:
    """A finding as it is written."""
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


def _attribution(document: Document, attribution: Attribution, speakers: Sequence[Speaker]) -> AttributionOut:
    def place(words: Range | None) -> Place | None:
        return place_of(document, words) if words is not None and words.last > words.first else None

    return AttributionOut(
        kind=attribution.kind,
        act=attribution.act,
        rule=attribution.rule,
        speaker=attribution.speaker,
        speakers=list(everyone(attribution, speakers)),
        by=attribution.by,
        how=attribution.how,
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
