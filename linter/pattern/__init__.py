"""The pattern language: ``parse`` makes a tree, ``Matcher`` tries it at a token, ``PatternIndex`` finds what to try where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from linter.pattern.compile import Lexicons, Match, Matcher, Scoped
    from linter.pattern.grammar import SYNTAX, PatternError, parse
    from linter.pattern.index import PatternIndex

__all__ = ["SYNTAX", "Lexicons", "Match", "Matcher", "PatternError", "PatternIndex", "Scoped", "parse"]

_HOME = {
    "Lexicons": "compile", "Scoped": "compile", "Match": "compile", "Matcher": "compile", "SYNTAX": "grammar", "PatternError": "grammar",
    "parse": "grammar", "PatternIndex": "index",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import on first use: the grammar is not loaded where cached trees do."""
    from importlib import import_module

    if name not in _HOME:
        raise AttributeError(name)
    return getattr(import_module(f"linter.pattern.{_HOME[name]}"), name)
