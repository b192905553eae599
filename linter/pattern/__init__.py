"""The pattern language: ``parse`` makes a tree, ``Matcher`` tries it at a token, ``PatternIndex`` finds where to try many.

grammar     pattern text → tree (syntax: the language, in pyparsing)
errors      what is wrong with a pattern; mistaken: what its author hardly means
definitions named sub-patterns; expand puts them where their names are used
tree        what a pattern is
build       tree → pyparsing element over a stream of tokens
operators   what each operator means, and its hints
stream      a document as pyparsing reads it
show        tree → pattern text; trace: one trial, item by item
hooks       shortcuts past pyparsing's overhead
matcher     a pattern ready to be tried at a token
search      where in a document to try it: supersets only
lexicon     lists of entries
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from linter.pattern.errors import PatternError
    from linter.pattern.grammar import parse
    from linter.pattern.lexicon import Lexicons, Scoped
    from linter.pattern.matcher import Match, Matcher
    from linter.pattern.search.index import PatternIndex
    from linter.pattern.syntax import SYNTAX

__all__ = ["SYNTAX", "Lexicons", "Match", "Matcher", "PatternError", "PatternIndex", "Scoped", "parse"]

_HOME = {
    "PatternError": "errors",
    "parse": "grammar",
    **dict.fromkeys(("Lexicons", "Scoped"), "lexicon"),
    **dict.fromkeys(("Match", "Matcher"), "matcher"),
    "PatternIndex": "search.index",
    "SYNTAX": "syntax",
}


def __getattr__(name: str) -> Any:
    """Import on first use: a run on cached trees does not load the grammar."""
    from importlib import import_module

    if name not in _HOME:
        raise AttributeError(name)
    return getattr(import_module(f"linter.pattern.{_HOME[name]}"), name)
