"""Writes what has changed as JSON. The types here are the format; ``docs/diff.schema.json`` is made from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

import msgspec

from linter.output.json import FindingOut, finding_out
from linter.output.typed import Natural, rendered, schema_of
from linter.output.versions.counts import counted
from linter.versions.model import Change, FileStatus, Pair, Side, Status

VERSION: Literal[1] = 1
"""The version of the format: raised when a field is renamed, removed or changes its meaning, not when one is added."""


class ChangeOut(msgspec.Struct, frozen=True):
    """A finding of the old version, the new one, or both: each as ``rhetlint lint --format json`` writes it.

    ``moved``: its text stands elsewhere now, where ``moved_from`` is another file; ``edited``: its sentence is another.
    """

    status: Status
    moved: bool
    edited: bool
    moved_from: str | None
    old: FindingOut | None
    new: FindingOut | None


class PairOut(msgspec.Struct, frozen=True):
    """An article: the path of each version, null where it was added or removed, and its findings."""

    status: FileStatus
    old: str | None
    new: str | None
    part: Annotated[int, msgspec.Meta(ge=1)] | None
    title: str
    findings: list[ChangeOut]


class SummaryOut(msgspec.Struct, frozen=True):
    """Counts of findings, and of the files that are the same byte for byte, which were not linted."""

    new: Natural
    gone: Natural
    kept: Natural
    moved: Natural
    edited: Natural
    unchanged_files: Natural


class DiffOut(msgspec.Struct, frozen=True):
    """What ``rhetlint diff --format json`` prints."""

    version: Literal[1]
    files: list[PairOut]
    summary: SummaryOut


def render(pairs: Sequence[Pair], unchanged: int) -> Iterator[str]:
    """The changes as one JSON document, ended by a line end; the same versions give the same bytes."""
    counts = counted(change for pair in pairs for change in pair.changes)
    made = DiffOut(VERSION, [_pair(pair) for pair in pairs], SummaryOut(*counts, unchanged))
    yield rendered(made)


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what ``render`` gives."""
    return schema_of(DiffOut, "rhetlint changes of findings", VERSION)


def _pair(pair: Pair) -> PairOut:
    side: Side | None = pair.new or pair.old
    assert side is not None
    old, new = (None if one is None else one.path for one in (pair.old, pair.new))
    return PairOut(pair.status, old, new, side.part, side.title, list(map(_change, pair.changes)))


def _change(change: Change) -> ChangeOut:
    old, new = (None if spot is None else finding_out(spot.finding) for spot in (change.old, change.new))
    return ChangeOut(change.status, change.moved, change.edited, change.other, old, new)
