"""HTML pages: the article's text, each character carried back to its place in the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from itertools import groupby

from linter.text.assemble import Parts
from linter.text.document import Directive
from linter.text.readers.body import article_of, fragment_of
from linter.text.readers.laid import Laid
from linter.text.readers.markup import Page, Piece, scan
from linter.text.readers.meta import published_of
from linter.text.readers.runs import Run
from linter.text.view import View

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")


def read_html(source: str) -> Parts:
    """Read a whole saved page, or a fragment of one."""
    page = scan(source)
    body = article_of(page, source)
    view = View(source)
    _add_runs(view, source, page, body.runs)
    text, source_map = view.finish()
    return Parts(
        text,
        source_map,
        view.blocks,
        body.title,
        tuple(page.directives),
        body.warnings,
        published=published_of(page),
        shape=view.shape(),
    )


def add_fragment(view: View, source: str, start: int, end: int) -> list[Directive]:
    """Add the blocks of the HTML in ``source[start:end]`` to a view; its directives are the result."""
    page = scan(source, start, end)
    _add_runs(view, source, page, fragment_of(page, source))
    return page.directives


def _add_runs(view: View, source: str, page: Page, runs: Sequence[Run]) -> None:
    """Add runs of a page, each a block, and the pictures among them."""
    laid = Laid(page)
    pictures = laid.pictures({run.number for run in runs})
    shown = 0
    for run in runs:
        while shown < len(pictures) and pictures[shown].before <= run.number:
            view.picture(pictures[shown].text)
            shown += 1
        pieces = page.runs[run.number]
        view.open(run.place.kind, run.place.level, laid.setting(pieces[0].element))
        for ink, group in groupby(pieces, key=lambda piece: laid.ink(piece.element)):
            start = view.at
            for piece in group:
                _add(view, source, piece)
            if ink.target is not None:
                view.link(start, ink.target)
            if ink.code:
                view.code(start)
        view.close()
    for picture in pictures[shown:]:
        view.picture(picture.text)


def _add(view: View, source: str, piece: Piece) -> None:
    if piece.text is not None:
        view.put(piece.text, piece.start, piece.end)
    else:
        done = piece.start
        for match in _REFERENCE.finditer(source, piece.start, piece.end):
            text = unescape(match[0])
            if text == match[0]:
                continue
            view.copy(done, match.start(), collapse=True)
            view.put(text, match.start(), match.end())
            done = match.end()
        view.copy(done, piece.end, collapse=True)
