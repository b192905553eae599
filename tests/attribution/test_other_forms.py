"""Forms of news found by readers of articles that nobody here had seen: who speaks, or that nobody is said to."""

import pytest

from linter.attribution.matching import attribute
from linter.text import from_text

SPEAKERS = {
    # text: who speaks in each attribution, in order; None where that is not known
    "a gerund goes with the main verb": (
        "Jan Orlow explained the headline by saying: “I asked them to pray.”",
        ["Jan Orlow"],
    ),
    "a clause without a subject between commas": (
        "Jan Orlow hardly settled it and, when questioned after the debate, asserting: “I pay the toll.”",
        ["Jan Orlow"],
    ),
    "a second verb with that goes with the first": (
        "Jan Orlow conceded that Brandt had touched the bell but implied that it was her fault.",
        ["Jan Orlow", "Jan Orlow"],
    ),
    "a given name that is a modal": ("“It is a costly trade,” said Will Dahl, a professor of law.", ["Will Dahl"]),
    "a noun that is mostly a verb": ("“There is nothing new,” press secretary Josh Ernst said.", ["Josh Ernst"]),
    "two roles before one name": ("“It is time,” said Dorn MP and former minister Dominic Rabb.", ["Dominic Rabb"]),
    "a role of two places before one name": (
        "Former Dorn and Real Strand striker Jan Orlow called it a “disgrace.”",
        ["Jan Orlow"],
    ),
    "a chief operating officer": ("“We hear good news,” said chief operating officer Anton Note.", ["Anton Note"]),
    "one of several, named": ("One of her lawyers, Hanna Mason, said: “She was cleared.”", ["Hanna Mason"]),
    "a role spelled out": (
        "North Wexmoor Gov. Chris Christ spoke. “He went for the easy vote,” the North Wexmoor governor said.",
        ["Chris Christ"],
    ),
    "a relative who only tells who another is": (
        "Petra Smid, mother of the drowned sailor Sven Smid, came alone. “She lied to me,” Smid said.",
        ["Petra Smid"],
    ),
    "a campaign has its own spokesman": (
        "“We gave it back,” a Brandt campaign spokesman said.",
        ["a Brandt campaign spokesman"],
    ),
    "a quoted name": ("The so-called “Reef State” (RS) claimed the attack.", ["Reef State"]),
    "a subordinate clause behind a verb that is no participle": (
        "The votes came after Lord Bridge of Hedley warned that it was too late.",
        ["Bridge"],
    ),
    "a text that reads": ("A letter was sent by doctors. “It would seem to show neglect,” it read.", ["A letter"]),
    "a second verb right before the marks": (
        "Jan Orlow agreed that it was late and said “the pier is quite clearly lost.”",
        ["Jan Orlow", "Jan Orlow"],
    ),
    "a name with its place before a colon": ("Rep. Tom Gower (R-Strand): “Who told you that?”", ["Tom Gower"]),
    "a name with an office before a colon": (
        "Clara Lind, a researcher at Dorn Watch: “They set a bad example.”",
        ["Clara Lind"],
    ),
    "described by somebody as": ("They sail in waters described by Jan Orlow as “a grave.”", ["Jan Orlow"]),
    "the one person of whom the sentence before tells": (
        "Ilse Brandt gave her boat away that spring.\n\n“I never liked the sea at all.”",
        ["Ilse Brandt"],
    ),
    "nobody, where the sentence before tells of two": (
        "Ilse Brandt gave Jan Orlow her boat that spring.\n\n“I never liked the sea at all.”",
        [None],
    ),
    "nobody, where the quotation is no speech": (
        "Ilse Brandt gave her boat away that spring.\n\n“All vessels must be registered by noon.”",
        [None],
    ),
    "nobody, of accusations that are denied": ("The founders deny accusations that the site is a sham.", [None]),
}


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS.values(), ids=SPEAKERS)
def test_who_speaks(engine, text, speakers):
    discourse = attribute(engine, from_text(text))
    ordered = sorted(discourse.attributions, key=lambda a: a.content[0].first)
    assert [None if a.speaker is None else discourse.speakers[a.speaker].name for a in ordered] == speakers


CONTENTS = {
    "a quotation is whole, whatever it reports itself": (
        "That's why, Jan Orlow added, viewers meet “endless sequels to things that seem to have come out only a week ago.”",
        "That's why … viewers meet “endless sequels to things that seem to have come out only a week ago.”",
    ),
    "a report goes to the end of the marks that it opens": (
        "Jan Orlow said that the councillors are “saying we were not at war, because we were afraid.”",
        "that the councillors are “saying we were not at war, because we were afraid.”",
    ),
}


@pytest.mark.parametrize(("text", "content"), CONTENTS.values(), ids=CONTENTS)
def test_what_is_said(engine, text, content):
    document = from_text(text)
    first = min(attribute(engine, document).attributions, key=lambda a: a.content[0].first)
    assert " … ".join(document.text_of(*piece) for piece in first.content) == content


def test_a_title_is_nobodys_words(engine):
    assert not attribute(
        engine, from_text("They are making a thriller titled “The Day of the Crab,” set in May.")
    ).attributions
