"""Markdown: blocks and words as a reader sees them, each carried back to its place in the source.

markdown-it-py tells which lines a block covers, not where an inline token stands. The pieces come in source order, so each is
found by walking the block's text once, stepping over the markup that its token names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.text.assemble import Parts
from linter.text.document import BlockKind, Directive, Published
from linter.text.readers.footnotes import read_footnotes
from linter.text.readers.formulas import read_formulas
from linter.text.readers.frontmatter import add_fields, front_matter
from linter.text.readers.inline import Content, Places, add_inline
from linter.text.readers.nesting import DEEPEST, bound_nesting
from linter.text.readers.settings import Settings
from linter.text.view import View

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_LINE_END = re.compile(r"\r\n|\n|\r")
_TOO_DEEP = f"lists nest more than {DEEPEST // 2} deep, or quotations {DEEPEST} (line {{line}}): what is deeper is read as plain paragraphs"


def read_markdown(source: str) -> Parts:
    """Read CommonMark (with tables, strikethrough, footnotes and formulas).

    Of front matter the title and descriptions are read. Code blocks, displayed formulas, link targets and images stay outside the view.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")
    parser.core.ruler.at("inline", _in_pieces)
    deep = bound_nesting(parser)
    read_footnotes(parser)
    read_formulas(parser)
    source = source.replace("\0", "\ufffd")  # as CommonMark has it
    front = front_matter(source)
    title = None if front is None else front.title
    text = source if front is None else re.sub(r"[^\r\n]", " ", source[: front.end]) + source[front.end :]
    lines = [0, *(m.end() for m in _LINE_END.finditer(source))]
    tokens = parser.parse(text)
    source = _without_marks_in_html(source, tokens, lines)
    view = View(source)
    if front is not None:
        add_fields(view, front, _first_heading(tokens))
    directives: list[Directive] = []
    cells: Iterator[Places] = iter(())  # of the row of a table that is being read
    kinds: list[str] = []  # open containers, outermost first
    set_as = Settings()
    for number, token in enumerate(tokens):
        if token.type == "inline":
            kind, level = _kind(kinds)
            in_cell = kinds and kinds[-1] in ("th", "td")
            content = Content(source, token.content, next(cells) if in_cell else _line_places(source, token, lines))
            view.open(kind, level, set_as.now())
            add_inline(view, content, token.children or [], directives)
            view.close()
            if title is None and kind == "heading" and level == 1:
                title = view.last_text() or None
        elif token.type == "html_block" and token.map:
            _html(view, source, lines[token.map[0]], _line_start(lines, token.map[1], source), directives)
        elif token.nesting > 0:
            kinds.append(token.tag)
            set_as.opened(token)
            if token.type == "tr_open" and token.map:
                start, end = (_line_start(lines, line, source) for line in token.map)
                cells = _cell_places(source, _cells_of(tokens, number), start, end)
        elif token.nesting < 0 and kinds:
            kinds.pop()
            set_as.closed(token)
    text_of_view, source_map = view.finish()
    published = Published() if front is None else front.published
    warnings = () if not deep else (_TOO_DEEP.format(line=min(deep) + 1),)
    return Parts(
        text_of_view,
        source_map,
        view.blocks,
        title,
        tuple(directives),
        warnings,
        published=published,
        shape=view.shape(),
    )


def _first_heading(tokens: list[Token]) -> str | None:
    """The source text of the first heading of the first level."""
    opened = next((n for n, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h1"), None)
    return None if opened is None else tokens[opened + 1].content


def _in_pieces(state: StateCore) -> None:
    """Make the inline tokens: what markdown-it's own rule does, but in pieces of a long text.

    The parser looks for the end of each mark in the rest of its text, so that its time grows with the square of that.
    """
    for token in state.tokens:
        if token.type == "inline":
            children: list[Token] = []
            for piece in _PIECE.findall(token.content):
                state.md.inline.parse(piece, state.md, state.env, children)
            token.children = children


LONGEST = 20_000
"""The most characters of a paragraph in which marks of emphasis, links, code and HTML belong together."""
_PIECE = re.compile(rf"(?s:.{{1,{LONGEST}}}(?:\Z|(?<=\s))|.{{1,{LONGEST}}})")


def _without_marks_in_html(source: str, tokens: list[Token], lines: list[int]) -> str:
    """The source, with spaces for the markup of containers (``> ``) before the lines of HTML blocks, which is no HTML."""
    parts = []
    done = 0
    for token in tokens:
        if token.type == "html_block" and token.map:
            for number, line in enumerate(token.content.removesuffix("\n").split("\n"), token.map[0]):
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


def _line_places(source: str, token: Token, lines: list[int]) -> Places:
    """Where each line of an inline token's text stands.

    What is before it in the source is the markup of containers (``> ``, ``- ``), so a line is sought from the right. Lines with nothing
    but spaces of other kinds (a form feed) are none of the text's.
    """
    number, past = token.map or (0, 0)
    places = []
    offset = 0
    for line in token.content.split("\n"):
        found = -1
        while found < 0 and number < past:
            start, end = _line_start(lines, number, source), _line_start(lines, number + 1, source)
            end = start + len(source[start:end].rstrip("\r\n"))
            found = source.rfind(line.strip(), start, end)
            number += 1
        indent = len(line) - len(line.lstrip())  # a tab may have become several spaces
        places += [(offset, max(found - indent, start)), (offset + indent, found)] if indent else [(offset, found)]
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


def _cell_places(source: str, texts: list[str], start: int, end: int) -> Iterator[Places]:
    """Where each cell of a table's row stands, which is ``source[start:end]``.

    Pipes part the cells, and nothing need be before the first; a pipe inside a cell is written with a backslash, which the parser has
    taken out. A row may be shorter or longer than its head.
    """
    edges = [start - 1, *(pipe.start() for pipe in _PIPE.finditer(source, start, end)), end]
    cells = [source[left + 1 : right].strip() for left, right in pairwise(edges)]
    written = [text.replace("|", "\\|") for text in texts]
    after_pipe = not cells[0].endswith(written[0].strip()) or any(
        cell != text.strip() for cell, text in zip(cells[1:], written[1:], strict=False)
    )
    for number, text in enumerate(written, int(after_pipe)):
        at = source.rfind(text, edges[number] + 1, edges[number + 1]) if number < len(cells) else start
        pipes = (found.start() for found in re.finditer(r"\\\|", text))
        yield [(0, at), *((offset - k, at + offset + 1) for k, offset in enumerate(pipes))]


_PIPE = re.compile(r"(?<!\\)\|")


def _html(view: View, source: str, start: int, end: int, directives: list[Directive]) -> None:
    """A block of HTML inside Markdown: its directives, and its words as blocks."""
    from linter.text.readers.html import add_fragment

    directives.extend(add_fragment(view, source, start, end))
