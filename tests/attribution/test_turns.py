"""Turns: questions and answers, transcripts, headlines that give somebody the floor."""

import pytest

from .reading import read, words


def test_questions_and_answers(engine) -> None:
    document, discourse = read(
        engine, "Q: Is the harbour safe?\n\nA: It is, and it will be.\n\nQ: Who says so?\n\nA: The master does."
    )
    assert [words(document, a)[:2] for a in discourse.attributions] == [
        (("Is the harbour safe",), "Q"),
        (("It is, and it will be",), "A"),
        (("Who says so",), "Q"),
        (("The master does",), "A"),
    ]


@pytest.mark.parametrize("labels", [("BRANDT", "ORLOW"), ("Brandt", "Orlow")])
def test_turns_of_a_transcript(engine, labels: tuple[str, str]) -> None:
    one, two = labels
    _, discourse = read(
        engine,
        f"Ilse Brandt met Jan Orlow on Friday.\n\n{one}: The harbour is safe.\n\n{two}: It is not.\n\n{one}: We shall see.",
    )
    names = [discourse.speakers[a.speaker].name for a in discourse.attributions if a.act == "turn"]
    assert names == ["Ilse Brandt", "Jan Orlow", "Ilse Brandt"]


def test_a_headline_gives_somebody_the_floor(engine) -> None:
    document, discourse = read(engine, "Orlow: Ferry will be late\n\nHarbour Minister Jan Orlow spoke on Friday.")
    (one,) = discourse.attributions
    assert words(document, one)[:2] == (("Ferry will be late",), "Orlow")
    assert discourse.speakers[one.speaker].name == "Jan Orlow"


NO_TURN = {
    "tallies": "Ilse Brandt met Jan Orlow.\n\nOrlow: 547.\n\nBrandt: 311.",
    "days": "Friday: The ferry sails.\n\nSaturday: It does not.",
    "a note": "NOTE: The ferry is late.\n\nThe council met.",
    "the posts of a forum": "TITLE: Who has seen the ferry?\n\nPOST: I have. It is late.\n\nPOST: So is the bus.",
    "what heads a part": "UPDATE: The ferry sank.\n\nEDITOR'S NOTE: An earlier version had two ferries.\n\nUPDATE: Nobody died.",
}


@pytest.mark.parametrize("text", NO_TURN.values(), ids=list(NO_TURN))
def test_what_is_no_turn(engine, text: str) -> None:
    assert not [a for a in read(engine, text)[1].attributions if a.act == "turn"]
