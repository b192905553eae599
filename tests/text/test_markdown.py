"""Markdown is linted as a reader sees it rendered, and every word is at its place in the file."""

import re
import unicodedata
from html import unescape
from urllib.parse import unquote

import pytest
from hypothesis import example, given, settings
from hypothesis.strategies import lists, sampled_from
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from linter.text import from_text
from linter.text.shape import UNREAD
from linter.text.tokens import normalise

from .written import MARKDOWN, SCRAPS

BLOCK = "p h1 h2 h3 h4 h5 h6 li td th blockquote div"
INVISIBLE = re.compile("[\u00ad\u200b]")


def rendered(source):
    """The words of a text as markdown-it renders it, without code blocks."""
    page = LexborHTMLParser(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(source))
    for unread in page.css("pre, script"):
        unread.decompose()
    for block in page.css(", ".join([*BLOCK.split(), "br"])):
        block.insert_after(" ")
        block.insert_before(" ")
    return words(page.body.text())


def words(text):
    return unicodedata.normalize("NFC", INVISIBLE.sub("", text)).split()


def linted(document):
    """The words of the blocks: what rules see."""
    return [word for block in document.blocks for word in words(document.view[block.start : block.end])]


def bare(text):
    """A text without references, tags, addresses of links and pictures, and without what may be markup in it."""
    shown = re.sub(r'!\[alt\]\(p\.png\)|\]\((?:x|<y z> "t")\)|<(?=http)|<script>q</script>|<[^>]*>', "", text)
    return re.sub(r"[\s\\`*_~>|\[\]]", "", INVISIBLE.sub("", unescape(shown.replace("\0", "\ufffd"))))


@pytest.mark.slow
@settings(max_examples=400)
@given(MARKDOWN)
@example("Name | Vote\n---|---\nMayor Lee said | no\n")
@example("> Name | Vote\n> ---|---\n> Lee | a a\n")
@example("|a|b|\n|-|-|\n||b|\n|x\\|y|x\\|y|\n")
def test_what_a_reader_sees_is_what_is_linted(source):
    assert linted(from_text(source, format="markdown")) == rendered(source)


@settings(max_examples=400)
@given(SCRAPS)
@example("\x0c\nLee said\n")
@example("- Lee\n\tsaid\n")
@example("a<br>b | c\n---|---\n`a\\|b`\x85|d\n")
@example("<div>\n\u2028Lee said\n")
@example("Lee <script>q</script>said")
@pytest.mark.slow
def test_what_a_reader_sees_of_scraps_is_what_is_linted(source):
    assert linted(from_text("Word.\n\n" + source, format="markdown")) == rendered("Word.\n\n" + source)


@settings(max_examples=400)
@given(MARKDOWN | SCRAPS)
@example("Name | Vote\n---|---\nMayor Lee said | no\n")
@example("- Lee\n\tsaid\n")
@pytest.mark.slow
def test_every_token_is_at_its_place(source):
    document = from_text(source, format="markdown")
    done = 0
    for i, norm in enumerate(document.norms):
        if norm == UNREAD:  # of code: what is shown stands for it
            norm = normalise(document.view[document.starts[i] : document.ends[i]])
        start, end = document.source_span(i, i + 1)
        assert start >= done
        done = start
        written = normalise(bare(source[start:end]))
        assert written == bare(norm) or (
            "%c3" in written and bare(norm) in unquote(written)
        )  # an address has one place


def nested(depth, loose):
    """Lists inside one another, a word in each, and a paragraph after them."""
    gap = "\n\n" if loose else "\n"
    return "".join(f"{'  ' * level}- level{level}{gap}" for level in range(depth)) + "\n\nAfterwards Orlow left.\n"


@pytest.mark.parametrize("source", [nested(10, False), nested(19, True), "> " * 39 + "Orlow left.\n"])
def test_what_nests_as_deep_as_people_write_is_read_as_it_is_shown(source):
    document = from_text(source, format="markdown")
    shown = re.sub(r"<[^>]+>", " ", MarkdownIt("commonmark", {"maxNesting": 1000}).render(source))
    assert linted(document) == shown.split()
    assert not document.warnings


@settings(max_examples=20, deadline=None)
@given(marks=lists(sampled_from(["- ", "> ", "1. ", "* "]), min_size=30, max_size=150))
@example(marks=["> "] * 150)
@example(marks=["- "] * 150)
def test_what_nests_deeper_is_read_all_the_same_and_a_warning_says_how(marks):
    source = "".join(marks) + "Brandt spoke.\n\nOrlow left.\n"
    document = from_text(source, format="markdown")
    assert linted(document)[-4:] == ["Brandt", "spoke.", "Orlow", "left."]
    levels = sum(1 if mark == "> " else 2 for mark in marks)
    assert any("nest" in warning and "line 1" in warning for warning in document.warnings) == (levels > 41)


@pytest.mark.parametrize("loose", [False, True])
def test_no_word_below_the_deepest_list_is_lost(loose):
    document = from_text(nested(60, loose), format="markdown")
    words = [word for word in linted(document) if word != "-"]
    assert words == [f"level{level}" for level in range(60)] + ["Afterwards", "Orlow", "left."]
    assert any("line 21" in w or "line 41" in w for w in document.warnings)


@pytest.mark.parametrize(
    "source, texts",
    [
        ("Brandt spoke.[^1]\n\n[^1]: Note one.\n\n    Orlow left.\n\n    Late.\n\nEnd.\n", ["[^1]: Note one.", "Orlow left.", "Late.", "End."]),
        ("Brandt spoke.[^1]\n\n[^1]: Ibid.\n", ["[^1]: Ibid."]),
        ("> Brandt spoke.[^a]\n>\n> [^a]: Note\n> one.\n>\n>     Orlow left.\n", ["[^a]: Note one.", "Orlow left."]),
        ("- Brandt spoke.[^a]\n\n  [^a]: Note.\n\n\tOrlow left.\n", ["[^a]: Note.", "Orlow left."]),
    ],
)  # fmt: skip
def test_every_paragraph_of_a_footnote_is_read_at_its_place(source, texts):
    document = from_text(source, format="markdown")
    read = [" ".join(document.view[b.start : b.end].split()) for b in document.blocks]
    assert read[1:] == texts
    for number, (start, end) in enumerate(zip(document.starts, document.ends, strict=True)):
        place = document.source_span(number, number + 1)
        assert source[place.start : place.end] == document.view[start:end]


def test_code_that_belongs_to_no_footnote_is_not_read():
    source = "[^1]: Note one.\n\nBrandt spoke.\n\n    code()\n\n[a]: x\n\n    code()\n"
    assert "code" not in from_text(source, format="markdown").view
