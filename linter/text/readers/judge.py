"""Which runs of a page a library takes to be its main content.

readability-lxml is given what the scanner has seen of the page: elements that hold text, the attributes it looks at, and the text, with one character
of a private-use plane before each run. What is left of these in its answer says which runs it kept, so that no text need be compared. Nothing else of
the page reaches it, and nothing deep, wide or malformed.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from html import escape

from linter.text.readers.markup import Element, Page

_FIRST = 0xF0000
_MOST = 0xFFFD
_PRIVATE = re.compile("[\U000f0000-\U000ffffd]")
_SPACE = re.compile(r"\s+")
_LOOKED_AT = ("class", "id", "href", "style", "role", "itemprop")
_DEEPEST = 200


class NoJudge(Exception):
    """The library is not installed."""


def main_content(page: Page, source: str) -> frozenset[int] | None:
    """The runs that the library keeps.

    Returns:
        Their numbers in ``page.runs``; None where the library finds nothing, or there are more runs than marks.

    Raises:
        NoJudge: readability-lxml is not installed.
    """
    try:
        from readability import Document
    except ImportError as error:
        raise NoJudge from error
    if not 0 < len(page.runs) <= _MOST:
        return None
    logging.getLogger("readability").setLevel(logging.CRITICAL + 1)  # it logs what it raises
    try:
        summary = Document("".join(_marked(page, source))).summary()
    except Exception:  # whatever it cannot read has no main content
        return None
    return frozenset(ord(mark) - _FIRST for mark in _PRIVATE.findall(summary)) or None


def _marked(page: Page, source: str) -> Iterator[str]:
    """The page as the library is to see it."""
    opened: list[Element] = []
    shown: set[Element] = set()
    for number, pieces in enumerate(page.runs):
        mark = chr(_FIRST + number)
        for piece in pieces:
            inner: list[Element] = []
            element = piece.element
            while element.parent is not None and element not in shown:
                inner.append(element)
                element = element.parent
            while opened and opened[-1] is not element:
                if len(opened) <= _DEEPEST:
                    yield f"</{opened[-1].tag}>"
                opened.pop()
            for element in reversed(inner):
                shown.add(element)
                opened.append(element)
                if len(opened) <= _DEEPEST:
                    yield _start_tag(element)
            text = _SPACE.sub(" ", piece.text or source[piece.start : piece.end]).replace("<", "&lt;")
            if mark and text != " ":
                text, mark = mark + _PRIVATE.sub(" ", text), ""
            yield text
    yield from (f"</{element.tag}>" for element in reversed(opened[:_DEEPEST]))


def _start_tag(element: Element) -> str:
    attributes = element.attributes
    said = "".join(f' {name}="{escape(attributes[name][:200])}"' for name in _LOOKED_AT if name in attributes)
    return f"<{element.tag}{said}>"
