"""Markdown: blocks and words as a reader sees them, each carried back to its place in the source.

markdown-it-py tells which lines a block covers, not where an inline token stands. The pieces come in source order, so each is
found by walking the block's text once, stepping over the markup that its token names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from linter.text.assemble import Parts
from linter.text.directives import directive_at
from linter.text.document import BlockKind, Directive
from linter.text.view import View

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FRONT_TITLE = re.compile(r"^title:[ \t]*(?:\"(.+)\"|'(.+)'|(.+?))[ \t]*$", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\n|\r")


def read_markdown(source: str) -> Parts:
    """Read CommonMark (with tables and strikethrough). Front matter, code blocks, link targets and images stay outside the view."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")
    front = _FRONT_MATTER.match(source)
    title = None
    text = source
    if front:
        named = _FRONT_TITLE.search(front.group(1))
        title = next((g for g in named.groups() if g), None) if named else None
        text = re.sub(r"[^\r\n]", " ", source[: front.end()]) + source[front.end() :]
    lines = [0, *(m.end() for m in _LINE_END.finditer(source))]
    view = View(source)
    directives: list[Directive] = []
    row = 0  # where the next cell of a table's row is sought
    kinds: list[str] = []  # open containers, outermost first
    for token in parser.parse(text):
        if token.type == "inline":
            kind, level = _kind(kinds)
            in_row = row if kinds and kinds[-1] in ("th", "td") else 0
            content = _Content(source, token.content, _line_places(source, token, lines, in_row))
            view.open(kind, level)
            _inline(view, content, token.children or [], directives)
            view.close()
            row = content.place(len(content.text))
            if title is None and kind == "heading" and level == 1:
                title = view.last_text() or None
        elif token.type == "html_block" and token.map:
            _html(view, source, lines[token.map[0]], _line_start(lines, token.map[1], source), directives)
        elif token.nesting > 0:
            kinds.append(token.tag)
            if token.type == "tr_open" and token.map:
                row = _line_start(lines, token.map[0], source) + 1
        elif token.nesting < 0 and kinds:
            kinds.pop()
    text_of_view, source_map = view.finish()
    return Parts(text_of_view, source_map, view.blocks, title, tuple(directives))


def _kind(tags: list[str]) -> tuple[BlockKind, int]:
    last = tags[-1] if tags else "p"
    if re.fullmatch("h[1-6]", last):
        return "heading", int(last[1])
    if "li" in tags:
        return "item", tags.count("li")
    if last in ("th", "td"):
        return "item", 1
    if "blockquote" in tags:
        return "blockquote", tags.count("blockquote")
    return "paragraph", 0


def _line_start(lines: list[int], number: int, source: str) -> int:
    return lines[number] if number < len(lines) else len(source)


class _Content:
    """The text of an inline token with a cursor; ``place`` carries an offset in it to the source."""

    def __init__(self, source: str, text: str, places: list[tuple[int, int]]) -> None:
        self.source, self.text, self.places = source, text, places
        self.offsets = [offset for offset, _ in places]
        self.at = 0

    def place(self, offset: int) -> int:
        start, at_source = self.places[bisect_right(self.offsets, offset) - 1]
        return min(at_source + offset - start, len(self.source))

    def skip(self, markup: str) -> int:
        """Step past the next ``markup``, if it stands ahead; its start is the result."""
        found = self.text.find(markup, self.at)
        if found < 0:
            return self.at
        self.at = found + len(markup)
        return found


def _line_places(source: str, token: Token, lines: list[int], cell: int) -> list[tuple[int, int]]:
    """For each line of an inline token's text: its offset there and its place in the source.

    What stands before it in the source is the markup of containers (``> ``, ``- ``), so a line is sought from the right; the
    cells of a table's row are sought one after the other, from ``cell`` on.
    """
    first = token.map[0] if token.map else 0
    places = []
    offset = 0
    for number, line in enumerate(token.content.split("\n")):
        start, end = _line_start(lines, first + number, source), _line_start(lines, first + number + 1, source)
        bare = line.strip()
        shift = len(line) - len(line.lstrip())
        if cell:
            start = cell
            found = source.find(bare, cell, end)
            if found < 0 and "|" in bare:  # written with a backslash before each, which the parser has taken out
                found = source.find(bare.replace("|", "\\|"), cell, end)
                pipes = [(offset + m.start(), found + m.start() + k) for k, m in enumerate(re.finditer(r"\|", bare), 1)]
                places.extend([(offset, found), *pipes] if found >= 0 else [(offset, start)])
                continue
        else:
            found = (
                source.replace("\0", "\ufffd").rfind(bare, start, end)
                if "\0" in source
                else source.rfind(bare, start, end)
            )
        places.append((offset, found - shift if found >= shift else start))
        offset += len(line) + 1
    return places


def _inline(view: View, content: _Content, children: list[Token], directives: list[Directive]) -> None:
    closers: list[bool] = []  # for each open link: whether it is written <…>
    for token in children:
        kind = token.type
        if kind == "text":
            _text(view, content, token.content)
        elif kind == "text_special":
            start = content.skip(token.markup)
            view.put(token.content, content.place(start), content.place(content.at))
        elif kind in ("softbreak", "hardbreak"):
            start = content.skip("\n")
            view.put(" ", content.place(start), content.place(start) + 1)
            while content.text[content.at : content.at + 1] in (" ", "\t"):
                content.at += 1
        elif kind == "code_inline":
            content.skip(token.markup)
            end = content.text.find(token.markup, content.at)
            for part in re.finditer(r"[^\n]+", content.text[content.at : max(end, content.at)]):
                begin = content.at + part.start()
                view.copy(content.place(begin), content.place(begin) + len(part.group()), collapse=True)
            content.at = max(end, content.at)
            content.skip(token.markup)
        elif kind == "html_inline":
            start = content.skip(token.content)
            found = directive_at(content.source, content.place(start), content.place(content.at - 1) + 1)
            if found:
                directives.append(found)
        elif kind == "link_open":
            closers.append(token.markup == "autolink")
            content.skip("<" if closers[-1] else "[")
        elif kind == "link_close":
            if closers.pop() if closers else False:
                content.skip(">")
            else:
                content.skip("]")
                _skip_target(content)
        elif kind == "image":
            content.skip("![")
            _skip_label(content)
            _skip_target(content)
        elif token.markup:  # emphasis and strikethrough
            content.skip(token.markup)


def _text(view: View, content: _Content, text: str) -> None:
    if not text:
        return
    found = content.text.find(text, content.at)
    if found < 0:  # changed by the parser (an address decoded, a tab widened): keep the words, at the place they begin
        start = content.place(content.at)
        view.put(text, start, start + 1)
        return
    content.at = found + len(text)
    view.copy(content.place(found), content.place(found) + len(text), collapse=True)


def _skip_label(content: _Content) -> None:
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


def _skip_target(content: _Content) -> None:
    """Past ``(address "title")`` or ``[reference]`` after a link's text."""
    found = _TARGET.match(content.text, content.at)
    if found:
        content.at = found.end()


def _html(view: View, source: str, start: int, end: int, directives: list[Directive]) -> None:
    """A block of HTML inside Markdown: its directives, and its words as blocks."""
    from linter.text.readers.html import add_fragment

    directives.extend(add_fragment(view, source, start, end))
