"""Saved pages in the layouts of content systems: the article is read, the rest is not, and every place is right."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from linter.text import from_text, read
from linter.text.readers import body
from linter.text.readers.judge import NoJudge
from linter.text.tokens import normalise

from .marked import PAGES, stretches, unmarked

READ_ALL_THE_SAME = (
    "Advertisement",  # a line of its own among the paragraphs
    "By Ines Calloway",  # inside <article>, with nothing but class names to say that it is about the author
    "Ines Calloway reports on the harbour",
)
PARAGRAPH = "The board of Strand voted on Monday not to sell the quay."
each_page = pytest.mark.parametrize("file", PAGES, ids=[file.stem for file in PAGES])


@pytest.fixture
def page(file, tmp_path):
    saved = tmp_path / file.name
    saved.write_text(unmarked(file.read_text("utf-8")), "utf-8")
    return read(saved)


def flat(document):
    return " ".join(document.view.split())


@each_page
def test_the_article_is_read(file, page):
    wanted = [stretch.text for stretch in stretches(file.read_text("utf-8")) if stretch.read == "yes"]
    assert wanted
    assert [text for text in wanted if text not in flat(page)] == []


@each_page
def test_what_stands_around_it_is_not(file, page):
    blocks = {" ".join(page.view[block.start : block.end].split()) for block in page.blocks}
    around = [stretch.text for stretch in stretches(file.read_text("utf-8")) if stretch.read == "no"]
    assert [text for text in around if text in blocks and not text.startswith(READ_ALL_THE_SAME)] == []


@each_page
def test_every_token_is_at_its_place_in_the_file(file, page):
    for i, norm in enumerate(page.norms):
        start, end = page.source_span(i, i + 1)
        assert normalise(unescape(re.sub("<[^>]*>", "", page.source[start:end]))) == norm


@each_page
def test_nothing_is_read_that_the_page_does_not_say(file, page):
    shown = "".join(LexborHTMLParser(page.source).body.text().split())
    for block in page.blocks:
        assert "".join(page.view[block.start : block.end].split()) in shown


def test_a_page_of_several_entries_is_read_from_the_first_to_the_last(tmp_path):
    (file,) = [file for file in PAGES if file.stem == "entries"]
    view = from_text(unmarked(file.read_text("utf-8")), format="html").view
    assert view.index("The clerk has read") < view.index("Vote!") < view.index("Good afternoon.")


NAMES = [
    "gdpr-Paragraph",
    "paywall",
    "ad-free",
    "promo",
    "comment",
    "cookie-notice",
    "newsletter",
    "related",
    "sidebar",
    "footer",
    "hidden-xs",
    "share",
]


@given(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=8),
    st.sampled_from(["<article>", '<div itemprop="articleBody">']),
    st.booleans(),
)
@pytest.mark.slow
def test_no_class_name_loses_a_paragraph_of_a_marked_article(names, mark, wrapped):
    """Whatever a site calls its paragraphs, a reader sees them in the article."""
    written = [f"{PARAGRAPH[:-1]}, on day {number}." for number in range(len(names))]
    paragraphs = [
        f'<div class="{name}"><p>{text}</p></div>' if wrapped else f'<p class="{name}" id="{name}-{number}">{text}</p>'
        for number, (name, text) in enumerate(zip(names, written, strict=True))
    ]
    source = f"<html><body><nav><a href='/'>Home</a></nav>{mark}<h1>Quay</h1>{''.join(paragraphs)}</{mark[1:].split()[0].rstrip('>')}></body></html>"
    view = flat(from_text(source, format="html"))
    assert [text for text in written if text not in view] == []


def test_without_the_library_the_marks_of_the_page_are_what_there_is(monkeypatch):
    def no_library(page, source):
        raise NoJudge

    monkeypatch.setattr(body, "main_content", no_library)
    document = from_text(
        f"<nav><a href=/>Home</a></nav><div><p>Cookies are kept.</p></div><article><h1>Quay</h1><p>{PARAGRAPH}</p></article>",
        format="html",
    )
    assert flat(document) == f"Quay {PARAGRAPH}"
    assert "readability-lxml" in document.warnings[0]
    unmarked_page = from_text(f"<nav><a href=/>Home</a></nav><div><p>{PARAGRAPH}</p></div>", format="html")
    assert flat(unmarked_page) == PARAGRAPH


def test_a_page_of_which_little_is_read_says_so():
    menu = "".join(f"<li><a href='/{n}'>Section number {n}</a></li>" for n in range(40))
    source = f"<ul>{menu}</ul><article><p>{PARAGRAPH}</p></article>"
    (warning,) = from_text(source, format="html", path="quay.html").warnings
    assert warning.startswith("quay.html: only 12 of the page's ")
    assert from_text(f"<article><p>{PARAGRAPH}</p></article>", format="html").warnings == ()


def test_what_a_reader_cannot_see_is_not_read():
    source = f"""<article><p>{PARAGRAPH}</p><p hidden>Draft.</p><p style="display: none">Old.</p><template><p>Card.</p></template>
    <p aria-hidden="true">The vote was 7 to 2.</p><pre><code>SELECT votes;</code></pre></article>"""
    assert flat(from_text(source, format="html")) == f"{PARAGRAPH} The vote was 7 to 2."


LISTS = {
    "a short list below a heading": "<h2>What Brandt wants</h2><ul><li>A toll</li></ul>",
    "a list inside another": "<ul><li>The mayor spoke<ul><li>A quiet toll</li></ul></li></ul>",
    "a menu": "<menu><li>The mayor left.</li></menu>",
    "an ordered list": "<ol><li>One toll</li><li>Two tolls</li></ol>",
    "terms": "<dl><dt>Toll</dt><dd>A fee</dd></dl>",
    "a table": "<table><tr><td>Brandt</td><td>no</td></tr></table>",
}


each_frame = pytest.mark.parametrize("tag", ["article", "main", "div", "body"])


def framed(tag, middle):
    """A page whose article is in an element, or in nothing but the page, between two paragraphs and a menu and a footer."""
    paragraph = f"<p>{PARAGRAPH} It will ask again in the spring, and nobody on the quay of Strand knows what for.</p>"
    inner = f"<h1>Strand keeps its quay</h1>{paragraph * 2}{middle}{paragraph}"
    story = inner if tag == "body" else f"<{tag}>{inner}</{tag}>"
    menu = "<nav><ul><li><a href='/a'>Home</a></li></ul></nav>"
    return story, f"<html><body>{menu}{story}<footer><ul><li>Impressum</li></ul></footer></body></html>"


@each_frame
@pytest.mark.parametrize("made", LISTS.values(), ids=LISTS)
def test_lists_of_an_article_are_read_however_short_they_are(made, tag):
    story, source = framed(tag, made)
    document = from_text(source, format="html")
    seen = re.sub("<[^>]+>", " ", story).split()
    assert [word for b in document.blocks for word in document.view[b.start : b.end].split()] == seen


@each_frame
def test_a_list_of_links_in_an_article_is_none_of_its_text(tag):
    links = "".join(f'<li><a href="/{n}">Another tale of {n} quays</a></li>' for n in range(4))
    assert "tale" not in from_text(framed(tag, f"<ul>{links}</ul>")[1], format="html").view


COMMENTS = st.lists(
    st.sampled_from(["<!--", "-->", "--!>", "->", ">", "--", "-", "!", "<!", "</", "</ b>", "x ", "</p>", "</>"]),
    max_size=8,
)


@given(COMMENTS)
def test_what_is_a_comment_to_a_browser_is_one(scraps):
    source = f"<p>Brandt spoke. {''.join(scraps)} Orlow left.</p><!-- -->"
    shown = LexborHTMLParser(source).body.text(separator=" ").split() if LexborHTMLParser(source).body else []
    view = from_text(source, format="html").view
    assert "".join(view.split()) == "".join(shown)
