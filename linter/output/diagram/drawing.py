"""Draws the tree of a pattern with the library railroad-diagrams: an item a box, choices below one another, repetitions as loops."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from linter.extras import load_extra
from linter.pattern.show import shown
from linter.pattern.tree import (
    Capture,
    Choice,
    Edge,
    Exact,
    Gap,
    Lemma,
    Lexicon,
    Look,
    Marked,
    Reference,
    Repeat,
    Shape,
    Tree,
    Word,
)
from linter.pattern.tree import Sequence as Row
from linter.wording import amount

WIDEST = 900
"""Pixels of a row; a longer one goes on below."""
_LONGEST = 48  # characters in a box
_SHOWN = 8  # entries of a lexicon, in the note of its box
_UNITS = {
    "np": "noun phrase", "adj": "adjective", "adv": "adverb", "det": "determiner", "prep": "preposition", "ing": "-ing form",
    "aux": "auxiliaries", "active": "auxiliaries, not passive", "actor": "who can act", "source": "source, with titles",
    "capital": "capitalised word", "label": "speaker's label", "negated": "negated verb group", "passive": "passive verb group",
    "predicate": "verb group", "compound": "word with a hyphen", "clause": "rest of the clause", "word": "any word",
}  # fmt: skip
"""How units are called where their own name is short; others stand for themselves."""


class Pen:
    """Draws trees.

    Args:
        entries: gives the entries of a lexicon by its name.

    Raises:
        MissingExtra: the library is not installed.
    """

    def __init__(self, entries: Callable[[str], Sequence[str]]) -> None:
        self._rail: Any = load_extra("railroad", "diagrams", "a diagram")
        self._entries = entries

    def diagram(self, tree: Tree) -> Any:
        """A whole diagram of a tree."""
        made = self._rail.Diagram(self._draw(tree), type="complex")
        return made.format(10)

    def _draw(self, tree: Tree) -> Any:
        rail = self._rail
        match tree:
            case Row(items):
                return self._row([self._draw(item) for item in items])
            case Choice(options):
                return rail.Choice(0, *map(self._draw, options))
            case Repeat(item, least, most):
                return self._repeated(self._draw(item), least, most)
            case Capture(name, item):
                return rail.Group(self._draw(item), f"${name}")
            case Look(item, negative):
                return rail.Group(self._draw(item), "not followed by" if negative else "followed by")
            case _:
                return self._box(tree)

    def _row(self, items: list[Any]) -> Any:
        """Items one after the other, in as many rows as they need."""
        rows = list(_filled(items))
        made = [self._rail.Sequence(*row) for row in rows]
        return made[0] if len(made) == 1 else self._rail.Stack(*made)

    def _repeated(self, item: Any, least: int, most: int | None) -> Any:
        rail = self._rail
        if most == 1:
            return rail.Optional(item)
        times = None if most is None and least < 2 else rail.Comment(_times(max(least, 1), most))
        loop = rail.OneOrMore(item, times)
        return loop if least else rail.Optional(loop)

    def _box(self, tree: Tree) -> Any:
        match tree:
            case Word(text):
                return self._terminal(text, "word")
            case Exact(words):
                return self._terminal(f"“{' '.join(words)}”", "word", "exactly so, capitals and accents too")
            case Lemma(lemma):
                return self._terminal(f"any form of {lemma}", "lemma")
            case Shape():
                return self._terminal(shown(tree), "shape", "a regular expression")
            case Lexicon(name, inflected):
                entries = self._entries(name)
                more = f", … ({amount(len(entries), 'entry', 'entries')})" if len(entries) > _SHOWN else ""
                text = f"any form of an entry of {name}" if inflected else f"entry of {name}"
                return self._nonterminal(text, "lexicon", ", ".join(entries[:_SHOWN]) + more)
            case Marked(name):
                return self._nonterminal(_UNITS.get(name, name), "unit", f"<{name}>")
            case Reference(name):
                return self._nonterminal(f"&{name}", "definition", "a definition, drawn below")
            case Gap():
                return self._nonterminal("… as few words as can be", "gap")
            case Edge(start):
                return self._nonterminal("start of the sentence" if start else "end of the sentence", "edge")
            case _:
                raise AssertionError(tree)

    def _terminal(self, text: str, kind: str, note: str | None = None) -> Any:
        return self._rail.Terminal(_clipped(text), title=_note(text, note), cls=kind)

    def _nonterminal(self, text: str, kind: str, note: str | None = None) -> Any:
        return self._rail.NonTerminal(_clipped(text), title=_note(text, note), cls=kind)


def _filled(items: list[Any]) -> Iterator[list[Any]]:
    """Items in rows no wider than ``WIDEST``, unless one alone is."""
    row: list[Any] = []
    width = 0.0
    for item in items:
        if row and width + item.width > WIDEST:
            yield row
            row, width = [], 0.0
        row.append(item)
        width += item.width + 20
    yield row


def _times(least: int, most: int | None) -> str:
    if most is None:
        return f"{amount(least, 'time')} or more"
    return amount(least, "time") if least == most else f"{least} to {amount(most, 'time')}"


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _note(text: str, note: str | None) -> str | None:
    return note if note is not None else text if len(text) > _LONGEST else None
