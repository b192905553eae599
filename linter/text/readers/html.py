"""HTML pages: the article's text, each character carried back to its place in the file."""

from __future__ import annotations

import re
from html import unescape

from linter.text.assemble import Parts
from linter.text.document import BlockKind, Directive
from linter.text.readers.body import article_of, fragment_of
from linter.text.readers.markup import Piece, scan
from linter.text.readers.meta import published_of
from linter.text.view import View

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")


def read_html(source: str) -> Parts:
    """Read a whole saved page, or a fragment of one."""
    page = scan(source)
    body = article_of(page, source)
    view = View(source)
    for run in body.runs:
        _add(view, source, page.runs[run.number], run.place.kind, run.place.level)
    text, source_map = view.finish()
    return Parts(
        text, source_map, view.blocks, body.title, tuple(page.directives), body.warnings, published=published_of(page)
    )


def add_fragment(view: View, source: str, start: int, end: int) -> list[Directive]:
    """Add the blocks of the HTML in ``source[start:end]`` to a view; its directives are the result."""
    page = scan(source, start, end)
    for run in fragment_of(page, source):
        _add(view, source, page.runs[run.number], run.place.kind, run.place.level)
    return page.directives


def _add(view: View, source: str, pieces: list[Piece], kind: BlockKind, level: int) -> None:
    view.open(kind, level)
    for piece in pieces:
        if piece.text is not None:
            view.put(piece.text, piece.start, piece.end)
            continue
        done = piece.start
        for match in _REFERENCE.finditer(source, piece.start, piece.end):
            text = unescape(match[0])
            if text == match[0]:
                continue
            view.copy(done, match.start(), collapse=True)
            view.put(text, match.start(), match.end())
            done = match.end()
        view.copy(done, piece.end, collapse=True)
    view.close()
