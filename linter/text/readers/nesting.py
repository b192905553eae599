"""How deep lists and block quotations of Markdown may nest.

Past a depth of its own markdown-it drops the rest of a text without a word. That depth is never reached: what would open a list,
a quotation or indented code below ``DEEPEST`` opens none, and its lines are a paragraph in which the marks are words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.parser_block import RuleFuncBlockType
    from markdown_it.rules_block import StateBlock

DEEPEST = 40
"""Levels: a quotation is one, a list and its item are two. The parser's time may grow with the square of them."""


def bound_nesting(parser: MarkdownIt) -> set[int]:
    """Bound what a parser nests.

    Returns:
        The lines, from 0, at which a text that it parses nests deeper; filled while it does.
    """
    from markdown_it.rules_block import blockquote, code, list_block

    deep: set[int] = set()

    def bounded(rule: RuleFuncBlockType, *, silent: bool = True) -> RuleFuncBlockType:
        def opens(state: StateBlock, first: int, last: int, ask: bool) -> bool:
            if state.level < DEEPEST:
                return rule(state, first, last, ask)
            if rule(state, first, last, True) if silent else state.is_code_block(first):
                deep.add(first)
            return False

        return opens

    parser.options["maxNesting"] = DEEPEST + 2  # one list may begin at the last level
    ruler = parser.block.ruler
    ruler.at("blockquote", bounded(blockquote), {"alt": ["paragraph", "reference", "blockquote", "list"]})
    ruler.at("list", bounded(list_block), {"alt": ["paragraph", "reference", "blockquote"]})
    ruler.at("code", bounded(code, silent=False))  # which does not know how to be asked
    return deep
