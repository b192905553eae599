"""An article's density of findings beside news: what is shipped of the news, and when the gauges are shown."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

import pytest

from linter.findings.finding import Findings
from linter.output.report.layout import Layout
from linter.output.report.model import Made
from linter.output.report.page import pieces, whole
from linter.output.report.reference import FILE, LEAST_WORDS, QUANTILES, Reference, gauges
from linter.ruleset import RuleLibrary
from linter.ruleset.packs import ALL, PACKS
from linter.text import from_text

from .browsing import DARK, PHONE, acting, needs_chromium, opened, violations
from .making import finding


def test_the_reference_is_aggregates_with_their_provenance_and_no_text(library: RuleLibrary) -> None:
    data = json.loads(FILE.read_text("utf-8"))
    assert set(data) == {"made_by", "version", "source", "articles", "words", "quantiles", "packs"}
    assert (Path(__file__).parents[2] / data["made_by"]).is_file()
    assert data["articles"] >= 500 and data["words"] >= data["articles"] * LEAST_WORDS
    assert data["quantiles"] == list(QUANTILES)
    assert set(data["packs"]) == {*PACKS, ALL}
    known = {rule.partition("/")[0] for rule in library.rules}
    for families in data["packs"].values():
        assert set(families) <= known
        for figures in families.values():
            assert len(figures) == len(QUANTILES) and figures == sorted(figures)
            assert all(isinstance(figure, float) and 0 <= figure < 1000 for figure in figures)


def test_a_gauge_says_where_an_article_is_among_the_others() -> None:
    usual = Reference.read().packs[ALL]["evaluation"]
    words = 1_000_000  # so that a density is a figure of the reference to the letter

    def said(density: float) -> str:
        (gauge,) = (
            one for one in gauges(ALL, {"evaluation": round(density * 1000)}, words) if one.name == "evaluation"
        )
        assert gauge.end >= max(gauge.density, *gauge.usual)
        return gauge.said

    low, quarter, middle, three, high = usual
    assert said(middle) == said(quarter) == said(three) == "middle half"
    assert said((three + high) / 2) == "above 75 %"
    assert said(high + 1) == "above 90 %"
    assert said((low + quarter) / 2) == "below 75 %"
    assert said(low / 2) == "below 90 %"


def test_nothing_is_compared_of_other_rules_or_of_a_short_article() -> None:
    assert gauges(None, {"evaluation": 3}, 1000) == ()
    assert gauges("core", {"evaluation": 3}, LEAST_WORDS - 1) == ()
    assert gauges("core", {"evaluation": 3}, LEAST_WORDS) != ()


def with_gauges() -> str:
    """A page on an article that is long enough for gauges."""
    text = "\n\n".join(f"The envoy was utterly late on day {number}, and the harbour was dark." for number in range(30))
    document = from_text(f"Harbour talks stall\n\n{text}\n", path="talks.txt")
    found = [finding(document, "utterly", nth=nth) for nth in range(30)]
    layout = Layout(Made("0", "pack all", pack=ALL))
    html = "".join(whole(layout, pieces(layout, Findings(document, tuple(found), (), ()))))
    assert "Findings per 1,000 words" in html
    return html


@needs_chromium
@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 390, 820, 1440])
def test_a_page_with_gauges_is_no_wider_than_the_screen(width: int, tmp_path: Path) -> None:
    acts = """
    document.body.dataset.over = document.documentElement.scrollWidth - innerWidth;
    document.body.dataset.bar = Math.min(...[...document.querySelectorAll(".gauges .where svg")].map((bar) => bar.getBoundingClientRect().width));
    """
    frame = f'<!DOCTYPE html><iframe width={width} height=900 srcdoc="{escape(acting(with_gauges(), acts))}"></iframe>'
    told = f"{frame}<script>onload = () => {{ document.body.dataset.told = JSON.stringify(frames[0].document.body.dataset); }}</script>"
    tree, _ = opened(told, tmp_path, "--window-size=1600,1000")
    said = json.loads(tree.body.attributes["data-told"] or "")
    assert float(said["over"]) <= 0
    assert float(said["bar"]) >= 40


@needs_chromium
@pytest.mark.slow
@pytest.mark.parametrize("look", [(), (DARK,), (PHONE,)], ids=["light", "dark", "phone"])
def test_axe_finds_nothing_wrong_with_gauges(look: tuple[str, ...], tmp_path: Path) -> None:
    assert violations(with_gauges(), tmp_path, *look) == []
