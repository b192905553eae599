"""The report opened in headless Chromium: under its own policy, with and without script, with filters set, by keys and clicks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from linter.findings.finding import Findings
from linter.output.report.page import render
from linter.output.report.view import article as view_of
from linter.text import from_text

from .browsing import DARK, PHONE, acting, needs_chromium, opened, violations
from .making import article, finding

pytestmark = needs_chromium


def notes(tree: HTMLParser) -> list[str | None]:
    """The rules of the findings that are shown."""
    return [note.css_first(".r").text() for note in tree.css(".note") if "hidden" not in note.attributes]


def said(tree: HTMLParser) -> str:
    return tree.css_first("[data-count=shown]").text()


def test_opens_without_complaint_and_its_script_runs(tmp_path: Path) -> None:
    tree, console = opened(render(article()), tmp_path)
    assert console == []
    assert "hidden" not in tree.css_first(".stepper").attributes, "only the script shows the stepper"
    assert "hidden" not in tree.css_first(".filters").attributes
    assert said(tree) == "4 findings"


def test_a_changed_script_is_refused(tmp_path: Path) -> None:
    html = render(article()).replace('"use strict";', '"use strict"; document.title = "changed";')
    tree, console = opened(html, tmp_path)
    assert any("Content Security Policy" in line for line in console)
    assert tree.css_first("title").text() != "changed"


def test_reads_the_same_without_script(tmp_path: Path) -> None:
    result = article()
    html = re.sub(r"<script>.*?</script>", "", render(result), flags=re.DOTALL)
    tree, console = opened(html, tmp_path)
    assert console == []
    for part in (".stepper", ".filters"):
        assert "hidden" in tree.css_first(part).attributes
    words = re.sub(r"\s+", " ", "".join(node.text() for node in tree.css(".words")))
    assert words.strip() == re.sub(r"\s+", " ", result.document.view).strip()
    assert all(found.why in tree.body.text() for found in result.findings)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("at", "left"),
    [
        ("#family=evaluation", ["evaluation/intensifier", "evaluation/intensifier"]),
        ("#severity=warning", ["coercion/pressure"]),
        ("#voice=quoted&family=evaluation", ["evaluation/intensifier"]),
        ("#rule=distancing%2Falleged", ["distancing/alleged"]),
        ("#find=BRUTAL", []),
        ("#find=pressure", ["coercion/pressure"]),
        ("#precision=0.8", []),
    ],
)
def test_the_address_says_what_is_shown(at: str, left: list[str], tmp_path: Path) -> None:
    tree, console = opened(render(article()), tmp_path, at=at)
    assert console == []
    assert notes(tree) == left
    assert said(tree) == f"{len(left)} of 4 findings"
    shown = {ref.attributes["href"] for ref in tree.css(".ref") if "hidden" not in ref.attributes}
    assert shown == {f"#{spot.attributes['id']}" for spot in tree.css(".spot") if "hidden" not in spot.attributes}
    hidden = {note.attributes["id"] for note in tree.css(".note") if "hidden" in note.attributes}
    off = {mark.attributes["data-note"] for mark in tree.css(".words .off")}
    assert off == hidden


@pytest.mark.slow
def test_a_filter_leaves_no_heading_of_nothing(tmp_path: Path) -> None:
    document = from_text("One. Two. Three.", path="x.txt")
    measured = finding(document, "One", "measures/single-source", value=1.0)
    html = render(Findings(document, (measured, finding(document, "Two")), (), ()))
    for at, hidden in (("", False), ("#family=evaluation", True)):
        tree, _ = opened(html, tmp_path, at=at)
        assert ("hidden" in tree.css_first(".section").attributes) is hidden


def test_a_speaker_a_choice_and_a_preset_filter_and_write_the_address(tmp_path: Path) -> None:
    acts = """
    const choose = (name, value) => {
      const field = document.forms[0].elements[name];
      field.value = value;
      field.dispatchEvent(new Event("input", {bubbles: true}));
    };
    choose("speaker", "Mara Voss");
    document.body.dataset.speaker = location.hash + " " + document.querySelector("[data-count=shown]").textContent;
    choose("voice", "quoted");
    document.body.dataset.both = location.hash + " " + document.querySelector("[data-count=shown]").textContent;
    """
    tree, console = opened(acting(render(article()), acts), tmp_path)
    assert console == []
    assert tree.body.attributes["data-speaker"] == "#speaker=Mara+Voss 3 of 4 findings"
    assert tree.body.attributes["data-both"] == "#voice=quoted&speaker=Mara+Voss 1 of 4 findings"


@pytest.mark.slow
def test_keys_and_clicks_link_words_and_cards(tmp_path: Path) -> None:
    result = article()
    ids = [note.id for note in view_of(result, "a").notes]
    acts = f"""
    const press = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", {{key, bubbles: true}}));
    const at = () => document.querySelector("[data-count=at]").textContent;
    press("j"); press("j"); press("j"); press("k");
    document.body.dataset.stepped = at();
    press("/");
    document.body.dataset.focus = document.activeElement.name;
    press("?");
    document.body.dataset.help = String(document.querySelector(".keys").open);
    document.querySelector("[data-keys]").checked = false;
    document.querySelector("[data-close]").click();
    press("j");
    document.body.dataset.off = at();
    document.querySelector('[data-note="{ids[3]}"]').click();
    """
    tree, console = opened(acting(render(result), acts), tmp_path)
    assert console == []
    assert tree.body.attributes["data-stepped"] == "2 of 4"
    assert tree.body.attributes["data-focus"] == "find"
    assert tree.body.attributes["data-help"] == "true"
    assert tree.body.attributes["data-off"] == "2 of 4", "keys of one letter can be switched off"
    assert "open" in tree.css_first(f"#{ids[3]}").attributes
    assert {node.attributes.get("data-note") for node in tree.css(".words .active")} == {ids[3]}


@pytest.mark.slow
def test_a_link_to_a_finding_opens_it_and_unknown_addresses_do_no_harm(tmp_path: Path) -> None:
    result = article()
    third = view_of(result, "a").notes[2].id
    tree, console = opened(render(result), tmp_path, at=f"#{third}")
    assert console == []
    (opened_card,) = tree.css(".note[open]")
    assert opened_card.attributes["id"] == third
    found = result.findings[2]
    assert (
        found.why in opened_card.text()
        and found.advice in opened_card.text()
        and all(reference in opened_card.text() for reference in found.references)
    )
    assert [link.attributes["href"] for link in opened_card.css(".links a")] == [f"#{third}"]
    tree, console = opened(render(result), tmp_path, at="#family=nothing&%E0%A4%A&<script>&voice=__proto__")
    assert console == []
    assert said(tree) == "4 findings"


def test_the_strip_of_a_speaker_filters_and_a_finding_can_be_cited(tmp_path: Path) -> None:
    result = article()
    third = view_of(result, "a").notes[2].id
    acts = f"""
    document.querySelector(".voices tr[data-speaker] .where svg").dispatchEvent(new MouseEvent("click", {{bubbles: true}}));
    document.body.dataset.strip = location.hash;
    document.getElementById("{third}").open = true;
    setTimeout(() => {{
      navigator.clipboard.writeText = (text) => {{ document.body.dataset.cited = text; return Promise.reject(); }};
      document.querySelector("#{third} .links button:last-child").click();
    }}, 200);
    """
    tree, console = opened(acting(render(result), acts), tmp_path, "--virtual-time-budget=3000")
    assert console == []
    assert tree.body.attributes["data-strip"] == "#speaker=Mara%20Voss"
    found, cited = result.findings[2], tree.body.attributes["data-cited"] or ""
    assert cited.startswith(f"“{found.place.text}” ({found.rule}), in: Harbour talks stall, talks.txt, 45 words")
    assert f"line {found.place.line}. rhetlint " in cited and cited.endswith(f"report.html#{third}")
    assert tree.css_first(f"#{third} .links textarea") is not None, "where copying is refused the text is shown"


def test_a_copied_passage_is_the_articles_and_nothing_else(tmp_path: Path) -> None:
    acts = """
    getSelection().selectAllChildren(document.querySelectorAll(".words")[1]);
    document.body.dataset.copied = getSelection().toString();
    """
    tree, _ = opened(acting(render(article()), acts), tmp_path)
    assert (
        tree.body.attributes["data-copied"]
        == "The West is putting incredible pressure on Orsinia, envoy Mara Voss stated."
    )


@pytest.mark.slow
@pytest.mark.parametrize("look", [(), (DARK,), (PHONE,)], ids=["light", "dark", "phone"])
@pytest.mark.parametrize("articles", [1, 2])
def test_axe_finds_nothing_wrong(look: tuple[str, ...], articles: int, tmp_path: Path) -> None:
    assert violations(render(*[article()] * articles), tmp_path, *look) == []
