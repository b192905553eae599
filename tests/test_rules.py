"""Every built-in rule proves itself: one test a rule."""

import pytest

from linter.evaluation.examples import check_examples
from linter.session import load_rules

LIBRARY = load_rules(cache=False)


@pytest.mark.parametrize("rule_id", sorted(LIBRARY.rules))
def test_examples(engine, rule_id):
    assert check_examples(engine, LIBRARY.rules[rule_id]) == []


def test_doctests():
    import doctest

    import linter
    import linter.session

    for module in (linter, linter.session):
        result = doctest.testmod(module)
        assert result.attempted and not result.failed
