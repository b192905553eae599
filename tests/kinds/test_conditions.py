"""What a rule asks of its captures, as its author relies on it."""

import pytest

CUED = "“The ferry left,”"
UNCUED = "“We have not seen a ferry since the spring of that year.”"


@pytest.mark.parametrize(
    ("globs", "texts"),
    [
        ("attribution/*", [UNCUED, CUED]),
        ("[attribution/*, '!attribution/uncued-*']", [CUED]),
        ("[attribution/quote-then-cue, attribution/uncued-quotation]", [UNCUED, CUED]),
    ],
)
@pytest.mark.slow
def test_a_list_of_globs_picks_and_leaves_out(findings, globs, texts):
    rule = f"pattern: $quoted:quote\nwhere: {{quoted: {{within: {globs}}}}}\n"
    text = f"The harbour stood empty. {UNCUED}\n\n{CUED} said Ilse Brandt."
    assert [found.place.text for found in findings(rule, text, speakers=True)] == texts
