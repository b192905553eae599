"""Markdown is linted as a reader sees it rendered, and every word is at its place in the file."""

import re
from html import unescape

from hypothesis import example, given, settings
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from linter.text import from_text
from linter.text.tokens import normalise

from .written import MARKDOWN

BLOCK = "p h1 h2 h3 h4 h5 h6 li td th blockquote div"


def rendered(source):
    """The words of a text as markdown-it renders it, without code blocks."""
    page = LexborHTMLParser(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(source))
    for code in page.css("pre"):
        code.decompose()
    for block in page.css(", ".join([*BLOCK.split(), "br"])):
        block.insert_after(" ")
        block.insert_before(" ")
    return page.body.text().split()


def bare(text):
    """A text without references, and without what may be markup in it."""
    return re.sub(r"[\s\\`*_~>]", "", unescape(text))


@settings(max_examples=400)
@given(MARKDOWN)
@example("Name | Vote\n---|---\nMayor Lee said | no\n")
@example("> Name | Vote\n> ---|---\n> Lee | a a\n")
@example("|a|b|\n|-|-|\n||b|\n|x\\|y|x\\|y|\n")
def test_what_a_reader_sees_is_what_is_linted(source):
    assert from_text(source, format="markdown").view.split() == rendered(source)


@settings(max_examples=400)
@given(MARKDOWN)
@example("Name | Vote\n---|---\nMayor Lee said | no\n")
def test_every_token_is_at_its_place(source):
    document = from_text(source, format="markdown")
    done = 0
    for i, norm in enumerate(document.norms):
        start, end = document.source_span(i, i + 1)
        assert start >= done
        done = start
        assert normalise(bare(source[start:end])) == bare(norm)
