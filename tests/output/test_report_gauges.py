"""An article's density of findings beside news: what is shipped of the news, and when the gauges are shown."""

from __future__ import annotations

import json
from pathlib import Path

from linter.output.report.reference import FILE, LEAST_WORDS, QUANTILES, Reference, gauges
from linter.ruleset import RuleLibrary
from linter.ruleset.packs import ALL, PACKS


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
