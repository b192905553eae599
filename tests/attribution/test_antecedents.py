"""Whom *he*, *she*, *it* and *they* mean, and a description: the subject before, who is kept in focus, or nobody."""

import pytest

from .speaking import explained, speakers

PERSONS = {
    "the narrator's she keeps somebody in focus": (
        "Alma Lind bought a yard. She had grown up beside it and knew Hanna Orlow, who built boats. She sold it in May. In June she said it was old.",
        "Alma Lind",
    ),
    "who is the subject of the next sentence": (
        "“It was late,” said Alma Lind. Then Ilse Brandt, who had waited for an hour, opened the gate. “It is open,” she said.",
        "Ilse Brandt",
    ),
    "not who stands behind the speaker in one sentence": (
        "Ilse Brandt told Hanna Orlow that it was late. She said it was old.",
        "Ilse Brandt",
    ),
    "not who only tells what kind a thing is": (
        "Ilse Brandt said it was late. The Hanna Orlow yard was closed. She said it was old.",
        "Ilse Brandt",
    ),
    "who is named behind a clause with a pronoun": (
        "“It was late,” said Alma Lind. Before she left the yard, Ilse Brandt closed it. She said it was old.",
        "Ilse Brandt",
    ),
    "not who is named behind the pronoun": (
        "Jan Orlow met Max Dahl. Dahl left. He criticised Dahl at length.",
        "Jan Orlow",
    ),
    "whom nobody's title names": (
        "Xandor Veyl opened the yard. Veyl had built it. Veyl lived there. Veyl sold boats. He said it was old.",
        "Xandor Veyl",
    ),
    "a relative by what it is": (
        "Ilse Brandt left. Her husband said it was late. “It was old,” he said.",
        "Her husband",
    ),
    "who is called so, not a relative named once": (
        "Ilse Brandt led the yard. Brandt built boats. Brandt sold them. Brandt lived in Dorn. The yard hired Hanna Brandt. Brandt said as she left that it was late.",
        "Ilse Brandt",
    ),
}


@pytest.mark.parametrize("text, name", PERSONS.values(), ids=list(PERSONS))
def test_whom_a_personal_pronoun_means(engine, text: str, name: str) -> None:
    assert speakers(engine, text)[-1] == name


THINGS = {
    "the subject before": ("The Dorn Ministry met the Orlow Bank. It said it was late.", "Dorn Ministry"),
    "a thing": ("The inquiry into the bank took a year. It criticised the mayor.", "The inquiry"),
    "behind a sentence that it begins": (
        "The white paper was published in May. It was long. It criticised the mayor.",
        "The white paper",
    ),
    "several": ("The teachers met in Dorn. They said it was late.", "The teachers"),
}


@pytest.mark.parametrize("text, name", THINGS.values(), ids=list(THINGS))
def test_it_and_they_mean_the_subject_before(engine, text: str, name: str) -> None:
    assert speakers(engine, text)[-1] == name


NOBODY = {
    "an organisation in passing": "A man walked to the Orlow Bank. It said it was late.",
}


def test_what_is_said_to_be_clear_is_nobodys_report(engine) -> None:
    text = "The Dorn Ministry said it was late. It was clear that the mayor had lied."
    assert speakers(engine, text) == ["Dorn Ministry"]


@pytest.mark.parametrize("text", NOBODY.values(), ids=list(NOBODY))
def test_it_means_nobody(engine, text: str) -> None:
    assert speakers(engine, text)[-1] is None


DESCRIBED = {
    "by party and place": ("Senator Jan Orlow left. “It is late,” the Dorn Republican said.", "Jan Orlow"),
    "by profession": ("Alma Lind opened the door. “It is late,” the retired neurosurgeon said.", "Alma Lind"),
    "an agency by its initials": ("The FBI searched a house. The agency said it was late.", "FBI"),
    "an office of a field, written small": (
        "It is late, said former secretary of state Ilse Brandt on Monday.",
        "Ilse Brandt",
    ),
    "not a clause behind a comma": (
        "Although most of them were Bordurians, the government in Dorn has denied that it was late.",
        "the government",
    ),
}


@pytest.mark.parametrize("text, name", DESCRIBED.values(), ids=list(DESCRIBED))
def test_whom_a_description_means(engine, text: str, name: str) -> None:
    assert speakers(engine, text)[-1] == name


NAMES = {
    "behind a dateline": ("GREYPORT, May 3 (RNA) — Ilse Brandt said it was late. It sank at noon.", "Ilse Brandt"),
    "of an organisation": ("It was late, said Xandor Veyl of Dorn Watch University.", "Xandor Veyl"),
    "an initial that is spelt out": ("N. Orlow met the council. Nils Orlow said it was late.", "Nils Orlow"),
    "a title that is a field as well": ("Chief Justice Jan Orlow said it was late.", "Jan Orlow"),
    "before what it was said about": ("“Why is it so late?” Lind said about the ferry. It sank.", "Lind"),
    "with a verb that is no cue": ("“Nobody will vote for it,” an angry Ilse Brandt retaliated.", "Ilse Brandt"),
}


@pytest.mark.parametrize("text, name", NAMES.values(), ids=list(NAMES))
def test_names_as_they_stand(engine, text: str, name: str) -> None:
    assert speakers(engine, text)[0] == name


def test_what_it_means_is_told(engine) -> None:
    text = "The Dorn Ministry met the Orlow Bank. It said it was late."
    assert explained(engine, text) == [("Dorn Ministry", "pronoun: the subject before")]
