"""The pages of a site of reports that show what is found between its articles."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from linter.findings.finding import Findings
from linter.output.report.layout import Layout
from linter.output.report.leaves import Where as Pages
from linter.output.report.leaves import page_at
from linter.output.report.model import Article
from linter.output.sets.page import Group, groups, set_page
from linter.sets.compare import compare
from linter.sets.extract import extract
from linter.sets.manifest import Manifest
from linter.sets.model import Extract, Where

_ON_PAGE = 60  # findings


class Taken(NamedTuple):
    """What is compared of an article, its pages with the rows that they begin with, what the ids of them begin with, and the row of each of its paragraphs."""

    extract: Extract
    pages: tuple[tuple[int, str], ...]
    key: str
    rows: tuple[int, ...]


def taken_of(result: Findings, view: Article, pages: Pages) -> Taken:
    """What is compared of an article, and where its page shows it; borrowed framings are looked for by the rules that were chosen."""
    row_of = {one.number: row.blocks[0].number for row in view.rows for one in row.blocks}
    rows = tuple(row_of.get(number, 1) for number in range(1, len(result.document.blocks) + 1))
    return Taken(extract(result, view.title), pages.starts, view.key, rows)


class Between:
    """What is found between the articles of a site.

    Args:
        layout: the kind of report.
        manifest: says of which outlet and date articles are.
    """

    def __init__(self, layout: Layout, manifest: Manifest | None = None) -> None:
        self._layout, self._manifest = layout, manifest
        self._taken: list[Taken] = []
        self.total: int | None = None
        """How much was found; None where there is nothing to compare, and no page."""

    def add(self, taken: Taken) -> None:
        """One article more."""
        self._taken.append(taken)

    def pages(self) -> Iterator[tuple[str, Iterator[str]]]:
        """The pages by their names: a list of what is found, and a page for each kind, or several where there is much of it."""
        if len(self._taken) < 2:
            return
        compared = compare((one.extract for one in self._taken), manifest=self._manifest)
        self.total = len(compared.findings)
        found = groups(compared, self._link)
        bare = [replace(group, findings=()) for group in found]
        yield "sets/index.html", set_page(self._layout, compared, bare, root="../", site=True, list=True)
        for group in found:
            parts = [group.findings[at : at + _ON_PAGE] for at in range(0, group.total, _ON_PAGE)]
            names = _names(group, len(parts))
            for at, (name, part) in enumerate(zip(names, parts, strict=True)):
                one = replace(group, findings=part)
                back = os.path.basename(names[at - 1]) if at else None
                on = os.path.basename(names[at + 1]) if at + 1 < len(names) else None
                yield name, set_page(self._layout, compared, [one], root="../", site=True, list=False, back=back, on=on)

    def _link(self, where: Where) -> str:
        taken = self._taken[where.article]
        row = taken.rows[where.paragraph - 1] if where.paragraph <= len(taken.rows) else 1
        return f"{page_at(taken.pages, row)}#{taken.key}-p{row}"


def _names(group: Group, count: int) -> list[str]:
    return [group.name, *(f"{group.name.removesuffix('.html')}-{number}.html" for number in range(2, count + 1))]
