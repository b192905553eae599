"""HTML pages: the article's body, boilerplate left out, with offsets into the file.

Python's own tolerant parser gives the position of every piece; which pieces are the article is told by the page's own marks
(``article``, ``main``, ``itemprop="articleBody"``), else by where the running text is: the container with most words
outside links (text density, Kohlschütter et al. 2010).
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import Any

from linter.text.directives import directives
from linter.text.document import BlockKind
from linter.text.pieces import ViewBuilder

_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "aside",
        "footer",
        "form",
        "button",
        "select",
        "iframe",
        "svg",
        "figure",
        "figcaption",
        "header",
        "object",
        "video",
        "audio",
        "dialog",
        "menu",
        "label",
    ]
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_BLOCKS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "blockquote",
        "div",
        "section",
        "article",
        "main",
        "td",
        "th",
        "dd",
        "dt",
        "pre",
        "figcaption",
        "body",
        "ul",
        "ol",
        "table",
        "tr",
    ]
)
_NOISE = re.compile(
    r"\b(?:related|sidebar|share|social|comment|cookie|consent|newsletter|promo|advert|ads?|banner|breadcrumb|menu|nav|footer|recommend|most-read|trending|tags|byline-share|subscribe|popup|modal|paywall|widget)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"\b(?:article-?body|story-?body|entry-content|post-content|article-content|article__body|story__body|articleText)\b",
    re.IGNORECASE,
)


class _Piece:
    """Text of the page: where it stands, in which block and containers, and whether in a link or in what is left out."""

    __slots__ = ("block", "containers", "dropped", "kind", "level", "link", "raw", "start", "text")

    def __init__(
        self,
        text: str,
        start: int,
        raw: int,
        block: int,
        kind: BlockKind,
        level: int,
        containers: tuple[int, ...],
        link: bool,
        dropped: bool,
    ) -> None:
        self.text, self.start, self.raw, self.block, self.kind, self.level = text, start, raw, block, kind, level
        self.containers, self.link, self.dropped = containers, link, dropped


class _Reader(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.source = source
        self.lines = [0, *(m.end() for m in re.finditer("\n", source))]
        self.stack: list[tuple[str, int, bool]] = []  # tag, container number, dropped
        self.pieces: list[_Piece] = []
        self.marked: list[
            tuple[int, int]
        ] = []  # (strength, container number) of elements that say they are the article
        self.block = self.count = 0
        self.links = 0
        self.title: str | None = None
        self._in_title = False

    def _offset(self) -> int:
        line, column = self.getpos()
        return self.lines[min(line - 1, len(self.lines) - 1)] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag == "br":
            self.block += 1
        if tag in _VOID:
            return
        if tag == "title" and self.title is None:
            self._in_title = True
        named = {key: value or "" for key, value in attrs}
        words = f"{named.get('class', '')} {named.get('id', '')} {named.get('role', '')}"
        self.count += 1
        strength = 0
        if "articlebody" in named.get("itemprop", "").lower():
            strength = 4
        elif _ARTICLE.search(words):
            strength = 3
        elif tag == "article":
            strength = 2
        elif tag == "main" or named.get("role") == "main":
            strength = 1
        if strength:
            self.marked.append((strength, self.count))
        inherited = bool(self.stack) and self.stack[-1][2]
        noise = tag in _DROPPED and not (tag == "header" and any(t == "article" for t, _, _ in self.stack))
        noise = noise or "hidden" in named or named.get("aria-hidden") == "true"
        noise = noise or (
            not strength and tag not in ("body", "html", "p", "article", "main") and bool(_NOISE.search(words))
        )
        self.links += tag == "a"
        self.stack.append((tag, self.count, inherited or noise))

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        if tag in _BLOCKS:
            self.block += 1
        for i in range(len(self.stack) - 1, max(-1, len(self.stack) - 12), -1):
            if self.stack[i][0] == tag:
                self.links -= sum(1 for t, _, _ in self.stack[i:] if t == "a")
                del self.stack[i:]
                return

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag == "br":
            self.block += 1

    def handle_data(self, data: str) -> None:
        self._text(data, len(data))

    def handle_entityref(self, name: str) -> None:
        raw = f"&{name};" if self.source.startswith(f"&{name};", self._offset()) else f"&{name}"
        self._text(html.unescape(raw), len(raw))

    def handle_charref(self, name: str) -> None:
        raw = f"&#{name};" if self.source.startswith(f"&#{name};", self._offset()) else f"&#{name}"
        self._text(html.unescape(raw), len(raw))

    def _text(self, text: str, raw: int) -> None:
        if self._in_title:
            self.title = (self.title or "") + text
            return
        if not self.stack:
            return
        tags = [t for t, _, _ in self.stack]
        kind: BlockKind = "paragraph"
        level = 0
        for tag in reversed(tags):
            if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
                kind, level = "heading", int(tag[1])
                break
            if tag in ("li", "blockquote"):
                kind = "item" if tag == "li" else "blockquote"
                break
            if tag == "pre":
                kind = "code"
                break
        dropped = self.stack[-1][2]
        self.pieces.append(
            _Piece(
                text,
                self._offset(),
                raw,
                self.block,
                kind,
                level,
                tuple(c for _, c, _ in self.stack),
                self.links > 0,
                dropped,
            )
        )


def read_html(source: str) -> dict[str, Any]:
    """View, map, blocks, title and directives of an HTML page, for ``assemble``."""
    reader = _Reader(source)
    reader.feed(source)
    reader.close()
    body = [p for p in reader.pieces if not p.dropped]
    chosen = _article(reader, body)
    builder = ViewBuilder()
    current: _Piece | None = None
    spaced = True
    for piece in [p for p in body if chosen is None or chosen in p.containers]:
        if current is not None and piece.block != current.block:
            builder.end_block(current.kind, current.level)
            spaced = True
        current = piece
        if piece.raw != len(piece.text):
            builder.add(piece.text, piece.start, piece.raw)
            spaced = piece.text.isspace()
            continue
        for match in re.finditer(r"\s+|\S+", piece.text):
            if match.group().isspace():
                if not spaced:
                    builder.add(" ", piece.start + match.start(), len(match.group()))
                spaced = True
            else:
                builder.add(match.group(), piece.start + match.start())
                spaced = False
    if current is not None:
        builder.end_block(current.kind, current.level)
    view, source_map, blocks = builder.finish()
    heading = next((view[b.start : b.end].strip() for b in blocks if b.kind == "heading"), None)
    title = heading or (" ".join(reader.title.split()) if reader.title else None)
    return {"view": view, "source_map": source_map, "blocks": blocks, "title": title, "directives": directives(source)}


def _article(reader: _Reader, body: list[_Piece]) -> int | None:
    """The container that holds the article: the best mark with enough words, else the densest one; None: the whole body."""
    words: dict[int, int] = {}
    linked: dict[int, int] = {}
    for piece in body:
        count = len(piece.text.split())
        for container in piece.containers:
            words[container] = words.get(container, 0) + count
            if piece.link:
                linked[container] = linked.get(container, 0) + count
    total = max(words.values(), default=0)
    marked = [
        (strength, words.get(c, 0) - linked.get(c, 0), -c)
        for strength, c in reader.marked
        if words.get(c, 0) >= max(20, 0.15 * total)
    ]
    if marked:
        return -max(marked)[2]
    # The deepest container that still holds most of the running text.
    plain = {c: w - 2 * linked.get(c, 0) for c, w in words.items()}
    most = max(plain.values(), default=0)
    good = [c for c, w in plain.items() if w >= 0.75 * most]
    return max(good, default=None)
