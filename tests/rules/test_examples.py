"""Every built-in rule proves itself: one test a rule."""

from __future__ import annotations

from linter.evaluation.examples import check_examples

from .conftest import IDS


def test_no_rule_is_left_out(library):
    assert sorted(library.rules) == IDS


def test_examples(engine, rule_id):
    assert check_examples(engine, engine.library.rules[rule_id]) == []
