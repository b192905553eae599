"""What a source sets out (tables, lists, pictures, links, code, direction) is set out in the report too, and stays inert."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

import linter
from linter.output.report.page import render

from .browsing import DARK, PHONE, needs_chromium, opened, violations

MARKDOWN = """\
# An absolutely calm harbour

The [absolutely *late* ferry](https://ruritania.example/ferry?a=1&b=2) left, `absolutely = 1` was set, and [Orlow](notes.md) said so.

![The **harbour** <b> at noon](https://ruritania.example/h.png)

3. The talks are absolutely stalled.
4. Nobody came.

   It goes on.
   - A bullet.

| Port | Ships | Verdict |
|---|---|---|
| Tolm | | absolutely calm |

The end.
"""
OWN = "document.title='owned'"
HTML = f"""\
<html><body><article><h1>Talks stall in Tolm</h1>
<p dir="rtl">The ferry was <a href="javascript:{OWN}">absolutely late</a>, and the <a href="data:text/html,<script>{OWN}</script>">harbour was closed</a> by
<a href="vbscript:x">the minister</a>, <a href=" https://ruritania.example/ &#34; onclick={OWN}">said a clerk</a>, in a <a href="mailto:desk@ruritania.example">letter</a>
that he wrote on Monday to the whole of the council of Tolm, whose members read it in the hall by the sea and had nothing to say about it.
<p><img src=x alt="<script>{OWN}</script>&quot; onload={OWN}" onerror="{OWN}"> The harbour is closed until the end of the week, as the clerk said in the letter.
<p><code>&lt;/code>&lt;script>{OWN}&lt;/script></code> is what the clerk wrote about it in the book of the harbour of Tolm on Monday.
<table><tr><th dir="rtl x" colspan="2&quot; onload={OWN}">Ports of the coast<th>Ships of them<tr><td rowspan=99999999>Tolm and Varn<td>absolutely none</table>
</article></body></html>
"""


def page(source: str, format: str) -> HTMLParser:
    return HTMLParser(render(linter.lint(source, format=format, select=["evaluation/intensifier"])))


def test_a_markdown_article_keeps_its_shape() -> None:
    tree = page(MARKDOWN, "markdown")
    words = "".join(node.text() for node in tree.css(".words"))
    (link,) = {node.attributes["href"] for node in tree.css(".words a.out")}
    assert link == "https://ruritania.example/ferry?a=1&b=2"
    assert "".join(node.text() for node in tree.css(".words a.out")) == "absolutely late ferry"
    assert [node.text() for node in tree.css(".words code")] == ["absolutely = 1"]
    assert tree.css_first(".picture").text() == "Picture The harbour <b> at noon"
    items = [(li.attributes.get("value"), li.attributes["class"]) for li in tree.css(".words ol li")]
    assert items == [("3", "depth1"), ("4", "depth1"), (None, "depth1 further"), (None, "depth2 bullet")]
    rows = [[cell.text().strip() for cell in row.css("th, td")] for row in tree.css(".words tr")]
    assert [[cell.rstrip("0123456789") for cell in row] for row in rows] == [
        ["Port", "Ships", "Verdict"],
        ["Tolm", "", "absolutely calm"],
    ]
    assert words.count("absolutely") == 5
    assert not tree.css("img")


def test_marks_stand_on_the_words_that_are_found_whatever_is_around_them() -> None:
    for source, format, count in ((MARKDOWN, "markdown", 4), (HTML, "html", 2)):
        tree = page(source, format)
        marked: dict[str | None, str] = {}
        for mark in tree.css(".words u"):
            marked[mark.attributes["data-note"]] = marked.get(mark.attributes["data-note"], "") + mark.text()
        assert list(marked.values()) == ["absolutely"] * count


@pytest.mark.slow
def test_what_is_set_out_moves_no_offset() -> None:
    result = linter.lint(MARKDOWN, format="markdown", pack="all")
    assert render(result) == render(linter.lint(MARKDOWN, format="markdown", pack="all"))
    document = result.document
    for first in range(len(document.norms)):
        place = document.source_span(first, first + 1)
        assert document.source[place.start : place.end] == document.view[document.starts[first] : document.ends[first]]


@needs_chromium
@pytest.mark.slow
def test_nothing_of_a_hostile_page_runs_and_its_words_are_shown(tmp_path: Path) -> None:
    html = render(linter.lint(HTML, format="html", select=["evaluation/intensifier"]))
    tree, console = opened(html, tmp_path)
    assert console == []
    assert "owned" not in tree.css_first("title").text()
    assert [link.attributes["href"] for link in tree.css(".words a.out")] == ["mailto:desk@ruritania.example"]
    assert not tree.css("img, [onload], [onclick], [onerror]")
    assert tree.css_first(".picture").text() == f'Picture <script>{OWN}</script>" onload={OWN}'
    assert tree.css_first(".words code").text() == f"</code><script>{OWN}</script>"
    assert tree.css_first(".words p[dir=rtl]").text().startswith("The ferry was absolutely late")
    assert not tree.css(".words :is([rowspan], [colspan])"), "a browser takes no such number either"


@needs_chromium
@pytest.mark.slow
@pytest.mark.parametrize("look", [(), (DARK,), (PHONE,)], ids=["light", "dark", "phone"])
def test_axe_finds_nothing_wrong(look: tuple[str, ...], tmp_path: Path) -> None:
    for source, format in ((MARKDOWN, "markdown"), (HTML, "html")):
        html = render(linter.lint(source, format=format, select=["evaluation/intensifier"]))
        assert violations(html, tmp_path, *look) == []
