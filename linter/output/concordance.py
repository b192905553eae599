"""Writes hits of a pattern: aligned in their context for a terminal, as CSV or as JSON; and counts of what a capture took."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from linter.authoring.concordance import Hit, counts, value_of
from linter.output.terminal import cells, clip, clip_start, safe
from linter.wording import amount

_COLOURS = ("36", "33", "35", "32", "34", "31")  # of captures, in order
_MOST_PLACE, _SHOWN_VALUES = 28, 5
FIELDS = ("file", "line", "column", "start", "end", "voice", "speaker", "left", "text", "right")
"""The columns of CSV before those of captures."""


def lines(hits: Sequence[Hit], captures: Sequence[str], *, colour: bool = False, width: int = 100) -> Iterator[str]:
    """A line for each hit, the hits below one another, with their places before them.

    Args:
        hits: the hits.
        captures: the names that the pattern captures; with colours each has one, else it is written before what it took.
        colour: whether to use ANSI colours.
        width: of the terminal in cells; the context is clipped to fit.
    """
    places = [clip_start(safe(f"{hit.file}:{hit.line}"), _MOST_PLACE) for hit in hits]
    room = max([cells(place) for place in places], default=0)
    left_room = max((width - room - 2) // 3, 10)
    for hit, place in zip(hits, places, strict=True):
        left = clip_start(safe(hit.left).lstrip(), left_room)
        shown = _marked(hit, captures, colour)
        voice = "" if hit.voice is None else f"  [{hit.voice}{' · ' + safe(hit.speaker) if hit.speaker else ''}]"
        rest = width - room - 2 - left_room - cells(_marked(hit, captures, False)) - cells(voice)
        right = clip(safe(hit.right), max(rest, 8))
        yield (
            f"{place}{' ' * (room - cells(place) + 2)}{' ' * (left_room - cells(left))}{left}{shown}{right}{voice}".rstrip()
        )


def _marked(hit: Hit, captures: Sequence[str], colour: bool) -> str:
    """The words of a hit with its captures marked."""
    edges: list[tuple[int, int, int, str]] = []
    for number, (name, taken) in enumerate(hit.captures.items()):
        at = hit.text.find(taken.text) if taken.start == hit.start else _offset(hit, taken.start, taken.text)
        opening, closing = f"{name}‹", "›"
        if colour:
            opening, closing = f"\x1b[{_COLOURS[captures.index(name) % len(_COLOURS)]}m", "\x1b[0m"
        if at >= 0:
            edges += [(at, 1, number, opening), (at + len(taken.text), 0, -number, closing)]
    out, last = [], 0
    for at, _, _, mark in sorted(edges):
        out += [safe(hit.text[last:at]) if at > last else "", mark]
        last = max(last, at)
    return "".join([*out, safe(hit.text[last:])])


def _offset(hit: Hit, start: int, text: str) -> int:
    """Where in a hit's words those of a capture are: at or near the offset they have in the source, which may hold markup too."""
    return hit.text.rfind(text, 0, start - hit.start + len(text))


def legend(captures: Sequence[str]) -> str:
    """The names of captures, each in its colour."""
    return "  ".join(f"\x1b[{_COLOURS[n % len(_COLOURS)]}m{name}\x1b[0m" for n, name in enumerate(captures))


def summary(hits: Sequence[Hit], captures: Sequence[str], texts: int, shown: int) -> Iterator[str]:
    """How many hits there are in how many texts, and what each capture takes most often."""
    places = len({hit.file for hit in hits})
    part = f", {shown} shown" if shown < len(hits) else ""
    yield f"{amount(len(hits), 'hit')} in {places} of {amount(texts, 'text')}{part}"
    for name in captures if hits else ():
        tally = [(value, count) for value, count in counts(hits, name) if value]
        most = ", ".join(f"{clip(safe(value), 40)} {count}" for value, count in tally[:_SHOWN_VALUES])
        more = f", … {len(tally) - _SHOWN_VALUES} more" if len(tally) > _SHOWN_VALUES else ""
        yield f"  {name}: {most or 'nothing'}{more}"


def table(hits: Sequence[Hit], capture: str) -> Iterator[str]:
    """What a capture took and how often, a line each; ``—`` where it took nothing."""
    for value, count in counts(hits, capture):
        yield f"{count:7,}  {safe(value) if value else '—'}"


def counts_as_csv(hits: Sequence[Hit], capture: str) -> str:
    """The counts as CSV (RFC 4180)."""
    return _csv([capture, "count"], counts(hits, capture))


def as_csv(hits: Sequence[Hit], captures: Sequence[str]) -> str:
    """The hits as CSV (RFC 4180), with a column for each capture; line ends inside texts become spaces."""
    rows = [
        [
            *(
                " ".join(value.split()) if isinstance(value, str) else value
                for value in (getattr(hit, n) for n in FIELDS)
            ),
            *(value_of(hit, name) for name in captures),
        ]
        for hit in hits
    ]
    return _csv([*FIELDS, *(f"${name}" for name in captures)], rows)


def as_json(hits: Sequence[Hit], pattern: str, captures: Sequence[str], texts: int, total: int) -> str:
    """The hits as an indented JSON object, with the counts of each capture over them."""
    tallies = {name: [{"text": value, "count": count} for value, count in counts(hits, name)] for name in captures}
    data = {"pattern": pattern, "texts": texts, "found": total, "counts": tallies, "hits": hits}
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n"


def _csv(heading: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows(rows)
    return out.getvalue()
