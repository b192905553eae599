"""Baselines: findings that are known and put off. A file of them is written as a format is, and read to leave them out.

A finding is known by its file and its fingerprint (``linter.output.identity``), so that it stays known when lines move, and is new again
when its sentence changes. Paths are relative to the baseline's folder: it means the same from wherever a run is started.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import msgspec

from linter.findings.finding import Findings, without
from linter.output.arrays import array, items
from linter.output.formats import Piece
from linter.output.identity import fingerprints
from linter.problems import Problem
from linter.ruleset.sources import regular

_MOST_BYTES = 200_000_000
_HEAD = 1_000  # bytes by which a baseline is known
_BEGINS = re.compile(rb'\s*\{\s*"version"\s*:')
_LONGEST = 80  # characters of the words, which are only for a reader


class BaselineError(Problem):
    """A baseline cannot be read; the message says why and what to do."""


class Known(msgspec.Struct, frozen=True):
    """A finding that is known. ``rule`` and ``words`` are for a reader."""

    path: str
    rule: str
    words: str
    fingerprint: str


class _File(msgspec.Struct, frozen=True):
    version: Literal[1]
    findings: list[Known]


class Baseline(NamedTuple):
    """What is known, by file; picklable. ``folder``: that of the baseline, to which paths are relative."""

    folder: str
    known: dict[str, frozenset[str]]

    def applied(self, result: Findings) -> Findings:
        """A document's findings without those that are known."""
        known = self.known.get(_relative(result.document.path, self.folder))
        if not known:
            return result
        marks = fingerprints(result.document, result.findings)
        return without(result, [mark in known for mark in marks], "baseline")


def read(file: str) -> Baseline:
    """Read a baseline.

    Raises:
        BaselineError: it cannot be read, or is none.
    """
    try:
        content = regular(file, _MOST_BYTES)
        held = msgspec.json.decode(content, type=_File)
    except OSError as error:
        remedy = "; write it with --write-baseline" if isinstance(error, FileNotFoundError) else ""
        raise BaselineError(f"cannot be read: {error.strerror}{remedy}", file) from None
    except msgspec.MsgspecError as error:
        remedy = "write it anew with --write-baseline" if _BEGINS.match(content) else "name the file of one"
        raise BaselineError(f"not a baseline: {error}; {remedy}", file) from None
    known: dict[str, set[str]] = {}
    for one in held.findings:
        known.setdefault(one.path, set()).add(one.fingerprint)
    folder = os.path.dirname(os.path.realpath(file))
    return Baseline(folder, {path: frozenset(marks) for path, marks in known.items()})


def check_foreign(file: str) -> None:
    """Check that writing a baseline loses nothing but a baseline, which may be of another version or damaged.

    Raises:
        BaselineError: the file is there, and is none.
    """
    if not os.path.isfile(file):
        return
    try:
        begins = regular(file, _HEAD)
    except OSError as error:
        raise BaselineError(f"cannot be written: {error.strerror}", file) from None
    if begins.strip() and _BEGINS.match(begins) is None:
        raise BaselineError("is no baseline, and is not written over; name another file, or delete it first", file)


def pieces(folder: str, result: Findings) -> Iterator[Piece]:
    """One document's findings as they are written into a baseline in a folder."""
    path = _relative(result.document.path, folder)
    marks = fingerprints(result.document, result.findings)
    known = (
        Known(path, one.rule, " ".join(one.place.text[:_LONGEST].split()), mark)
        for one, mark in zip(result.findings, marks, strict=True)
    )
    yield Piece("".join(items(known)))


def whole(made: Iterable[Piece]) -> Iterator[str]:
    """The file."""
    yield '{"version": 1, "findings": '
    yield from array(made)
    yield "}\n"


def _relative(path: str, folder: str) -> str:
    return os.path.relpath(os.path.realpath(path), folder).replace(os.sep, "/")
