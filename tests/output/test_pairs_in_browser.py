"""Pages of two versions, and of what is found between articles, in headless Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from linter.output.report.model import Made
from linter.output.sets.page import render as between
from linter.output.versions.page import render as versions
from linter.output.versions.side import side_of
from linter.text import from_text
from linter.versions.compare import compare
from tests.sets.articles import found

from .browsing import DARK, PHONE, needs_chromium, opened, violations
from .making import article, finding

MADE = Made("0", "the default rules", "2026-11-28")
OLD = "Dorn speaks\n\nThe dam of Dorn is absolutely old, and so are its gates.\n\nThe harbour of Dorn has three bridges and a light.\n"
NEW = "Dorn speaks\n\nThe harbour of Dorn has three bridges and a light.\n\nThe dam of Dorn is perfectly old, and so are its brutal gates.\n"


def two_versions() -> str:
    sides = []
    for path, text, words in (("old.txt", OLD, ("absolutely",)), ("new.txt", NEW, ("perfectly", "brutal"))):
        document = from_text(text, path=path)
        made = article()
        made.document, made.findings = document, tuple(finding(document, word) for word in words)
        sides.append(side_of(made))
    return "".join(versions(compare([(sides[0], sides[1])]), 3, MADE, "old.txt", "new.txt"))


def of_a_set() -> str:
    said = (
        "“The dam of Dorn will hold through this winter, if the council agrees, and through another,” said Ilse Brandt."
    )
    return "".join(
        between(found(said, said.replace(", if the council agrees,", ""), said.replace("winter", "autumn")), MADE)
    )


@needs_chromium
@pytest.mark.parametrize("page", [two_versions, of_a_set])
@pytest.mark.slow
def test_opens_under_its_own_policy_without_complaint(page, tmp_path: Path) -> None:
    tree, console = opened(page(), tmp_path)
    assert console == []
    assert "default-src 'none'" in (tree.css_first("meta[http-equiv]").attributes["content"] or "")
    assert not tree.css("script")


def test_both_versions_stand_side_by_side_with_what_has_changed() -> None:
    tree = HTMLParser(two_versions())
    cells = [[cell.css_first(".said") for cell in row.css("td")] for row in tree.css(".sides tbody tr")]
    assert all(len(row) == 2 for row in cells)
    old, new = ([cell.text() for cell in column if cell is not None] for column in zip(*cells, strict=True))
    assert old == OLD.strip().split("\n\n") and new == NEW.strip().split("\n\n")
    assert "absolutely" in " ".join(one.text() for one in tree.css("del")) and tree.css("ins")
    assert sorted(one.text() for one in tree.css(".sides .status")) == ["gone:", "new:", "new:"]
    ids = {one.attributes["id"] for one in tree.css("[id]")}
    links = [link.attributes["href"] or "" for link in tree.css(".where a")]
    assert links and all(link.removeprefix("#") in ids for link in links)


@pytest.mark.slow
@needs_chromium
@pytest.mark.parametrize("look", [(), (DARK,), (PHONE,)], ids=["light", "dark", "phone"])
@pytest.mark.parametrize("page", [two_versions, of_a_set])
def test_axe_finds_nothing_wrong(page, look: tuple[str, ...], tmp_path: Path) -> None:
    assert violations(page(), tmp_path, *look) == []
