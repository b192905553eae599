"""Figures of precision: their interval, their file, and the rules they hold for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import linter
from linter import load_rules
from linter.ruleset.precision import Figure, figures, read_figures, wilson


@pytest.mark.parametrize(
    "right, judged, low, high",
    [(8, 10, 0.490, 0.943), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (81, 263, 0.255, 0.366), (1, 1, 0.207, 1.0)],
)
def test_the_interval_is_that_of_published_tables(right, judged, low, high):
    """81 of 263 is the worked example of Newcombe 1998, Statistics in Medicine 17: 857-872, table I."""
    assert wilson(right, judged) == pytest.approx((low, high), abs=0.0006)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_narrows_with_more(counted):
    right, judged = counted
    low, high = wilson(right, judged)
    assert 0 <= low <= right / judged <= high <= 1
    more = wilson(4 * right, 4 * judged)
    assert more[1] - more[0] < high - low


def test_a_file_of_figures_is_read(tmp_path):
    file = tmp_path / "precision.tsv"
    file.write_text("rule\tdigest\tbasis\tright\tbroken\tpointless\twrong\nharbour/ferry\tab12\treaders\t8\t1\t1\t0\n")
    assert read_figures(str(file)) == {("harbour/ferry", "ab12"): Figure("readers", 8, 1, 1, 0)}
    assert read_figures(str(tmp_path / "none.tsv")) == {}


@pytest.mark.parametrize("row", ["harbour/ferry\tab12\treaders\t8", "harbour/ferry\tab12\tauthor\t8\t0\t0\t0", "x"])
def test_a_damaged_file_is_an_error_with_its_place(tmp_path, row):
    file = tmp_path / "precision.tsv"
    file.write_text(f"rule\n{row}\n")
    with pytest.raises(ValueError, match=r"precision\.tsv:2: .*judge\.py write"):
        read_figures(str(file))


def judged_rule(library):
    """A rule whose figure ships."""
    return next(loaded for loaded in library.rules.values() if loaded.figure)


def test_a_figure_holds_while_the_rule_decides_the_same(library, tmp_path):
    loaded = judged_rule(library)
    assert loaded.figure == figures()[loaded.rule.id, loaded.digest]
    own = tmp_path / "own.yaml"
    own.write_text(f"id: {loaded.rule.id}\ntitle: Other\nmessage: Other.\npattern: harbour ferry\n", "utf-8")
    assert load_rules([own]).rules[loaded.rule.id].figure is None


def test_findings_carry_the_figure_of_their_rule(library):
    found = linter.lint("Ilse Brandt said that the harbour was closed on Monday.", pack="all").findings
    assert any(finding.figure for finding in found)
    assert all(finding.figure == library.rules[finding.rule].figure for finding in found)


def test_least_precision_chooses_by_the_lower_bound(library):
    bounds = {rule: one.figure.interval[0] for rule, one in library.rules.items() if one.figure}
    text = "“It is over,” said Ilse Brandt. She said that the harbour was closed, according to Jan Orlow. Everyone knows that."
    every = [one.rule for one in linter.lint(text, pack="all", all_overlapping=True).findings]
    least = max(bounds[rule] for rule in every if rule in bounds)
    found = [one.rule for one in linter.lint(text, pack="all", min_precision=least, all_overlapping=True).findings]
    assert found and found == [rule for rule in every if bounds.get(rule, -1.0) >= least] != every
