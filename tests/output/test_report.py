"""The report as a document: everything in it, linked, self-contained, inert."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from linter.findings.finding import Finding, Findings, Place
from linter.output.report.page import render
from linter.output.report.segments import DEEPEST, Mark, Spoken, passages, stacked
from linter.output.report.view import article as view_of
from linter.ruleset.precision import Figure
from linter.text import from_text
from linter.text.document import Part
from linter.version import __version__

from .making import article, discourse, finding, marked_up

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
        target = (link.attributes["href"] or "")[1:]
        assert target in ids or "=" in target
    notes = view_of(result, "a").notes
    assert len(tree.css(".note")) == len(result.findings)
    assert len(tree.css(".words .ref")) == len({note.number for note in notes}) == len(tree.css(".spot"))
    for note, found in zip(notes, result.findings, strict=True):
        card = tree.css_first(f"#{note.id}")
        assert card is not None
        told = card.text()
        for part in (found.title, found.message, found.rule):
            assert part in told
        rule = next(one for one in tree.css(".rule") if one.attributes["id"] == f"r-{found.rule}").text()
        for part in (found.why, found.advice, *found.references):
            assert part in rule
        words = "".join(
            node.text(deep=False) for node in tree.css(".words u") if note.id in inside(node) and is_innermost(node)
        )
        assert words == found.place.text


def inside(node: object) -> list[str]:
    out = []
    while node is not None:
        out.append(node.attributes.get("data-note"))
        node = node.parent
    return [key for key in out if key]


def is_innermost(node: object) -> bool:
    return bool(node.attributes.get("data-note")) and all(child.tag != "u" for child in node.iter())


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
    assert [(n.tag, n.text()) for n in words.css(".words :is(h3, h4)")] == [("h3", "Talks"), ("h4", "Later")]
    assert [n.text().strip() for n in words.css(".words ul li")] == ["one item", "another item"]
    assert [n.text().strip() for n in words.css("blockquote p")] == ["Quoted by all."]
    assert tree.css_first("title").text().startswith("Talks")
    assert [n.text() for n in words.css("pre")] == ["a = b"]
    assert "a comment" not in words.text()
    assert "First words here." in words.text()  # the number of the finding is drawn, and no part of the text


def test_who_speaks_with_words_and_shares() -> None:
    tree = page(article())
    rows = [[cell.text().strip() for cell in row.css("th, td")] for row in tree.css(".voices tbody tr")]
    assert [(name, words, share) for name, _, words, share in rows] == [
        ("The paper", "16", "36\u00a0%"),
        ("Mara Voss", "20", "44\u00a0%"),
        ("Speaker not known", "9", "20\u00a0%"),
    ]
    strips = tree.css(".voices tbody svg")
    assert [[path.attributes["d"].count("M") for path in strip.css("path")] for strip in strips] == [[4], [2, 1], [1]]


def test_of_very_many_speakers_some_are_counted_and_none_is_left_out_in_silence() -> None:
    names = [f"Voss {chr(65 + number // 26)}{chr(65 + number % 26)}" for number in range(320)]
    document = from_text("\n\n".join(f"{name} has spoken." for name in names), path="x.txt")
    heard = discourse(document, [(f"{name} has spoken", "reported", name) for name in names], names)
    tree = page(Findings(document, (), heard.attributions, heard.speakers, (), heard))
    assert len(tree.css(".voices tbody tr")) == 300, "the paper, and 299 speakers"
    assert tree.css_first(".rest p").text() == "And 21 speakers more, with 84 words."


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


def test_findings_on_the_same_words_are_one_spot_with_the_most_specific_on_top() -> None:
    document = from_text(
        "The envoy is putting incredible pressure on Orsinia, and Orsinia is putting up with it.", path="x.txt"
    )
    party = Place(4, 9, 1, 5, "envoy")
    general = finding(document, "incredible")
    special = finding(
        document, "putting incredible pressure on Orsinia", "comparison/coercion", captures={"who": party}
    )
    apart = finding(document, "putting", nth=1, severity="warning")
    tree = page(Findings(document, (special, general, apart), (), ()))
    spots = tree.css(".spot")
    assert [[note.css_first(".r").text() for note in spot.css(".note")] for spot in spots] == [
        ["comparison/coercion", "evaluation/intensifier"],
        ["evaluation/intensifier"],
    ]
    assert [node.attributes["aria-label"] for node in tree.css(".ref")] == ["1", "2"]
    assert "warning" in tree.css(".ref")[1].attributes["class"].split()


def test_the_id_of_a_finding_outlives_an_edit_elsewhere() -> None:
    def ids(text: str) -> list[str | None]:
        document = from_text(text, path="x.txt")
        found = [finding(document, "utterly", nth=nth) for nth in range(text.count("utterly"))]
        return [node.attributes["id"] for node in page(Findings(document, tuple(found), (), ())).css(".note")]

    before = ids("It is utterly late, and utterly cold.")
    assert len(set(before)) == 2
    assert ids("A line more. It is utterly late, and it is utterly cold.") == before


def test_the_summary_says_in_words_what_was_found() -> None:
    said = " ".join(page(article()).css_first(".short").text().split()).replace("\u00a0", " ")
    assert said.startswith(
        "Of 45 words, 16 are the paper's own (36 %). Mara Voss, the only speaker who is known, has 20 (44 %), among them all that is quoted."
    )
    assert "Who speaks nine of them (20 %) is not known." in said
    assert (
        "Besides who says what, the rules found four moves: evaluation 2 (none in the paper's own words), coercion 1 and distancing 1."
        in said
    )
    assert said.endswith("Of all four findings, one is a warning.")
    nobody = Findings(from_text("The ferry left at noon.", path="x.txt"), (), (), ())
    assert "All five words are the paper's own" in page(nobody).css_first(".short").text()


def test_look_here_first_is_by_severity_and_then_by_precision_each_rule_once() -> None:
    document = from_text("one two three four five six seven eight", path="x.txt")

    def of(words: str, name: str, severity: str, right: int | None = None) -> Finding:
        figure = None if right is None else Figure("readers", right, 0, 0, 20 - right)
        return finding(document, words, f"evaluation/{name}", severity=severity, figure=figure)

    found = (
        of("one", "unjudged", "notice"),
        of("two", "good", "notice", 18),
        of("three", "fair", "notice", 10),
        of("four", "good", "notice", 18),
        of("five", "slight", "info", 20),
        of("six", "severe", "warning"),
    )
    tree = page(Findings(document, found, (), ()))
    assert [node.text() for node in tree.css(".first a")] == ["Severe", "Good", "Fair", "Unjudged", "Slight"]
    good = next(rule for rule in tree.css(".rule") if rule.attributes["id"] == "r-evaluation/good")
    assert "right in 18 of 20 findings that blind readers judged (90 %, interval 70 to 97 %)" in " ".join(
        good.text().split()
    )


def test_an_article_without_a_headline_is_called_by_its_first_words() -> None:
    long = "The ferry " + "and the next ferry " * 10 + "left."
    for text, title in (
        ("The ferry left at noon.", "The ferry left at noon."),
        (long, long[:85].rsplit(" ", 1)[0] + " …"),
        ("", "x.txt"),
    ):
        told = page(Findings(from_text(text, path="here/x.txt"), (), (), ())).css_first("h1").text()
        assert told == title or (title.endswith("…") and told.endswith("…") and long.startswith(told[:-2]))


def test_a_report_says_how_it_was_made_and_of_which_text() -> None:
    result = article()
    told = page(result).body.text()
    assert hashlib.sha256(result.document.source.encode()).hexdigest() in told
    assert f"Made by rhetlint {__version__}" in told


def test_parts_of_a_very_long_article_are_one_article() -> None:
    made = article()
    parts = [msgspec.structs.replace(made, document=replace(made.document, part=Part(number, 2))) for number in (1, 2)]
    tree = page(*parts)
    assert tree.css_first("h1").text() == "Harbour talks stall"
    assert ["part 1 of 2" in head.text() for head in tree.css(".articlehead")] == [True, False]


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
    assert not tree.css("link, iframe, object, embed, img")


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
    assert "<script>alert(1)</script>" in tree.css_first("h1").text()
