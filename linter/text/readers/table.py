"""Tables with a text in each row: JSON Lines, CSV, and Parquet (by pyarrow). Each text is an article of its own."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from linter.extras import load_extra
from linter.text.document import Published
from linter.text.opened import Opened, Unreadable
from linter.text.published import first_date, outlet_of
from linter.text.readers.plain import read_plain

_DATES = ("date", "published")
_OUTLETS = ("outlet", "publication", "newspaper")
"""Columns that say when and where the text of a row appeared."""


def open_jsonl(data: bytes, column: str) -> Iterator[Opened]:
    """A text for each line, which holds a JSON object; its label is the number of the line.

    Raises:
        Unreadable: a line is no object, or has no text in the column.
    """
    for number, line in enumerate(_decoded(data).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row: Any = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise Unreadable(f"line {number} is not JSON: {error}") from None
        value = row.get(column) if isinstance(row, dict) else None
        if not isinstance(value, str):
            raise Unreadable(_missing(f"line {number}", column, row if isinstance(row, dict) else ()))
        yield _text(value, number, row)


def open_csv(data: bytes, column: str) -> Iterator[Opened]:
    """A text for each row below the heading row; its label is the number of the row, the heading being 1.

    Raises:
        Unreadable: there is no such column, or the table is damaged.
    """
    text = _decoded(data)
    csv.field_size_limit(max(len(text), 131_072))
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        if column not in (rows.fieldnames or ()):
            raise Unreadable(_missing("the table", column, rows.fieldnames or ()))
        for number, row in enumerate(rows, 2):
            yield _text(row[column] or "", number, row)
    except csv.Error as error:
        raise Unreadable(f"line {rows.line_num} is not CSV: {error}") from None


def open_parquet(data: bytes, column: str) -> Iterator[Opened]:
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
        raise Unreadable(f"is no Parquet file that can be read ({error})") from None
    if column not in names:
        raise Unreadable(_missing("the table", column, names))
    for number, row in enumerate(rows, 1):
        value = row[column]
        if not isinstance(value, str | None):
            raise Unreadable(f"row {number} has no text in {column!r}; name the column of the texts with --column")
        yield _text(value or "", number, row)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"is not UTF-8 (line {line}); save it as UTF-8") from None


def _text(text: str, number: int, row: Mapping[str, Any]) -> Opened:
    """The text of a row, with the outlet and the date of the row's columns of these names."""
    given = {str(name).lower(): str(value) for name, value in row.items() if value is not None}
    outlets = (outlet_of(given[name]) for name in _OUTLETS if name in given)
    published = Published(next(filter(None, outlets), None), first_date(given[n] for n in _DATES if n in given))
    return Opened(text, read_plain(text)._replace(published=published), str(number))


def _missing(where: str, column: str, names: Iterable[str]) -> str:
    has = ", ".join(map(str, names))[:200]
    return (
        f"{where} has no text under {column!r} (it has {has or 'nothing'}); name the column of the texts with --column"
    )
