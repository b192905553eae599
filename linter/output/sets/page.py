"""Pages of what is found between articles: one by itself, or those of a site of reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from linter.output.report.layout import Layout
from linter.output.report.model import Made
from linter.output.report.page import Totals, page
from linter.output.sets.text import ORDER, clipped
from linter.sets.model import RULES, ArticleRef, Compared, Order, SetFinding, Stretch, Version, Where

_LONGEST = 4_000  # characters of a wording that are shown around what differs
_PLACES = 20  # places of a wording that are listed


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place where a wording stands: its article, whose words they are, the line, and where a link to it leads, if to anywhere."""

    article: ArticleRef
    speaker: str | None
    line: int
    href: str | None


@dataclass(frozen=True, slots=True)
class VersionView:
    """A wording: its words in stretches, some of its places, and how many more there are."""

    stretches: tuple[Stretch, ...]
    places: tuple[PlaceView, ...]
    more: int


@dataclass(frozen=True, slots=True)
class BetweenView:
    """A finding between articles, with its two wordings and what is known of their order."""

    finding: SetFinding
    versions: tuple[VersionView, ...]
    order: str


@dataclass(frozen=True, slots=True)
class Group:
    """All findings of a kind, of which a page shows ``findings``; ``name`` is what its page is called in a site."""

    rule: str
    name: str
    title: str
    why: str
    advice: str
    total: int
    findings: tuple[BetweenView, ...]


Link = Callable[[Where], str | None]
"""Where a link to a place leads, from the site's folder."""


def render(compared: Compared, made: Made) -> Iterator[str]:
    """A page of all that is found."""
    layout = Layout(made)
    yield from set_page(layout, compared, groups(compared, lambda _: None), root="", site=False)


def groups(compared: Compared, link: Link) -> list[Group]:
    """What is found, by kind; kinds that are not found are left out."""
    made = []
    for rule in RULES:
        found = [one for one in compared.findings if one.rule == rule]
        if found:
            views = tuple(_view(compared, one, link) for one in found)
            name = f"sets/{rule.partition('/')[2]}.html"
            made.append(Group(rule, name, found[0].title, found[0].why, found[0].advice, len(found), views))
    return made


def set_page(
    layout: Layout, compared: Compared, shown: Sequence[Group], *, root: str, site: bool, **more: object
) -> Iterator[str]:
    """A page of some of what is found.

    Args:
        layout: the kind of report.
        compared: all that is found.
        shown: the groups, with the findings that this page has.
        root: the way to the site's folder.
        site: whether it is a page of a site.
        more: whether it is the ``list`` of what a site has, and links to the pages before (``back``) and after (``on``).
    """
    context = {
        "groups": shown,
        "compared": compared,
        "root": root,
        "site": site,
        "list": False,
        "back": None,
        "on": None,
        **more,
    }
    yield from page(layout, "sets", Totals().report(layout), style="sets", script=None, **context)


def _view(compared: Compared, finding: SetFinding, link: Link) -> BetweenView:
    order: Order = finding.order
    return BetweenView(finding, tuple(_version(compared, one, link) for one in finding.versions), ORDER[order])


def _version(compared: Compared, version: Version, link: Link) -> VersionView:
    places = tuple(
        PlaceView(compared.articles[where.article], where.speaker, where.place.line, link(where))
        for where in version.places[:_PLACES]
    )
    return VersionView(tuple(clipped(version, _LONGEST)), places, max(0, len(version.places) - _PLACES))
