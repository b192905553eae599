"""docs/rules/ says what the rule files say."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.slow
def test_pages_and_rule_files_agree():
    made = runpy.run_path(str(DOCS / "make_rules.py"))["pages"]()
    kept = {
        file.relative_to(DOCS / "rules").as_posix(): file.read_text("utf-8") for file in (DOCS / "rules").rglob("*.md")
    }
    again = "run `python docs/make_rules.py`"
    assert kept.keys() == made.keys(), again
    assert not [name for name in made if kept[name] != made[name]], again
