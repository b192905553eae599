"""A part of ``benchmarks/fuzz.py`` at every run of the tests: what it makes loads or ends in an error with its place; and it would tell a fault."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from linter import load_rules
from linter.ruleset.yamlfile import RuleError, read_yaml

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def fuzz(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import fuzz

    yield fuzz
    for name in [one for one in sys.modules if one == "fuzz" or one.split(".")[0] == "fuzzing"]:
        del sys.modules[name]


@pytest.mark.slow
@pytest.mark.parametrize(
    "target, count, expected",
    [
        ("rulefiles", 150, {"loads", "error"}),
        ("readers", 150, {"read", "refused"}),
        ("sentences", 150, {"read"}),
        ("outputs", 40, {"found", "nothing"}),
    ],
)
def test_what_is_made_ends_as_it_must(fuzz, target, count, expected):
    ends, faults = fuzz.run(target, 7, count)
    assert not faults
    assert all(ends[end] > 5 for end in expected)


@pytest.mark.parametrize("separator", ["\x85", "\u2028", "\u2029"])
def test_separators_that_no_editor_takes_for_a_line_end_are_none(separator, tmp_path):
    """Found by the fuzz: PyYAML counts them as lines, and the place of a pattern below them was beyond the file's end."""
    rule = f"id: own/rule\ntitle: A{separator}b{separator}c{separator}d\nmessage: m\npattern: |\n  ferry (\n"
    (tmp_path / "own.yaml").write_text(rule, "utf-8")
    with pytest.raises(RuleError) as raised:
        load_rules([tmp_path / "own.yaml"], builtin=False, cache=False)
    assert "own.yaml:5:10: in 'pattern': expected" in str(raised.value)


@pytest.mark.parametrize(
    "text", ["a: x{0}{0}{0}\nb\nc: y\n", "a: x{0}{0}\n  b: &c d\n", "a: !b x{0}{0}\nc: !d y\n", "a:b{0}{0}\nc: d\n"]
)
@pytest.mark.parametrize("separator", ["\x85", "\u2028", "\u2029"])
def test_an_error_behind_such_a_separator_has_a_place(text, separator):
    """Found by the fuzz: what explains an error looked for its line where there is none."""
    with pytest.raises(RuleError) as raised:
        read_yaml(text.format(separator), "own.yaml")
    assert raised.value.line >= 1 and raised.value.message


def test_a_fault_is_told_with_its_place_and_input(fuzz, monkeypatch):
    def wrong(*_, **__):
        return {}["nothing"]

    from fuzzing import rulefiles

    monkeypatch.setattr(rulefiles, "load_rules", wrong)
    monkeypatch.setattr(rulefiles, "read_config", wrong)
    ends, faults = fuzz.run("rulefiles", 7, 20)
    ((place, (said, kept)),) = faults.items()
    assert ends == {"fault": 20} and place.startswith("KeyError at ") and said.startswith(place)
    assert kept.partition(b"\n")[0] in (b"own.yaml", b"rhetlint.toml")
