"""Every word that a reader sees is in a token, in order; what a reader sees is found with a parser that is not ours."""

import re
import unicodedata

import lxml.html
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from linter.text import from_text

from .written import MARKDOWN, SCRAPS

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
EDGES = "p div blockquote h2 h3 ul ol li table tr th td dl dt dd figure figcaption section article br".split()  # noqa: SIM905
SENTENCES = [
    "The ferry to Strand was late again on Monday.",
    "“We sail at dawn,” said Lee, who has the only boat here.",
    "It rained &amp; snowed on the harbour &mdash; all day long.",
    "caf&eacute; r&#233;sum&#xe9; soup was all that the crew had.",
    "It was a so&shy;lemn day on the quay, said the mayor.",
    "a&nbsp;b was the&nbsp;only choice that the council had.",
    "She said 7 &lt; 8, or x < y, and nobody answered at all.",
    "Their lawyers AT&T wrote &copy 2020 below the letter.",
    "An e\u0301te\u0301 in Strand is short &#8217;til it is over, she said.",
    "Zero &#0; and &#128; and &#x110000; were on the board.",
]
PIECES = ["late", "Lee said", "&eacute;", "so&shy;", "7", " ", "\n", "<!-- c -->", "<img src=x alt='no'>", "<wbr>",
          "<script>var x='<p>';</script>", "<style>p{}</style>", "<!-- rhetlint-disable a/b -->"]  # fmt: skip
TAGS = [
    "b",
    "i",
    "em",
    "strong",
    "span class='a>b'",
    "a href='x.html'",
    "q",
    "sup",
    "cite",
    "font color=red",
    "time",
    "code",
]


def element(tag):
    return lambda inner: f"<{tag}>{inner}</{tag.split()[0]}>"


PHRASE = st.recursive(
    st.lists(st.sampled_from(PIECES), max_size=3).map("".join),
    lambda inner: st.builds(lambda tag, parts: element(tag)("".join(parts)), st.sampled_from(TAGS), st.lists(inner, max_size=3)),
    max_leaves=6,
)  # fmt: skip
TEXT = st.builds(
    lambda before, sentence, after: f"{before} {sentence} {after}.", PHRASE, st.sampled_from(SENTENCES), PHRASE
) | st.sampled_from(SENTENCES)
ONE_BLOCK = st.one_of(
    TEXT,
    st.builds(lambda tag, text: element(tag)(text), st.sampled_from(["p", "p class='promo'", "div", "blockquote"]), TEXT),
    st.builds("<p>{}<p>{}".format, TEXT, TEXT),
    st.builds("<h2>{}</h2><p>{}</p>".format, TEXT, TEXT),
    st.builds("<h3>{}</h3></>".format, TEXT),
    st.builds("<ul><li>{}</li><li>{}</ul>".format, TEXT, TEXT),
    st.builds("<table><tr><th>{}<td>{}<tr><th>{}</th><td>{}</td></tr></table>".format, TEXT, TEXT, TEXT, TEXT),
    st.builds("<dl><dt>{}<dd>{}</dl>".format, TEXT, TEXT),
    st.builds("<figure><img src=x><figcaption>{}</figcaption></figure>".format, TEXT),
    st.builds("<p>{}<br>{}</p>".format, TEXT, TEXT),
)  # fmt: skip
ARTICLE = st.lists(
    st.recursive(
        ONE_BLOCK,
        lambda block: st.builds(
            lambda tag, parts: element(tag)("".join(parts)),
            st.sampled_from(["div", "section", "blockquote"]),
            st.lists(block, min_size=1, max_size=3),
        ),
        max_leaves=4,
    ),
    min_size=1,
    max_size=4,
).map(lambda blocks: f"<html><body><article>{''.join(blocks)}</article></body></html>")


def words(text):
    return unicodedata.normalize("NFC", INVISIBLE.sub("", text)).split()


def linted(document):
    """The words of the blocks, once it is sure that the tokens are these blocks to the last letter."""
    blocks = [document.view[block.start : block.end] for block in document.blocks]
    tokens = [document.text_of(token, token + 1) for token in range(len(document.norms))]
    assert "".join(" ".join(blocks).split()) == "".join("".join(tokens).split())
    return [word for block in blocks for word in words(block)]


def seen(page):
    """The text of a page's body as lxml reads it, with the marks that a browser puts around ``<q>``."""
    parts = []

    def walk(node):
        edge = " " if node.tag in EDGES else ""
        opening, closing = ("“", "”") if node.tag == "q" else ("", "")
        parts.append(edge + opening)
        if isinstance(node.tag, str) and node.tag not in ("script", "style"):
            parts.append(node.text or "")
            for child in node:
                walk(child)
        parts.append(closing + edge + (node.tail or ""))

    walk(lxml.html.document_fromstring(page).body)
    return words("".join(parts))


@pytest.mark.slow
@settings(max_examples=300)
@given(ARTICLE)
def test_of_an_article_in_html_every_word_is_linted(source):
    assert linted(from_text(source, format="html")) == seen(source)


@settings(max_examples=300)
@given(MARKDOWN | SCRAPS)
@pytest.mark.slow
def test_the_tokens_of_markdown_are_its_blocks(source):
    linted(from_text(source, format="markdown"))


MARK = re.compile(r"[-*•·▪‣◦]|\d{1,3}[.)]")
LINES = st.lists(
    st.sampled_from(["The ferry", "was late.", "Lee", "said", "“no”", "1.", "2)", "-", "•", "*", "7", "e\u0301", "so\u00adlemn", "a\u200bb", "x\u00a0y",
                     "\u2028", "\t", "\x0c", "\x85", "\n", "\r\n", "\n\n", "\r", "—", "…", "𝄞", "\ufeff"]), max_size=20
).map(" ".join)  # fmt: skip


@settings(max_examples=300)
@given(LINES | st.text(max_size=40))
@example("1. Lee said")
@pytest.mark.slow
def test_of_plain_text_every_word_is_linted_but_the_marks_of_lists(source):
    found = iter(linted(from_text(source)))
    wanted = next(found, None)
    for word in words(source):
        if word == wanted:
            wanted = next(found, None)
        else:
            assert MARK.fullmatch(word)
    assert wanted is None
