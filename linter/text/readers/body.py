"""Which part of a page is the article: by the page's own marks, else by where the running text is.

What is no part of it by its element or its name (navigation, related links, share bars, consent notices, comments) is told apart
first; link density and text length decide where nothing is marked (Kohlschütter, Fankhauser and Nejdl 2010).
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from linter.text.document import BlockKind
from linter.text.readers.markup import Element, Page

_NEVER = frozenset(
    "nav aside footer noscript template svg math button select object video audio canvas dialog menu fieldset label dir".split()  # noqa: SIM905
)
_NEVER_ROLES = frozenset("navigation complementary contentinfo search dialog alertdialog menu menubar toolbar".split())  # noqa: SIM905
_NOISE = re.compile(
    r"""\b(?:related|recirc\w*|share|sharing|sharebar|social|comments?|disqus|cookies?|consent|gdpr|newsletter|promo|promotion|advert\w*|ads?|
    banner|breadcrumbs?|nav|navbar|navigation|footer|recommend\w*|trending|popular|tags|taglist|subscribe|subscription|signup|popup|modal|
    paywall|toolbar|sidebar|outbrain|taboola|sponsor\w*|byline|bylines|author|authors|meta|credit|copyright|cite|reference|footnotes?|
    sign\ up|more\ (?:stories|news|from|on)|most\ (?:read|viewed)|(?:read|see)\ (?:more|also|next)|also\ read|you\ may|skip\ link|
    visually\ hidden|sr\ only|screen\ reader\ text)\b""",
    re.VERBOSE,
)
_BODY_NAMES = re.compile(
    r"\b(?:(?:article|story|post|entry|news|single) (?:body|content|text)|articlebody|storybody|body (?:copy|text|content))\b"
)
_NOISE_LINE = re.compile(
    r"(?:read more|read also|also read|see also|more on|related(?: stories| articles)?\b|advertisement|click here|sign up|follow us|share this|"
    r"subscribe|most read|recommended|©|copyright|all rights reserved|photo:|image:|loading)",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[^a-zA-Z]+")
_KINDS: dict[str, BlockKind] = {
    "li": "item", "td": "item", "th": "item", "dt": "item", "dd": "item", "blockquote": "blockquote",
    "figcaption": "caption", "caption": "caption",
}  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class Run(NamedTuple):
    """A block of text of the page, by its number in ``Page.runs``, and what is known of it."""

    number: int
    element: Element
    text: str
    linked: float  # share of its characters in links
    kind: BlockKind
    level: int

    @property
    def running(self) -> bool:
        """Whether it looks like running text: long enough, and mostly not links."""
        if self.linked > 0.5 or self.kind == "heading":
            return False
        return len(self.text) >= 80 or (len(self.text) >= 30 and self.text.rstrip("”\"' )")[-1:] in (".", "!", "?"))


class Body(NamedTuple):
    """The runs that are the article, in source order, and its headline."""

    runs: list[Run]
    title: str | None


def article_of(page: Page, source: str) -> Body:
    """Find the article in a scanned page."""
    runs = [_run(page, source, number) for number in range(len(page.runs))]
    dropped = _dropped(page, runs)
    kept = [run for run in runs if not dropped[run.number]]
    weights = [0] * (len(runs) + 1)  # running text up to each run
    for run in runs:
        weights[run.number + 1] = weights[run.number] + (
            len(run.text) if run.running and not dropped[run.number] else 0
        )
    chosen = _container(page, weights)
    first, last = (chosen.first, chosen.last) if chosen else (0, len(runs))
    inside = [run for run in kept if first <= run.number < last and not _is_noise(run)]
    if weights[-1] == 0:  # hardly any text: everything but what is never an article
        inside = inside or kept or runs
    headline = _headline(page, [run for run in runs if run.number < last], first)
    if headline and headline.number < first:
        between = [r for r in kept if headline.number < r.number < first and r.running and len(r.text) >= 60]
        inside = [headline, *between, *inside]
    return Body(_trimmed(inside, headline), headline.text if headline else page.meta.get("og:title") or page.title)


def _run(page: Page, source: str, number: int) -> Run:
    pieces = page.runs[number]
    linked = total = 0
    for piece in pieces:
        length = 0 if piece.text else len(source[piece.start : piece.end].strip())
        total += length
        if length and any(e.tag == "a" for e in _upward(piece.element, 6)):
            linked += length
    text = " ".join("".join(piece.text or source[piece.start : piece.end] for piece in pieces).split())
    text = unescape(text) if "&" in text else text
    kind, level = _kind(pieces[0].element)
    return Run(number, pieces[0].element, text, linked / total if total else 0.0, kind, level)


def _upward(element: Element | None, most: int = 1000) -> list[Element]:
    out = []
    while element is not None and most:
        out.append(element)
        element, most = element.parent, most - 1
    return out


def _kind(element: Element) -> tuple[BlockKind, int]:
    around = [e.tag for e in _upward(element)]
    for tag in around:
        if tag in _HEADINGS:
            return "heading", int(tag[1])
        if tag in _KINDS:
            return _KINDS[tag], around.count(tag)
        if tag == "pre":
            return ("code", 0) if "code" in around else ("paragraph", 0)
    return "paragraph", 0


def _dropped(page: Page, runs: list[Run]) -> list[bool]:
    """For each run whether it stands in what is no article."""
    lengths = [0]
    for run in runs:
        lengths.append(lengths[-1] + len(run.text))
    out = [run.kind == "code" for run in runs]
    for element in page.elements:
        if element.last > element.first and not all(out[element.first : element.last]):
            share = (lengths[element.last] - lengths[element.first]) / max(lengths[-1], 1)
            if _is_outside(element, share):
                out[element.first : element.last] = [True] * (element.last - element.first)
    return out


def _is_outside(element: Element, share: float) -> bool:
    attributes = element.attributes
    if element.tag == "footer" and any(above.tag == "blockquote" for above in _upward(element)):
        return False  # it says who is quoted
    if element.tag in _NEVER or attributes.get("role", "").lower() in _NEVER_ROLES:
        return True
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return share < 0.5
    if "display:none" in attributes.get("style", "").replace(" ", "").lower():
        return share < 0.5
    if element.tag in ("html", "body", "main", "article") or share > 0.4 or _marked(element):
        return False  # a page whose article is called a sidebar still has its article
    return bool(_NOISE.search(_names(element)))


def _names(element: Element) -> str:
    attributes = element.attributes
    if not attributes:
        return ""
    return " ".join(_CAMEL.split(f"{attributes.get('class', '')} {attributes.get('id', '')}")).lower()


def _marked(element: Element) -> int:
    """How strongly an element says it is the article: 4 by microdata, 3 by its name, 2 ``article``, 1 ``main``, else 0."""
    if "articlebody" in element.attributes.get("itemprop", "").lower():
        return 4
    if element.tag in ("div", "section", "article", "main") and _BODY_NAMES.search(_names(element)):
        return 3
    if element.tag == "article" or element.attributes.get("role") == "article":
        return 2
    return int(element.tag == "main" or element.attributes.get("role") == "main")


def _container(page: Page, weights: list[int]) -> Element | None:
    """The element that holds the article; None: the whole page."""
    total = weights[-1]
    if not total:
        return None

    def weight(element: Element) -> int:
        return weights[element.last] - weights[element.first]

    for strength in (4, 3, 2, 1):
        marked = [e for e in page.elements if weight(e) >= 0.35 * total and _marked(e) == strength]
        if marked:
            most = max(weight(e) for e in marked)
            return next(e for e in marked if weight(e) >= 0.5 * most)  # a further article may follow the first below it
    # unmarked: the innermost element that still has most of the running text
    return next((e for e in reversed(page.elements) if weight(e) >= 0.75 * total), None)


def _headline(page: Page, runs: list[Run], first: int) -> Run | None:
    """The article's headline: the heading that the page's title repeats, else the last first-level one before its text."""
    named = " ".join((page.meta.get("og:title", ""), page.title or "")).casefold()
    headings = [r for r in runs if r.kind == "heading" and r.level <= 2 and not _is_noise(r)]
    for run in headings:
        if len(run.text) > 12 and run.text.casefold() in named:
            return run
    ones = [r for r in headings if r.level == 1]
    before = [r for r in ones if r.number < first]
    inside = [r for r in ones if r.number >= first]
    return inside[0] if inside else before[-1] if before else None


def _is_noise(run: Run) -> bool:
    """A line among the text that is not of it: links to elsewhere, notices."""
    if run.linked > 0.66 and len(run.text) < 200 and run.kind != "heading":
        return True
    return len(run.text) < 120 and (len(run.text) < 60 or run.linked > 0.2) and bool(_NOISE_LINE.match(run.text))


def _trimmed(runs: list[Run], headline: Run | None) -> list[Run]:
    """Without what stands before the headline or, short, in a page header, and without headings that head nothing."""
    out: list[Run] = []
    for run in runs:
        if headline and run.number < headline.number and not run.running:
            continue
        in_header = (
            run.kind != "heading" and len(run.text) < 60 and any(e.tag == "header" for e in _upward(run.element))
        )
        if not in_header:
            out.append(run)
    while len(out) > 1 and out[-1].kind == "heading":
        out.pop()
    return out
