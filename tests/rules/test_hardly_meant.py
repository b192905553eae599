"""What ``rhetlint rules check`` says of the rules that ship."""

from __future__ import annotations

import pytest

from linter.authoring.check import checked
from linter.kinds.registry import forms
from linter.ruleset.compiled import Engine
from linter.ruleset.load import load_file

from .conftest import RULES


@pytest.mark.slow
def test_nothing_is_said_of_a_shipped_rule_but_that_an_example_is_missing(library):
    """A form that an earlier one leaves nothing to is a form that its author meant and that is not found."""
    files = [load_file(file, forms(), str(file)) for file in sorted(RULES.rglob("*.yaml"))]
    remarks = checked(Engine(library), forms(), files)
    assert len({one.rule for one in remarks}) > 1
    assert not [one for one in remarks if one.kind != "no-example"]
