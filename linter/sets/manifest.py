"""A manifest: a table that says of which outlet and date articles are, where their files do not."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from linter.problems import Problem
from linter.ruleset.sources import regular
from linter.sets.model import ArticleRef
from linter.text.published import date_of, outlet_of

_MOST_BYTES = 100_000_000
_COLUMNS = ("path", "outlet", "date", "title")


class ManifestError(Problem):
    """A manifest cannot be read; the message says where and what would be right."""


class Listed(NamedTuple):
    """What a manifest says of an article; None: nothing."""

    outlet: str | None
    date: str | None
    title: str | None


class Manifest(NamedTuple):
    """What is said of articles, by the real paths of their files (a row of a table: the path, a colon, and the number of the row)."""

    by_path: dict[str, Listed]

    def applied(self, article: ArticleRef) -> ArticleRef:
        """An article with what the manifest says of it, which counts more than what its file says."""
        said = self.by_path.get(os.path.realpath(article.path))
        if said is None:
            return article
        return msgspec.structs.replace(
            article,
            outlet=said.outlet or article.outlet,
            date=said.date or article.date,
            title=said.title or article.title,
        )


def read_manifest(file: str) -> Manifest:
    """Read a manifest: CSV with a heading row, or JSON Lines (``.jsonl``), with ``path`` and any of ``outlet``, ``date``, ``title``.

    Paths are relative to the manifest's folder.

    Raises:
        ManifestError: it cannot be read, has no paths, or a date in it is none.
    """
    try:
        text = regular(file, _MOST_BYTES).decode("utf-8-sig")
    except OSError as error:
        raise ManifestError(f"cannot be read: {error.strerror}", file) from None
    except UnicodeDecodeError:
        raise ManifestError("is not UTF-8; save it as UTF-8", file) from None
    folder = os.path.dirname(os.path.realpath(file))
    rows = _of_lines(file, text) if file.lower().endswith((".jsonl", ".ndjson")) else _of_csv(file, text)
    found: dict[str, Listed] = {}
    for line, row in rows:
        path, outlet, date, title = (str(row.get(name) or "") for name in _COLUMNS)
        if not path or "\0" in path:
            raise ManifestError(f"a row needs a path (it has {_has(row)})", file, line)
        day = date_of(date) if date else None
        if date and day is None:
            raise ManifestError(f"{date!r} is no date, or not one day only; write it as 2026-03-01", file, line)
        found[os.path.realpath(os.path.join(folder, path))] = Listed(outlet_of(outlet), day, outlet_of(title))
    return Manifest(found)


def _of_csv(file: str, text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    head = text.split("\n", 1)[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    try:
        if "path" not in (rows.fieldnames or ()):
            raise ManifestError(
                f"has no column 'path' (it has {_has(rows.fieldnames or ())}); name the columns in its first row", file
            )
        for row in rows:
            yield rows.line_num, row
    except csv.Error as error:
        raise ManifestError(f"is not CSV: {error}", file, rows.line_num) from None


def _of_lines(file: str, text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ManifestError(f"not JSON: {error}", file, number) from None
        if not isinstance(row, dict):
            raise ManifestError("not an object; write one on each line", file, number)
        yield number, row


def _has(names: Iterable[str]) -> str:
    return ", ".join(map(str, names))[:200] or "nothing"
