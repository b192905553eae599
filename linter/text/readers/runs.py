"""The runs of text of a page, each with what its elements say of it: kind of block, share of links, whether it can be the article at all.

Only elements, roles and visibility are asked, never a class or an id: what those mean differs from page to page.
"""

from __future__ import annotations

from html import unescape
from itertools import accumulate
from typing import NamedTuple

from linter.text.document import BlockKind
from linter.text.readers.markup import Element, Page

_INVISIBLE = frozenset("noscript template svg math canvas object video audio".split())  # noqa: SIM905
_NEVER = frozenset("nav aside footer button select dialog fieldset label amp-sidebar amp-consent".split())  # noqa: SIM905
_NEVER_ROLES = frozenset("navigation complementary contentinfo search dialog alertdialog menu menubar toolbar".split())  # noqa: SIM905
_KINDS: dict[str, BlockKind] = {
    "li": "item", "td": "item", "th": "item", "dt": "item", "dd": "item", "blockquote": "blockquote",
    "figcaption": "caption", "caption": "caption",
}  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ENDS = (".", "!", "?", "…")


class Place(NamedTuple):
    """What an element and those around it say of the text in it."""

    visible: bool = True
    never: bool = False  # in an element that is not of the article
    linked: bool = False
    kind: BlockKind = "paragraph"
    level: int = 0  # of a heading; how often an item or a block quotation is nested
    article: int = -1  # the innermost <article>, by its number in ``Page.elements``
    header: bool = False


class Run(NamedTuple):
    """A block of text of the page, by its number in ``Page.runs``, and what is known of it."""

    number: int
    text: str
    linked: float  # share of its characters in links
    place: Place

    @property
    def running(self) -> bool:
        """Whether it looks like running text: long or a sentence, and mostly not links."""
        if self.linked > 0.5 or self.place.kind == "heading":
            return False
        return len(self.text) >= 80 or (len(self.text) >= 30 and self.sentence)

    @property
    def sentence(self) -> bool:
        """Whether it ends like a sentence."""
        return self.text.rstrip("”\"'’») ").endswith(_ENDS)


def runs_of(page: Page, source: str) -> list[Run]:
    """The runs of a page, in source order."""
    texts = [_text(page, source, number) for number in range(len(page.runs))]
    places = _places(page, texts)
    root = Place()
    out = []
    for number, (pieces, text) in enumerate(zip(page.runs, texts, strict=True)):
        linked = total = 0
        for piece in pieces:
            length = 0 if piece.text else len(source[piece.start : piece.end].strip())
            total += length
            linked += length if places.get(piece.element, root).linked else 0
        out.append(Run(number, text, linked / total if total else 0.0, places.get(pieces[0].element, root)))
    return out


def _text(page: Page, source: str, number: int) -> str:
    text = " ".join("".join(piece.text or source[piece.start : piece.end] for piece in page.runs[number]).split())
    return unescape(text) if "&" in text else text


def _places(page: Page, texts: list[str]) -> dict[Element, Place]:
    lengths = [0, *accumulate(len(text) if len(text) >= 80 else 0 for text in texts)]
    whole = max(lengths[-1], 1)
    forms = _forms(page, lengths)
    places: dict[Element, Place] = {}
    outermost = Place()
    for number, element in enumerate(page.elements):
        share = (lengths[element.last] - lengths[element.first]) / whole
        around = places.get(element.parent, outermost) if element.parent else outermost
        kind, level = _kind(element, around)
        places[element] = Place(
            visible=around.visible and (share > 0.5 or not _is_hidden(element)),
            never=around.never or (share <= 0.5 and _is_never(element, around)) or element in forms or kind == "code",
            linked=around.linked or (element.tag == "a" and "href" in element.attributes and share <= 0.5),
            kind=kind,
            level=level,
            article=number if is_article(element) else around.article,
            header=around.header or element.tag == "header",
        )
    return places


def is_article(element: Element) -> bool:
    """Whether it says that it is an article."""
    return element.tag == "article" or element.attributes.get("role") == "article"


def _kind(element: Element, around: Place) -> tuple[BlockKind, int]:
    tag = element.tag
    if tag in _HEADINGS:
        return "heading", int(tag[1])
    if tag in _KINDS:
        return _KINDS[tag], around.level + 1 if around.kind == _KINDS[tag] else 1
    if element.parent and {tag, element.parent.tag} == {"pre", "code"}:
        return "code", 0
    return around.kind, around.level


def _is_hidden(element: Element) -> bool:
    style = element.attributes.get("style", "").replace(" ", "").lower()
    return element.tag in _INVISIBLE or "hidden" in element.attributes or "display:none" in style


def _is_never(element: Element, around: Place) -> bool:
    if element.tag == "footer" and around.kind == "blockquote":
        return False  # it signs the quotation
    return element.tag in _NEVER or element.attributes.get("role", "").lower() in _NEVER_ROLES


def _forms(page: Page, lengths: list[int]) -> set[Element]:
    """The boxes that forms stand in, with the words that ask to fill them in: a newsletter's, a search, a reply."""
    boxes = set()
    for form in page.elements:
        if form.tag != "form":
            continue
        box = form
        while box.parent is not None and box.parent.tag in ("div", "section") and _small(box.parent, lengths):
            box = box.parent
        if _small(box, lengths):
            boxes.add(box)
    return boxes


def _small(element: Element, lengths: list[int]) -> bool:
    """Whether an element has little of the page's running text."""
    return lengths[element.last] - lengths[element.first] <= min(400, 0.3 * lengths[-1])
