"""A rule's fields that would do nothing are errors with a remedy."""

import pytest

from linter.ruleset.yamlfile import RuleError

from .written import measure, repetition


@pytest.mark.parametrize(
    ("rule", "complaint"),
    [
        (repetition("place: mirror, times: 3"), "'times' says nothing where the place is 'mirror'"),
        (repetition("place: opening, joined: all"), "'joined' says nothing where the place is 'opening'"),
        (repetition("place: anywhere, holding: nowhere"), "there is no lexicon 'nowhere'"),
        (measure("count: {tokens: all, quotations: true}, figure: count, at-least: 1"), "exactly one of"),
        (measure("count: {tokens: all}, figure: count"), "needs 'at-least' or 'at-most'"),
        (measure("count: {tokens: all}, figure: distinct, at-least: 1"), "say 'by' what"),
        ("kind: consistency\nconsistency: {of: terms}\n", "'forms' belong to consistency of terms"),
    ],
)
def test_what_would_do_nothing_is_an_error(findings, rule, complaint):
    with pytest.raises(RuleError, match=complaint):
        findings(rule, "")
