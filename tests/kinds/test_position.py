"""Where in the article a rule finds something, as its author relies on it."""

import pytest

FILLER = "The council of the town said nothing of it, and it was not asked."
LEAD = f"The ferry sank. {FILLER}"
TEXT = "\n\n".join([LEAD, *[FILLER] * 9, "Then the tug sank.", *[FILLER] * 9, "At last the barge sank."])


def found(findings, position, text=TEXT):
    rule = f"pattern: (ferry | tug | barge) sank\nposition: {position}\n"
    return [finding.place.text for finding in findings(rule, text)]


@pytest.mark.parametrize(
    "position, words",
    [
        ("[lead]", ["ferry sank"]),
        ("[first-third]", ["ferry sank"]),
        ("[middle-third]", ["tug sank"]),
        ("[last-third]", ["barge sank"]),
        ("[lead, last-third]", ["ferry sank", "barge sank"]),
        ("[]", ["ferry sank", "tug sank", "barge sank"]),
    ],
)
def test_a_rule_is_kept_to_a_place(findings, position, words):
    assert found(findings, position) == words


def test_the_lead_is_the_first_paragraph_after_the_headline(findings, tmp_path):
    from linter import lint, load_rules

    file = tmp_path / "lead.yaml"
    file.write_text(
        "id: own/lead\ntitle: T\nmessage: m\npattern: (ferry | tug | barge) sank\nposition: [lead]\n", "utf-8"
    )
    text = f"# The barge sank\n\n{LEAD}\n\nThe tug sank.\n"
    made = lint(text, rules=load_rules([file], builtin=False, cache=False), select={"own/lead"}, format="markdown")
    assert [finding.place.text for finding in made] == ["ferry sank"]


def test_a_text_of_one_word_is_its_lead_and_its_first_third(findings):
    assert found(findings, "[lead]", "Ferry sank.") == found(findings, "[first-third]", "Ferry sank.") == ["Ferry sank"]


def test_of_a_text_in_parts_each_part_is_a_share_of_the_whole():
    from linter.kinds.places import positions
    from linter.text import from_text
    from linter.text.document import Part

    document = from_text(FILLER)
    for number, third in ((1, "first-third"), (2, "middle-third"), (3, "last-third")):
        document.part = Part(number, 3)
        assert positions(document, 0) == (("lead", third) if number == 1 else (third,))


def test_an_unknown_place_is_an_error(findings):
    with pytest.raises(ValueError, match="last-third"):
        found(findings, "[last-quarter]")
