"""Footnotes of Markdown (``[^1]: …``), which CommonMark does not know.

It takes a footnote of one word for the address of a link, and further paragraphs of a footnote, which are indented, for code. Here each is
a paragraph, with the footnote's mark as it is written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_MARK = re.compile(r"\[\^[^\]\s]{1,100}\]:")
_ENDED = "rhetlint-footnote"  # how many tokens there were when the last paragraph of a footnote ended


def read_footnotes(parser: MarkdownIt) -> None:
    """Let a parser read footnotes as paragraphs."""
    ruler = parser.block.ruler
    ruler.before("code", "footnote_further", _further)
    ruler.before("reference", "footnote", _begins)


def _begins(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    start = state.bMarks[first] + state.tShift[first]
    if state.is_code_block(first) or not _MARK.match(state.src, start, state.eMarks[first]):
        return False
    return _paragraph(state, first, last, silent)


def _further(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    if not state.is_code_block(first) or state.env.get(_ENDED) != len(state.tokens):
        return False
    return _paragraph(state, first, last, silent)


def _paragraph(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    from markdown_it.rules_block import paragraph

    paragraph(state, first, last, silent)
    state.env[_ENDED] = len(state.tokens)
    return True
