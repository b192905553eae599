"""Converts offsets in the source into offsets in the readable text (the view), for formats that show the article."""

from __future__ import annotations

from bisect import bisect_right

from linter.text.document import Document


def to_view(document: Document, offset: int) -> int | None:
    """The view offset of the character at a source offset; None if the view does not show it (markup, a comment)."""
    runs = document.source_map
    run = bisect_right(runs.source, offset) - 1
    if run < 0:
        return None
    found = runs.view[run] + offset - runs.source[run]
    bound = runs.view[run + 1] if run + 1 < len(runs.view) else len(document.view)
    return found if found < bound else None


def in_view(document: Document, start: int, end: int) -> tuple[int, int] | None:
    """A source span (half-open) as half-open view offsets; None if it is empty or an edge is not part of the view."""
    if end <= start:
        return None
    first = to_view(document, start)
    last = to_view(document, end - 1)
    if first is None:
        return None
    if last is None:  # it ends inside an entity or a composed letter, which is one character of the view
        run = bisect_right(document.source_map.source, end - 1)
        if run >= len(document.source_map.view):
            return None
        last = document.source_map.view[run] - 1
    return (first, last + 1) if last >= first else None


def token_at(document: Document, offset: int) -> int | None:
    """The position of the last token that begins at or before a view offset; None if there is none."""
    found = bisect_right(document.starts, offset) - 1
    return found if found >= 0 else None


def readable(document: Document, start: int, end: int) -> tuple[int, int]:
    """Half-open view offsets, never empty, for a source span; one in markup or a comment is put on the character shown next, or the last."""
    found = in_view(document, start, end)
    if found is not None:
        return found
    runs, last = document.source_map, max(len(document.view) - 1, 0)
    at = to_view(document, start)
    if at is None:
        run = bisect_right(runs.source, start)
        at = runs.view[run] if run < len(runs.view) else last
    at = min(at, last)
    return at, at + 1
