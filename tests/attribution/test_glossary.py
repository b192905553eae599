"""A glossary says who is who; what the article says itself goes first."""

from __future__ import annotations

import pytest

from linter import load_rules
from linter.attribution.matching import attribute
from linter.ruleset.compiled import Engine
from linter.ruleset.glossary import Glossary, Organisation, Person
from linter.text import from_text

BRANDT = Person("Ilse Brandt", ("the Iron Mayor",), ("chancellor", "foreign minister"), "female")
ORLOW = Person("Jan Orlow", office=("governor",), gender="male")
RADIO = Organisation("Ruritanian Broadcasting", ("RB", "the broadcaster"))
GLOSSARY = Glossary((BRANDT, ORLOW), (RADIO,))


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(load_rules())


@pytest.fixture
def speakers(engine: Engine):
    """The speaker of each attribution of a text, in order, by a glossary."""

    def run(text: str, glossary: Glossary | None = GLOSSARY) -> list[str | None]:
        found = attribute(engine, from_text(text), glossary)
        return [None if one.speaker is None else found.speakers[one.speaker].name for one in found.attributions]

    return run


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The chancellor said the dam was old.", "Ilse Brandt"),
        ("The foreign minister said the dam was old.", "Ilse Brandt"),
        ("Brandt said the dam was old.", "Ilse Brandt"),
        ("Chancellor Brandt said the dam was old.", "Ilse Brandt"),
        ("“The dam is old,” said the Iron Mayor.", "Ilse Brandt"),
        ("I. Brandt said the dam was old.", "Ilse Brandt"),
        ("The broadcaster said the dam was old.", "Ruritanian Broadcasting"),
        ("RB said the dam was old.", "Ruritanian Broadcasting"),
        ("A spokesman for Brandt said the dam was old.", "Ilse Brandt"),
    ],
)
def test_names_surnames_and_offices_mean_whom_the_glossary_says(speakers, text, who):
    assert speakers(text) == [who]
    assert speakers(text, None) != [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Jana Brandt said the dam was old.", ["Jana Brandt"]),
        ("Jana Brandt left. Brandt said the dam was old.", ["Jana Brandt"]),
        ("Governor Alma Lind left the town. The governor said the dam was old.", ["Alma Lind"]),
        ("The minister said the dam was old.", ["The minister"]),
        ("A chancellor said the dam was old.", ["A chancellor"]),
        ("The Brandt Institute said the dam was old.", ["Brandt Institute"]),
        ("Orlow Shipping said the dam was old.", ["Orlow Shipping"]),
    ],
)
def test_what_the_article_says_goes_first(speakers, text, who):
    assert speakers(text) == who


def test_all_names_of_one_are_one_speaker(engine):
    text = "Brandt said the dam was old. The chancellor said it would hold. “It will,” said the Iron Mayor."
    found = attribute(engine, from_text(text), GLOSSARY)
    assert {one.speaker for one in found.attributions} == {0} and len(found.speakers) == 1
    assert found.speakers[0].gender == "female" and found.speakers[0].kind == "person"
    assert all(one.how.endswith(", by the glossary") for one in found.attributions)


def test_a_gender_tells_whom_a_pronoun_means(speakers):
    glossary = Glossary((Person("Sacha Dorn", gender="female"), Person("Robin Lind", gender="male")))
    text = "Sacha Dorn met Robin Lind in Zenda. She said the dam was old."
    assert speakers(text, glossary) == ["Sacha Dorn"]


def test_of_two_who_share_a_surname_nobody_is_meant_without_more(speakers):
    glossary = Glossary((Person("Ilse Brandt", gender="female"), Person("Karl Brandt", gender="male")))
    assert speakers("Brandt said the dam was old.", glossary) == ["Brandt"]
    assert speakers("Mr. Brandt said the dam was old.", glossary) == ["Karl Brandt"]


def test_an_empty_glossary_changes_nothing(speakers):
    text = "Brandt said the dam was old. “It will hold,” said the chancellor."
    assert speakers(text, Glossary()) == speakers(text, None)
