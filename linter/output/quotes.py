"""Writes who says what: the attributions of documents as a table, as JSON or as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec

from linter.attribution.model import Attribution, Speaker, everyone
from linter.findings.finding import Findings
from linter.output.terminal import cells, clip, safe, shown
from linter.text.document import Range

UNKNOWN = "—"
"""What the table shows for an unknown value."""


class Row(msgspec.Struct, frozen=True):
    """One attribution in the article's own words.

    ``speakers`` are all who speak, by name; ``speaker`` the same as one. ``by`` says how the speaker was resolved, ``how`` the same in words, or
    why none was; ``line`` counts from 1.
    """

    speaker: str | None
    speakers: list[str]
    by: str | None
    how: str
    kind: str
    act: str
    cue: str | None
    source: str | None
    content: str
    line: int
    path: str


COLUMNS = Row.__struct_fields__

_TABLE = ("speaker", "by", "kind", "act", "cue", "source", "content", "line", "path")
_EXPLAINED = ("speaker", "how", *_TABLE[2:])
"""The columns of the table, and with an explanation."""

_GAP = "  "
_MOST_PADDING = 60
_LEAST = {
    "speaker": 10,
    "by": 4,
    "how": 12,
    "kind": 6,
    "act": 4,
    "cue": 6,
    "source": 8,
    "content": 20,
    "line": 4,
    "path": 8,
}
_MOST = {"speaker": 30, "how": 50, "cue": 18, "source": 30, "path": 40}


def rows(results: Iterable[Findings], speaker: str | None = None) -> Iterator[Row]:
    """The attributions of some documents, in reading order.

    Args:
        results: the findings of each document.
        speaker: keep only attributions to this speaker: a name, an alias or some words of one, in any case; ``—`` keeps those
            whose speaker is not known. None: all.
    """
    for result in results:
        for attribution in result.attributions:
            if speaker is None or _speaks(result, attribution, speaker):
                yield _row(result, attribution)


def table(rows: Iterable[Row], *, width: int | None = None, explain: bool = False) -> Iterator[str]:
    """Lines of an aligned table, headings first; the path is a column only if rows come from several files.

    Args:
        rows: one a line.
        width: the table's width in terminal cells; its widest columns are clipped to fit. None: no bound.
        explain: say in words how each speaker was found, or why none was.
    """
    found = list(rows)
    several = len({row.path for row in found}) > 1
    names = [name for name in (_EXPLAINED if explain else _TABLE) if name != "path" or several]
    lines = [names, *([_cell(getattr(row, name), name, width) for name in names] for row in found)]
    widths = [max(cells(line[i]) for line in lines) for i in range(len(names))]
    if width is not None:
        widths = _fitted(widths, [_LEAST[name] for name in names], width - len(_GAP) * (len(names) - 1))
    else:
        widths = [min(w, _MOST_PADDING) for w in widths]  # else one long quotation fills all lines with spaces
    for line in lines:
        yield _GAP.join(
            _padded(clip(text, w) if width is not None else text, w, n == "line")
            for text, w, n in zip(line, widths, names, strict=True)
        ).rstrip()


def as_json(found: Iterable[Row]) -> Iterator[str]:
    """The rows as an indented JSON array of objects, one after the other as they come; unknown values are null."""
    before, end = "[", "[]\n"
    for row in found:
        lines = msgspec.json.format(msgspec.json.encode(row), indent=2).decode()
        yield f"{before}\n  " + lines.replace("\n", "\n  ")
        before, end = ",", "\n]\n"
    yield end


def as_csv(found: Iterable[Row]) -> Iterator[str]:
    """The rows as CSV (RFC 4180) with a heading row, one after the other as they come.

    Unknown values are empty, several speakers have semicolons between them, control characters are escapes.
    """
    import csv
    import io

    cells = (msgspec.structs.astuple(msgspec.structs.replace(row, speakers="; ".join(row.speakers))) for row in found)
    for values in chain([COLUMNS], cells):
        out = io.StringIO()
        csv.writer(out, lineterminator="\r\n").writerow(map(_shown, values))
        yield out.getvalue()


def render(found: Iterable[Row], format: str, width: int | None = None, *, explain: bool = False) -> Iterator[str]:
    """The rows in one of the formats ``formats.ROWS``, ended by a line end; for ``width`` and ``explain`` see ``table``."""
    if format == "json":
        return as_json(found)
    if format == "csv":
        return as_csv(found)
    return (line + "\n" for line in table(found, width=width, explain=explain))


def _row(result: Findings, attribution: Attribution) -> Row:
    document = result.document

    def text(words: Range | None) -> str | None:
        return " ".join(document.text_of(*words).split()) or None if words is not None else None

    speaker = _speaker(result, attribution)
    pieces = [piece for piece in attribution.content if piece.last > piece.first]
    at = pieces[0].first if pieces else attribution.cue.first if attribution.cue else 0
    return Row(
        speaker=speaker.name if speaker else None,
        speakers=[result.speakers[one].name for one in everyone(attribution, result.speakers)],
        by=attribution.by,
        how=attribution.how,
        kind=attribution.kind,
        act=attribution.act,
        cue=text(attribution.cue),
        source=text(attribution.source),
        content=" … ".join(text(piece) or "" for piece in pieces),
        line=document.line_column(document.source_span(at, at + 1).start)[0],
        path=document.path,
    )


def _speaker(result: Findings, attribution: Attribution) -> Speaker | None:
    return None if attribution.speaker is None else result.speakers[attribution.speaker]


def _speaks(result: Findings, attribution: Attribution, wanted: str) -> bool:
    """Whether somebody of a name is one of those who speak."""
    everybody = [result.speakers[one] for one in everyone(attribution, result.speakers)]
    return any(_is(one, wanted) for one in (_speaker(result, attribution), *everybody))


def _is(speaker: Speaker | None, wanted: str) -> bool:
    if speaker is None or wanted == UNKNOWN:
        return speaker is None and wanted == UNKNOWN
    words = f" {' '.join(wanted.casefold().split())} "
    return any(words in f" {' '.join(name.casefold().split())} " for name in (speaker.name, *speaker.aliases))


def _cell(value: str | int | None, name: str, width: int | None) -> str:
    text = UNKNOWN if value is None else safe(str(value))
    return clip(text, _MOST[name]) if width is not None and name in _MOST else text


def _shown(value: str | int | None) -> str | int | None:
    return shown(value) if isinstance(value, str) else value


def _fitted(widths: list[int], least: list[int], room: int) -> list[int]:
    """Reduce widths, the widest first, until they fit or none may shrink further."""
    widths = list(widths)
    while sum(widths) > room:
        spare = [(w, i) for i, w in enumerate(widths) if w > least[i]]
        if not spare:
            break
        widest, at = max(spare)
        others = max([w for w, i in spare if i != at], default=0)
        widths[at] = max(least[at], widest - (sum(widths) - room), min(others, widest - 1))
    return widths


def _padded(text: str, width: int, right: bool) -> str:
    space = " " * (width - cells(text))
    return space + text if right else text + space
