"""The pattern language: ``parse`` makes a tree, ``Matcher`` tries it at a token, ``PatternIndex`` finds what to try where.

tree          what a pattern is
grammar       text → tree, in pyparsing
plain         tree → pyparsing expression: what a pattern means
compile       tree → element: the same, fast (elements, fuse)
anchors       tree → where it can match at all (stepping)
matcher       a pattern ready to be tried; index: many patterns over a document
lexicon       lists of entries; inflect: the forms of a word
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from linter.pattern.grammar import SYNTAX, PatternError, parse
    from linter.pattern.index import PatternIndex
    from linter.pattern.lexicon import Lexicons, Scoped
    from linter.pattern.matcher import Match, Matcher

__all__ = ["SYNTAX", "Lexicons", "Match", "Matcher", "PatternError", "PatternIndex", "Scoped", "parse"]

_HOME = {
    "Lexicons": "lexicon", "Scoped": "lexicon", "Match": "matcher", "Matcher": "matcher", "SYNTAX": "grammar", "PatternError": "grammar",
    "parse": "grammar", "PatternIndex": "index",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import on first use: the grammar is not loaded where cached trees do."""
    from importlib import import_module

    if name not in _HOME:
        raise AttributeError(name)
    return getattr(import_module(f"linter.pattern.{_HOME[name]}"), name)
