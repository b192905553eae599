"""A rule that is kept out of texts that say they are opinion, as its author relies on it."""

import pytest

REPORT = "The ferry line closed on Monday. Nobody was told. The council of Strelsau meets in May."
MANY = " ".join(["The ferry line closed on Monday and the council said nothing of it."] * 12)
OPINION = {
    "a label": f"Opinion\n\n{REPORT}",
    "a label before the headline": f"Editorial: The harbour\n\n{REPORT}",
    "letters": f"The harbour\n\nLETTERS.\n\n{REPORT}",
    "a notice": f"{REPORT}\n\nNine ports follow.\n\nThe views in this article are those of the author.",
    "the author's line": f"{REPORT}\n\nNine ports follow.\n\nThey are old.\n\nIlse Brandt is a professor of law at Strelsau.",
    "one sentence in the first person": "I have never seen a ferry as late.",
    "the author's line with two posts": f"{REPORT}\n\nNine ports follow.\n\nThey are old.\n\nIlse Brandt, a member of the harbour board, is editor emeritus of the Tolm Review.",
    "the reader spoken to": "Give your money to the ferry line, and it sails off.",
    "a contraction": "They're late at the harbour and that is a scandal.",
    "a column that talks": f"{MANY} It's late, and don't ask why. You know the harbour.",
    "our": "They would close our harbour tomorrow.",
    "a column": f"I went to the harbour. {MANY} My ferry was late, and I was wet.",
}
NEWS = {
    "a report": REPORT,
    "the first person in a source's words": f"“I have lost my ferry and we are poor,” said Ilse Brandt. {REPORT}",
    "a contraction in a source's words": f"“It's late, they're drunk, don't ask,” said Ilse Brandt. {REPORT}",
    "one contraction in a long report": f"{MANY} It's the oldest quay.",
    "a possessive": "Orlow's ferry is late.",
    "a numeral and a country": f"Since World War I the US ferries sail. King Michael I was on board. {REPORT}",
    "one slip in a long report": f"{MANY} The town lost our oldest quay.",
    "a word of the label in a sentence": f"Opinion is divided in the council over the quay.\n\n{REPORT}",
    "a reporter's line": f"{REPORT}\n\nNine ports follow.\n\nThey are old.\n\nIlse Brandt is a reporter in Strelsau.",
    "loaded words": "The shameless ferry line sacked its despicable clerks.",
}


@pytest.mark.parametrize("text", OPINION.values(), ids=OPINION)
@pytest.mark.slow
def test_a_text_that_says_it_is_opinion(findings, text):
    assert found(findings, text) == {"true"}


@pytest.mark.parametrize("text", NEWS.values(), ids=NEWS)
@pytest.mark.slow
def test_a_text_that_does_not(findings, text):
    assert found(findings, text) == {"false"}


@pytest.mark.slow
def test_a_measure_is_kept_to_texts_too(findings):
    rule = "measure: {{count: {{pattern: ferry}}, figure: count, at-least: 1}}\nopinion: {}\n"
    for text, value in ((OPINION["a column"], "true"), (NEWS["a report"], "false")):
        assert {one for one in ("true", "false") if findings(rule.format(one), text, speakers=True)} == {value}


TOLD = (
    "Orlow said the ferry was full. Voss said that it was late. "
    + "The ferry crosses the lake twice a day and takes cars, carts and people. " * 5
)


@pytest.mark.parametrize(
    ("text", "argued"),
    [
        ("The ferry must stop.", True),
        (OPINION["a column"], True),
        (TOLD, False),
        ("“The ferry must stop,” Orlow said. Voss denied it.", True),
    ],
    ids=["a sentence", "a column", "a report", "a short report"],
)
@pytest.mark.slow
def test_the_writer_of_a_news_report_does_not_argue(findings, text, argued):
    rule = "pattern: ferry crosses | the ferry must | my ferry\nargued: {}\n"
    assert {value for value in ("true", "false") if findings(rule.format(value), text, speakers=True)} == {
        str(argued).lower()
    }


def test_a_source_argues_in_a_news_report(findings):
    text = f"{TOLD} “The ferry must stop,” Orlow said."
    assert len(findings("pattern: the ferry must\nargued: true\n", text, speakers=True)) == 1


def found(findings, text):
    """For which values of ``opinion`` a rule finds anything."""
    rule = "pattern: harbour | ferry | quay\nopinion: {}\n"
    return {value for value in ("true", "false") if findings(rule.format(value), text, speakers=True)}
