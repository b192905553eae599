"""Writes what has changed for a terminal: a line a finding, + for new, - for gone, = for kept where it has moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.output.formats import Style
from linter.output.terminal import safe, shown
from linter.output.versions.counts import counted
from linter.versions.model import Change, Pair, Side, Spot
from linter.wording import amount

_COLOURS = {"+": "31", "-": "32", "=": "2"}


def render(pairs: Sequence[Pair], unchanged: int, style: Style) -> Iterator[str]:
    """The changes of each article, and a summary if the style has one.

    Args:
        pairs: the articles.
        unchanged: how many files are the same byte for byte, and were not read.
        style: how to write.
    """
    for pair in pairs:
        counts = counted(pair.changes)
        if pair.status == "same" and not (counts.new or counts.gone or counts.moved):
            continue
        yield f"{_name(pair)}: {pair.status}; {counts.said()}\n"
        for change in pair.changes:
            line = _line(change, pair, style)
            if line is not None:
                yield f"  {line}\n"
        yield "\n"
    if style.summary:
        yield summary(pairs, unchanged) + "\n"


def summary(pairs: Sequence[Pair], unchanged: int) -> str:
    """``2 new, 1 gone, 30 kept in 3 files; 40 files unchanged``."""
    counts = counted(change for pair in pairs for change in pair.changes)
    said = f"{counts.said()} in {amount(len(pairs), 'file')}"
    return said + (f"; {amount(unchanged, 'file')} unchanged, not linted" if unchanged else "")


def _name(pair: Pair) -> str:
    old, new = (None if side is None else shown(side.path) for side in (pair.old, pair.new))
    return f"{old} → {new}" if old and new and old != new else str(new or old)


def _line(change: Change, pair: Pair, style: Style) -> str | None:
    if change.status == "new" and change.new is not None:
        return _paint("+", _said(pair.new, change.new), style)
    if change.status == "gone" and change.old is not None:
        return _paint("-", _said(pair.old, change.old), style)
    if change.moved and change.old is not None and change.new is not None:
        line = change.old.finding.place.line
        was = f"{shown(change.other)}:{line}" if change.other else f"line {line}"
        return _paint("=", f"{_said(pair.new, change.new)} (moved from {was})", style)
    return None


def _said(side: Side | None, spot: Spot) -> str:
    finding = spot.finding
    path = "" if side is None else shown(side.path)
    return (
        f"{path}:{finding.place.line}:{finding.place.column}: {finding.severity} {finding.rule} {safe(finding.message)}"
    )


def _paint(sign: str, text: str, style: Style) -> str:
    return f"\x1b[{_COLOURS[sign]}m{sign} {text}\x1b[0m" if style.colour else f"{sign} {text}"
