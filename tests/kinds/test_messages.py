"""What a message says of captured words: no capital in the middle of a sentence, no pronoun that means nobody."""

import pytest


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("The pilots pointed out that the tower leans.", "Told by the pilots."),
        ("Orlow pointed out that the tower leans.", "Told by Orlow."),
        ("NATO pointed out that the tower leans.", "Told by NATO."),
        ("Jan Orlow came late. He pointed out that the tower leans.", "Told by Jan Orlow."),
        ("It rained. He pointed out that the tower leans.", "Told."),
    ],
)
def test_a_message_names_whom_it_means(findings, text, message):
    rule = "pattern: $who:actor pointed out\n"
    (found,) = findings(rule, text, message="'Told{who: by {}}.'", speakers=True)
    assert found.message == message


def test_a_message_quotes_exactly(findings):
    (found,) = findings("pattern: $what:(make no mistake)\n", "Make no mistake, it leans.", message="“{what}” insists.")
    assert found.message == "“Make no mistake” insists."
