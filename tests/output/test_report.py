"""The report as a document: everything in it, linked, self-contained, inert."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from linter.findings.finding import Findings, Place
from linter.output.report.html import render
from linter.output.report.segments import DEEPEST, Mark, Spoken, passages, stacked
from linter.text import from_text

from .making import article, finding, marked_up

VIEW = "abcdefghijklmnopqrstuvwxyz" * 2
EDGES = st.tuples(st.integers(0, 51), st.integers(1, 52)).filter(lambda e: e[0] < e[1])


@st.composite
def stretches(draw: st.DrawFn) -> list[Spoken]:
    cuts = sorted(draw(st.sets(st.integers(0, 52), max_size=8)))
    out = []
    for low, high in zip(cuts[::2], cuts[1::2], strict=False):
        voice = draw(st.sampled_from(["quoted", "reported"]))
        out.append(Spoken(low, high, voice, draw(st.integers(-1, 1))))
    return out


@given(st.lists(EDGES, max_size=8), stretches(), EDGES)
def test_segments_keep_the_text_and_say_what_covers_it(
    spans: list[tuple[int, int]], voices: list[Spoken], block: tuple[int, int]
) -> None:
    marks = stacked([(low, high, number, False) for number, (low, high) in enumerate(spans, 1)])
    touching = [mark for mark in marks if mark.start < block[1] and mark.end > block[0]]
    at = block[0]
    for passage in passages(VIEW, *block, touching, voices):
        for segment in passage.segments:
            assert segment.text == VIEW[at : at + len(segment.text)] != ""
            for offset in range(at, at + len(segment.text)):
                assert set(segment.marks) == {mark for mark in marks if mark.start <= offset < mark.end}
                heard = [(s.voice, s.speaker) for s in voices if s.start <= offset < s.end] or [("narrator", -1)]
                assert heard == [(passage.voice, passage.speaker)]
            at += len(segment.text)
    assert at == block[1]


@given(st.lists(EDGES, max_size=8))
def test_overlapping_underlines_lie_at_different_depths(spans: list[tuple[int, int]]) -> None:
    marks = stacked([(low, high, number, False) for number, (low, high) in enumerate(spans, 1)])
    assert sorted(mark.note for mark in marks) == list(range(1, len(spans) + 1))

    def meet(a: Mark, b: Mark) -> bool:
        return a.start < b.end and b.start < a.end

    for a in marks:
        for b in marks:
            if a is not b and meet(a, b) and max(a.depth, b.depth) < DEEPEST:
                assert a.depth != b.depth


def page(*results: Findings) -> HTMLParser:
    return HTMLParser(render(*results))


def test_every_finding_has_a_card_and_a_way_there_and_back() -> None:
    result = article()
    tree = page(result)
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    for link in tree.css("a[href^='#']"):
        assert (link.attributes["href"] or "")[1:] in ids
    assert len(tree.css(".note")) == len(tree.css(".words .ref")) == len(result.findings)
    for number, found in enumerate(result.findings, 1):
        card = tree.css_first(f"#a1-n{number}")
        assert card is not None
        told = card.text()
        for part in (found.title, found.message, found.why, found.advice, found.voice, found.rule, *found.references):
            assert part in told
        words = "".join(
            node.text(deep=False)
            for node in tree.css(".words span")
            if f"1-{number}" in inside(node) and is_innermost(node)
        )
        assert words == found.place.text


def inside(node: object) -> list[str]:
    out = []
    while node is not None:
        out.append(node.attributes.get("data-note"))
        node = node.parent
    return [key for key in out if key]


def is_innermost(node: object) -> bool:
    return bool(node.attributes.get("data-note")) and all(child.tag != "span" for child in node.iter())


def test_the_article_reads_as_written() -> None:
    document = marked_up(
        ("Talks", "heading", 1),
        ("First words here.", "paragraph", 0),
        ("<!-- a comment -->", "markup", 0),
        ("one item", "item", 1),
        ("another item", "item", 1),
        ("Quoted by all.", "blockquote", 1),
        ("a = b", "code", 0),
        ("Later", "heading", 2),
        ("The end.", "paragraph", 0),
    )
    tree = page(Findings(document, (finding(document, "words here"),), (), ()))
    words = tree.css_first("article")
    assert words is not None
    assert [n.text() for n in words.css(".words h3, .words h4")] == ["Talks", "Later"]
    assert [n.text().strip() for n in words.css("ul li")] == ["one item", "another item"]
    assert [n.text().strip() for n in words.css("blockquote p")] == ["Quoted by all."]
    assert tree.css_first("title").text().startswith("Talks")
    assert [n.text() for n in words.css("pre")] == ["a = b"]
    assert "a comment" not in words.text()
    assert "First words here1." in words.text()


def test_who_speaks_with_words_and_shares() -> None:
    tree = page(article())
    rows = [[cell.text().strip() for cell in row.css("th, td")] for row in tree.css(".voices tbody tr")]
    assert [(name, words, share) for name, _, words, share in rows] == [
        ("Narrator", "16", "36 %"),
        ("Mara Voss", "20", "44 %"),
        ("Speaker not known", "9", "20 %"),
    ]
    strips = tree.css(".voices tbody svg")
    assert [len(strip.css("rect")) - 1 for strip in strips] == [4, 3, 1]


def test_a_finding_on_the_whole_article_underlines_nothing() -> None:
    document = from_text("One. Two. Three.", path="x.txt")
    measured = finding(document, "One", "measures/single-source", value=1.0)
    tree = page(Findings(document, (measured,), (), ()))
    assert len(tree.css(".general .note")) == 1
    assert not tree.css(".words [data-note]")


def test_several_articles_have_an_index_and_a_section_each() -> None:
    tree = page(article(), article())
    assert [a.attributes["href"] for a in tree.css(".contents a")] == ["#a1", "#a2"]
    assert len(tree.css("article")) == 2
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))


def test_same_findings_same_bytes() -> None:
    assert render(article()) == render(article())


def test_no_document_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one"):
        render()


def test_the_page_holds_nothing_its_policy_forbids() -> None:
    html = render(article())
    tree = HTMLParser(html)
    for node in tree.css("*"):
        assert not {name for name in node.attributes if name == "style" or name.startswith("on")}
        assert not {"src", "srcset", "action", "data"} & set(node.attributes)
    assert not re.search(r"https?://|url\(|@import", html)
    assert not tree.css("link, iframe, object, embed, img, form")


HOSTILE = "<script>alert(1)</script> \" onload=x ' {{ 7*7 }} {% raw %} </style><img src=x> &amp; </p>"


def test_hostile_text_stays_text_everywhere() -> None:
    document = from_text(f"He is {HOSTILE} today.", path=f"{HOSTILE}.txt")
    start = document.source.index("today")
    place = Place(start, start + 5, 1, start + 1, HOSTILE)
    bad = finding(
        document,
        "today",
        message=HOSTILE,
        title=HOSTILE,
        family=HOSTILE,
        speaker=HOSTILE,
        why=HOSTILE,
        captures={HOSTILE: place},
        evidence=((HOSTILE, place),),
        references=(HOSTILE,),
        suggestion=HOSTILE,
    )
    tree = page(Findings(document, (bad,), (), (), warnings=(HOSTILE,)))
    assert len(tree.css("script")) == len(tree.css("style")) == 1
    assert not tree.css("img")
    assert HOSTILE in tree.css_first(".words").text()
    assert HOSTILE in tree.css_first(".note").text()
    assert "{{ 7*7 }}" in tree.css_first(".facts").text()
