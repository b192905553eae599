"""Front matter of Markdown: titles and descriptions are read as the words that readers see, each at its place; nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import linter
from linter.text import from_text

BODY = "\nThe ferry left at noon.\n"


def blocks(source):
    document = from_text(source, format="markdown")
    return [(b.kind, document.view[b.start : b.end]) for b in document.blocks], document.title


@pytest.mark.parametrize(
    "written, read",
    [
        ("title: An absolutely calm ferry", [("heading", "An absolutely calm ferry")]),
        ("title: 'The mayor''s ferry'", [("heading", "The mayor's ferry")]),
        (r'title: "The \"calm\" ferry \u2014 late"', [("heading", 'The "calm" ferry — late')]),
        ("description: >\n  It was late,\n  and calm.\ndate: 2026-01-02", [("paragraph", "It was late, and calm.")]),
        ("description: It was late,\n  and calm.", [("paragraph", "It was late, and calm.")]),
        ("title: One\ndescription: |\n  Two.\nauthor: Ilse Brandt\ntags: [loud, calm]", [("heading", "One"), ("paragraph", "Two.")]),
        ("title: 2026", []),
        ("layout: post\nnested: {title: No}", []),
        ("title: A ferry: late\n", []),  # no YAML: the title is known all the same
        ("title: [1, 2]", []),
        ("title: " + "[" * 3000, []),
    ],
)  # fmt: skip
@pytest.mark.slow
def test_title_and_descriptions_are_blocks(written, read):
    found, _ = blocks(f"---\n{written}\n---\n{BODY}")
    assert found == [*read, ("paragraph", "The ferry left at noon.")]


def test_the_title_is_known_even_where_the_yaml_is_wrong():
    assert blocks(f"---\ntitle: A ferry: late\n---\n{BODY}")[1] == "A ferry: late"
    assert blocks(f"---\ntitle: 'A ferry'\n---\n{BODY}")[1] == "A ferry"


def test_a_title_that_the_text_repeats_is_read_once():
    found, title = blocks(f"---\ntitle: The calm ferry\n---\n\n# The *calm* ferry\n{BODY}")
    assert [kind for kind, _ in found] == ["heading", "paragraph"] and title == "The calm ferry"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_findings_are_at_their_place_in_the_source(end):
    source = end.join(
        ["---", "date: 2026-01-02", 'description: "It\'s \\"late\\", absolutely so."', "---", "", "The ferry left."]
    )
    (found,) = linter.lint(source, format="markdown", select=["evaluation/intensifier"])
    assert source[found.place.start : found.place.end] == "absolutely" and found.place.line == 3


@given(st.text(st.characters(codec="utf-8"), max_size=60), st.sampled_from("'\" |>"))
def test_whatever_front_matter_holds_the_text_below_is_read(text, mark):
    source = f"---\ntitle: {mark}{text}{mark}\n---\n{BODY}"
    document = from_text(source, format="markdown")
    assert "The ferry left at noon." in document.view
    for first in range(len(document.norms)):
        start, end = document.source_span(first, first + 1)
        assert 0 <= start < end <= len(source)


def test_two_rules_around_the_first_paragraphs_are_no_front_matter():
    source = "---\n\nThe mayor fled the town.\n\n---\n\nThe ferry left.\n"
    view = from_text(source, format="markdown").view
    assert "The mayor fled the town." in view and "The ferry left." in view


def test_front_matter_may_begin_with_a_comment_or_be_empty():
    for front in ("# made by a tool\ntitle: Harbour\n", "\ntitle: Harbour\n", ""):
        view = from_text(f"---\n{front}---\n\nThe ferry left.\n", format="markdown").view
        assert "The ferry left." in view and "made by" not in view and "---" not in view
