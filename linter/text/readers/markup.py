"""HTML source into elements and runs of text, every one with its place in the source.

A tolerant scanner in one pass: nothing is an error, time grows with the length of the source, depth is bounded. It knows of the
HTML parsing rules those that matter for reading: raw text elements, void elements, end tags that may be left out.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from linter.text.directives import directive_at
from linter.text.document import Directive
from linter.text.readers.turns import opens_turn

_MARKUP = re.compile(r"<(?:[a-zA-Z!?]|/(?s:.))")
_EMPTY_COMMENT = re.compile("<!---?>")
_COMMENT_END = re.compile("--!?>")  # a browser takes both for the end
_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_ATTRIBUTES_END = re.compile(r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?)*+>""")
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # noqa: SIM905
UNSEEN = frozenset("script style textarea title iframe noembed noframes".split())  # noqa: SIM905
"""Elements whose content is no markup, and not read."""

BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav ol option p plaintext pre section select summary table tbody td
    tfoot th thead title tr ul xmp""".split()  # noqa: SIM905
)  # fmt: skip
"""Elements at whose edges a block of text ends."""

_LITERAL = frozenset(("xmp", "plaintext"))
"""Elements that a browser shows as they are written, markup too; the second has no end."""
_AS_WRITTEN = re.compile("&|[^&]+")

_CLOSED_BY_BLOCK = BLOCKS - {"body", "html", "head", "title", "option", "legend", "caption", "td", "th", "tr", "tbody", "thead", "tfoot"}  # fmt: skip
_SIBLINGS = {
    "li": ({"li"}, {"ul", "ol", "menu"}), "dt": ({"dt", "dd"}, {"dl"}), "dd": ({"dt", "dd"}, {"dl"}),
    "td": ({"td", "th"}, {"tr", "table"}), "th": ({"td", "th"}, {"tr", "table"}), "tr": ({"tr"}, {"table"}), "option": ({"option"}, {"select"}),
}  # fmt: skip
_DEEPEST = 400
_OPENS_XML = re.compile(
    r"\s*<\?xml\s|(?:\s*<![^>]*>)*\s*<html\b[^>]*\bxmlns\s*=\s*[\"']http://www\.w3\.org/1999/xhtml", re.IGNORECASE
)
"""What XHTML begins with."""
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_DOT = {"0", "1"}  # of a picture that counts readers


class Element:
    """An element: its tag, attributes, parent, and the numbers of the runs (``Page.runs``) inside it, half-open."""

    __slots__ = ("attributes", "first", "last", "parent", "start", "tag")

    def __init__(self, tag: str, attributes: dict[str, str], parent: Element | None, start: int, first: int) -> None:
        self.tag, self.attributes, self.parent, self.start, self.first = tag, attributes, parent, start, first
        self.last = first


class Piece:
    """A stretch of source inside a run: as written (``text`` None; it may hold character references) or standing for ``text``."""

    __slots__ = ("element", "end", "start", "text")

    def __init__(self, element: Element, start: int, end: int, text: str | None = None) -> None:
        self.element, self.start, self.end, self.text = element, start, end, text


class Picture(NamedTuple):
    """A picture that says something: the element it is in, the number of the run in which or before which it stands, its description."""

    element: Element
    before: int
    text: str


class Page:
    """A scanned page: its runs of text between block edges, its elements in source order, directives, title and metadata.

    ``pictures``: all but those that say of themselves that they show nothing. ``linked``: its blocks of JSON-LD.
    """

    def __init__(self) -> None:
        self.runs: list[list[Piece]] = []
        self.elements: list[Element] = []
        self.directives: list[Directive] = []
        self.title: str | None = None
        self.meta: dict[str, str] = {}
        self.linked: list[str] = []
        self.pictures: list[Picture] = []


def scan(source: str, start: int = 0, end: int | None = None) -> Page:
    """Scan ``source[start:end]``; all offsets are offsets into ``source``."""
    return _Scanner(source, len(source) if end is None else end).scan(start)


class _Scanner:
    def __init__(self, source: str, end: int) -> None:
        self.source, self.end = source, end
        self.page = Page()
        self.top = Element("#root", {}, None, 0, 0)
        self.depth = 0
        self.run: list[Piece] = []
        self.is_xml = _OPENS_XML.match(source) is not None  # elements may end in their own tag: <title/>
        self.quoted_tags = True  # until an attribute value is found that is never closed
        self.last_break = -1  # how many pieces the run had after its last <br>

    def scan(self, at: int) -> Page:
        source, end = self.source, self.end
        while at < end:
            if source[at] == "<" and _MARKUP.match(source, at, end):
                at = self._markup(at)
            else:
                close = source.find("<", at + 1, end)
                close = end if close < 0 else close
                self.run.append(Piece(self.top, at, close))
                at = close
        self._edge()
        while self.top.parent is not None:
            self._pop()
        return self.page

    def _markup(self, at: int) -> int:
        """One tag, comment or declaration; its end."""
        source, end = self.source, self.end
        if source.startswith("<!--", at):
            ended = _EMPTY_COMMENT.match(source, at, end) or _COMMENT_END.search(source, at + 4, end)
            close = ended.end() if ended else end
            directive = directive_at(source, at, close)
            if directive:
                self.page.directives.append(directive)
            return close
        if self.is_xml and source.startswith(_CDATA, at):
            close = source.find(_CDATA_END, at, end)
            self._as_written(at + len(_CDATA), end if close < 0 else close)
            return end if close < 0 else close + len(_CDATA_END)
        name = _NAME.match(source, at, end)
        if not name:  # a doctype, a processing instruction, an end tag of nothing
            close = source.find(">", at, end)
            return end if close < 0 else close + 1
        close = self._tag_end(name.end())
        tag = name[1].lower()
        if source[at + 1] == "/":
            self._end_tag(tag, at, close)
            return close
        attributes = {
            m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(source, name.end(), close)
        }
        if self.is_xml and source[close - 2 : close] == "/>" and tag not in VOID:
            self._begin_block(tag)
            return close  # nothing is in it
        return self._start_tag(tag, attributes, at, close)

    def _tag_end(self, at: int) -> int:
        if self.quoted_tags:
            found = _ATTRIBUTES_END.match(self.source, at, self.end)
            if found:
                return found.end()
            self.quoted_tags = False
        close = self.source.find(">", at, self.end)
        return self.end if close < 0 else close + 1

    def _start_tag(self, tag: str, attributes: dict[str, str], at: int, close: int) -> int:
        if tag in UNSEEN:
            past = self._raw(tag, close)
            if tag == "script" and attributes.get("type", "").strip().lower() == "application/ld+json":
                self.page.linked.append(self.source[close:past].rpartition("</")[0])
            return past
        if tag == "meta":
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            if key:
                self.page.meta.setdefault(key.lower(), attributes.get("content", ""))
        if tag == "br":
            again = self.last_break > 0 and all(self._is_space(piece) for piece in self.run[self.last_break :])
            if again or opens_turn(self.source, close):
                self._edge()
            else:
                self.run.append(Piece(self.top, at, close, " "))
                self.last_break = len(self.run)
        if (
            tag == "img"
            and attributes.get("alt") != ""
            and not {attributes.get("width"), attributes.get("height")} & _DOT
        ):
            self.page.pictures.append(Picture(self.top, len(self.page.runs), attributes.get("alt", "")))
        self._begin_block(tag)
        if tag not in VOID and self.depth < _DEEPEST:
            self.top = Element(tag, attributes, self.top, at, len(self.page.runs))
            self.page.elements.append(self.top)
            self.depth += 1
        if tag == "q":
            self.run.append(Piece(self.top, at, close, "“"))
        return self._raw(tag, close) if tag in _LITERAL else close

    def _begin_block(self, tag: str) -> None:
        """A block begins with a tag, if it is one of a block."""
        if tag in BLOCKS:
            self._edge()
            self._imply_ends(tag)

    def _end_tag(self, tag: str, at: int, close: int) -> None:
        if tag in BLOCKS:
            self._edge()
        element: Element | None = self.top
        while element is not None and element.tag != tag:
            if element.tag in ("td", "th", "table") and tag not in ("tr", "table", "tbody", "body", "html"):
                return
            if element.tag in BLOCKS and tag not in BLOCKS:
                return
            element = element.parent
        if element is None or element.parent is None:
            return
        if tag == "q":
            self.run.append(Piece(self.top, at, close, "”"))
        while self.top is not element:
            self._pop()
        self._pop()

    def _raw(self, tag: str, at: int) -> int:
        """Past content that is no markup; its end tag is left out only at the source's end, and is left to be read where the content is shown."""
        end = None if tag == "plaintext" else re.compile(f"</{tag}(?=[\\s/>])[^>]*>?", re.IGNORECASE)
        found = end.search(self.source, at, self.end) if end else None
        until = found.start() if found else self.end
        if tag == "title" and self.page.title is None and self.top.tag not in ("svg", "symbol", "g"):
            self.page.title = " ".join(unescape(self.source[at:until]).split())
        if tag in _LITERAL:
            found = None
            self._as_written(at, until)
        return found.end() if found else until

    def _as_written(self, at: int, until: int) -> None:
        """Text in which no character reference is meant."""
        for part in _AS_WRITTEN.finditer(self.source, at, until):
            self.run.append(Piece(self.top, part.start(), part.end(), "&" if part[0] == "&" else None))

    def _imply_ends(self, tag: str) -> None:
        closes, within = _SIBLINGS.get(tag, (set(), set()))
        element: Element | None = self.top
        while element is not None and element.parent is not None:
            if element.tag in closes or (element.tag == "p" and tag in _CLOSED_BY_BLOCK):
                while self.top is not element:
                    self._pop()
                self._pop()
                return
            if element.tag in within or (not closes and element.tag in BLOCKS):
                return
            element = element.parent

    def _pop(self) -> None:
        self.top.last = len(self.page.runs)
        assert self.top.parent is not None
        self.top = self.top.parent
        self.depth -= 1

    def _edge(self) -> None:
        """A block edge: the run so far is a block of text, if there is anything in it."""
        if not all(self._is_space(piece) for piece in self.run):
            self.page.runs.append(self.run)
        self.run = []
        self.last_break = -1

    def _is_space(self, piece: Piece) -> bool:
        return piece.text == " " or (piece.text is None and self.source[piece.start : piece.end].isspace())
