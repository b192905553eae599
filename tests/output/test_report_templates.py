"""Templates: blocks that a user's folder replaces, in a sandbox; the e-mail and the Markdown template."""

from __future__ import annotations

import re
from pathlib import Path
from runpy import run_path

import msgspec
import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from linter.findings.finding import Findings
from linter.output.report.environment import TemplateProblem
from linter.output.report.page import render
from linter.text import from_text

from .browsing import needs_chromium, violations
from .making import article, finding

DOCS = Path(__file__).parents[2] / "docs"
HOSTILE = "<script>x()</script> <img src=x onerror=x()> [a](javascript:x()) ![b](c) `d` *e* _f_ | g & &lt; # h\n# i\n\n- j ~~k~~ \\"


def folder_of(tmp_path: Path, **files: str) -> str:
    for name, text in files.items():
        (tmp_path / f"{name}.html.j2").write_text(text, "utf-8")
    return str(tmp_path)


def test_the_reference_is_what_the_types_and_templates_say() -> None:
    """After a change of either: python docs/make_templates.py."""
    made = run_path(str(DOCS / "make_templates.py"))
    assert made["PAGE"].read_text("utf-8") == made["page"]()


def test_the_example_of_the_reference_replaces_blocks_and_keeps_the_rest(tmp_path: Path) -> None:
    example = re.search(
        r"^    \{# DIR/article.*?\n\n", (DOCS / "templates.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    assert example is not None
    ours, theirs = (
        HTMLParser(render(article())),
        HTMLParser(render(article(), templates=folder_of(tmp_path, article=example[0]))),
    )
    assert not theirs.css(".voices") and ours.css(".voices")
    assert theirs.css(".provenance + p")[0].text() == "For the desk of Orsinia."
    for part in (".note", ".words", ".families tbody tr", "script"):
        assert [node.html for node in theirs.css(part)] == [node.html for node in ours.css(part)]


def test_a_part_and_the_page_can_be_replaced_too(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "colophon.html.j2").write_text("<p>Ours: {{ report.total }}</p>", "utf-8")
    page = "{% extends 'rhetlint/page.html.j2' %}{% block title %}Desk: {{ super() }}{% endblock %}"
    tree = HTMLParser(render(article(), templates=folder_of(tmp_path, page=page)))
    assert tree.css_first("footer").text().strip() == "Ours: 4"
    assert tree.css_first("title").text() == "Desk: Harbour talks stall · discourse report"


@pytest.mark.parametrize(
    "wrong, said",
    [
        ("one\n{{ article.headline }}", "article.html.j2:2:1: .*has no attribute 'headline'"),
        ("{{ nothing }}", "article.html.j2:1:1: 'nothing' is undefined"),
        ("one\n\n{% if %}", "article.html.j2:3:1: "),
        ("{% include 'gone.html.j2' %}", "there is no template gone.html.j2"),
        ("{{ 1 + article.title }}", "article.html.j2:1:1: unsupported operand"),
        ("{{ article.__class__.__mro__ }}", "access to attribute '__class__' .* is unsafe"),
        ("{{ ''.format.__globals__ }}", "unsafe"),
        ("{% set x = article.severities.update({'a': 1}) %}", "unsafe|not safely callable"),
        ("{% include '../../../../etc/hostname' %}", "there is no template"),
    ],
)
def test_what_is_wrong_or_reaches_further_is_an_error_with_its_place(wrong: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateProblem, match=said):
        render(article(), templates=folder_of(tmp_path, article=wrong))


def hostile() -> Findings:
    document = from_text(f"He is {HOSTILE} today.", path=f"{HOSTILE}.txt".replace("\n", " "))
    return Findings(
        document, (finding(document, "today", message=HOSTILE, speaker=HOSTILE, title=HOSTILE),), (), (), (HOSTILE,)
    )


def test_the_email_has_everything_in_its_elements(tmp_path: Path) -> None:
    for results in ((article(),), (article(), article())):
        html = render(*results, form="email")
        tree = HTMLParser(html)
        assert not tree.css("style, script, link, svg, [class], [id], a, form")
        for result in results:
            for found in result.findings:
                assert found.message in tree.body.text()
        assert "Mara Voss, the only speaker who is known" in tree.body.text()


def test_the_summary_is_the_same_in_each_form() -> None:
    few = msgspec.structs.replace(article(), findings=article().findings[:1])
    for result in (article(), few):
        page = HTMLParser(render(result)).css_first(".short").text()
        told = " ".join(page.split())
        assert told in " ".join(HTMLParser(render(result, form="email")).body.text().split())
        markdown = HTMLParser(MarkdownIt("commonmark").enable("table").render(render(result, form="markdown")))
        assert told in " ".join(markdown.body.text().split())
        assert not re.search(r" [.,;]|[a-z][0-9]|[0-9][a-z]", told), told


def test_the_email_shows_hostile_text_as_text() -> None:
    tree = HTMLParser(render(hostile(), form="email"))
    assert not tree.css("script, img, a")
    assert HOSTILE.split("\n")[0] in tree.body.text()


def test_the_markdown_reads_as_it_says() -> None:
    html = MarkdownIt("commonmark").enable("table").render(render(article(), article(), form="markdown"))
    tree = HTMLParser(html)
    assert [node.text() for node in tree.css("h1, h2")] == ["2 articles", "Harbour talks stall", "Harbour talks stall"]
    assert [[cell.text() for cell in row.css("td")] for row in tree.css("table")[0].css("tbody tr")][1] == [
        "Mara Voss",
        "20",
        "44 %",
    ]
    assert len(tree.css("li")) == 8
    for found in article().findings:
        assert found.message in tree.body.text()


def test_the_markdown_shows_hostile_text_as_text() -> None:
    html = (
        MarkdownIt("commonmark", {"html": True})
        .enable(["table", "strikethrough"])
        .render(render(hostile(), form="markdown"))
    )
    tree = HTMLParser(html)
    assert not tree.css("script, img, a, code, s")
    assert len(tree.css("h1")) == 1 and len(tree.css("li")) == 1
    assert " ".join(HOSTILE.split()) in " ".join(tree.body.text().split())


@needs_chromium
@pytest.mark.slow
def test_axe_finds_nothing_wrong_with_the_email(tmp_path: Path) -> None:
    assert violations(render(article(), form="email"), tmp_path) == []
