r"""Formulas of Markdown (``$…$``, ``$$…$$``, ``\(…\)``, ``\[…\]``), which CommonMark does not know: they are not linted, as code is not.

A dollar opens a formula as in Pandoc's Markdown: no space behind it, none before the closing one, no letter or digit outside. Dollars of money are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_MONEY = r"\d[\d.,]*+\w{0,3}+\s+[A-Za-z]{2}"
_FORMULA = re.compile(
    rf"""\$\$(?:[^$\\]|\\.){{1,2000}}+\$\$
      | (?<![\w$])\$(?![\s$]|{_MONEY})(?:[^$\\]|\\.){{1,1000}}+(?<!\s)\$(?![\w$])
      | \\\((?:[^\\]|\\[^)]){{1,1000}}+\\\)
      | \\\[(?:[^\\]|\\[^\]]){{1,2000}}+\\\]""",
    re.VERBOSE | re.DOTALL,
)
_OPENS = {"$$": "$$", r"\[": r"\]"}


def read_formulas(parser: MarkdownIt) -> None:
    """Let a parser know formulas: tokens ``formula`` within a paragraph, and nothing of one that is a block."""
    parser.inline.ruler.before("escape", "formula", _inline)
    parser.block.ruler.before("fence", "formula", _block)


def _inline(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "$\\":
        return False
    found = _FORMULA.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("formula", "", 0).content = found[0]
    state.pos = found.end()
    return True


def _block(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A display that begins a block. It holds no empty line."""
    start = state.bMarks[first] + state.tShift[first]
    close = _OPENS.get(state.src[start : start + 2])
    if close is None or state.is_code_block(first):
        return False
    for line in range(first, last):
        begin = state.bMarks[line] + state.tShift[line]
        text = state.src[begin + (2 if line == first else 0) : state.eMarks[line]].rstrip()
        if (line > first and not text) or state.sCount[line] < state.blkIndent:
            return False
        if text.endswith(close):
            if not silent:
                state.line = line + 1
            return True
    return False
