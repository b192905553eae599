"""Hostile articles, names and titles in every HTML that is written, opened in Chromium: nothing of theirs runs, all of it is shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from linter.attribution import Attribution, Speaker
from linter.findings.finding import Findings, Place
from linter.output.report.layout import Layout
from linter.output.report.model import Made
from linter.output.report.page import render
from linter.output.report.site import Site, pieces
from linter.output.sets.page import render as between
from linter.output.versions.page import render as versions
from linter.sets.model import RULES, ArticleRef, Compared, Order, SetFinding, Stretch, Version, Where
from linter.text import Range, from_text
from linter.text.document import Published
from linter.versions.compare import compare
from linter.versions.model import Paragraph, Side, Spot

from .browsing import needs_chromium, opened
from .making import finding

pytestmark = needs_chromium

OWN = "document.title='owned'"
TEXTS = {
    "script": f"<script>{OWN}</script>",
    "closing": f"</style></script></title></textarea><script>{OWN}</script>",
    "comment": f"--><!-- <script>{OWN}</script> -->",
    "cdata": f"]]><script>{OWN}</script><![CDATA[",
    "attribute": f'" onmouseover="{OWN}" autofocus onfocus="{OWN}" x=\'',
    "image": f"<img src=x onerror={OWN}>",
    "svg": f"<svg onload={OWN}><animate onbegin={OWN} attributeName=x dur=1s>",
    "link": f"<a href=javascript:{OWN} id=text name=filters>javascript:{OWN}</a>",
    "meta": "<meta http-equiv=refresh content='0;url=https://ruritania.example/'><base href=//ruritania.example>",
    "frame": f"<iframe srcdoc='<script>parent.{OWN}</script>'></iframe><object data=x></object>",
    "template": "{{ 7*7 }} {% raw %} ${7*7} #{7*7}",
    "form": "<form action=//ruritania.example><input name=family><button>",
    "entities": "&lt;script&gt; &#60;img&#62; &amp;amp; &zwj",
    "prototype": "__proto__ constructor hasOwnProperty",
    "directions": "safe \u202egnp.txt\u202c \u2066x\u2069 \u200fend",
    "controls": "a\x00b\x1b[31mred\x07 \x9b2J \u2028line\u2029par",
    "surrogate": "lone \udce9 half",
}


def hostile(text: str) -> Findings:
    """An article, a file name, and a finding all of whose texts are hostile. (Ids and names are never lone surrogates; what a rule says may be.)"""
    name = text.encode(errors="replace").decode()
    document = from_text(f"{text} today\n\nThe envoy said {text} again.", path=f"{text}/{text}.txt")
    document = replace(document, published=Published(name, "2026-03-01"))
    start = document.source.index("today")
    place = Place(start, start + 5, 1, start + 1, text)
    speaker = Speaker(0, name, "person", aliases=(name,))
    said = Attribution("direct", "say", (Range(0, 2),), Range(2, 3), None, name, 0, "name", text)
    bad = finding(
        document,
        "today",
        f"{name}/x",
        family=name,
        message=text,
        title=text,
        voice="quoted",
        speaker=name,
        why=text,
        advice=text,
        captures={text: place},
        evidence=((text, place),),
        references=(text,),
        suggestion=text,
        also=(name,),
    )
    return Findings(document, (bad,), (said, said), (speaker,), (text,))


def inert(tree: HTMLParser, console: list[str]) -> None:
    assert console == []
    assert "owned" not in tree.css_first("title").text() or OWN in tree.css_first("title").text()
    assert not tree.css(
        "img, iframe, object, base, meta[http-equiv=refresh], animate, [onload], [onerror], [onfocus], [onbegin]"
    )
    assert all(
        (link.attributes.get("href") or "").startswith(
            ("#", "../", "articles/", "outlets/", "rules/", "sets/", "speakers/", "index")
        )
        for link in tree.css("a")
    )
    assert len(tree.css("script")) <= 1 and len(tree.css("style")) <= 1 and len(tree.css("title")) == 1


def visible(text: str) -> str:
    """The part of a text that is shown as it is: before the first control character."""
    return "".join(letter if letter.isprintable() else "\0" for letter in text).split("\0")[0].strip()


@pytest.mark.parametrize("form", ["html", "email"])
@pytest.mark.slow
def test_a_page_stays_inert_and_shows_what_is_there(form: str, tmp_path: Path) -> None:
    """All texts in one page, each an article of its own, so that the browser starts once."""
    html = render(*map(hostile, TEXTS.values()), form=form)
    file = tmp_path / "page.html"
    file.write_text(html, "utf-8", errors="surrogatepass")
    tree, console = opened(file, tmp_path)
    inert(tree, console)
    shown = tree.body.text()
    for text in TEXTS.values():
        assert visible(text) in shown
    assert not set("\x00\x1b\x07\x9b\u202e\u2066\u200f") & set(html)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["attribute", "closing", "prototype", "link"])
def test_a_page_of_one_article_still_filters(name: str, tmp_path: Path) -> None:
    tree, console = opened(render(hostile(TEXTS[name])), tmp_path, at="#voice=quoted")
    inert(tree, console)
    assert tree.css_first("[data-count=shown]").text() == "1 of 1 findings"


@pytest.mark.slow
def test_a_site_stays_inert_under_safe_names(tmp_path: Path) -> None:
    layout = Layout(Made("0", TEXTS["closing"]), alone=False, site=True)
    folder = tmp_path / "site"
    Site(str(folder), layout).write(piece for text in TEXTS.values() for piece in pieces(layout, hostile(text)))
    pages = sorted(folder.rglob("*.html"))
    assert all(
        page.relative_to(folder).as_posix().replace("/", "").replace("-", "").replace(".html", "").isalnum()
        for page in pages
    )
    assert len(list((folder / "articles").iterdir())) == len(TEXTS)
    for page in pages:
        inert(HTMLParser(page.read_bytes()), [])
    for page in (folder / "index.html", folder / "rules" / "index.html", folder / "speakers" / "index.html"):
        tree, console = opened(page, tmp_path)
        inert(tree, console)
        for text in TEXTS.values():
            assert visible(text) in tree.body.text()


def test_a_page_between_articles_stays_inert(tmp_path: Path) -> None:
    findings = []
    for number, text in enumerate(TEXTS.values()):
        where = Where(number, Place(0, 5, 1, 1, text), 1, text)
        version = Version([Stretch(text, "same"), Stretch(text, "cut"), Stretch(text, "other")], [where])
        order: Order = "unknown"
        findings.append(
            SetFinding(RULES[number % len(RULES)], "notice", text, text, text, text, order, [version, version])
        )
    articles = [ArticleRef(f"{text}/x.txt", None, text, text, text) for text in TEXTS.values()]
    html = "".join(between(Compared(articles, findings, 0, 0), Made("0", TEXTS["closing"])))
    shown_inert(html, tmp_path)


@pytest.mark.slow
def test_a_page_of_two_versions_stays_inert(tmp_path: Path) -> None:
    pairs = []
    for text in TEXTS.values():
        found = hostile(text).findings[0]
        old, new = (
            Side(f"{text}.txt", None, text, (Paragraph("paragraph", f"{text} {more}"),), (Spot(found, more, 0, 0, 3),))
            for more in ("before", "now")
        )
        pairs.append((old, new))
        pairs.append((msgspec.structs.replace(old, path=f"{text}/gone.txt"), None))
    html = "".join(versions(compare(pairs), 0, Made("0", TEXTS["closing"]), TEXTS["script"], TEXTS["closing"]))
    shown_inert(html, tmp_path)


def shown_inert(html: str, folder: Path) -> None:
    file = folder / "page.html"
    file.write_text(html, "utf-8", errors="surrogatepass")
    tree, console = opened(file, folder)
    inert(tree, console)
    shown = tree.body.text()
    for text in TEXTS.values():
        assert visible(text) in shown
    assert not set("\x00\x1b\x07\x9b\u202e\u2066\u200f") & set(html)
