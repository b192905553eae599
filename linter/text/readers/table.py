"""Tables with a text in each row: JSON Lines, CSV, and Parquet (by pyarrow). Each text is an article of its own."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
from collections.abc import Collection, Iterator
from typing import Any

from linter.extras import load_extra
from linter.text.opened import Opened, Refused, Unreadable, damaged
from linter.text.readers.plain import read_plain

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
        yield _text(value, number)


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
            value = next(rows)[column] or ""
        except StopIteration:
            return
        except csv.Error as error:  # the next row begins at the next line
            lines = f"line {first}" if first >= rows.line_num else f"lines {first} to {rows.line_num}"
            yield Refused(f"{lines} of the file: not CSV: {error}", str(number))
            continue
        yield Refused(_NOT_UTF_8, str(number)) if _UNDECODED.search(value) else _text(value, number)


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
        batches = file.iter_batches(columns=[column]) if column in names else ()
        values = [value for batch in batches for value in batch.column(0).to_pylist()]
    except Exception as error:  # of the library, whichever part finds the damage
        raise damaged("Parquet file", error) from None
    if column not in names:
        raise Unreadable(_missing("the table", column, names))
    for number, value in enumerate(values, 1):
        if not isinstance(value, str | None):
            yield Refused(f"no text in {column!r}; name the column of the texts with --column", str(number))
            continue
        yield _text(value or "", number)


def _decoded(data: bytes) -> str:
    """The text of a table; bytes that are not UTF-8 become surrogates, so that only their row is refused."""
    return data.decode("utf-8-sig", "surrogateescape")


def _reason(error: Exception) -> str:
    return "nested too deep" if isinstance(error, RecursionError) else str(error)


def _text(text: str, number: int) -> Opened:
    return Opened(text, read_plain(text), str(number))


def _missing(where: str, column: str, names: Collection[str]) -> str:
    has = ", ".join(map(str, names))[:200]
    if column in names:
        return f"what {where} has under {column!r} is no text; name the column of the texts with --column"
    return (
        f"{where} has no text under {column!r} (it has {has or 'nothing'}); name the column of the texts with --column"
    )
