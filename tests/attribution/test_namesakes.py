"""Those who share a surname are kept apart; roles and pronouns find somebody who can speak; where two fit alike nobody is guessed, and why is said."""

import pytest

from .speaking import explained, speakers

APART = {
    "by title": (
        "Ilse Brandt and her brother Jan Brandt met. Mr Brandt said it was old. Ms Brandt said it was new.",
        ["Jan Brandt", "Ilse Brandt"],
    ),
    "by first name": (
        "Ilse Brandt and Hugo Brandt met. Ilse Brandt said it was old. Hugo said it was new.",
        ["Ilse Brandt", "Hugo Brandt"],
    ),
    "by who is called so": (
        "Ilse Brandt led the yard. Brandt said it was old. Her husband, Hugo Brandt, was away. “It is new,” Brandt said.",
        ["Ilse Brandt", "Ilse Brandt"],
    ),
    "by who was last in focus": (
        "Hugo Brandt led the yard. It sank in May. It was raised in June. It sank again in July. The town wept. Then Ilse Brandt called. "
        "“It is new,” Brandt said.",
        ["Ilse Brandt"],
    ),
    "by the pronoun that follows": (
        "Hugo Brandt met Ilse Brandt. “It was late,” Brandt said as she left.",
        ["Ilse Brandt"],
    ),
    "by office": (
        "President Orlow met his wife, Ilse Orlow. President Orlow said it was late.",
        ["Orlow"],
    ),
    "not by a pronoun that may be anybody": ("Hugo Brandt met Ilse Brandt. Brandt said that she was late.", [None]),
    "by whose relative it is": (
        "Hanna Orlow left. Orlow’s husband, Bill, stayed. “It is late,” Orlow said as he left. Her husband said it was not.",
        ["Bill", "Bill"],
    ),
    "a namesake of another office": (
        "Minister Jan Orlow met Ambassador Piet Orlow. Ambassador Orlow said it was late.",
        ["Piet Orlow"],
    ),
}


@pytest.mark.parametrize("text, names", APART.values(), ids=list(APART))
def test_namesakes_are_kept_apart(engine, text: str, names: list[str | None]) -> None:
    assert speakers(engine, text) == names


def test_a_surname_of_two_who_fit_alike(engine) -> None:
    assert explained(engine, "Ilse Brandt met Jana Brandt. Brandt said it was old.") == [
        (None, "two fit alike: Ilse Brandt, Jana Brandt")
    ]


def test_what_nobody_is_sure_of_is_nobodys_mention(engine) -> None:
    text = (
        "Hugo Brandt met Karl Brandt in Greyport, where Alma Lind lives. Brandt said it was old. She said it was new."
    )
    assert speakers(engine, text) == [None, "Alma Lind"]


BODIES = {
    "company": (
        "Orlow Shipping Ltd lost a ship. The company said it was old. It said it would sink.",
        "Orlow Shipping Ltd",
    ),
    "newspaper": ("The Dorn Gazette printed a letter. The newspaper said it was real.", "Dorn Gazette"),
    "bank": ("The Bank of Dorn met. The bank said it was late.", "Bank of Dorn"),
    "group": ("The Dorn Pilots Association met. The group said it was late.", "Dorn Pilots Association"),
    "ministry": ("The Dorn Ministry met. The ministry said it was late.", "Dorn Ministry"),
    "a place’s ministry": (
        "Ruritania’s harbour ministry said it was late. The ministry said it was old.",
        "Ruritania’s harbour ministry",
    ),
    "no such body": ("Ilse Brandt met. The company said it was late.", "The company"),
    "a person is no company": ("Ilse Company met. The newspaper said it was late.", "The newspaper"),
}


@pytest.mark.parametrize("text, name", BODIES.values(), ids=list(BODIES))
def test_a_noun_for_a_body_means_the_last_of_its_kind(engine, text: str, name: str) -> None:
    assert set(speakers(engine, text)) == {name}


ALIKE = {
    "two companies": (
        "Orlow Shipping Ltd sued Brandt Lines Ltd on Friday. The company said it was late.",
        "two fit alike: ",
    ),
    "two who hold one office": (
        "Minister Jan Orlow met Minister Ilse Brandt. The minister said it was late.",
        "two fit alike: ",
    ),
    "nobody of that gender": ("Ilse Brandt left. He said it was late.", "nobody fits"),
    "nobody at all": ("They said it was late.", "nobody fits"),
    "the writer": ("I said it was late.", "the writer"),
}


@pytest.mark.parametrize("text, why", ALIKE.values(), ids=list(ALIKE))
def test_no_guess_but_a_reason(engine, text: str, why: str) -> None:
    ((name, how),) = explained(engine, text)
    assert name is None and how.startswith(why)


PRONOUNS = {
    "who spoke last": "Ilse Brandt said it was old. It was Alma Lind’s. “It is late,” she said.",
    "the subject": "Ilse Brandt met Alma Lind. She said it was late.",
    "not whom a quotation names": "Ilse Brandt said it was old. “Ask Alma Lind,” she said.",
    "not whom a report names": "Ilse Brandt said that Alma Lind had sold the yard. “It is late,” she said.",
    "an age": "Ilse Brandt opened the door. “It is late,” the 46-year-old said.",
    "an epithet": "Ilse Brandt opened the door. The actress said it was late.",
}


@pytest.mark.parametrize("text", PRONOUNS.values(), ids=list(PRONOUNS))
def test_whom_a_pronoun_means(engine, text: str) -> None:
    assert set(speakers(engine, text)) == {"Ilse Brandt"}


def test_an_office_that_nobody_named_has_speaks_as_written(engine) -> None:
    assert speakers(engine, "Ilse Brandt opened the door. The judge said it was late.") == ["The judge"]


def test_a_photographer_is_nobodys_antecedent(engine) -> None:
    page = (
        "<article><h1>Dam</h1><p>Ilse Brandt opened the door of the yard, which had been closed since the spring floods came.</p>"
        "<figure><figcaption>The yard. Photograph: Hanna Lind/Norpress</figcaption></figure><p>She said it was late.</p></article>"
    )
    assert speakers(engine, page, "html")[-1] == "Ilse Brandt"
