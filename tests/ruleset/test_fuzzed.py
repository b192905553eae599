"""A part of ``benchmarks/fuzz.py`` at every run of the tests: what it makes loads or ends in an error with its place; and it would tell a fault."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def fuzz(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import fuzz

    yield fuzz
    del sys.modules["fuzz"]


def test_made_rule_files_load_or_end_in_an_error(fuzz):
    ends, faults = fuzz._run(7, 150)
    assert not faults
    assert ends["loads"] > 5 and ends["error"] > 5


def test_a_fault_is_told_with_its_place_and_input(fuzz, monkeypatch):
    def wrong(*_, **__):
        return {}["nothing"]

    monkeypatch.setattr(fuzz, "load_rules", wrong)
    ends, faults = fuzz._run(7, 20)
    ((place, kept),) = faults.items()
    assert ends == {"fault": 20} and place.startswith("KeyError at ") and "\0" in kept
