"""From what stands on the command line to documents to lint."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterator
from pathlib import Path

from linter.text import SUFFIXES, Document, ReadError, from_bytes, read


def expand(paths: list[str]) -> Iterator[str]:
    """Files named, in folders named (by their endings, in order), or matching globs; ``-`` is standard input."""
    for path in paths:
        if path == "-" or Path(path).is_file():
            yield path
        elif Path(path).is_dir():
            yield from sorted(str(p) for p in Path(path).rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
        else:
            found = sorted(glob.glob(path, recursive=True))
            yield from [f for f in found if Path(f).is_file()] or [path]


def documents(paths: list[str]) -> Iterator[Document | ReadError]:
    """Each file as a Document, or the error that says why not."""
    for path in expand(paths):
        try:
            yield from_bytes(sys.stdin.buffer.read(), "<stdin>") if path == "-" else read(path)
        except ReadError as error:
            yield error
