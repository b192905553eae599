"""What a mark in its surroundings can be: an opening mark, a closing mark, an apostrophe, feet or inches."""

from __future__ import annotations

import re
from array import array
from typing import Literal, NamedTuple

Style = Literal["curly", "low", "angle", "straight", "doubled", "single"]

STYLES: dict[str, Style] = {
    "“": "curly", "”": "curly", "‟": "curly", "„": "low", "«": "angle", "»": "angle", '"': "straight", "''": "doubled", "``": "doubled",
    "‘‘": "doubled", "’’": "doubled", "'": "single", "‘": "single", "’": "single", "`": "single", "‚": "single",
}  # fmt: skip
"""Quotation marks of every English habit, and the German and French ones, by the style that pairs them."""

MARK_NORMS = frozenset({'"', "''", "``", "'", "`", "‚"})
"""What marks look like when normalised."""

_BEFORE_OPENING = frozenset(" \n([{—–-/“‘\"'«„=:;,`")
_AFTER_CLOSING = frozenset(" \n)]}.,;:!?…—–-/”’\"'»")
_ELIDED = frozenset({"tis", "twas", "em", "n", "til", "cause", "bout", "round", "ere", "nuff"})
_FEET_AND_INCHES = re.compile(r"\d['’]\s?\d{1,2}\Z")
_DECADE = re.compile(r"\d\ds?\Z")
_FAR = 400  # tokens: a quotation in single marks that is longer is not believed


class Block(NamedTuple):
    """The tokens of one block: an article's columns, and the range of its positions."""

    view: str
    starts: array[int]
    ends: array[int]
    norms: list[str]
    first: int
    last: int

    def mark(self, at: int) -> str:
        """A token as written."""
        return self.view[self.starts[at] : self.ends[at]]

    def before(self, at: int) -> str:
        """The character before a token; a space at the block's start."""
        return self.view[self.starts[at] - 1] if at > self.first else " "

    def after(self, at: int) -> str:
        """The character after a token; a space at the block's end."""
        return self.view[self.ends[at]] if at + 1 < self.last else " "


def may_open(block: Block, at: int) -> bool:
    """Whether a mark stands where a quotation opens: tight before a word, not tight after one."""
    return block.before(at) in _BEFORE_OPENING and not block.after(at).isspace()


def may_close(block: Block, at: int) -> bool:
    """Whether a mark stands where a quotation closes: tight after a word or stop, not tight before a word."""
    return at > block.first and not block.before(at).isspace() and block.after(at) in _AFTER_CLOSING


def is_inches(block: Block, at: int) -> bool:
    """The double mark of 6'2"."""
    return block.before(at).isdigit() and bool(
        _FEET_AND_INCHES.search(block.view, max(0, block.starts[at] - 6), block.starts[at])
    )


_LONGEST_NICKNAME = 3  # words
_NO_FORENAME = frozenset(
    """the a an in on of at by to for from with and but or as if when while after before because since his her their our my its this that these
    those i he she it we they what who how why where is was are were say says said film book song""".split()  # noqa: SIM905
)
"""Words that may have a capital before a title or scare quotes that a name follows (The “Long” March)."""


def is_nickname(block: Block, first: int, end: int) -> bool:
    """Whether what stands between two marks is a nickname within a name: Karl “Patch” Wender, Dario ‘the Hammer’ Venn.

    It is a few words with capitals, between two words with capitals and nothing else.
    """
    words = range(first + 1, end - 1)
    if not 1 <= len(words) <= _LONGEST_NICKNAME or first == block.first or end >= block.last:
        return False
    large = [block.mark(at)[:1].isupper() for at in words]
    if not all(large[1:]) or not (large[0] or (block.norms[first + 1] == "the" and len(words) > 1)):
        return False
    tight = block.before(first) == " " and block.after(end - 1) == " "
    before, after = block.mark(first - 1), block.mark(end)
    names = before[:1].isupper() and after[:1].isupper() and after[-1:].isalpha() and after[1:2] not in "'’"
    return tight and names and before[-1:].isalpha() and block.norms[first - 1] not in _NO_FORENAME


def opens_single(block: Block, at: int) -> bool:
    """Whether a single mark opens a quotation: where one can, not an elision ('tis, '90s), and another closes it later."""
    mark = block.mark(at)
    last = block.last - 1
    if mark == "’" or at == last or not may_open(block, at) or block.after(at) in ".,;:!?)":
        return False
    word = block.norms[at + 1]
    closed_at_once = at + 2 <= last and block.norms[at + 2] == "'" and block.ends[at + 1] == block.starts[at + 2]
    if (word in _ELIDED or _DECADE.match(word)) and not closed_at_once:
        return False
    return closed_at_once or _closer(block, at) is not None


def closes_single(block: Block, at: int, *, inside_double: bool, goes_on: bool) -> bool:
    """Whether a single mark, one being open, closes it; else it is the apostrophe of *dogs'* or *goin'*.

    ``goes_on``: the block's last quotation may go on in the next block, and so needs no closing mark in this one.
    """
    if block.mark(at) in ("‘", "`", "‚") or not may_close(block, at):
        return False
    if not _may_be_apostrophe(block, at):
        return True
    return not goes_on and _closer(block, at, stop_at_double=inside_double) is None


def _closer(block: Block, opening: int, *, stop_at_double: bool = False) -> int | None:
    """The position of the next mark that closes what a single mark opens; None where there is none before another opens.

    A mark that may be an apostrophe counts only near by and in the same sentence.
    """
    norms = block.norms
    weak: int | None = None
    same_sentence = True
    for at in range(opening + 1, min(block.last, opening + _FAR)):
        norm = norms[at]
        if norm == "'":
            if may_close(block, at) and block.mark(at) != "‘":
                if not _may_be_apostrophe(block, at):
                    return at
                if weak is None and same_sentence and at - opening < 12:
                    weak = at
            elif (
                may_open(block, at) and block.mark(at) != "’" and not _DECADE.match(norms[min(at + 1, block.last - 1)])
            ):
                break
        elif norm in (".", "?", "!"):
            same_sentence = False
        elif stop_at_double and norm in ('"', "''", "``"):
            break
    return weak


def _may_be_apostrophe(block: Block, at: int) -> bool:
    """Whether a mark after a word can be its apostrophe: after s, or in for ing, with a word to follow."""
    norms = block.norms
    word = norms[at - 1]
    if not (word[-1:] == "s" or (word.endswith("in") and len(word) > 3)) or at + 1 >= block.last:
        return False
    return block.after(at) == " " and norms[at + 1][0].isalnum()
