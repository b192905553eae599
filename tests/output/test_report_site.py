"""A folder of pages: what is in it, that its links lead somewhere, and what it does to the folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from linter.findings.finding import Findings
from linter.output.report.layout import Layout
from linter.output.report.model import Entry, Made
from linter.output.report.outlets import outlets
from linter.output.report.site import Piece, Site, pieces
from linter.sets.manifest import read_manifest
from linter.text import from_text
from linter.text.document import NOT_SAID, Published

from .browsing import DARK, PHONE, acting, needs_chromium, opened, violations
from .making import article, finding

LAYOUT = Layout(Made("0", "the default rules", "2026-11-28"), alone=False, site=True)


def named(path: str) -> Findings:
    made = article()
    return msgspec.structs.replace(made, document=replace(made.document, path=path))


def written(folder: Path, *paths: str) -> Path:
    def all_pieces() -> Iterator[Piece]:
        for path in paths:
            yield from pieces(LAYOUT, named(path))

    Site(str(folder), LAYOUT).write(all_pieces())
    return folder


def test_every_link_of_every_page_leads_somewhere(tmp_path: Path) -> None:
    follow(written(tmp_path / "site", "harbour/monday.txt", "harbour/tuesday.txt", "gazette/monday.txt"))


def follow(folder: Path) -> None:
    """All links of a site lead to a page that is there, and to something in it; and each page is led to."""
    trees = {page: HTMLParser(page.read_bytes()) for page in folder.rglob("*.html")}
    ids = {page.resolve(): {node.attributes["id"] for node in tree.css("[id]")} for page, tree in trees.items()}
    reached = {(folder / "index.html").resolve()}
    for page, tree in trees.items():
        for link in tree.css("a[href]"):
            to, _, anchor = (link.attributes["href"] or "").partition("#")
            target = (page.parent / to).resolve() if to else page.resolve()
            reached.add(target)
            assert target in ids, (page, link.attributes["href"])
            assert not anchor or "=" in anchor or anchor in ids[target], (page, link.attributes["href"])
    assert reached == ids.keys()


def test_the_index_lists_articles_folders_rules_and_speakers(tmp_path: Path) -> None:
    folder = written(tmp_path / "site", "harbour/monday.txt", "harbour/tuesday.txt", "gazette/monday.txt")
    index = HTMLParser((folder / "index.html").read_bytes())
    rows = [[cell.text().strip() for cell in row.css("td")] for row in index.css(".sortable tbody tr")]
    assert [row[1:6] for row in rows] == [["45", "4", "88.9", "1", "Mara Voss 100\u00a0%"]] * 3
    assert [row[0] for row in rows] == [
        f"Harbour talks stall{path}" for path in ("harbour/monday.txt", "harbour/tuesday.txt", "gazette/monday.txt")
    ]
    assert [row.css_first("th").text() for row in index.css("table")[0].css("tbody tr")] == ["gazette", "harbour"]
    rules = HTMLParser((folder / "rules" / "index.html").read_bytes())
    assert [cell.text() for cell in rules.css("tbody tr")[0].css(".num")] == ["6", "3"]
    speakers = HTMLParser((folder / "speakers" / "index.html").read_bytes())
    assert [cell.text() for cell in speakers.css("tbody th, tbody td")] == ["Mara Voss", "9", "3"]
    said = HTMLParser(next((folder / "speakers").glob("mara-voss-*.html")).read_bytes())
    assert len(said.css(".lines li")) == 9
    assert said.css_first(".said").text() == "The West is putting incredible pressure on Orsinia"
    lines = HTMLParser(next((folder / "rules").glob("distancing-alleged-*.html")).read_bytes())
    assert lines.css_first(".lines mark").text() == "alleged change"
    said_there = lines.css_first(".said").text()
    assert "reported that the alleged change in the treaty" in said_there
    assert set(said_there.replace("…", "").split()) <= set(article().document.view.split()), "whole words"


@pytest.mark.slow
def test_long_lists_are_cut_into_pages_that_lead_to_each_other(tmp_path: Path) -> None:
    folder = written(tmp_path / "site", *(f"a{number}.txt" for number in range(160)))
    first, second = sorted((folder / "rules").glob("evaluation-intensifier-*.html"), key=lambda page: len(page.name))
    assert len(HTMLParser(first.read_bytes()).css(".lines li")) == 300
    assert len(HTMLParser(second.read_bytes()).css(".lines li")) == 20
    assert HTMLParser(first.read_bytes()).css_first(".turn a").attributes["href"] == second.name
    assert HTMLParser(second.read_bytes()).css_first(".turn a").attributes["href"] == first.name


def test_pages_of_an_earlier_report_go_and_nothing_else_does(tmp_path: Path) -> None:
    folder = written(tmp_path / "site", "monday.txt", "tuesday.txt")
    (folder / "notes.txt").write_text("mine", "utf-8")
    (tmp_path / "mine.html").write_text("mine", "utf-8")
    with (folder / ".rhetlint-site").open("a", encoding="utf-8") as mark:
        mark.write("../mine.html\narticles/../../mine.html\nnotes.txt\n")
    written(folder, "tuesday.txt")
    assert [page.name.split("-")[0] for page in (folder / "articles").iterdir()] == ["tuesday"]
    assert (folder / "notes.txt").exists() and (tmp_path / "mine.html").exists()


def test_the_same_articles_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = (written(tmp_path / name, "harbour/monday.txt", "monday.txt") for name in ("one", "other"))
    pages = sorted(page.relative_to(one) for page in one.rglob("*") if page.is_file())
    assert pages == sorted(page.relative_to(other) for page in other.rglob("*") if page.is_file())
    assert all((one / page).read_bytes() == (other / page).read_bytes() for page in pages)


def entry(folder: str, words: int, findings: int) -> Entry:
    return Entry(
        "a",
        "t",
        f"{folder}/x",
        folder,
        None,
        "x.html",
        words,
        findings,
        {},
        {"evaluation": findings},
        None,
        0,
        words // 2,
        (("Mara Voss", words // 2),) if findings else (),
    )


def test_a_folders_density_has_an_interval_that_follows_from_its_articles() -> None:
    (even,) = outlets([entry("a", 100, 2)] * 6, "folder")
    assert (even.density, even.interval, even.named) == (20.0, (20.0, 20.0), 0.5)
    (uneven,) = outlets([entry("a", 100, findings) for findings in (0, 4) * 5], "folder")
    assert uneven.interval is not None
    # ten articles with 0 or 4 findings: the standard error of their mean is 2 · √(10 / 9) / √10
    assert uneven.interval == pytest.approx((20 - 1.95996 * 20 / 3, 20 + 1.95996 * 20 / 3), rel=1e-4)
    assert uneven.bars[0].interval == uneven.interval, "the only family has all findings"
    assert (uneven.spoken, uneven.floor) == (500, (("Mara Voss", 250),))
    (few,) = outlets([entry("a", 100, 2)] * 4, "folder")
    assert few.interval is None and few.bars[0].interval is None


@needs_chromium
@pytest.mark.slow
def test_the_index_sorts_and_searches_and_keeps_it_in_the_address(tmp_path: Path) -> None:
    folder = written(tmp_path / "site", "harbour/monday.txt", "gazette/tuesday.txt", "gazette/wednesday.txt")
    html = (folder / "index.html").read_text("utf-8")
    tree, console = opened(html, tmp_path, at="#find=GAZETTE")
    assert console == []
    assert ["hidden" in row.attributes for row in tree.css(".sortable tbody tr")] == [True, False, False]
    assert tree.css_first(".find output").text() == "2 of 3 articles"
    acts = """
    const button = document.querySelector(".sortable th button");
    button.click(); button.click();
    document.body.dataset.at = location.hash;
    """
    tree, console = opened(acting(html, acts), tmp_path)
    assert console == []
    assert tree.body.attributes["data-at"] == "#sort=0&order=descending"
    assert [row.css_first("small").text() for row in tree.css(".sortable tbody tr")] == [
        "harbour/monday.txt",
        "gazette/wednesday.txt",
        "gazette/tuesday.txt",
    ]


def dated(folder: Path) -> Path:
    """A site of articles of two outlets, of which one has a date, one a moment, one neither; the manifest corrects one."""
    said = {
        "harbour/monday.txt": Published("The Harbour", "2026-03-02"),
        "gazette/tuesday.txt": Published("Orsinian Gazette", "2026-03-01T09:30:00Z"),
        "gazette/undated.txt": NOT_SAID,
    }
    manifest = folder / "manifest.csv"
    manifest.parent.mkdir(exist_ok=True)
    manifest.write_text(
        "path,outlet,date\ngazette/undated.txt,Orsinian Gazette,\nharbour/monday.txt,,2026-02-27\n", "utf-8"
    )

    def all_pieces() -> Iterator[Piece]:
        for path, published in said.items():
            made = named(str(folder / path))
            yield from pieces(
                LAYOUT,
                msgspec.structs.replace(made, document=replace(made.document, published=published)),
                read_manifest(str(manifest)),
            )

    Site(str(folder / "site"), LAYOUT, read_manifest(str(manifest))).write(all_pieces())
    return folder / "site"


def test_the_index_has_dates_and_outlets_and_sets_outlets_side_by_side(tmp_path: Path) -> None:
    index = HTMLParser((dated(tmp_path / "week") / "index.html").read_bytes())
    rows = [
        (row.attributes.get("data-outlet"), row.css("td")[6].text().strip()) for row in index.css(".sortable tbody tr")
    ]
    assert rows == [("2", "2026-02-27"), ("1", "2026-03-01 09:30"), ("1", "")]
    assert [option.text() for option in index.css("[name=outlet] option")] == ["all", "Orsinian Gazette", "The Harbour"]
    beside = [row.css_first("th").text() for row in index.css("table")[0].css("tbody tr")]
    assert beside == ["Orsinian Gazette", "The Harbour"]
    floor = index.css("table")[0].css("tbody tr")[0].css("td.wide")[-1].text()
    assert floor == "Mara Voss\u00a0100\u00a0%"
    by_family = HTMLParser((tmp_path / "week" / "site" / "outlets" / "index.html").read_bytes())
    assert [head.text() for head in by_family.css("h2")] == ["Outlets", "Folders"]
    rows_of = {row.css_first("th").text(): row.css("td") for row in by_family.css("table")[0].css("tbody tr")}
    assert [cell.text().strip() for cell in rows_of["evaluation"]] == ["44.4", "44.4"]
    without = HTMLParser((written(tmp_path / "site", "a/x.txt", "b/y.txt") / "index.html").read_bytes())
    assert not without.css("[name=outlet], .dated")


@needs_chromium
@pytest.mark.slow
def test_the_index_sorts_by_date_and_shows_one_outlet(tmp_path: Path) -> None:
    html = (dated(tmp_path / "week") / "index.html").read_text("utf-8")
    for order, last in (("ascending", ["tuesday.txt", "undated.txt"]), ("descending", ["monday.txt", "undated.txt"])):
        tree, console = opened(html, tmp_path, at=f"#sort=6&order={order}")
        assert console == []
        names = [row.css_first("small").text().rsplit("/", 1)[1] for row in tree.css(".sortable tbody tr")]
        assert names[1:] == last
    acts = """
    const choice = document.querySelector("[name=outlet]");
    choice.value = "1";
    choice.dispatchEvent(new Event("input", {bubbles: true}));
    document.body.dataset.at = location.hash;
    """
    tree, console = opened(acting(html, acts), tmp_path)
    assert console == []
    assert tree.body.attributes["data-at"] == "#outlet=1"
    assert tree.css_first(".find output").text() == "2 of 3 articles"
    assert violations(html, tmp_path) == []


@pytest.mark.slow
@needs_chromium
@pytest.mark.parametrize("look", [(), (DARK,), (PHONE,)], ids=["light", "dark", "phone"])
def test_axe_finds_nothing_wrong(look: tuple[str, ...], tmp_path: Path) -> None:
    folder = written(tmp_path / "site", "harbour/monday.txt", "gazette/monday.txt")
    pages = [
        "index.html",
        "rules/index.html",
        "speakers/index.html",
        "sets/index.html",
        "outlets/index.html",
        *(f"{kind}/{next((folder / kind).glob('*-*.html')).name}" for kind in ("rules", "speakers", "articles")),
    ]
    for page in pages:
        assert violations((folder / page).read_text("utf-8"), tmp_path, *look) == [], page


def test_a_speakers_page_is_in_time(tmp_path: Path) -> None:
    site = dated(tmp_path / "week")
    page = HTMLParser(next((site / "speakers").glob("mara-voss-*.html")).read_bytes())
    assert "by date" in page.css_first("main p").text()
    days = ["".join(re.findall(r"2026-\d\d-\d\d", line.text())) for line in page.css(".lines li")]
    assert days == ["2026-02-27"] * 3 + ["2026-03-01"] * 3 + [""] * 3


def long(paragraphs: int) -> Findings:
    """An article of many paragraphs with a finding in each, and one over two paragraphs."""
    one = "The envoy was utterly late, and the harbour of Orsinia was <closed> & dark on day {}."
    texts = [one.format(number) + " A ferry came." * 20 for number in range(paragraphs)]
    document = from_text("Harbour talks stall\n\n" + "\n\n".join(texts) + "\n", path="long.txt")
    found = [finding(document, "utterly", nth=nth, message="m" * 400) for nth in range(paragraphs)]
    start = document.view.index(f"day {paragraphs // 2}.")
    over = document.view[start : document.view.index("The envoy", start) + len("The envoy")]
    found.append(finding(document, over, "figures/over"))
    measured = finding(document, "Harbour", "measures/single-source", value=1.0)
    return Findings(document, tuple(sorted([measured, *found], key=lambda one: one.place.start)), (), ())


@pytest.mark.slow
def test_a_very_long_article_has_several_pages_each_short_with_all_there_is(tmp_path: Path) -> None:
    made = long(700)
    Site(str(tmp_path), LAYOUT).write(pieces(LAYOUT, made))
    files = sorted((tmp_path / "articles").iterdir(), key=lambda page: (len(page.name), page.name))
    assert len(files) > 2 and all(page.stat().st_size < 300_000 for page in files)
    trees = [HTMLParser(page.read_bytes()) for page in files]
    words = [" ".join(node.text() for node in tree.css(".words")) for tree in trees]
    assert " ".join(" ".join(words).split()) == " ".join(made.document.view.split())
    cards = [card.attributes["id"] for tree in trees for card in tree.css(".note")]
    assert len(cards) == len(set(cards)) == len(made.findings)
    assert [len(tree.css(".overview")) for tree in trees] == [1] + [0] * (len(files) - 1)
    assert "Page 2 of" in trees[1].css_first(".turn").text()
    for number, tree in enumerate(trees):
        told = tree.css_first(".facts b").text()
        assert told == str(len(tree.css(".note")))
        assert {rule.attributes["id"] for rule in tree.css(".rule")} == {
            "r-" + card.css_first(".r").text() for card in tree.css(".note")
        }
        ways = [link.attributes["href"] for link in tree.css_first(".turn").css("a")]
        assert ways == [files[at].name for at in (number - 1, number + 1) if 0 <= at < len(files)]
    index = HTMLParser((tmp_path / "index.html").read_bytes())
    assert [row.css("td")[2].text() for row in index.css(".sortable tbody tr")] == [str(len(made.findings))]
    follow(tmp_path)


@needs_chromium
@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 820, 1440])
def test_no_page_is_wider_than_the_screen_and_no_name_is_broken_letter_by_letter(width: int, tmp_path: Path) -> None:
    site = dated(tmp_path / "week")
    acts = """
    document.body.dataset.over = document.documentElement.scrollWidth - innerWidth;
    document.body.dataset.least = Math.min(...[...document.querySelectorAll("th[scope=row], .sortable td:first-child")].map((cell) => cell.offsetWidth));
    document.body.dataset.bars = document.querySelectorAll(".sortable tbody svg rect").length;
    """
    for page in ("index.html", "outlets/index.html", "rules/index.html", "speakers/index.html"):
        html = acting((site / page).read_text("utf-8"), acts)
        tree, console = opened(html, tmp_path, f"--window-size={width},900")
        assert console == [], page
        assert float(tree.body.attributes["data-over"]) <= 0, page
        assert float(tree.body.attributes["data-least"]) >= 70, page
        if page == "index.html":
            assert tree.body.attributes["data-bars"] == "6", "families of two colours in each of three articles"
