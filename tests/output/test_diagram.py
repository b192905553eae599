"""A rule's patterns drawn: what is read in the drawing is what the pattern says, and the files are read by other programs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from linter.output.diagram.drawing import WIDEST, Pen
from linter.output.diagram.parts import definitions, patterns
from linter.output.diagram.writing import as_html, as_svg
from linter.pattern import parse
from linter.ruleset import RuleLibrary
from linter.session import load_rules

from .browsing import DARK, needs_chromium, opened, violations

RULE = """\
- id: own/toll
  title: Toll <b>
  message: "{who} {what}"
  lexicons: {fee: [toll, harbour fee, <script>]}
  define:
    whose: |
      his | her
      the &office 's
    office: mayor | harbour office
  pattern: |
    [asks] $who:actor <aux>? ~ask for &whose? $what:@fee{1,3} !of
    ^ "West" /\\\\d+ ?%/ ... ~@fee* & (the | a) \\\\< $
  except: no toll
  where: {who: {lacks: nobody}}
  examples: {flag: [Orlow asks for his toll.], pass: [No toll is due.]}
- id: own/said-so
  title: Then
  message: "{words}"
  steps: [{pattern: first}, {pattern: then}]
  examples: {flag: [First came Orlow. Then came Brandt.], pass: [First came Orlow.]}
- id: own/anaphora
  title: Anaphora
  message: "{count}"
  repetition: {place: opening, words: 2, times: 3}
  examples: {flag: [], pass: []}
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> RuleLibrary:
    file = tmp_path_factory.mktemp("rules") / "own.yaml"
    file.write_text(RULE.replace("\\\\", "\\"), "utf-8")
    return load_rules([file], builtin=False)


def drawn(library: RuleLibrary, rule_id: str = "own/toll") -> tuple[HTMLParser, etree._Element]:
    """The page and the SVG, each read by a parser that is not ours."""
    loaded = library.rules[rule_id]
    sections = patterns(loaded)
    sections += definitions(library, loaded, sections)
    return HTMLParser("".join(as_html(library, loaded, sections))), etree.fromstring(
        "".join(as_svg(library, loaded, sections)).encode()
    )


def texts(svg: etree._Element) -> list[str]:
    return [node.text for node in svg.iter("{http://www.w3.org/2000/svg}text")]


def test_every_pattern_and_definition_has_a_section_and_every_alternative_a_diagram(library: RuleLibrary) -> None:
    page, svg = drawn(library)
    assert [node.text() for node in page.css("h2")] == ["pattern", "except", "where who lacks", "&whose", "&office"]
    assert len(page.css("figure svg")) == 2 + 1 + 1 + 2 + 1
    assert [node.text() for node in page.css("figcaption b")] == ["asks"]
    assert page.css("figcaption code")[0].text() == "$who:actor <aux>? ~ask for &whose? $what:@fee{1,3} !of"
    assert "heading" in {node.get("class") for node in svg.iter()}
    page, _ = drawn(library, "own/said-so")
    assert [node.text() for node in page.css("h2")] == ["step 1", "step 2"]


def test_items_have_names_that_an_author_reads(library: RuleLibrary) -> None:
    _, svg = drawn(library)
    assert texts(svg)[:12] == [
        "pattern", "who can act", "$who", "auxiliaries", "any form of ask", "for", "&whose", "entry of fee", "1 to 3 times", "$what", "of", "not followed by",
    ]  # fmt: skip
    assert {
        "start of the sentence",
        "“West”",
        "/\\d+ ?%/",
        "… as few words as can be",
        "any form of an entry of fee",
        "followed by",
        "<",
        "end of the sentence",
    } <= set(texts(svg))
    notes = {node.text for node in svg.iter("{http://www.w3.org/2000/svg}title")}
    assert "toll, harbour fee, <script>" in notes and "<actor>" in notes


def test_a_rule_can_put_nothing_into_the_page(library: RuleLibrary) -> None:
    page, svg = drawn(library)
    assert not page.css("script, b script, h1 b") and page.css_first("h1").text() == "Toll <b>"
    assert not re.search(r"(?:src|href)=", page.html or "")
    assert not [node for node in svg.iter() if "script" in str(node.tag)]


@pytest.mark.parametrize(
    "pattern, paths",
    [("a", 0), ("a?", 1), ("a+", 1), ("a*", 2), ("a | b", 1), ("a{2}", 1), ("(a | b | c)?", 3)],
)
def test_each_way_round_or_back_is_a_track(pattern: str, paths: int) -> None:
    """Of the tracks of a diagram those with arcs are ways around an item, to another option, or back: two paths each, or one with four arcs."""
    parts: list[str] = []
    Pen(lambda name: []).diagram(parse(pattern)).writeSvg(parts.append)
    tree = etree.fromstring("".join(parts))
    arcs = sum(len(re.findall("[aA]", node.get("d"))) for node in tree.iter("path"))
    assert arcs == 4 * paths


def test_a_long_alternative_goes_on_below(library: RuleLibrary) -> None:
    words = " ".join(f"word{number}" for number in range(60))
    made = Pen(lambda name: []).diagram(parse(words))
    assert float(made.attrs["width"]) < WIDEST + 200
    assert float(made.attrs["height"]) > 200


@pytest.mark.slow
def test_every_built_in_rule_is_drawn() -> None:
    builtin = load_rules()
    for rule_id in list(builtin.rules)[::12]:
        loaded = builtin.rules[rule_id]
        sections = patterns(loaded)
        svg = etree.fromstring("".join(as_svg(builtin, loaded, sections)).encode())
        lines = sum(len(section.rows) for section in sections)
        assert len(svg.findall("{http://www.w3.org/2000/svg}svg")) == lines


@needs_chromium
@pytest.mark.slow
@pytest.mark.parametrize("look", [(), (DARK,)], ids=["light", "dark"])
def test_the_page_opens_under_its_policy_and_axe_finds_nothing_wrong(
    look: tuple[str, ...], library: RuleLibrary, tmp_path: Path
) -> None:
    loaded = library.rules["own/toll"]
    html = "".join(as_html(library, loaded, patterns(loaded)))
    _, console = opened(html, tmp_path, *look)
    assert console == []
    assert violations(html, tmp_path, *look) == []
