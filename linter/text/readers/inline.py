"""The words of a Markdown paragraph, heading or cell as a reader sees them, each carried back to its place in the source.

markdown-it-py does not say where an inline token stands. They come in source order, so each is found by walking the text once,
stepping over the markup that its token names.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.text.directives import directive_at
from linter.text.document import Directive
from linter.text.readers.markup import BLOCKS, UNSEEN
from linter.text.readers.turns import opens_turn
from linter.text.view import View

if TYPE_CHECKING:
    from markdown_it.token import Token

Places = list[tuple[int, int]]
"""From which offset of a text on it stands at which place in the source, in order."""


class Content:
    """The text of an inline token with a cursor; ``place`` carries an offset in it to the source."""

    def __init__(self, source: str, text: str, places: Places) -> None:
        self.source, self.text, self.places = source, text, places
        self.offsets = [offset for offset, _ in places]
        self.at = 0

    def place(self, offset: int) -> int:
        start, at_source = self.places[bisect_right(self.offsets, offset) - 1]
        return min(at_source + offset - start, len(self.source))

    def copy_to(self, view: View, start: int, end: int) -> None:
        """Add ``text[start:end]`` to a view, each stretch of it from its own place."""
        inside = self.offsets[bisect_right(self.offsets, start) : bisect_left(self.offsets, end)]
        for begin, stop in pairwise((start, *inside, end)):
            view.copy(self.place(begin), self.place(begin) + stop - begin, collapse=True)

    def skip(self, markup: str) -> int:
        """Step past the next ``markup``, if it stands ahead; its start is the result."""
        found = self.text.find(markup, self.at)
        if found < 0:
            return self.at
        self.at = found + len(markup)
        return found


def add_inline(view: View, content: Content, children: Sequence[Token], directives: list[Directive]) -> None:
    """Add the words of an inline token to a view.

    Args:
        view: with an open block.
        content: the token's text.
        children: the tokens it is made of.
        directives: those of its comments are added.
    """
    autolinks: list[
        tuple[bool, int, str]
    ] = []  # for each open link: whether it is written <…>, where it begins, its address
    hidden: str | None = None  # the element of HTML whose content nobody sees
    closed = {_tag(token)[1]: number for number, token in enumerate(children) if _tag(token)[0]}
    for number, token in enumerate(children):
        kind = token.type
        if kind == "html_inline":
            start = content.skip(token.content)
            found = directive_at(content.source, content.place(start), content.place(content.at - 1) + 1)
            if found:
                directives.append(found)
            is_end, name = _tag(token)
            if hidden is None and (name == "br" or name in BLOCKS):
                view.put(" ", content.place(start), content.place(content.at))
            if is_end:
                hidden = None if name == hidden else hidden
            elif hidden is None and name in UNSEEN and closed.get(name, -1) > number:
                hidden = name
        elif kind == "link_open":
            autolinks.append((token.markup == "autolink", view.at, str(token.attrs.get("href", ""))))
            content.skip("<" if autolinks[-1][0] else "[")
        elif kind == "link_close":
            written, begun, target = autolinks.pop() if autolinks else (False, view.at, "")
            view.link(begun, target)
            if written:
                content.skip(">")
            else:
                content.skip("]")
                _skip_target(content)
        elif kind == "image":
            content.skip("![")
            _skip_label(content)
            _skip_target(content)
            view.picture("".join(child.content for child in token.children or ()))
        elif kind in ("softbreak", "hardbreak"):
            start = content.skip("\n")
            view.put(" ", content.place(start), content.place(start) + 1)
            while content.text[content.at : content.at + 1] in (" ", "\t"):
                content.at += 1
            if opens_turn(content.text, content.at):
                view.part()
        elif kind in ("text", "text_special", "code_inline", "formula"):
            start, end = _words(content, token, autolink=bool(autolinks and autolinks[-1][0]))
            if hidden is not None:
                continue
            begun = view.at
            if kind == "code_inline" or content.text[start:end] == token.content:
                content.copy_to(view, start, end)
            else:
                view.put(token.content, content.place(start), content.place(end))
            if kind in ("code_inline", "formula"):
                view.code(begun)
        elif token.markup:  # emphasis and strikethrough
            content.skip(token.markup)


def _words(content: Content, token: Token, *, autolink: bool) -> tuple[int, int]:
    """Where a token's words are written, as offsets in the text; the cursor is behind them and their marks."""
    if token.type == "code_inline":
        content.skip(token.markup)
        closing = re.compile(f"(?<!`){token.markup}(?!`)").search(content.text, content.at)
        close = closing.start() if closing else content.at
        bare = (close - content.at - len(token.content)) // 2  # a space at each end is not of the code
        start, end = content.at + bare, close - bare
        content.at = close
        content.skip(token.markup)
        return start, end
    start = content.at
    if autolink and not content.text.startswith(token.content, start):  # an address, with letters for %C3%A9
        end = content.text.find(">", start)
        content.at = len(content.text) if end < 0 else end
    else:
        start = content.skip(token.markup if token.type == "text_special" else token.content)
    return start, content.at


def _tag(token: Token) -> tuple[bool, str]:
    """Whether a token is an end tag of HTML, and the element's name; no name where it is no tag."""
    found = _TAG.match(token.content) if token.type == "html_inline" else None
    return (bool(found[1]), found[2].lower()) if found else (False, "")


_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")


def _skip_label(content: Content) -> None:
    """From inside ``[`` past its ``]``."""
    depth = 1
    while depth and content.at < len(content.text):
        mark = content.text[content.at]
        content.at += 2 if mark == "\\" else 1
        depth += (mark == "[") - (mark == "]")


_TARGET = re.compile(
    r"""\(\s*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.|\([^\s()]*\))*+\))*+)
        (?:\s+(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?\s*\)
      | \[(?:[^\[\]\\]|\\.)*+\]""",
    re.VERBOSE | re.DOTALL,
)


def _skip_target(content: Content) -> None:
    """Past ``(address "title")`` or ``[reference]`` after a link's text."""
    found = _TARGET.match(content.text, content.at)
    if found:
        content.at = found.end()
