"""A test a rule and a test a family, without parsing the rules before the first test."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

RULES = Path(__file__).parents[2] / "rules"
IDS = sorted(
    rule_id
    for file in RULES.rglob("*.yaml")
    for rule_id in re.findall(r"^(?:- )?id: (\S+)$", file.read_text("utf-8"), re.MULTILINE)
)


def family(rule_id: str) -> str:
    return rule_id.partition("/")[0]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "rule_id" in metafunc.fixturenames:
        metafunc.parametrize("rule_id", IDS)
    if "each_family" in metafunc.fixturenames:
        metafunc.parametrize("each_family", sorted(set(map(family, IDS))))
