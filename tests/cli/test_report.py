"""The command ``report``: formats, folders, templates, and how a report says that it was made."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from linter.output.report.reference import Reference

LONG = "# The calm harbour\n\n" + "The ferry was absolutely late, and nobody in the harbour of Tolm knew why. " * 20


@pytest.mark.slow
def test_the_ending_or_the_option_chooses_the_format(rhetlint, folder):
    assert rhetlint("report", "loud.md", "-o", "out.md").returncode == 0
    assert (folder / "out.md").read_text("utf-8").startswith("# “The treaty is absolutely perfect,”")
    rhetlint("report", "loud.md", "-o", "mail.html", "--format", "email")
    assert "<style" not in (folder / "mail.html").read_text("utf-8")
    assert "email" in rhetlint("report", "loud.md", "--format", "letter").stderr


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_folder_gets_a_page_an_article_for_any_number_of_workers(rhetlint, folder, jobs):
    (folder / "news").mkdir()
    for number in range(9):
        (folder / "news" / f"{number}.md").write_text((folder / "loud.md").read_text("utf-8"), "utf-8")
    done = rhetlint("report", "news", "-o", "site/", "--pack", "all", "-j", jobs)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"site/: \d+ findings in 9 articles, \d+ pages; open site/index.html\n", done.stdout)
    assert len(list((folder / "site" / "articles").iterdir())) == 9
    pages = {page.relative_to(folder / "site"): page.read_bytes() for page in (folder / "site").rglob("*.html")}
    again = rhetlint("report", "news", "-o", "site", "--pack", "all", "-j", jobs)  # the folder is there, and ours
    assert again.returncode == 0
    assert {page.relative_to(folder / "site"): page.read_bytes() for page in (folder / "site").rglob("*.html")} == pages


@pytest.mark.slow
def test_workers_do_not_change_a_page(rhetlint, folder):
    for number in range(9):
        (folder / f"{number}.md").write_text((folder / "loud.md").read_text("utf-8"), "utf-8")
    one, two = (rhetlint("report", ".", "-o", "-", "--pack", "all", "-j", jobs).stdout for jobs in "12")
    assert one == two and one.count("<article") == 11


@pytest.mark.slow
def test_a_site_is_never_linted_itself_nor_written_among_other_files(rhetlint, folder):
    rhetlint("report", ".", "-o", "site/")
    done = rhetlint("report", ".", "-o", "site/")
    assert "in 2 articles" in done.stdout
    done = rhetlint("report", "loud.md", "-o", ".")
    assert done.returncode == 2 and "holds other files" in done.stderr
    done = rhetlint("report", "loud.md", "-o", "no/site/")
    assert done.returncode == 2 and "there is no such folder" in done.stderr
    done = rhetlint("report", "loud.md", "-o", "calm.txt/")
    assert done.returncode == 2 and "calm.txt/: is no folder" in done.stderr
    done = rhetlint("report", "loud.md", "-o", "new/", "--format", "markdown")
    assert done.returncode == 2 and "html only" in done.stderr and not (folder / "new").exists()


def test_an_article_that_is_set_aside_has_no_page(rhetlint, folder):
    done = rhetlint("report", "loud.md", "missing.txt", "-o", "site/")
    assert done.returncode == 2 and "missing.txt" in done.stderr
    assert len(list((folder / "site" / "articles").iterdir())) == 1
    assert rhetlint("report", "missing.txt", "-o", "empty/").returncode == 2
    assert not (folder / "empty").exists()


@pytest.mark.slow
def test_the_date_is_only_that_of_the_environment_and_a_card_says_how_its_speaker_was_found(
    rhetlint, folder, monkeypatch
):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert "found by name" in rhetlint("report", "loud.md", "-o", "-", "--pack", "all").stdout
    undated = rhetlint("report", "loud.md", "-o", "-", "--pack", "all").stdout
    assert "(pack all), from rules alone" in undated
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")
    assert (
        "(pack all) on 2026-11-28, from rules alone" in rhetlint("report", "loud.md", "-o", "-", "--pack", "all").stdout
    )
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "noon")
    done = rhetlint("report", "loud.md", "-o", "-")
    assert done.returncode == 2 and "SOURCE_DATE_EPOCH=noon" in done.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.slow
def test_templates_of_ones_own(rhetlint, folder, jobs):
    (folder / "ours").mkdir()
    (folder / "ours" / "article.html.j2").write_text("<p>{{ article.path }}</p>", "utf-8")
    page = rhetlint("report", "loud.md", "calm.txt", "-o", "-", "--templates", "ours", "-j", jobs).stdout
    assert "</nav><p>loud.md</p><p>calm.txt</p></main>" in page
    (folder / "ours" / "article.html.j2").write_text("\n{{ article.headline }}", "utf-8")
    done = rhetlint("report", "loud.md", "calm.txt", "-o", "page.html", "--templates", "ours", "-j", jobs)
    assert done.returncode == 2 and "article.html.j2:2:1: " in done.stderr and "headline" in done.stderr
    assert "Traceback" not in done.stderr and not (folder / "page.html").exists()
    assert "is no folder of templates" in rhetlint("report", "loud.md", "--templates", "gone").stderr


@pytest.mark.parametrize(
    ("options", "shown"),
    [((), True), (("--pack", "all"), True), (("--select", "evaluation/*"), False), (("--pack", "core,speech"), False), (("--min-precision", "0.1"), False)],
)  # fmt: skip
def test_gauges_are_shown_where_a_pack_runs_alone(rhetlint, folder, options, shown):
    (folder / "calm.md").write_text(LONG, "utf-8")
    assert rhetlint("report", "calm.md", "-o", "page.html", *options).returncode == 0
    tree = HTMLParser((folder / "page.html").read_bytes())
    assert bool(tree.css(".gauges")) is shown
    if shown:
        families = [row.css_first("th").text() for row in tree.css(".gauges tbody tr")]
        assert "evaluation" in families and families == sorted(families)
        assert f"{Reference.read().articles} articles" in " ".join(tree.css_first(".gauges + .legend").text().split())


def test_a_configuration_that_may_choose_other_rules_hides_them(rhetlint, folder):
    (folder / "calm.md").write_text(LONG, "utf-8")
    (folder / "rhetlint.toml").write_text('ignore = ["evaluation/intensifier"]\n', "utf-8")
    rhetlint("report", "calm.md", "-o", "page.html")
    assert not HTMLParser((folder / "page.html").read_bytes()).css(".gauges")
    rhetlint("report", "calm.md", "-o", "page.html", "--no-config")
    assert HTMLParser((folder / "page.html").read_bytes()).css(".gauges")
