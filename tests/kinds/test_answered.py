"""What the neighbourhood of a match answers, as an author of rules relies on it."""

import pytest

EXPERTS = "pattern: experts say\nlexicons: {post: [professor, institute]}\n"
SAID = "The old dam is in danger, experts say. "
QUOTED = "“It leaks,” said Ilse Brandt, a professor of hydrology at Tolm."
REPORTED = "Jan Voss said that it leaks."


@pytest.mark.parametrize(
    ("answered", "next_", "left"),
    [
        ("{speaker: named, after: 1}", QUOTED, 0),
        ("{speaker: named, after: 1}", REPORTED, 0),
        ("{speaker: quoted, after: 1}", QUOTED, 0),
        ("{speaker: quoted, after: 1}", REPORTED, 1),
        ("{speaker: named, after: 1}", "The mill is closed. " + REPORTED, 1),
        ("{speaker: named, after: 2}", "The mill is closed. " + REPORTED, 0),
        ("{speaker: named, described: post, after: 1}", QUOTED, 0),
        ("{speaker: named, described: post, after: 1}", REPORTED, 1),
        ("{speaker: named, after: 1}", "Critics said that it leaks.", 1),
        ("{pattern: 'an inquiry by <name>', after: 1}", "That is what an inquiry by Brandt found.", 0),
        ("{pattern: 'an inquiry by <name>'}", "That is what an inquiry by Brandt found.", 1),
    ],
)
def test_an_answer_in_the_next_sentences_takes_a_finding_away(findings, answered, next_, left):
    assert len(findings(f"{EXPERTS}answered: {answered}\n", SAID + next_, speakers=True)) == left


def test_an_answer_may_come_before(findings):
    rule = EXPERTS + "answered: {speaker: named, before: 1}\n"
    assert not findings(rule, f"{REPORTED} {SAID}", speakers=True)
    assert findings(rule, f"{SAID} {REPORTED}", speakers=True)


def test_who_is_described_may_be_so_anywhere_in_the_text(findings):
    rule = EXPERTS + "answered: {speaker: named, described: post, after: 1}\n"
    introduced = "Jan Voss, of the Tolm Institute, came late.\n\nThe mill is closed.\n\n"
    assert not findings(rule, introduced + SAID + REPORTED, speakers=True)


def test_somebody_whom_the_sentence_of_the_match_names_is_no_answer(findings):
    rule = "pattern: opponents said\nanswered: {speaker: quoted, after: 1}\n"
    assert findings(rule, "Orlow's opponents said the ferry should stop. “I will sail,” Orlow said.", speakers=True)
    assert not findings(rule, "Orlow's opponents said the ferry should stop. “Stop it,” Voss said.", speakers=True)
