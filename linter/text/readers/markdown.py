"""Markdown: blocks and words as a reader sees them, each carried back to its place in the source.

markdown-it-py tells which lines a block covers, not where an inline token stands. The pieces come in source order, so each is
found by walking the block's text once, stepping over the markup that its token names.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.text.assemble import Parts
from linter.text.directives import directive_at
from linter.text.document import BlockKind, Directive
from linter.text.readers.turns import opens_turn
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
    tokens = parser.parse(text)
    source = _without_marks_in_html(source, tokens, lines)
    view = View(source)
    directives: list[Directive] = []
    cells: Iterator[Places] = iter(())  # of the row of a table that is being read
    kinds: list[str] = []  # open containers, outermost first
    for number, token in enumerate(tokens):
        if token.type == "inline":
            kind, level = _kind(kinds)
            in_cell = kinds and kinds[-1] in ("th", "td")
            content = _Content(source, token.content, next(cells) if in_cell else _line_places(source, token, lines))
            view.open(kind, level)
            _inline(view, content, token.children or [], directives)
            view.close()
            if title is None and kind == "heading" and level == 1:
                title = view.last_text() or None
        elif token.type == "html_block" and token.map:
            _html(view, source, lines[token.map[0]], _line_start(lines, token.map[1], source), directives)
        elif token.nesting > 0:
            kinds.append(token.tag)
            if token.type == "tr_open" and token.map:
                start, end = (_line_start(lines, line, source) for line in token.map)
                cells = _cell_places(source[start:end], _cells_of(tokens, number), start)
        elif token.nesting < 0 and kinds:
            kinds.pop()
    text_of_view, source_map = view.finish()
    return Parts(text_of_view, source_map, view.blocks, title, tuple(directives))


def _without_marks_in_html(source: str, tokens: list[Token], lines: list[int]) -> str:
    """The source, with spaces for the markup of containers (``> ``) before the lines of HTML blocks, which is no HTML."""
    parts = []
    done = 0
    for token in tokens:
        if token.type == "html_block" and token.map:
            for number, line in enumerate(token.content.splitlines(), token.map[0]):
                start, end = _line_start(lines, number, source), _line_start(lines, number + 1, source)
                found = source.rfind(line, start, end)
                if found > start:
                    parts += [source[done:start], " " * (found - start)]
                    done = found
    return "".join([*parts, source[done:]]) if parts else source


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


Places = list[tuple[int, int]]
"""From which offset of a text on it stands at which place in the source, in order."""


class _Content:
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


def _line_places(source: str, token: Token, lines: list[int]) -> Places:
    """Where each line of an inline token's text stands.

    What is before it in the source is the markup of containers (``> ``, ``- ``), so a line is sought from the right.
    """
    first = token.map[0] if token.map else 0
    places = []
    offset = 0
    for number, line in enumerate(token.content.split("\n")):
        start, end = _line_start(lines, first + number, source), _line_start(lines, first + number + 1, source)
        shift = len(line) - len(line.lstrip())
        found = source[start:end].replace("\0", "\ufffd").rfind(line.strip())
        places.append((offset, start + found - shift if found >= shift else start))
        offset += len(line) + 1
    return places


def _cells_of(tokens: list[Token], row: int) -> list[str]:
    """The texts of a row's cells, of the token that opens the row."""
    texts = []
    at = row + 1
    while tokens[at].type != "tr_close":
        if tokens[at].type == "inline":
            texts.append(tokens[at].content)
        at += 1
    return texts


def _cell_places(row: str, texts: list[str], start: int) -> Iterator[Places]:
    """Where each cell of a table's row stands, which begins at ``start``.

    Between the cells are a pipe and spaces, and nothing need be before the first; a pipe inside a cell is written with a
    backslash, which the parser has taken out. A row may be shorter than its head.
    """
    null = "\0" in row  # which the parser has replaced
    written = [re.escape(text.replace("\ufffd", "\0") if null else text).replace("\\|", "\\\\?\\|") for text in texts]
    while written and not written[-1]:
        written.pop()
    found = re.compile(r"[ \t]*\|[ \t]*".join(f"({cell})" for cell in written)).search(row)
    for number in range(1, len(texts) + 1):
        if found is None or number > len(written):
            yield [(0, start)]
            continue
        pipes = re.finditer(r"(\\?)\|", found[number])
        taken_out = [match.end(1) for match in pipes if match[1]]
        at = start + found.start(number)
        yield [(0, at), *((offset - k, at + offset) for k, offset in enumerate(taken_out, 1))]


def _inline(view: View, content: _Content, children: list[Token], directives: list[Directive]) -> None:
    closers: list[bool] = []  # for each open link: whether it is written <…>
    for token in children:
        kind = token.type
        if kind == "text":
            _text(view, content, token.content)
        elif kind == "text_special":
            start = content.skip(token.markup)
            if token.content == token.markup:  # a backslash that escapes nothing
                content.copy_to(view, start, content.at)
            else:
                view.put(token.content, content.place(start), content.place(content.at))
        elif kind in ("softbreak", "hardbreak"):
            start = content.skip("\n")
            view.put(" ", content.place(start), content.place(start) + 1)
            while content.text[content.at : content.at + 1] in (" ", "\t"):
                content.at += 1
            if opens_turn(content.text, content.at):
                view.part()
        elif kind == "code_inline":
            content.skip(token.markup)
            closing = re.compile(f"(?<!`){token.markup}(?!`)").search(content.text, content.at)
            close = closing.start() if closing else content.at
            bare = (close - content.at - len(token.content)) // 2  # a space at each end is not of the code
            content.copy_to(view, content.at + bare, close - bare)
            content.at = close
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
    content.copy_to(view, found, content.at)


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
