"""Which part of a page is the article: what the page marks as one, with a library as judge of the rest.

Text inside a marked article (``<article>``, ``itemprop=articleBody``) is never dropped because of a class name, whatever the judge says: a paragraph
may well be called ``promo`` or ``paywall``. The judge decides which of several articles are meant (a story, not its comments or teasers), what short
lines among the text are, and, where no article is marked, which runs are it; lists and tables beside its paragraphs are of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from linter.text.readers.judge import NoJudge, main_content
from linter.text.readers.markup import BLOCKS, Element, Page
from linter.text.readers.runs import Run, is_article, runs_of

_NO_JUDGE = (
    "readability-lxml is not installed: only <article>, <main> and articleBody say what of the page is the article, "
    "and comments, notices and teasers may be read too"
)
_LITTLE = "only {read} of the page's {all} words were taken for the article; save the article alone if some are missing"


class Body(NamedTuple):
    """The runs that are the article, in source order, its headline, and what a user should know of how it was found."""

    runs: list[Run]
    title: str | None
    warnings: tuple[str, ...] = ()


def article_of(page: Page, source: str) -> Body:
    """Find the article in a scanned page."""
    runs = runs_of(page, source)
    warnings = []
    judged: Collection[int] | None = None
    try:
        judged = main_content(page, source)
    except NoJudge:
        warnings.append(_NO_JUDGE)
    able = [run for run in runs if run.place.visible and not run.place.never]
    inside, first = _inside(page, able, judged)
    headline = _headline(page, [run for run in able if not inside or run.number <= inside[-1].number], first)
    if headline and inside and headline.number < inside[0].number:
        between = [run for run in able if headline.number < run.number < inside[0].number and run.running]
        inside = [headline, *between, *inside]
    visible = [run for run in runs if run.place.visible]
    inside = _trimmed(inside, headline) or able or visible or runs
    if 3 * _words(inside) < _words(visible):
        warnings.append(_LITTLE.format(read=_words(inside), all=_words(visible)))
    title = headline.text if headline else page.meta.get("og:title") or page.title
    return Body(inside, title, tuple(warnings))


def fragment_of(page: Page, source: str) -> list[Run]:
    """The runs to read of a piece of HTML inside another text: all but what is never an article."""
    visible = [run for run in runs_of(page, source) if run.place.visible]
    return [run for run in visible if not run.place.never] or visible


def _inside(page: Page, able: list[Run], judged: Collection[int] | None) -> tuple[list[Run], int]:
    """The runs of the article without what stands before it, and the number of the first run of the part they are chosen from."""
    marked = _marked(page, able, judged)
    if marked:
        kept = {run.number for run in marked if _is_of_article(run, judged)}
        return _with_headings(marked, kept), marked[0].number
    main = [e for e in page.elements if e.tag == "main" or e.attributes.get("role") == "main"]
    pool = _within(main, able)
    if not any(run.running for run in pool) or not _agreed(pool, judged):
        pool = able
    if judged is None:
        kept = {run.number for run in pool if not _is_link(run)}
    else:
        parts = {_part(page, run) for run in pool if run.number in judged and run.running}
        beside = {part for part in parts if part is not None}
        kept = {
            run.number
            for run in pool
            if not _is_link(run)
            and (run.number in judged or (run.running and _part(page, run) in parts) or _listed(page, run) in beside)
        }
    return _with_headings(pool, kept), pool[0].number if pool else 0


def _marked(page: Page, able: list[Run], judged: Collection[int] | None) -> list[Run]:
    """The runs inside what the page marks as the article; none where it marks nothing."""
    bodies = _within([e for e in page.elements if "articlebody" in e.attributes.get("itemprop", "").lower()], able)
    if any(run.running for run in bodies) and _agreed(bodies, judged):
        return bodies
    groups: dict[str, list[Element]] = defaultdict(
        list
    )  # entries of a live page, comments and teasers are alike within each
    for element in page.elements:
        if is_article(element):
            groups[element.attributes.get("class", "")].append(element)
    texts = {name: _within(elements, able) for name, elements in groups.items()}
    weights = {name: sum(len(run.text) for run in runs if run.running) for name, runs in texts.items()}
    if not any(weights.values()):
        return []
    chosen = {name for name, runs in texts.items() if judged is not None and _agreed(runs, judged)}
    if not chosen:
        most = max(weights, key=weights.__getitem__)
        chosen = {
            most,
            *(
                name
                for name, runs in texts.items()
                if {run.number for run in runs} <= {run.number for run in texts[most]}
            ),
        }
    refused = {run.number for name, runs in texts.items() if name not in chosen for run in runs}
    return [run for run in able if run.place.article >= 0 and run.number not in refused]


def _within(elements: list[Element], able: list[Run]) -> list[Run]:
    """The runs inside any of some elements, which are in source order."""
    numbers = [run.number for run in able]
    out: list[Run] = []
    done = 0
    for element in elements:
        first = bisect_left(numbers, element.first, done)
        done = max(done, bisect_left(numbers, element.last, first))
        out += able[first:done]
    return out


def _agreed(runs: list[Run], judged: Collection[int] | None) -> bool:
    """Whether the judge, if there is one, keeps some running text of these."""
    return judged is None or any(run.number in judged for run in runs if run.running)


def _is_of_article(run: Run, judged: Collection[int] | None) -> bool:
    """Whether a run inside a marked article is of it: what reads like text or is of a list or table is, of other short lines what the judge keeps."""
    if _is_link(run):
        return False
    if judged is None or run.number in judged:
        return True
    if run.place.kind == "item" and run.linked < _FEW_LINKS:
        return True
    return run.running or run.sentence or run.place.kind in ("caption", "blockquote")


def _is_link(run: Run) -> bool:
    """Whether it is but a link to elsewhere."""
    return run.linked > 0.66 and len(run.text) < 200


def _part(page: Page, run: Run) -> Element | None:
    """The element of which a paragraph is a part."""
    element = page.runs[run.number][0].element
    while element.parent is not None and element.tag not in BLOCKS:
        element = element.parent
    return element.parent if element.tag == "p" else element


def _listed(page: Page, run: Run) -> Element | None:
    """What the list or table of a run stands in, beside paragraphs; None of other runs, and of those with links, which lead on."""
    if run.place.kind != "item" or run.linked >= _FEW_LINKS:
        return None
    outermost = None
    element: Element | None = page.runs[run.number][0].element
    while element is not None:
        if element.tag in _LISTS:
            outermost = element
        element = element.parent
    return outermost.parent if outermost is not None else None


def _with_headings(runs: list[Run], kept: Collection[int]) -> list[Run]:
    """The runs that are kept, and the headings of these; a heading right below the first-level one is its subtitle.

    A heading with nothing below it is one of something else, unless it is a whole sentence.
    """
    out: list[Run] = []
    follows = False
    for at in reversed(range(len(runs))):
        run = runs[at]
        is_heading = run.place.kind == "heading"
        if not is_heading:
            follows = run.number in kept
        subtitle = is_heading and at > 0 and runs[at - 1].place.kind == "heading" and runs[at - 1].place.level == 1
        told = is_heading and run.number in kept and run.sentence and len(run.text) >= _WHOLE
        if follows or told or (subtitle and not _is_link(run)):
            out.append(run)
    return out[::-1]


_LISTS = frozenset(("ul", "ol", "dl", "table"))
_FEW_LINKS = 0.25  # of an item's characters; with more it may ask to log in or to share
_WHOLE = 30  # characters of a heading that can be a whole sentence


def _headline(page: Page, runs: list[Run], first: int) -> Run | None:
    """The article's headline: the heading that the page's title repeats, else the last first-level one before its text."""
    named = " ".join((page.meta.get("og:title", ""), page.title or "")).casefold()
    headings = [run for run in runs if run.place.kind == "heading" and run.place.level <= 3]
    headings = [run for run in headings if not _is_link(run)] or headings  # a site's name links to its front page
    for run in headings:
        if len(run.text) > 12 and run.text.casefold() in named:
            return run
    ones = [run for run in headings if run.place.level == 1]
    before = [run for run in ones if run.number < first]
    inside = [run for run in ones if run.number >= first]
    return inside[0] if inside else before[-1] if before else None


def _trimmed(runs: list[Run], headline: Run | None) -> list[Run]:
    """Without what stands before the headline or, short, in a page header."""
    out = []
    for run in runs:
        early = headline is not None and run.number < headline.number and not run.running
        in_header = run.place.header and run.place.kind != "heading" and len(run.text) < 60 and not run.running
        if not early and not in_header:
            out.append(run)
    return out


def _words(runs: Iterable[Run]) -> int:
    return sum(run.text.count(" ") + 1 for run in runs)
