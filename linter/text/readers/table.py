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
from linter.text.opened import MOST_TEXT, Opened, Refused, Unreadable, damaged
from linter.text.published import first_date, outlet_of
from linter.text.readers.plain import read_plain

_DATES = ("date", "published")
_OUTLETS = ("outlet", "publication", "newspaper")
"""Columns that say when and where the text of a row appeared."""
_UNDECODED = re.compile("[\udc80-\udcff]")
_HALVES = re.compile("[\ud800-\udfff]")  # of a pair, which JSON can write and no encoding can
_BATCH = 1_000  # rows that are read at a time
_ROW = 50  # bytes that a row takes beside its text
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
        if names.count(column) != 1:
            raise Unreadable(_missing("the table", column, names, names.count(column)))
        wanted = tuple(name for name in names if name == column or name.lower() in (*_DATES, *_OUTLETS))
        groups = [file.metadata.row_group(number) for number in range(file.metadata.num_row_groups)]
        parts = [group.column(number) for group in groups for number in range(group.num_columns)]
        _bounded(sum(part.total_uncompressed_size for part in parts if part.path_in_schema.startswith(wanted)), data)
        if any(part.path_in_schema == column and part.physical_type == "BYTE_ARRAY" for part in parts):
            file = parquet.ParquetFile(io.BytesIO(data), read_dictionary=[column])
        rows = list(_rows(file.iter_batches(_BATCH, columns=wanted), column, data))
    except Unreadable:
        raise
    except Exception as error:  # of the library, whichever part finds the damage
        raise damaged("Parquet file", error) from None
    for number, row in enumerate(rows, 1):
        value = row[column]
        if not isinstance(value, str | None):
            yield Refused(f"no text in {column!r}; name the column of the texts with --column", str(number))
            continue
        yield _text(value or "", number, row)


def _rows(batches: Iterator[Any], column: str, data: bytes) -> Iterator[dict[str, Any]]:
    """The rows of a Parquet file. One text may stand for very many, so that they are counted as they are written out."""
    size = 0
    for batch in batches:
        columns = [(name, batch.column(number)) for number, name in enumerate(batch.schema.names)]
        for number in range(batch.num_rows):
            row = {name: _value(values[number]) for name, values in columns}
            size += _ROW + len(str(row[column] or ""))
            _bounded(size, data)
            yield row


def _value(value: Any) -> Any:
    """What Python knows a value of a Parquet file as; None of one that it does not know, as a date of the year 40,000."""
    try:
        return value.as_py()
    except (ValueError, OverflowError):
        return None


def _bounded(size: int, data: bytes) -> None:
    if size > max(MOST_TEXT, len(data)):
        raise Unreadable(f"unpacks to more than {MOST_TEXT // 1_000_000} MB, more than is read of one file; split it")


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
    given = {str(name).lower(): _whole(str(value)) for name, value in row.items() if value is not None}
    outlets = (outlet_of(given[name]) for name in _OUTLETS if name in given)
    published = Published(next(filter(None, outlets), None), first_date(given[n] for n in _DATES if n in given))
    text = _whole(text)
    return Opened(text, read_plain(text)._replace(published=published), str(number))


def _whole(text: str) -> str:
    return text if text.isascii() else _HALVES.sub("\ufffd", text)


def _missing(where: str, column: str, names: Collection[str], times: int = 0) -> str:
    if times > 1:
        return f"{where} has {times} columns {column!r}; give them different names"
    has = ", ".join(map(str, names))[:200]
    if column in names:
        return f"what {where} has under {column!r} is no text; name the column of the texts with --column"
    return (
        f"{where} has no text under {column!r} (it has {has or 'nothing'}); name the column of the texts with --column"
    )
