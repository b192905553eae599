"""Figures of repetition, as a rule's author relies on them."""

import pytest

from linter import lint

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
    ("spec", "weaker", "stronger"),
    [
        (
            "place: mirror, strength: 8",  # halves of one size
            "Miners need the farmers, and farmers in the hills beyond the old town need the miners.",
            "Miners need the farmers, and farmers need the miners.",
        ),
        (
            "place: mirror, strength: 9",  # a short middle
            "The law makes the king, as all of us were told in school, and the king makes the law.",
            "The law makes the king, and the king makes the law.",
        ),
        (
            "place: mirror, strength: 8",  # names come back because the text is about them
            "Brandt trusts Orlow, and Orlow trusts Brandt.",
            "Sailors trust pilots, and pilots trust sailors.",
        ),
        (
            "place: opening, content-words: 0, strength: 11",  # a series
            "We will pay. We will sing.",
            "We will pay. We will sing. We will wait.",
        ),
        (
            "place: opening, content-words: 0, strength: 6",  # units of one size
            "He was ill. He was old and had no one who would look after him.",
            "He was ill. He was old.",
        ),
        (
            "place: opening, content-words: 0, strength: 9",  # more than what both are about
            "The old bridge fell. The old bridge sank.",
            "Only the old bridge fell. Only the old bridge sank.",
        ),
        (
            "place: opening, unit: any, content-words: 0, strength: 6",  # sentences
            "They are here; they are there.",
            "They are here. They are there.",
        ),
        (
            "place: opening, content-words: 0, strength: 8",  # questions
            "They are poor. They are ill.",
            "Are they poor? Are they ill?",
        ),
        (
            "place: ending, words: 1, content-words: 0, strength: 5",  # a share of the words
            "The mill that my father built is silent. After the flood of that year the market was silent.",
            "The mill is silent. The market is silent.",
        ),
        (
            "place: ending, words: 1, content-words: 0",  # a day is what the text is about
            "They left in March. We met in March.",
            "They left in haste. We met in haste.",
        ),
    ],
)
def test_a_figure_is_the_stronger_the_more_marked_its_form_is(findings, spec, weaker, stronger):
    assert not findings(repetition(spec), weaker)
    assert len(findings(repetition(spec), stronger)) == 1


def test_a_sentence_said_again_is_told_once():
    text = "“Nobody listens to us. Nobody listens to us,” said Ilse Brandt."
    found = lint(text, select={"figures/anaphora", "figures/epistrophe", "figures/symploce"}, force_language=True)
    assert [f.rule for f in found] == ["figures/anaphora"]


def test_a_symploce_is_told_instead_of_the_figures_it_is_made_of():
    text = "When the mine closed, the town paid. When the bank failed, the town paid."
    rules = {"figures/anaphora", "figures/epistrophe", "figures/symploce"}
    [shown] = lint(text, select=rules, force_language=True)
    assert (shown.rule, shown.also) == ("figures/symploce", ("figures/anaphora", "figures/epistrophe"))


def test_a_mirror_over_the_end_of_a_sentence_is_said_by_one(findings):
    spec = repetition("place: mirror")
    first, second = "The harbour feeds the town.", "The town feeds the harbour."
    assert len(findings(spec, f"{first} {second}")) == 1
    assert not findings(spec, f"{first}\n\n{second}")
    two = f"“{first}” said Ilse Brandt. “{second}” said Jan Orlow."
    assert not findings(spec, two, speakers=True)
