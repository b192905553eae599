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
    del sys.modules["fuzz"]


@pytest.mark.slow
def test_made_rule_files_load_or_end_in_an_error(fuzz):
    ends, faults = fuzz._run(7, 150)
    assert not faults
    assert ends["loads"] > 5 and ends["error"] > 5


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

    monkeypatch.setattr(fuzz, "load_rules", wrong)
    ends, faults = fuzz._run(7, 20)
    ((place, kept),) = faults.items()
    assert ends == {"fault": 20} and place.startswith("KeyError at ") and "\0" in kept
