"""A page with both versions of articles side by side, and what has changed in their findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from linter.output.report.families import hue
from linter.output.report.layout import Layout
from linter.output.report.model import Made
from linter.output.report.page import Totals, page
from linter.output.versions.counts import Counts, counted
from linter.versions.model import Change, Pair, RowStatus, Side, Spot, Status
from linter.versions.texts import Stretch, changed_words


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a paragraph: whether the other version has them, and the finding over them that has changed most."""

    text: str
    kind: Literal["same", "only"]
    status: Status | None
    hue: int


@dataclass(frozen=True, slots=True)
class CellView:
    """A paragraph of one version, its pieces, and the findings in it; ``line``: of its first finding, if it has any."""

    number: int
    kind: str
    pieces: tuple[Piece, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """A paragraph beside its other version; ``other``: the number of the row's paragraph in the other version, where it stands elsewhere."""

    status: RowStatus
    old: CellView | None
    new: CellView | None
    other: int | None


@dataclass(frozen=True, slots=True)
class PairView:
    """An article in two versions. ``general``: changes of findings on the whole article."""

    key: str
    title: str
    old: str | None
    new: str | None
    status: str
    counts: Counts
    rows: tuple[RowView, ...]
    general: tuple[Change, ...]


def render(pairs: Sequence[Pair], unchanged: int, made: Made, old: str, new: str) -> Iterator[str]:
    """The page.

    Args:
        pairs: the articles; those with no change at all are counted only.
        unchanged: how many files are the same byte for byte, and were not read.
        made: how the page is made.
        old, new: what to call the two versions.
    """
    changed = [pair for pair in pairs if pair.status != "same" or any(one.status != "kept" for one in pair.changes)]
    context = {
        "pairs": [_view(number, pair) for number, pair in enumerate(changed, 1)],
        "counts": counted(change for pair in pairs for change in pair.changes),
        "unchanged": unchanged + len(pairs) - len(changed),
        "old": old,
        "new": new,
        "root": "",
    }
    yield from page(Layout(made), "diff", Totals().report(Layout(made)), style="diff", script=None, **context)


def _view(number: int, pair: Pair) -> PairView:
    side = pair.new or pair.old
    assert side is not None
    return PairView(
        f"d{number}",
        side.title,
        None if pair.old is None else pair.old.path,
        None if pair.new is None else pair.new.path,
        pair.status,
        counted(pair.changes),
        tuple(_rows(pair)),
        tuple(one for one in pair.changes if one.status != "kept" and (one.new or one.old).paragraph is None),  # type: ignore[union-attr]
    )


def _rows(pair: Pair) -> Iterator[RowView]:
    by_old: dict[int, list[Change]] = {}
    by_new: dict[int, list[Change]] = {}
    for change in pair.changes:
        if change.old is not None and change.old.paragraph is not None and not change.other:
            by_old.setdefault(change.old.paragraph, []).append(change)
        if change.new is not None and change.new.paragraph is not None:
            by_new.setdefault(change.new.paragraph, []).append(change)
    for row in pair.rows:
        before, after = row.old, row.new
        if row.status == "moved":  # compared with where it stands in the other version
            before, after = (row.old, row.other) if row.old is not None else (row.other, row.new)
        here, there = _text(pair.old, before), _text(pair.new, after)
        if here is None or there is None:
            olds, news = ([Stretch("only", 0, len(text))] if text else [] for text in (here, there))
        else:
            olds, news = changed_words(here, there)
        yield RowView(
            row.status,
            None
            if row.old is None or pair.old is None
            else _cell(pair.old, row.old, olds, by_old.get(row.old, []), "old"),
            None
            if row.new is None or pair.new is None
            else _cell(pair.new, row.new, news, by_new.get(row.new, []), "new"),
            row.other,
        )


def _text(side: Side | None, number: int | None) -> str | None:
    return None if side is None or number is None else side.paragraphs[number].text


def _cell(
    side: Side, number: int, stretches: Sequence[Stretch], changes: Sequence[Change], which: Literal["old", "new"]
) -> CellView:
    paragraph = side.paragraphs[number]
    spots = [(spot, change.status) for change in changes if (spot := getattr(change, which)) is not None]
    return CellView(number, paragraph.kind, tuple(_pieces(paragraph.text, stretches, spots)), tuple(changes))


def _pieces(text: str, stretches: Sequence[Stretch], spots: Sequence[tuple[Spot, Status]]) -> Iterator[Piece]:
    """A paragraph cut wherever a change or a finding begins or ends; over each piece the finding that has changed, else one that has not."""
    cuts = {edge for one in stretches for edge in (one.start, one.end)}
    cuts.update(edge for spot, _ in spots for edge in (spot.start, spot.end) if edge <= len(text))
    edges = sorted(cuts | {0, len(text)})
    for start, end in pairwise(edges):
        only = any(one.kind == "only" and one.start <= start < one.end for one in stretches)
        over = [
            (status == "kept", hue(spot.finding.family), status)
            for spot, status in spots
            if spot.start <= start < spot.end
        ]
        _, colour, status = min(over, default=(True, 0, None))
        yield Piece(text[start:end], "only" if only else "same", status, colour)
