"""Writes a folder of pages: an index of articles, a page for each article, for each rule, and for each speaker."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import NamedTuple

from linter.findings.finding import Findings
from linter.output.report.layout import Layout, rule_page, speaker_page
from linter.output.report.leaves import Where, leaves
from linter.output.report.lines import Line, rule_lines, speaker_lines
from linter.output.report.model import Article, Report
from linter.output.report.outlets import outlets
from linter.output.report.page import About, Totals, about_of, fragment, page, report_of
from linter.output.report.store import Listed, Store, Table, batched
from linter.output.report.view import article
from linter.output.sets.site import Between, Taken, taken_of
from linter.output.write import write_whole
from linter.sets.manifest import Manifest
from linter.sets.model import ArticleRef
from linter.text.document import Published

MARK = ".rhetlint-site"
"""The file that says that a folder is a site of ours, with the names of its pages."""

_LINES = 300  # lines of one page of a rule or speaker
_NAMES = 1000  # speakers on one page
_OURS = re.compile(r"(articles|outlets|rules|sets|speakers)/[a-z0-9-]+\.html")


class Piece(NamedTuple):
    """A part of a page of an article; the first of a page has its name (``page``), the first of all has what other pages say of the article."""

    text: str
    page: str | None = None
    about: About | None = None
    by_rule: tuple[Line, ...] = ()
    by_speaker: tuple[Line, ...] = ()
    taken: Taken | None = None


class Written(NamedTuple):
    """What a site has."""

    articles: int
    findings: int
    pages: int


def pieces(layout: Layout, result: Findings, manifest: Manifest | None = None) -> Iterator[Piece]:
    """The page of one article, or its pages if it is very long.

    Args:
        layout: the kind of report.
        result: the article's findings.
        manifest: says of which title, outlet and date articles are.
    """
    view = article(result, layout.key(result), layout.made.pack)
    name = layout.page(result)
    published = result.document.published
    if manifest is not None:
        said = manifest.applied(ArticleRef(view.path, None, view.title, published.outlet, published.date))
        view, published = replace(view, title=said.title), Published(said.outlet, said.date)
    pages = leaves(view, name)
    where = Where(pages)
    about = about_of(view, name, published)
    taken = taken_of(result, view, where)
    by_rule, by_speaker = tuple(rule_lines(result, view, where)), tuple(speaker_lines(result, view, where))
    for of_page, shown in pages:
        texts = _page(layout, shown, about_of(shown, of_page, published))
        if of_page == name:
            yield Piece(next(texts), name, about, by_rule, by_speaker, taken)
        else:
            yield Piece(next(texts), of_page)
        yield from map(Piece, texts)


def _page(layout: Layout, view: Article, about: About) -> Iterator[str]:
    from markupsafe import Markup

    body = (Markup(text) for text in fragment(layout, view))
    return page(layout, "page", report_of(layout, [about]), body=body, site=True)


class Site:
    """A folder of pages in the making.

    Args:
        folder: where it is; it is made if it is missing.
        layout: the kind of report.
        manifest: says of which outlet and date articles are, where they are compared.
    """

    def __init__(self, folder: str, layout: Layout, manifest: Manifest | None = None) -> None:
        self._folder, self._layout = Path(folder), layout
        self._between = Between(layout, manifest)
        self._pages: list[str] = []

    def write(self, made: Iterable[Piece]) -> Written:
        """Write all pages, the index last; pages of an earlier report in the folder that this one does not have are removed.

        Raises:
            OSError: a page cannot be written.
        """
        for name in ("articles", "outlets", "rules", "sets", "speakers"):
            (self._folder / name).mkdir(parents=True, exist_ok=True)
        before = _marked(self._folder)
        self._mark(before)
        totals = Totals()
        with Store() as store:
            for group in _articles(made):
                first = next(group)
                assert first.about is not None
                totals.add(first.about)
                of = first.about.entry.page, first.about.entry.date
                store.add("rule", first.by_rule, *of)
                store.add("speaker", first.by_speaker, *of)
                if first.taken is not None:
                    self._between.add(first.taken)
                for name, texts in _pages(first, group):
                    self._put(name, texts)
            report = totals.report(self._layout)
            rules = list(store.listed("rule"))
            hues = {rule.finding.rule: rule for rule in report.rules}
            for rule in rules:
                self._list(store, "rule", rule, rule_page(rule.name), report=report, rule=hues[rule.name])
            self._speakers(store, report)
            for name, texts in self._between.pages():
                self._put(name, texts)
            self._put("rules/index.html", self._page("rules", report, listed=rules, rules=hues))
            beside = (("Outlets", outlets(report.entries, "outlet")), ("Folders", outlets(report.entries, "folder")))
            shown = [(heading, some) for heading, some in beside if len(some) > 1]
            if shown:
                self._put("outlets/index.html", self._page("outlets", report, side_by_side=shown))
            index = page(
                self._layout,
                "index",
                report,
                style="list",
                script="index",
                side_by_side=shown,
                papers=dict(zip(sorted({entry.outlet for entry in report.entries if entry.outlet}), count(1))),
                between=self._between.total,
                root="",
                listed=rules[:30],
                rules=hues,
            )
            self._put("index.html", index)
        for stale in before - set(self._pages):
            (self._folder / stale).unlink(missing_ok=True)
        self._mark(self._pages)
        return Written(len(report.entries), report.total, len(self._pages))

    def _mark(self, pages: Iterable[str]) -> None:
        """Say which pages are ours: those of an earlier report while this one is made, so that it may be made again if it is ended early."""
        write_whole(self._folder / MARK, (f"{name}\n" for name in sorted(pages)))

    def _speakers(self, store: Store, report: Report) -> None:
        groups = list(batched(store.listed("speaker"), _NAMES)) or [()]
        names = [f"speakers/index{'' if number == 1 else f'-{number}'}.html" for number in range(1, len(groups) + 1)]
        for at, (name, group) in enumerate(zip(names, groups, strict=True)):
            for one in group:
                if one.lines > 1:
                    self._list(store, "speaker", one, speaker_page(one.name), report=report)
            self._put(name, self._page("speakers", report, listed=group, **_turn(names, at)))

    def _list(self, store: Store, table: Table, one: Listed, name: str, report: Report, **more: object) -> None:
        """The pages of a rule or speaker: as many as its lines need."""
        count = -(-one.lines // _LINES)
        names = [name, *(f"{name.removesuffix('.html')}-{number}.html" for number in range(2, count + 1))]
        for at, (to, lines) in enumerate(zip(names, batched(store.lines(table, one.name), _LINES), strict=True)):
            self._put(to, self._page(table, report, listed=one, lines=lines, **_turn(names, at), **more))

    def _page(self, name: str, report: Report, **more: object) -> Iterator[str]:
        return page(self._layout, name, report, style="list", script=None, root="../", **more)

    def _put(self, name: str, texts: Iterable[str]) -> None:
        write_whole(self._folder / name, texts)
        self._pages.append(name)


def _turn(names: list[str], at: int) -> dict[str, str | None]:
    """Links to the page before and after, which are in the same folder."""
    return {
        "back": os.path.basename(names[at - 1]) if at else None,
        "on": os.path.basename(names[at + 1]) if at + 1 < len(names) else None,
    }


def _articles(made: Iterable[Piece]) -> Iterator[Iterator[Piece]]:
    """The pieces of each article."""
    coming = iter(made)
    ahead = next(coming, None)

    def group() -> Iterator[Piece]:
        nonlocal ahead
        assert ahead is not None
        yield ahead
        ahead = None
        for piece in coming:
            if piece.about is not None:
                ahead = piece
                return
            yield piece

    while ahead is not None:
        pieces_of_one = group()
        yield pieces_of_one
        for _ in pieces_of_one:  # what was not asked for
            pass


def _pages(first: Piece, others: Iterable[Piece]) -> Iterator[tuple[str, Iterator[str]]]:
    """The pages of an article, each with its texts, which are asked for in order."""
    ahead: Piece | None = first
    coming = iter(others)

    def texts() -> Iterator[str]:
        nonlocal ahead
        assert ahead is not None
        yield ahead.text
        ahead = None
        for piece in coming:
            if piece.page is not None:
                ahead = piece
                return
            yield piece.text

    while ahead is not None:
        assert ahead.page is not None
        yield ahead.page, texts()


def _marked(folder: Path) -> set[str]:
    """The pages of an earlier site in a folder. The file may be anybody's: only names of the kind that we write count."""
    try:
        text = (folder / MARK).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return set()
    return {name for name in text.splitlines() if _OURS.fullmatch(name)}
