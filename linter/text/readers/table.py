"""Tables with a text in each row: JSON Lines, CSV, and Parquet (by pyarrow). Each text is an article of its own."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from linter.extras import load_extra
from linter.text.document import Published
from linter.text.encoding import marked
from linter.text.opened import Opened, Refused, Unreadable, damaged
from linter.text.published import first_date, outlet_of
from linter.text.readers.plain import read_plain

_DATES = ("date", "published")
_OUTLETS = ("outlet", "publication", "newspaper")
"""Columns that say when and where the text of a row appeared."""
_UNDECODED = re.compile("[\udc80-\udcff]")
_NOT_UTF_8 = "is not UTF-8; save the file as UTF-8"


def open_jsonl(data: bytes, column: str) -> Iterator[Opened | Refused]:
    """A text for each line, which holds a JSON object; its label is the number of the line.

    A line that is no object, or has no text in the column, is refused, and the others are read.
    """
    for number, line in enumerate(_decoded(data).split("\n"), 1):
        if not line.strip():
            continue
        if _UNDECODED.search(line):
            yield Refused(_NOT_UTF_8, str(number))
            continue
        try:
            row: Any = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Refused(f"is not JSON: {_reason(error)}", str(number))
            continue
        value = row.get(column) if isinstance(row, dict) else None
        if not isinstance(value, str):
            yield Refused(_missing("this line", column, row if isinstance(row, dict) else ()), str(number))
            continue
        yield _text(value, number, row)


def open_csv(data: bytes, column: str) -> Iterator[Opened | Refused]:
    """A text for each row below the heading row; its label is the number of the row, the heading being 1.

    A row that is damaged is refused, and the others are read.

    Raises:
        Unreadable: there is no such column, or the heading row is damaged.
    """
    text = _decoded(data)
    csv.field_size_limit(max(len(text), 131_072))
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        if column not in (rows.fieldnames or ()):
            raise Unreadable(_missing("the table", column, rows.fieldnames or ()))
    except csv.Error as error:
        raise Unreadable(f"line {rows.line_num} is not CSV: {error}") from None
    for number in itertools.count(2):
        first = rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:  # the next row begins at the next line
            lines = f"line {first}" if first >= rows.line_num else f"lines {first} to {rows.line_num}"
            yield Refused(f"{lines} of the file: not CSV: {error}", str(number))
            continue
        value = row[column] or ""
        yield Refused(_NOT_UTF_8, str(number)) if _UNDECODED.search(value) else _text(value, number, row)


def open_parquet(data: bytes, column: str) -> Iterator[Opened | Refused]:
    """A text for each row; its label is the number of the row, from 1.

    Raises:
        Unreadable: there is no such column of texts, or the file is damaged.
        MissingExtra: pyarrow is not installed.
    """
    parquet = load_extra("pyarrow.parquet", "parquet", "to read .parquet")
    try:
        file = parquet.ParquetFile(io.BytesIO(data))
        names = file.schema_arrow.names
        wanted = [name for name in names if name == column or name.lower() in (*_DATES, *_OUTLETS)]
        batches = file.iter_batches(columns=wanted) if column in names else ()
        rows = [row for batch in batches for row in batch.to_pylist()]
    except Exception as error:  # of the library, whichever part finds the damage
        raise damaged("Parquet file", error) from None
    if column not in names:
        raise Unreadable(_missing("the table", column, names))
    for number, row in enumerate(rows, 1):
        value = row[column]
        if not isinstance(value, str | None):
            yield Refused(f"no text in {column!r}; name the column of the texts with --column", str(number))
            continue
        yield _text(value or "", number, row)


def _decoded(data: bytes) -> str:
    """The text of a table; bytes that are not UTF-8 become surrogates, so that only their row is refused.

    Raises:
        Unreadable: it has the mark of another encoding, and is not in it.
    """
    told = marked(data)
    if told not in (None, "utf-8-sig"):
        try:
            return data.decode(str(told))
        except UnicodeDecodeError:
            raise Unreadable(f"begins as {str(told).upper()}, and is not; save the file as UTF-8") from None
    return data.decode("utf-8-sig", "surrogateescape")


def _reason(error: Exception) -> str:
    return "nested too deep" if isinstance(error, RecursionError) else str(error)


def _text(text: str, number: int, row: Mapping[str, Any]) -> Opened:
    """The text of a row, with the outlet and the date of the row's columns of these names."""
    given = {str(name).lower(): str(value) for name, value in row.items() if value is not None}
    outlets = (outlet_of(given[name]) for name in _OUTLETS if name in given)
    published = Published(next(filter(None, outlets), None), first_date(given[n] for n in _DATES if n in given))
    return Opened(text, read_plain(text)._replace(published=published), str(number))


def _missing(where: str, column: str, names: Collection[str]) -> str:
    has = ", ".join(map(str, names))[:200]
    if column in names:
        return f"what {where} has under {column!r} is no text; name the column of the texts with --column"
    return (
        f"{where} has no text under {column!r} (it has {has or 'nothing'}); name the column of the texts with --column"
    )
