"""Reads the texts that a pattern is tried on: articles as ``lint`` reads them, and rows of JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from linter.cli.inputs import Input, open_document
from linter.text import Document, ReadError, from_text

ROWS = ".jsonl"
"""The ending of files whose lines are JSON objects with a text each."""


def documents(
    item: Input, column: str, wanted: Callable[[str], bool], refused: Callable[[str], None] | None = None
) -> Iterator[Document | None]:
    """The texts of a file: itself, or those of its rows.

    Args:
        item: the file.
        column: the key of the text in a row.
        wanted: whether a row's text is worth reading; None is given for one that is not.
        refused: is told of each row that cannot be read where it is and why; without, that is an error.

    Raises:
        ReadError: the file cannot be read, or a row has no such text; the message says where.
    """
    if item.problem is not None or not item.path.endswith(ROWS):
        yield open_document(item)
        return
    for number, line in enumerate(_lines(item), 1):
        if line.strip():
            try:
                text = _text(item.path, number, line, column)
            except ReadError as error:
                if refused is None:
                    raise
                refused(str(error))
                continue
            yield from_text(text, path=f"{item.path}:{number}") if wanted(text) else None


def _lines(item: Input) -> Iterator[str]:
    if item.data is not None:
        yield from item.data.decode("utf-8", "replace").split("\n")
        return
    try:
        with open(item.path, encoding="utf-8", errors="replace") as file:
            yield from file
    except OSError as error:
        raise ReadError(f"{item.path}: {error.strerror}") from None


def _text(path: str, number: int, line: str, column: str) -> str:
    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{path}:{number}: not JSON: {error}; each line of {ROWS} holds one object") from None
    text = row.get(column) if isinstance(row, dict) else None
    if not isinstance(text, str):
        has = ", ".join(row) if isinstance(row, dict) else "no keys"
        raise ReadError(
            f"{path}:{number}: no text under {column!r} (the row has {has[:200]}); name the column with --column"
        )
    return text
