"""How a source sets its text is kept beside the words; code and formulas are kept too, and not linted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import linter
from linter.text import Document, from_text
from linter.text.assemble import Parts
from linter.text.portions import portions
from linter.text.shape import UNREAD, Cell, Item

from .written import MARKDOWN, SCRAPS

RULE = "evaluation/intensifier"


def read(source: str, format: str = "markdown") -> Document:
    return from_text(source, format=format)


def found(source: str, format: str = "markdown") -> list[str]:
    """What is around the loaded words that are found: the source from there on."""
    return [source[one.place.start :][:10] for one in linter.lint(source, format=format, select=[RULE])]


@pytest.mark.parametrize(
    "code",
    [
        "`absolutely plan`",
        "``a ` absolutely plan``",
        "$x = absolutely$",
        "$$x = absolutely$$",
        r"\(x = absolutely\)",
        r"\[x = absolutely\]",
        "<code>absolutely</code>",
    ],
)
def test_code_and_formulas_are_shown_and_not_linted(code: str) -> None:
    format = "html" if code.startswith("<") else "markdown"
    source = f"The ferry had {code} and was absolutely late.\n"
    assert found(source, format) == ["absolutely"]
    document = read(source, format)
    ((start, end),) = document.shape.code
    assert "absolutely" in document.view[start:end]
    assert {norm for norm, at in zip(document.norms, document.starts, strict=True) if start <= at < end} == {UNREAD}
    assert document.view.rstrip().endswith(" and was absolutely late.")


@pytest.mark.parametrize(
    "block", ["$$\nx = absolutely\n- plan\n$$", "$$ x = absolutely $$", "\\[\nx = absolutely\n\\]"]
)
def test_a_displayed_formula_is_not_read(block: str) -> None:
    document = read(f"The ferry left.\n\n{block}\n\nThe absolutely plan failed.\n")
    assert [document.view[b.start : b.end] for b in document.blocks] == [
        "The ferry left.",
        "The absolutely plan failed.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It cost $5 and the absolutely plan cost $7.",
        "It cost $5, and the absolutely plan cost Varn 3$.",
        "The $20m–$30m absolutely plan failed.",
        r"The price \$5 of the absolutely plan, or \$6.",
        "A $ sign and the absolutely plan and a $ sign.",
        "It cost US$5 and the absolutely plan cost US$6.",
        "$$\n\nThe absolutely plan failed.\n\n$$",
        r"It is (the absolutely plan\).",
    ],
)
def test_dollars_of_money_are_no_formula(text: str) -> None:
    assert found(text) == ["absolutely"]


@given(MARKDOWN | SCRAPS | st.text("$\\()[] ab\n", max_size=40))
@pytest.mark.slow
def test_whatever_is_written_its_shape_lies_in_the_view(source: str) -> None:
    for format in ("markdown", "html"):
        document = read(source, format)
        size = len(document.view)
        shape = document.shape
        for stretches in ([link[:2] for link in shape.links], shape.code):
            assert all(0 <= start < end <= size for start, end in stretches)
            assert list(stretches) == sorted(stretches)
        assert all(0 <= picture.at <= size for picture in shape.pictures)
        assert shape.settings.keys() <= {block.start for block in document.blocks}


def settings(document: Document) -> dict[str, object]:
    """The cell or item of each block, by its words."""
    by_start = {block.start: document.view[block.start : block.end] for block in document.blocks}
    return {by_start[at]: one.cell or one.item for at, one in document.shape.settings.items()}


def test_lists_and_tables_of_markdown() -> None:
    source = "3. Three\n4. Four\n\n   More\n   - Bullet\n\nBetween.\n\n- Plain\n\n| Port | Ships |\n|---|---|\n| Tolm | 12 |\n| | 7 |\n"
    assert settings(read(source)) == {
        "Three": Item(1, 3, True),
        "Four": Item(1, 4, True),
        "More": Item(1, 4, False),
        "Bullet": Item(1, None, True),
        "Plain": Item(2, None, True),
        "Port": Cell(1, 0, 0, True),
        "Ships": Cell(1, 0, 1, True),
        "Tolm": Cell(1, 1, 0, False),
        "12": Cell(1, 1, 1, False),
        "7": Cell(1, 2, 1, False),
    }


def test_lists_tables_and_direction_of_html() -> None:
    source = """<article><ol start=4><li>Four<li value=9>Nine<p>More</p><ul><li>A bullet inside the item nine, which is long.</ul><li>Ten</ol>
    <table><tr><th>Port<th>Ships<tr><td>Tolm<td><tr><td colspan=2 rowspan=x>None at all</table>
    <div dir=rtl><p>This paragraph runs from the right to the left, as they said in Tolm.</div><table><tr><td><p>One<p>Two<td>Laid out</table></article>"""
    document = read(source, "html")
    kept = settings(document)
    assert {words: (one.number, one.begins) for words, one in kept.items() if isinstance(one, Item)} == {
        "Four": (4, True),
        "Nine": (9, True),
        "More": (9, False),
        "A bullet inside the item nine, which is long.": (None, True),
        "Ten": (10, True),
    }
    assert {words: one for words, one in kept.items() if isinstance(one, Cell)} == {
        "Port": Cell(0, 0, 0, True),
        "Ships": Cell(0, 0, 1, True),
        "Tolm": Cell(0, 1, 0, False),
        "None at all": Cell(0, 2, 0, False, 2, 1),
    }
    right = {at: one.direction for at, one in document.shape.settings.items() if one.direction}
    assert right == {
        document.view.index("This paragraph runs from the right to the left, as they said in Tolm."): "rtl"
    }


@pytest.mark.parametrize(
    ("source", "format"),
    [
        ("The [*late* ferry](https://example.org/f) left. ![A **ship**](s.png)\n\nThe end, they said.", "markdown"),
        ('<p>The <a href="https://example.org/f"><i>late</i> ferry</a> left.<p><img src=s.png alt="A ship"><img src=x.png alt=""><img src=y.png width=1><p>The end, they said.', "html"),
    ],
)  # fmt: skip
def test_links_and_pictures(source: str, format: str) -> None:
    document = read(source, format)
    assert [(document.view[a:b], to) for a, b, to in document.shape.links if document.view[a:b].strip()] in (
        [("late ferry", "https://example.org/f")],
        [("late", "https://example.org/f"), (" ferry", "https://example.org/f")],
    )
    ((at, text),) = document.shape.pictures
    assert text == "A ship"
    assert document.view.index("left.") < at <= document.view.index("The end")


def test_each_portion_of_a_long_text_has_its_own_shape() -> None:
    text = "".join(f"{n}. Item {n} with `code {n}` and a [link](https://example.org/{n}).\n" for n in range(1, 60))
    document = read(text)
    whole = Parts(document.view, document.source_map, list(document.blocks), shape=document.shape)
    seen = []
    for part, _ in portions(whole, 500):
        numbers = [part.shape.settings[block.start].item for block in part.blocks]
        seen += [item.number for item in numbers if item]
        assert [part.view[a:b] for a, b in part.shape.code] == [f"code {item.number}" for item in numbers if item]
        assert {part.view[a:b] for a, b, _ in part.shape.links} == {"link"}
    assert seen == list(range(1, 60))
