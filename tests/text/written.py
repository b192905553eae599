"""Generated Markdown as people write it, for properties of its reader."""

from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "Mayor",
        "Lee",
        "said",
        "that",
        "nobody",
        "was",
        "asked",
        "about",
        "it",
        "at",
        "all:",
        "a",
        "b",
        "7",
        "Ünal’s",
        "“no”",
        "-",
        "3.5",
        "x|y",
        "a_b",
        "e.g.",
        "U.S.",
        "&",
        "café",
    ]
)
TEXT = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
NO_PIPE = TEXT.map(lambda text: text.replace("|", ""))


def wrapped(left, right=None):
    return lambda text: f"{left}{text}{left if right is None else right}"


PIECES = st.one_of(
    NO_PIPE,
    NO_PIPE.map(wrapped("**")),
    NO_PIPE.map(wrapped("_")),
    NO_PIPE.map(wrapped("~~")),
    NO_PIPE.map(wrapped("`")),
    NO_PIPE.map(wrapped("``")),
    NO_PIPE.map(wrapped("`` a`", " ``")),
    NO_PIPE.map(wrapped("[", "](https://example.org/a_(b) \"a title\")")),
    NO_PIPE.map(wrapped("![", "](picture.png)")),
    NO_PIPE.map(wrapped("**", " _truly_** so")),
    st.sampled_from(["<https://example.org/x>", "\\*", "\\_a\\_", "&amp;", "&eacute;t&eacute;", "&#8220;so&#8221;", "a  b", "<b>bold</b>", "\\\\", "¶", "*", "_", "[", "]", "[ref]", "[text][ref]"]),
)  # fmt: skip
INLINE = st.lists(PIECES, min_size=1, max_size=4).map(" ".join)
CELL = st.one_of(INLINE, st.just(""), st.just("x\\|y"), st.just("`a\\|b`"))


@st.composite
def table(draw):
    """A table with or without pipes at its edges, and with rows longer and shorter than its head."""
    width = draw(st.integers(2, 3))
    left, right = draw(st.sampled_from([("| ", " |"), ("", ""), ("|", "|"), ("", " |"), ("| ", ""), ("  ", "")]))
    head = [draw(INLINE) for _ in range(width)]
    rows = [
        [draw(CELL) for _ in range(draw(st.integers(max(1, width - 1), width + 1)))]
        for _ in range(draw(st.integers(0, 3)))
    ]
    between = draw(st.sampled_from([" | ", "|", "  |  "]))
    lines = [head, ["---"] * width, *rows]
    return "\n".join(left + between.join(line) + right for line in lines)


PARAGRAPH = st.lists(INLINE, min_size=1, max_size=3).map("\n".join)
BLOCKS = st.one_of(
    PARAGRAPH,
    PARAGRAPH.map(lambda text: text.replace("\n", "  \n")),
    INLINE.map(wrapped("# ", "")),
    INLINE.map(wrapped("", "\n===")),
    table(),
    st.lists(INLINE, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
    st.lists(INLINE, min_size=1, max_size=3).map(lambda items: "\n".join(f"{n}. {item}\n   {item}" for n, item in enumerate(items, 1))),
    st.just("```\ncode here\n```"),
    st.just("[ref]: https://example.org 'a title'"),
    st.just("<!-- a comment -->"),
    st.just("***"),
)  # fmt: skip


def nested(block):
    return st.one_of(
        block.map(lambda text: "\n".join("> " + line for line in text.split("\n"))),
        block.map(lambda text: "- " + "\n  ".join(text.split("\n"))),
        block.map(lambda text: "1) " + "\n   ".join(text.split("\n"))),
    )


ENDS = st.sampled_from(["\n", "\r\n"])
MARKDOWN = st.builds(
    lambda blocks, end: "\n\n".join(blocks).replace("\n", end) + end,
    st.lists(st.recursive(BLOCKS, nested, max_leaves=3), min_size=1, max_size=4),
    ENDS,
)

SCRAPS = st.lists(
    st.sampled_from(
        [
            "Mayor", "Lee said", "that", "a", "b c", "7", " ", "  ", "\n", "\n\n", "\t", "> ", "- ", "* ", "1. ", "# ", "## ", "|", "---|---",
            "\n---|---\n", "| a | b |\n", "|x|y|\n|-|-|\n|", "`", "``", "`a|b`", "*", "**", "_", "__", "~~", "[", "](x)", '](<y z> "t")',
            "![alt](p.png)", "<b>", "</b>", "<br>", "<script>q</script>", "<!-- c -->", "<div>\n", "</div>\n\n", "&amp;", "&eacute;", "&#8220;",
            "&nbsp;", "&#0;", "&lt;b&gt;", "\\", "\\|", "\\*", "\\[", "\\\n", "<https://example.org/x>", "<http://example.org/%C3%A9>", "[ref]",
            "[ref]: http://example.org 't'\n", "```\n", "~~~\n", "===\n", "***\n", "“no”", "café", "e\u0301", "\u00ad", "\u200b",
            "\u00a0", "x_y_z", "(", ")", "\r\n", "  \n", "!", "- [ ] ", "10) ", "\0", "\u2028", "\x0c", "\x0b", "\x1c", "\x85",
        ]
    ),
    max_size=14,
).map("".join)  # fmt: skip
"""Pieces of Markdown thrown together: what nobody meant, but what a parser makes something of."""
