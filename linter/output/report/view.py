"""Builds what the templates show of one article from its findings."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from linter.findings.finding import Finding, Findings
from linter.output.places import in_view, token_at
from linter.output.report.families import hue
from linter.output.report.figures import Family, Floor, VoiceRow
from linter.output.report.model import Article, Note, RuleView
from linter.output.report.notes import noted
from linter.output.report.reference import gauges
from linter.output.report.rows import rows
from linter.output.voices import Share, runs, shares, word_counts
from linter.ruleset.rule import SEVERITIES, Voice
from linter.text.document import Document

_STRIP = 1000  # units of a timeline's width
_FIRST = 5  # findings to look at first
_TITLE = 90  # characters of an article's first words that stand for a headline


def article(result: Findings, key: str, pack: str | None = None) -> Article:
    """One article as the templates show it; it depends only on its findings.

    Args:
        result: the findings.
        key: begins the ids of the article's elements.
        pack: the built-in pack whose rules ran, alone and unchanged; None if it was another choice.
    """
    document = result.document
    made = noted(result, key)
    before = word_counts(document)
    given = shares(result)
    return Article(
        key=key,
        title=title_of(document),
        path=document.path,
        part=None if document.part is None else f"{document.part.number} of {document.part.of}",
        digest=hashlib.sha256(document.source.encode("utf-8", "surrogatepass")).hexdigest(),
        words=before[-1],
        rows=rows(result, made),
        notes=made.notes,
        spots=made.general,
        first=_first(made.notes),
        moves=_ranked([note.finding for note in made.notes if not note.told]),
        floor=_floor(given, before[-1]),
        voices=_voices(result, given, before),
        families=families(result.findings, _lanes(result, before)),
        gauges=gauges(pack, Counter(finding.family for finding in result.findings), before[-1]),
        severities=dict(Counter(finding.severity for finding in result.findings)),
        speakers=tuple(speaker.name for speaker in result.speakers),
        rules=rules_of(made.notes),
        warnings=result.warnings,
    )


def title_of(document: Document) -> str:
    """The headline; where there is none, the first heading or the first words, and where there are none, the file's name."""
    if document.title:
        return document.title
    heading = next((block for block in document.blocks if block.kind == "heading"), None)
    first = heading or next(iter(document.blocks), None)
    words = "" if first is None else " ".join(document.view[first.start : first.end][: 4 * _TITLE].split())
    if len(words) > _TITLE:
        words = words[:_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"
    return words or document.path.rsplit("/", 1)[-1]


def families(found: Sequence[Finding], lanes: dict[str, list[int]]) -> tuple[Family, ...]:
    """The families of some findings by name, with counts by severity and voice."""
    counts: dict[str, Counter[str]] = {}
    totals = Counter(finding.family for finding in found)
    for finding in found:
        counts.setdefault(finding.family, Counter()).update((finding.severity, finding.voice))
    return tuple(
        Family(name, hue(name), dict(counts[name]), totals[name], tuple(lanes.get(name, ()))) for name in sorted(counts)
    )


def _ranked(found: Sequence[Finding]) -> tuple[Family, ...]:
    return tuple(sorted(families(found, {}), key=lambda family: (-family.total, family.name)))


def _lanes(result: Findings, before: Sequence[int]) -> dict[str, list[int]]:
    """For each family where its findings begin, in thousandths of the article's words."""
    lanes: dict[str, list[int]] = {}
    scale = _STRIP / max(1, before[-1])
    for finding in result.findings:
        span = None if finding.value is not None else in_view(result.document, finding.place.start, finding.place.end)
        token = None if span is None else token_at(result.document, span[0])
        if token is not None:
            lanes.setdefault(finding.family, []).append(round(before[token] * scale))
    return {name: sorted(set(places)) for name, places in lanes.items()}


def _first(notes: Sequence[Note]) -> tuple[Note, ...]:
    """The findings to look at first: by severity, then by the lower bound of the rule's precision; one a rule, in the paper's voice before others'."""

    def key(note: Note) -> tuple[int, float, bool, int]:
        figure = note.finding.figure
        low = 0.0 if figure is None else figure.interval[0]
        return (
            SEVERITIES.index(note.finding.severity),
            -low,
            note.finding.voice != "narrator",
            note.finding.place.start,
        )

    by_rule: dict[str, Note] = {}
    for note in sorted((note for note in notes if not note.told), key=key):
        by_rule.setdefault(note.finding.rule, note)
    return tuple(by_rule.values())[:_FIRST]


def rules_of(notes: Sequence[Note]) -> tuple[RuleView, ...]:
    """The rules of some findings by their ids, each with its findings."""
    by_rule: dict[str, list[Note]] = {}
    for note in notes:
        by_rule.setdefault(note.finding.rule, []).append(note)
    return tuple(RuleView(at[0].finding, at[0].hue, tuple(at), len(at)) for _, at in sorted(by_rule.items()))


def _floor(given: Sequence[Share], words: int) -> Floor:
    named = [share for share in given if share.who == "speaker"]
    return Floor(
        words=words,
        narrator=sum(share.words for share in given if share.who == "narrator"),
        named=sum(share.words for share in named),
        unresolved=sum(share.words for share in given if share.who == "unresolved"),
        quoted=sum(share.quoted for share in given),
        reported=sum(share.reported for share in given),
        speakers=len(named),
        top=named[0] if named else None,
    )


def _voices(result: Findings, given: Sequence[Share], before: Sequence[int]) -> tuple[VoiceRow, ...]:
    scale = _STRIP / max(1, before[-1])
    strips: dict[int | None, list[tuple[int, int, Voice]]] = {}
    for run in runs(result):
        low, high = before[run.first], before[run.last]
        if high > low:
            who = None if run.voice == "narrator" else run.speaker
            strips.setdefault(who, []).append((round(low * scale), max(1, round((high - low) * scale)), run.voice))
    key = {"narrator": None, "unresolved": -1}
    return tuple(
        VoiceRow(share, tuple(strips.get(share.speaker if share.who == "speaker" else key[share.who], ())))
        for share in given
    )
