"""Every built-in rule proves itself: one test a rule."""

from __future__ import annotations

import pytest

from linter import load_rules
from linter.evaluation.examples import check_examples


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    metafunc.parametrize("rule_id", sorted(load_rules().rules))


def test_examples(engine, rule_id):
    assert check_examples(engine, engine.library.rules[rule_id]) == []
