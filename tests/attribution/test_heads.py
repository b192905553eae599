"""The head of a source speaks: not its possessor, nor whoever else the phrase names; and a list of speakers is a list."""

import pytest

from linter.attribution.heads import head_of
from linter.attribution.matching import attribute
from linter.language.tags import document_tags
from linter.text import from_text
from linter.text.document import Range

from .speaking import explained, speakers

HEADS = {
    "The man who robbed Amir Dahl": ("man", None),
    "Ann Reed’s killer": ("killer", None),
    "Mr Dahl’s family": ("family", None),
    "her campaign": ("campaign", None),
    "sources close to the regulator": ("sources", None),
    "Dr Tim Orlow, of the University of Dorn,": ("Orlow", "Tim Orlow"),
    "three people familiar with the matter": ("people", None),
    "Brandt’s lawyer, Hanna Lind,": ("lawyer", "Hanna Lind"),
    "the mayor and chief of police, Jan Orlow,": ("mayor", "Jan Orlow"),
    "a lawyer for the bank, Hanna Lind,": ("lawyer", "Hanna Lind"),
    "a man accused of robbing Hanna Lind": ("man", None),
    "Ilse Brandt, mother of Jan Orlow,": ("Brandt", "Ilse Brandt"),
    "a lot of people": ("people", None),
    "the former harbour planning director Ilse Brandt": ("Brandt", "Ilse Brandt"),
    "On Monday evening Tomas Dahl, a councillor,": ("Dahl", "Tomas Dahl"),
    "a voice over": ("over", None),
    "the district attorney for Dorn": ("attorney", None),
}


@pytest.mark.parametrize("source", HEADS)
def test_the_head_of_a_source(engine, source: str) -> None:
    document = from_text(f"It was late: {source}")
    document_tags(document)
    head = head_of(document, Range(4, len(document.norms)))
    name = None if head.name is None else document.text_of(*head.name.bare)
    assert (document.text_of(head.token, head.token + 1), name) == HEADS[source]


SPOKEN_FOR = {
    "for": ("A spokesman for Brandt said it was late.", "Ilse Brandt", "name, through a spokesman"),
    "possessor": ("Brandt’s lawyers said it was late.", "Ilse Brandt", "name, through lawyers"),
    "name before it": ("The Brandt spokeswoman said it was late.", "Ilse Brandt", "name, through a spokeswoman"),
    "office": ("Brandt’s office said it was late.", "Ilse Brandt", "name, through the office"),
    "pronoun": ("Her spokeswoman said it was late.", "Ilse Brandt", "pronoun: in focus, through a spokeswoman"),
    "another's voice is its own": ("Brandt’s critics said it was late.", "Brandt’s critics", "as written"),
    "a campaign too": ("Her campaign said it was late.", "Her campaign", "as written"),
    "and whoever has a name": ("Brandt spokesman Jan Orlow said it was late.", "Jan Orlow", "name"),
}


@pytest.mark.parametrize("text, name, how", SPOKEN_FOR.values(), ids=list(SPOKEN_FOR))
def test_a_possessor_speaks_through_a_mouthpiece_only(engine, text: str, name: str, how: str) -> None:
    assert explained(engine, f"Ilse Brandt left. {text}") == [(name, how)]


def listed(engine, text: str) -> list[tuple[str, list[str]]]:
    discourse = attribute(engine, from_text(text))
    everybody = [discourse.speakers[a.speaker] for a in discourse.attributions]
    return [(one.name, [discourse.speakers[i].name for i in one.members]) for one in everybody]


def test_a_list_of_speakers_is_a_list(engine) -> None:
    text = "Bruno Dahl and Alma Lind met. Dahl and Lind said it was late. They added that it was old. Dahl said it was new."
    several = ("Dahl and Lind", ["Bruno Dahl", "Alma Lind"])
    assert listed(engine, text) == [several, several, ("Bruno Dahl", [])]


@pytest.mark.parametrize(
    "source, names",
    [
        ("Mr Bruno Dahl and Dr Alma Lind", ["Bruno Dahl", "Alma Lind"]),
        ("Bruno Dahl and her deputy", ["Bruno Dahl", "her deputy"]),
        ("Alma Lind and others", ["Alma Lind", "others"]),
        ("Three officials and Alma Lind", ["Three officials", "Alma Lind"]),
    ],
)
def test_members_of_a_list(engine, source: str, names: list[str]) -> None:
    ((name, members),) = listed(engine, f"{source} said it was late.")
    assert (name, members) == (" and ".join(names), names)


@pytest.mark.parametrize(
    "source, name",
    [
        ("Jan Orlow, a lawyer and poet,", "Jan Orlow"),
        ("The owner and skipper, Jan Orlow,", "Jan Orlow"),
        ("Critics and experts", "Critics"),
        ("Johnson & Orlow", "Johnson & Orlow"),
    ],
)
def test_what_is_no_list(engine, source: str, name: str) -> None:
    assert all(not members for _, members in listed(engine, f"{source} said it was late."))


def test_a_case_or_place_after_an_office_has_it_not(engine) -> None:
    text = "The judge in Orlow v. Lind said it was late. The mayor of Dorn Harbour said it was old."
    assert speakers(engine, text) == ["The judge", "The mayor"]


def test_a_name_in_apposition_after_a_source(engine) -> None:
    assert speakers(engine, "A pollster, Jan Orlow of Dorn, said it was late.")[-1] == "Jan Orlow"


WHOLE = {
    "a rank within an office": (
        "The Bordurian deputy foreign minister pointed out that it was late.",
        "The Bordurian deputy foreign minister",
    ),
    "a noun that can be an adjective": ("The union accused Borduria of lying.", "The union"),
}


@pytest.mark.parametrize("text, source", WHOLE.values(), ids=list(WHOLE))
def test_a_source_is_whole(engine, text: str, source: str) -> None:
    document = from_text(text)
    (found,) = attribute(engine, document).attributions
    assert found.source is not None and document.text_of(*found.source) == source


NOBODY = {
    "who is accused": 'The mayor was accused of "playing games".',
    "it that stands for what follows": "The council came under fire after it emerged that the pier leaked.",
    "concerns in a circumstance": "The move comes amid growing concerns about the ferry.",
    "concerns that there are": "There are concerns about the dam.",
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=list(NOBODY))
def test_whoever_does_not_say_it_is_no_source(engine, text: str) -> None:
    assert [a.source for a in attribute(engine, from_text(text)).attributions] == [None]


def test_a_time_that_is_spent_saying_something_is_no_source(engine) -> None:
    text = "The union has spent a whole year saying that the plan is a disaster."
    document = from_text(text)
    (found,) = attribute(engine, document).attributions
    assert found.source is not None and document.text_of(*found.source) == "The union"
