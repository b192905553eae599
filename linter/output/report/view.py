"""What the report's template shows, as plain data: segments of text, cards, voices, counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from linter.engine.finding import Finding, Findings
from linter.output.voices import runs, shares, word_counts

SEVERITIES = ("error", "warning", "notice", "info")


@dataclass(slots=True)
class Segment:
    """A stretch of one block that the same findings cover; ``numbers`` are the cards', outermost first."""

    text: str
    numbers: list[int]
    families: str
    voice: str
    opens: list[int] = field(default_factory=list)  # cards whose finding begins here


@dataclass(slots=True)
class Card:
    """One finding as the side panel explains it."""

    number: int
    finding: Finding
    colour: int


@dataclass(slots=True)
class View:
    """The whole report."""

    title: str
    path: str
    blocks: list[tuple[str, list[Segment]]]
    cards: list[Card]
    families: list[tuple[str, int, int]]  # name, colour, count
    severities: list[tuple[str, int]]
    voices: list[dict[str, object]]
    timeline: list[tuple[int, int, int]]  # x, width (of 1000), voice row index
    words: int


def report_view(result: Findings) -> View:
    """Lay out one document's findings; attributions show as voices, not as cards."""
    findings = [f for f in result if f.family != "attribution"]
    names = sorted({f.family for f in findings})
    colours = {name: i % 10 for i, name in enumerate(names)}
    cards = [Card(i + 1, f, colours[f.family]) for i, f in enumerate(findings)]
    counts = Counter(f.family for f in findings)
    severities = Counter(f.severity for f in findings)
    document = result.document
    found = [s for s in shares(result) if s.words][:12]
    total = word_counts(document)[-1]
    ordered: list[dict[str, object]] = [
        {"name": s.name, "words": s.words, "quoted": s.quoted, "share": f"{s.share:.0%}", "index": i} for i, s in enumerate(found)
    ]
    rows = {-1 if s.who == "unresolved" else -2 if s.who == "narrator" else s.speaker: i for i, s in enumerate(found)}
    title = document.title or (document.path.rsplit("/", 1)[-1])
    return View(
        title, document.path, _blocks(result, cards), cards, [(n, colours[n], counts[n]) for n in names],
        [(s, severities[s]) for s in SEVERITIES if severities[s]], ordered, _timeline(result, rows), total,
    )  # fmt: skip


def _blocks(result: Findings, cards: list[Card]) -> list[tuple[str, list[Segment]]]:
    document = result.document
    to_source = document.source_map.to_source
    quoted = [document.source_span(q.first, q.last) for q in document.quotations if q.depth == 0]
    out = []
    for block in document.blocks:
        if block.end <= block.start:
            continue
        covering = []
        for card in cards:
            place = card.finding.place
            if place.start < to_source(block.end - 1) + 1 and place.end > to_source(block.start):
                covering.append(card)
        edges = {block.start, block.end}
        positions = {}
        for offset in range(block.start, block.end):
            positions[to_source(offset)] = offset
        spans = []
        for card in covering:
            first = _nearest(positions, card.finding.place.start, block.start)
            last = _nearest(positions, card.finding.place.end, block.end)
            spans.append((first, last, card))
            edges |= {first, last}
        for start, end in quoted:
            edges |= {p for p in (positions.get(start), positions.get(end)) if p is not None}
        cuts = sorted(edges)
        segments = []
        for a, b in zip(cuts, cuts[1:], strict=False):
            here = [(s, e, c) for s, e, c in spans if s <= a and b <= e]
            here.sort(key=lambda x: (x[0], -x[1]))
            voice = "quoted" if any(s <= to_source(a) < e for s, e in quoted) else "plain"
            segments.append(Segment(
                document.view[a:b], [c.number for _, _, c in here], " ".join(dict.fromkeys(f"c{c.colour}" for _, _, c in here)), voice,
                [c.number for s, _, c in here if s == a],
            ))  # fmt: skip
        out.append((block.kind, segments))
    return out


def _nearest(positions: dict[int, int], source: int, default: int) -> int:
    return positions.get(source, default)


def _timeline(result: Findings, rows: dict[int | None, int]) -> list[tuple[int, int, int]]:
    """Who speaks where: runs of tokens as (x, width, row) on a strip 1,000 wide."""
    count = len(result.document.norms) or 1
    out = []
    for run in runs(result):
        row = rows.get(-2 if run.voice == "narrator" else run.speaker)
        if row is not None:
            x = 1000 * run.first // count
            out.append((x, max(1, 1000 * run.last // count - x), row))
    return out
