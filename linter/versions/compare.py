"""Findings of two versions of a set of articles: which are gone, new and kept, text that has moved followed."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from linter.versions.model import Change, FileStatus, Pair, Row, Side, Spot
from linter.versions.texts import rows


def compare(versions: Sequence[tuple[Side | None, Side | None]]) -> list[Pair]:
    """What has changed between two versions of articles.

    A finding is kept if its fingerprint is in both versions (``linter.output.identity``, by which a baseline knows it too), wherever
    its sentence stands; or if the same words are found by the same rule in the other version of its paragraph, of which the sentence
    was edited. What is gone in one file and new in another has moved.

    Args:
        versions: the old and the new version of each article; None where it was added or removed.
    """
    pairs = [_pair(old, new, renamed) for old, new, renamed in _renamed(versions)]
    return _across(pairs)


def _renamed(versions: Sequence[tuple[Side | None, Side | None]]) -> list[tuple[Side | None, Side | None, bool]]:
    """The versions, of which a removed and an added file with the same text are one, and whether they are that."""
    removed: dict[tuple[str, ...], list[int]] = {}
    for number, (old, new) in enumerate(versions):
        if new is None and old is not None and old.paragraphs:
            removed.setdefault(_text(old), []).append(number)
    joined = [(old, new, False) for old, new in versions]
    gone: set[int] = set()
    for number, (old, new) in enumerate(versions):
        if old is None and new is not None and removed.get(_text(new)):
            before = removed[_text(new)].pop(0)
            joined[number] = (versions[before][0], new, True)
            gone.add(before)
    return [pair for number, pair in enumerate(joined) if number not in gone]


def _text(side: Side) -> tuple[str, ...]:
    return tuple(paragraph.text for paragraph in side.paragraphs)


def _pair(old: Side | None, new: Side | None, renamed: bool) -> Pair:
    if old is None or new is None:
        changes = [Change("new", None, spot) for spot in (new.spots if new else ())]
        changes += [Change("gone", spot, None) for spot in (old.spots if old else ())]
        return Pair("added" if old is None else "removed", old, new, _alone(old, new), tuple(changes))
    laid = rows(_text(old), _text(new))
    status: FileStatus = "renamed" if renamed else "same" if all(row.status == "same" for row in laid) else "changed"
    return Pair(status, old, new, laid, tuple(_changes(old, new, laid)))


def _alone(old: Side | None, new: Side | None) -> tuple[Row, ...]:
    if new is not None:
        return tuple(Row("new", None, number) for number in range(len(new.paragraphs)))
    assert old is not None
    return tuple(Row("gone", number, None) for number in range(len(old.paragraphs)))


def _changes(old: Side, new: Side, laid: Sequence[Row]) -> list[Change]:
    """The findings of both versions of an article."""
    went: dict[int, int | None] = {row.old: row.new for row in laid if row.old is not None and row.new is not None}
    moved = {row.old: row.other for row in laid if row.status == "moved" and row.old is not None}
    known = {spot.fingerprint: spot for spot in new.spots}
    kept: dict[str, Change] = {}
    left: list[Spot] = []
    for spot in old.spots:
        other = known.get(spot.fingerprint)
        if other is None:
            left.append(spot)
        else:
            kept[other.fingerprint] = Change("kept", spot, other, moved=spot.paragraph in moved)
    waiting: dict[tuple[int | None, str, str], list[Spot]] = {}
    for spot in new.spots:
        if spot.fingerprint not in kept and spot.paragraph is not None:
            waiting.setdefault(_about(spot, spot.paragraph), []).append(spot)
    gone = []
    for spot in left:
        there = None if spot.paragraph is None else went.get(spot.paragraph, moved.get(spot.paragraph))
        fitting = waiting.get(_about(spot, there)) if there is not None else None
        if fitting:
            other = fitting.pop(0)
            kept[other.fingerprint] = Change("kept", spot, other, moved=spot.paragraph in moved, edited=True)
        else:
            gone.append(Change("gone", spot, None))
    return [*(kept.get(spot.fingerprint) or Change("new", None, spot) for spot in new.spots), *gone]


def _about(spot: Spot, paragraph: int | None) -> tuple[int | None, str, str]:
    return paragraph, spot.finding.rule, " ".join(spot.finding.place.text.casefold().split())


def _across(pairs: list[Pair]) -> list[Pair]:
    """The pairs, with what is gone in one and new in another as moved: kept in the new place, and no longer among what is gone."""
    gone: dict[str, list[tuple[int, Spot]]] = {}
    for number, pair in enumerate(pairs):
        for change in pair.changes:
            if change.status == "gone" and change.old is not None and change.old.paragraph is not None:
                gone.setdefault(change.old.fingerprint, []).append((number, change.old))
    if not gone:
        return pairs
    taken: set[tuple[int, str]] = set()
    made = []
    for number, pair in enumerate(pairs):
        changes = []
        for change in pair.changes:
            waiting = gone.get(change.new.fingerprint) if change.status == "new" and change.new is not None else None
            if waiting and waiting[0][0] != number:
                at, spot = waiting.pop(0)
                taken.add((at, spot.fingerprint))
                change = Change("kept", spot, change.new, moved=True, other=pairs[at].name)
            changes.append(change)
        made.append(msgspec.structs.replace(pair, changes=tuple(changes)))
    return [
        msgspec.structs.replace(
            pair,
            changes=tuple(
                change
                for change in pair.changes
                if not (
                    change.status == "gone" and change.old is not None and (number, change.old.fingerprint) in taken
                )
            ),
        )
        for number, pair in enumerate(made)
    ]
