"""Figures of repetition, as a rule's author relies on them."""

import pytest

from .written import captured, repetition


@pytest.mark.parametrize(
    ("spec", "text", "captures"),
    [
        (
            "place: opening, times: 3, content-words: 0",
            "We will mend it. We will pay. We will sing.",
            {"phrase": "We will"},
        ),
        ("place: ending", "They came for the wells. They wept for the wells.", {"phrase": "for the wells"}),
        ("place: both, words: 1", "The miners know it. The millers know it.", {"phrase": "The", "ending": "know it"}),
        ("place: adjacent, words: 1", "It was a long, long road.", {"phrase": "long"}),
        ("place: chain, words: 1, times: 1", "Debt brought fear. Fear brought silence.", {"phrase": "fear"}),
        ("place: mirror", "We do not live to work, we work to live.", {"first": "live", "second": "work"}),
        (
            "place: anywhere, content-words: 2",
            "A secret deal was made. The secret deal held.",
            {"phrase": "secret deal"},
        ),
        (
            "place: shape, unit: clause, words: 4",
            "They promised us a road, they built us a wall.",
            {"first": "They promised us a road"},
        ),
        (
            "place: members, times: 3, joined: none",
            "They broke the locks, burned the books, stole the bell.",
            {"last": "stole the bell"},
        ),
    ],
)
def test_each_place_finds_its_figure(findings, spec, text, captures):
    found = findings(repetition(spec), text)
    assert [captures.items() <= captured(f).items() for f in found] == [True]


def test_what_comes_back_is_taken_as_far_as_it_goes(findings):
    spec = repetition("place: opening, words: 2, times: 2, content-words: 0")
    text = "We will never again sing. We will never again dance."
    found = findings(spec, text, message="'{count} {phrase}'")
    assert [f.message for f in found] == ["2 we will never again"]
    assert [place.text for _, place in found[0].evidence] == ["We will never again"]


def test_times_and_within_count_units(findings):
    text = "We will sing. We will dance. It rained. We will sleep."
    assert not findings(repetition("place: opening, times: 3, content-words: 0"), text)
    assert len(findings(repetition("place: opening, times: 3, within: 1, content-words: 0"), text)) == 1


def test_holding_and_without_ask_for_lexicons(findings):
    lexicons = "lexicons: {dark: [secret], light: [open]}\n"
    text = "A secret deal was made. The secret deal held. The open road is long. The open road is old."
    spec = "place: anywhere, content-words: 2, "
    assert [captured(f)["phrase"] for f in findings(lexicons + repetition(spec + "holding: dark"), text)] == [
        "secret deal"
    ]
    assert [captured(f)["phrase"] for f in findings(lexicons + repetition(spec + "without: dark"), text)] == [
        "open road"
    ]


def test_two_speakers_make_no_figure(findings):
    text = "“We will mend the dam,” said Ilse Brandt. “We will mend the dam as well,” said Jan Orlow."
    assert not findings(repetition("place: opening, times: 2, content-words: 0"), text, speakers=True)


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        # words that both halves hold
        ("Fish is good, and sold is the fish that was good.", "Fish is sold for bread, and bread is sold for fish."),
        # halves of one size
        (
            "Miners need the farmers, and farmers in the hills beyond the old town need the miners.",
            "Miners need the farmers, and farmers need the miners.",
        ),
        # a short middle
        (
            "The law makes the king, as all of us were told in school, and the king makes the law.",
            "The law makes the king, and the king makes the law.",
        ),
        # names, which come back because the text is about them
        ("Brandt trusts Orlow, and Orlow trusts Brandt.", "Sailors trust pilots, and pilots trust sailors."),
    ],
)
def test_a_mirror_is_the_stronger_the_more_its_halves_are_one_construction(findings, weaker, stronger):
    def strength(text):
        return sum(bool(findings(repetition(f"place: mirror, strength: {least}"), text)) for least in range(-5, 15))

    assert strength(weaker) < strength(stronger)


def test_a_mirror_over_the_end_of_a_sentence_is_said_by_one(findings):
    spec = repetition("place: mirror")
    first, second = "The harbour feeds the town.", "The town feeds the harbour."
    assert len(findings(spec, f"{first} {second}")) == 1
    assert not findings(spec, f"{first}\n\n{second}")
    two = f"“{first}” said Ilse Brandt. “{second}” said Jan Orlow."
    assert not findings(spec, two, speakers=True)
