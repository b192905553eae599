"""The formats of `lint --format`: each a module that makes a piece of every document and a whole of the pieces.

A new format is a module with these two functions and a line in ``FORMATS``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:  # the command line asks for the names alone when it starts
    from linter.findings.finding import Findings
    from linter.ruleset.rule import Severity

FORMATS = {"text": "linter.output.text", "json": "linter.output.json"}
"""Modules by the name of their format, none imported before it is asked for."""


class Style(NamedTuple):
    """How to write for who reads: ANSI colours, columns of the terminal, a closing summary or none."""

    colour: bool = False
    width: int = 100
    summary: bool = True


class Piece(NamedTuple):
    """One document's share of an output: small, so that documents need not be kept nor travel between processes."""

    texts: tuple[str, ...]  # to be written one after the other: never one long string beside its parts
    counts: Counter[Severity]


class Format(Protocol):
    """What a module of a format holds."""

    def piece(self, result: Findings, style: Style) -> Iterable[str]:
        """One document's findings, in parts."""

    def whole(self, pieces: Iterable[Piece], style: Style) -> Iterator[str]:
        """Text to write, in order, as pieces come."""


def load(name: str) -> Format:
    """The module of a format. Raises KeyError where there is none of this name."""
    return import_module(FORMATS[name])


def piece(name: str, style: Style, result: Findings) -> Piece:
    """One document's piece in a format, with its findings counted by severity."""
    return Piece(tuple(load(name).piece(result, style)), Counter(finding.severity for finding in result.findings))
