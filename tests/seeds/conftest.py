"""The owner's article, linted once with every rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter import Findings, RuleLibrary, lint

SEEDS = Path(__file__).parents[2] / "seeds"
SPEAKER = "Aleksandr Botsan-Kharchenko"


@pytest.fixture(scope="package")
def found(library: RuleLibrary) -> Findings:
    return lint(SEEDS / "ambassador-interview.txt", rules=library, select=set(library.rules))
