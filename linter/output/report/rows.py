"""Cuts an article into rows: a block, or neighbours drawn as one, with whose words they are and the findings on them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from linter.findings.finding import Findings
from linter.output.report.model import BlockView, Row
from linter.output.report.notes import Noted, short_names
from linter.output.report.segments import Ink, Mark, Spoken, inks_of, passages
from linter.output.voices import runs
from linter.ruleset.rule import Voice
from linter.text.document import Document
from linter.text.shape import Cell

_RIBBON = 1000  # units of a ribbon's height


def rows(result: Findings, noted: Noted) -> tuple[Row, ...]:
    """The rows of an article, in order."""
    document = result.document
    spoken = [
        Spoken(document.starts[run.first], document.ends[run.last - 1], run.voice, run.speaker)
        for run in runs(result)
        if run.voice != "narrator"
    ]
    short = short_names(result.speakers)
    ends = [stretch.end for stretch in spoken]
    views: list[tuple[BlockView, list[Mark]]] = []
    levels = _levels(document)
    live: list[Mark] = []
    coming = 0
    shape = document.shape
    inked: list[Ink] = []
    dry = list(reversed(inks_of(shape)))
    pictured = 0
    for number, block in enumerate(document.blocks, 1):
        opened = coming
        while coming < len(noted.marks) and noted.marks[coming].start < block.end:
            coming += 1
        live = [mark for mark in [*live, *noted.marks[opened:coming]] if mark.end > block.start]
        within = spoken[bisect_right(ends, block.start) : bisect_left(spoken, block.end, key=lambda s: s.start)]
        names = dict.fromkeys(result.speakers[s.speaker].name for s in within if s.speaker >= 0)
        while dry and dry[-1].start < block.end:
            inked.append(dry.pop())
        inked = [ink for ink in inked if ink.end > block.start]
        cut = passages(document.view, block.start, block.end, live, within, inked)
        last = (
            len(shape.pictures)
            if number == len(document.blocks)
            else bisect_left(shape.pictures, document.blocks[number].start, key=lambda p: p.at)
        )
        before = bisect_right(shape.pictures, block.start, pictured, last, key=lambda p: p.at)
        pictures = tuple(
            tuple(p.text for p in shape.pictures[slice(*part)]) for part in ((pictured, before), (before, last))
        )
        pictured = last
        heard = tuple(short.get(name, name) for name in names)
        setting = shape.settings.get(block.start)
        view = BlockView(block, number, levels[number - 1], tuple(cut), heard, setting, *pictures)
        views.append((view, noted.marks[opened:coming]))
    shown: set[int] = set()
    return tuple(_row(list(group), noted, shown) for _, group in groupby(views, key=lambda pair: _joined(pair[0])))


def _row(members: Sequence[tuple[BlockView, list[Mark]]], noted: Noted, shown: set[int]) -> Row:
    """A row; ``shown`` has the numbers of the spots of earlier rows, and gets those of this one: cards are shown once."""
    numbers = {noted.notes[mark.note - 1].number for _, marks in members for mark in marks} - shown
    shown |= numbers
    views = tuple(view for view, _ in members)
    spots = tuple(noted.spots[number - len(noted.general) - 1] for number in sorted(numbers))
    kind = "table" if _cell(views[0]) else views[0].block.kind
    return Row(kind, views, spots, tuple(_ribbon(views)))


def _cell(view: BlockView) -> Cell | None:
    return view.setting and view.setting.cell


def _ribbon(views: Sequence[BlockView]) -> Iterator[tuple[int, int, Voice]]:
    """Stretches of one voice, as (y, height, voice) in thousandths of the characters; the narrator's are left out."""
    total = sum(view.block.end - view.block.start for view in views) or 1
    at = 0
    stretches = [
        (passage.voice, sum(len(segment.text) for segment in passage.segments))
        for view in views
        for passage in view.passages
    ]
    for voice, group in groupby(stretches, key=lambda stretch: stretch[0]):
        length = sum(size for _, size in group)
        if voice != "narrator":
            yield at * _RIBBON // total, max(1, length * _RIBBON // total), voice
        at += length


def _levels(document: Document) -> list[int]:
    """For each block the depth of its heading, from 1, so that no level is skipped on the way down; 0 for other blocks."""
    out = []
    above: list[int] = []
    for block in document.blocks:
        if block.kind != "heading":
            out.append(0)
            continue
        while above and above[-1] >= block.level:
            above.pop()
        above.append(block.level)
        out.append(len(above))
    return out


def _joined(view: BlockView) -> object:
    """A key that is equal for neighbouring blocks drawn as one element."""
    cell = _cell(view)
    if cell is not None:
        return "table", cell.table
    if view.block.kind == "item":
        item = view.setting and view.setting.item
        return "item", item and item.outermost
    return view.block.kind if view.block.kind == "blockquote" else view.number
