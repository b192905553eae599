"""One thing said several times: the most special rule says it, and names the others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import linter
from linter import load_rules
from linter.findings.finding import Finding, Place
from linter.findings.overlaps import folded
from linter.ruleset.yamlfile import RuleError

SHIPS = """\
- {id: ship/any, title: Ship, message: "{words}", severity: warning, pattern: <adj>? (ferry | barge) <adj>?}
- {id: ship/ferry, title: Ferry, message: "{words}", more-general: [ship/any], pattern: ferry}
- {id: ship/old-ferry, title: Old ferry, message: "{words}", more-general: [ship/ferry], pattern: old ferry}
- {id: ship/colour, title: Colour, message: "{words}", pattern: blue ferry}
"""


@pytest.fixture
def ships(tmp_path):
    file = tmp_path / "ships.yaml"
    file.write_text(SHIPS, "utf-8")
    return load_rules([file], builtin=False, cache=False)


def said(library, text, **more):
    found = linter.lint(text, rules=library, pack="all", **more)
    return [(finding.rule, finding.place.text, finding.also, finding.severity) for finding in found]


def test_the_most_special_finding_names_the_others_and_is_as_serious(ships):
    assert said(ships, "The old ferry sank.") == [
        ("ship/old-ferry", "old ferry", ("ship/any", "ship/ferry"), "warning"),
    ]


def test_what_does_not_overlap_or_is_no_case_stands_by_itself(ships):
    assert said(ships, "The old barge and the blue ferry sank.") == [
        ("ship/any", "old barge", (), "warning"),
        ("ship/colour", "blue ferry", (), "info"),
        ("ship/ferry", "ferry", ("ship/any",), "warning"),
    ]


def test_all_are_shown_where_that_is_asked(ships):
    found = said(ships, "The old ferry sank.", all_overlapping=True)
    assert [one[0] for one in found] == ["ship/any", "ship/old-ferry", "ship/ferry"]
    assert not any(also for _, _, also, _ in found)


def test_a_rule_that_is_not_chosen_or_is_suppressed_hides_nothing(ships):
    found = linter.lint("The old ferry sank.", rules=ships, select=["ship/any", "ship/ferry"])
    assert [(one.rule, one.also) for one in found] == [("ship/ferry", ("ship/any",))]
    text = "<!-- rhetlint-disable ship/old-ferry ship/ferry -->\nThe old ferry sank."
    found = linter.lint(text, rules=ships, pack="all", format="markdown")
    assert [(one.rule, one.also) for one in found] == [("ship/any", ())]


@pytest.mark.parametrize(
    "old, new, said",
    [
        ("[ship/any]", "[ship/an]", "there is no rule 'ship/an'; did you mean 'ship/any'?"),
        ("title: Ship,", "title: Ship, more-general: [ship/old-ferry],", "ship/any is made a case of itself"),
    ],
)
def test_a_rule_names_rules_that_exist_and_not_itself(tmp_path, old, new, said):
    file = tmp_path / "ships.yaml"
    file.write_text(SHIPS.replace(old, new), "utf-8")
    with pytest.raises(RuleError) as raised:
        load_rules([file], builtin=False, cache=False)
    assert said in str(raised.value) and f"{file}:" in str(raised.value)


CASES = {"s/a": frozenset({"s/b"}), "s/b": frozenset({"s/c"})}
places = st.tuples(st.integers(0, 30), st.integers(1, 8), st.sampled_from(["s/a", "s/b", "s/c", "s/d"]))


def overlap(one, other):
    return one.place.start < other.place.end and other.place.start < one.place.end


@given(st.lists(places, max_size=12))
def test_nothing_is_lost_and_no_case_is_said_twice(made):
    found = sorted(
        (Finding(r, "s", "info", "", "", Place(at, at + n, 1, at + 1, "x" * n), "narrator") for at, n, r in made),
        key=lambda finding: (finding.place.start, finding.place.end, finding.rule),
    )
    shown = folded(found, CASES)
    for one in shown:
        special = CASES.get(one.rule, ())
        assert not [other for other in found if other.rule in special and overlap(one, other)]
    assert {one.rule for one in found} == {rule for one in shown for rule in (one.rule, *one.also)}
    for one in shown:
        assert one.rule not in one.also and set(one.also) <= {"s/a": set(), "s/b": {"s/a"}, "s/c": {"s/a", "s/b"}}.get(
            one.rule, set()
        )
    assert [one.place for one in shown if one.rule == "s/d"] == [one.place for one in found if one.rule == "s/d"]
