"""Builds what the templates show from findings: an article's blocks with marks, its notes, its voices."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from linter.attribution.model import Speaker
from linter.findings.finding import Finding, Findings, Place
from linter.output.places import in_view
from linter.output.report.model import Article, BlockView, Cited, Family, Note, Report, Row, RuleView, VoiceRow
from linter.output.report.segments import LONG, Mark, Spoken, passages, stacked
from linter.output.voices import runs, shares, word_counts
from linter.ruleset.rule import SEVERITIES, VOICES, Voice
from linter.text.document import Document

_MOST_PLACES = 6  # evidence shown on one note
_STRIP = 1000  # units of a timeline's width


def build(results: Sequence[Findings]) -> Report:
    """The report on some documents' findings; it depends only on the findings and their order."""
    found = [finding for result in results for finding in result.findings]
    names = sorted({finding.family for finding in found})
    families = {name: index for index, name in enumerate(names)}
    articles = tuple(_article(index, result, families) for index, result in enumerate(results, 1))
    totals: Counter[str] = Counter(key for finding in found for key in (finding.severity, finding.voice))
    title = articles[0].title if len(articles) == 1 else f"{len(articles)} articles"
    return Report(
        title,
        articles,
        tuple(_family(families[name], name, found) for name in names),
        tuple(severity for severity in SEVERITIES if totals[severity]),
        tuple(voice for voice in VOICES if totals[voice]),
        _rules(articles),
        dict(totals),
        len(found),
    )


def _family(index: int, name: str, found: Sequence[Finding]) -> Family:
    mine = [finding for finding in found if finding.family == name]
    counts: Counter[str] = Counter(key for finding in mine for key in (finding.severity, finding.voice))
    return Family(index, name, dict(counts), len(mine))


def _rules(articles: Sequence[Article]) -> tuple[RuleView, ...]:
    by_rule: dict[str, list[tuple[int, Note]]] = {}
    for article in articles:
        for note in article.notes:
            by_rule.setdefault(note.finding.rule, []).append((article.index, note))
    return tuple(RuleView(at[0][1].finding, at[0][1].family, tuple(at)) for _, at in sorted(by_rule.items()))


def _article(index: int, result: Findings, families: dict[str, int]) -> Article:
    document = result.document
    telling = {attribution.rule for attribution in result.attributions}
    short = _short_names(result.speakers)
    notes, spans = [], []
    for number, finding in enumerate(result.findings, 1):
        span = None if finding.value is not None else in_view(document, finding.place.start, finding.place.end)
        shown = None if span is None else _within_blocks(document, *span)
        notes.append(
            _note(
                document, number, finding, families[finding.family], shown is not None, finding.rule in telling, short
            )
        )
        if shown is not None:
            spans.append((*shown, number, notes[-1].told or shown[1] - shown[0] > LONG))
    rows = _rows(result, notes, stacked(spans))
    return Article(
        index=index,
        title=document.title or document.path.rsplit("/", 1)[-1],
        path=document.path,
        words=word_counts(document)[-1],
        rows=rows,
        notes=tuple(notes),
        general=tuple(note for note in notes if not note.marked),
        voices=_voices(result),
        speakers=tuple(speaker.name for speaker in result.speakers),
        warnings=result.warnings,
    )


def _note(
    document: Document, number: int, finding: Finding, family: int, marked: bool, told: bool, short: dict[str, str]
) -> Note:
    captures = sorted(finding.captures.items(), key=lambda item: (item[1].start, item[0]))
    return Note(
        number,
        finding,
        family,
        marked,
        told,
        tuple(_cited(document, role, place) for role, place in captures),
        short.get(finding.speaker, finding.speaker) if finding.speaker else None,
        tuple(_cited(document, label, place) for label, place in finding.evidence[:_MOST_PLACES]),
        max(0, len(finding.evidence) - _MOST_PLACES),
    )


def _cited(document: Document, role: str, place: Place) -> Cited:
    span = in_view(document, place.start, place.end)
    text = document.view[span[0] : span[1]] if span else place.text
    return Cited(role, " ".join(text.split()), place.line)


def _short_names(speakers: Sequence[Speaker]) -> dict[str, str]:
    """A short name for each speaker who has one: the shortest end of the name that the article uses and that no other name has."""
    out = {}
    for speaker in speakers:
        ends = [
            alias
            for alias in speaker.aliases
            if speaker.kind in ("person", "unknown") and speaker.name.endswith(f" {alias}")
        ]
        short = min(ends, key=len, default="")
        if short and not any(s is not speaker and f" {s.name}".endswith(f" {short}") for s in speakers):
            out[speaker.name] = short
    return out


def _within_blocks(document: Document, start: int, end: int) -> tuple[int, int] | None:
    """A stretch of the view cut to its first and last character in blocks; None if no block has any of it."""
    first = bisect_right(document.blocks, start, key=lambda block: block.end)
    last = bisect_left(document.blocks, end, key=lambda block: block.start) - 1
    if first > last:
        return None
    return max(start, document.blocks[first].start), min(end, document.blocks[last].end)


def _rows(result: Findings, notes: Sequence[Note], marks: Sequence[Mark]) -> tuple[Row, ...]:
    document = result.document
    spoken = [
        Spoken(document.starts[run.first], document.ends[run.last - 1], run.voice, run.speaker)
        for run in runs(result)
        if run.voice != "narrator"
    ]
    short = _short_names(result.speakers)
    ends = [stretch.end for stretch in spoken]
    views, mine = [], []
    live: list[Mark] = []
    coming = 0
    for number, block in enumerate(document.blocks, 1):
        opened = coming
        while coming < len(marks) and marks[coming].start < block.end:
            coming += 1
        live = [mark for mark in [*live, *marks[opened:coming]] if mark.end > block.start]
        first = bisect_right(ends, block.start)
        last = bisect_left(spoken, block.end, key=lambda stretch: stretch.start)
        within = spoken[first:last]
        names = dict.fromkeys(result.speakers[s.speaker].name for s in within if s.speaker >= 0)
        cut = passages(document.view, block.start, block.end, live, within)
        views.append(BlockView(block, number, tuple(cut), tuple(short.get(name, name) for name in names)))
        mine.append([notes[mark.note - 1] for mark in marks[opened:coming]])
    rows = []
    pairs = zip(views, mine, strict=True)
    for _, group in groupby(pairs, key=lambda pair: _joined(pair[0])):
        members = list(group)
        own = sorted((note for _, some in members for note in some), key=lambda note: note.number)
        rows.append(Row(members[0][0].block.kind, tuple(view for view, _ in members), tuple(own)))
    return tuple(rows)


def _joined(view: BlockView) -> object:
    """A key that is equal for neighbouring blocks drawn as one element."""
    return view.block.kind if view.block.kind in ("item", "blockquote") else view.number


def _voices(result: Findings) -> tuple[VoiceRow, ...]:
    before = word_counts(result.document)
    scale = _STRIP / max(1, before[-1])
    strips: dict[int | None, list[tuple[float, float, Voice]]] = {}
    for run in runs(result):
        low, high = before[run.first], before[run.last]
        if high > low:
            who = None if run.voice == "narrator" else run.speaker
            strips.setdefault(who, []).append((round(low * scale, 1), round((high - low) * scale, 1), run.voice))
    key = {"narrator": None, "unresolved": -1}
    return tuple(
        VoiceRow(share, tuple(strips.get(share.speaker if share.who == "speaker" else key[share.who], ())))
        for share in shares(result)
    )
