"""Who the sources are: names, roles, pronouns and continuations of one article, and what stays unresolved."""

import pytest

from linter.attribution.matching import attribute
from linter.text import from_text


def told(engine, text: str) -> list[tuple[str | None, str | None]]:
    """Speaker and how it was found, of each attribution in turn."""
    discourse = attribute(engine, from_text(text))
    return [
        (None if a.speaker is None else discourse.speakers[a.speaker].name, a.by)
        for a in sorted(discourse.attributions, key=lambda a: a.content[0].first)
    ]


RESOLVED = {
    "name, surname, role, pronoun": (
        "Chancellor Ilse Brandt said the ferry was safe. Brandt added that it was new. The chancellor warned that it was small. "
        "She said it would sail.",
        [("Ilse Brandt", "name"), ("Ilse Brandt", "name"), ("Ilse Brandt", "role"), ("Ilse Brandt", "pronoun")],
    ),
    "gender tells two people apart": (
        "Ilse Brandt met Jan Orlow. He said the ferry was old. She said it was new.",
        [("Jan Orlow", "pronoun"), ("Ilse Brandt", "pronoun")],
    ),
    "a title contradicts a name": (
        "Ilse Brandt and Jan Brandt met. Mr. Brandt said the ferry was old. Mrs. Brandt said it was new.",
        [("Jan Brandt", "name"), ("Ilse Brandt", "name")],
    ),
    "another given name is another person": (
        "Minister Jan Orlow left. Ambassador Piet Orlow said the ferry was old.",
        [("Piet Orlow", "name")],
    ),
    "a day is nobody: what was published then": (
        "A harbour report published Wednesday said the ferry was old.",
        [("A harbour report", "name")],
    ),
    "a day is nobody: who spoke after it": (
        "In a letter released Thursday, Minister Jan Orlow answered the council, saying that the ferry was safe.",
        [("Jan Orlow", "name")],
    ),
    "a possessive": ("Jan Orlow spoke. His claim that the ferry sank was false.", [("Jan Orlow", "pronoun")]),
    "a place speaks, then it": (
        "Moscow said the ferry was new. It denied that it would sail.",
        [("Moscow", "role"), ("Moscow", "pronoun")],
    ),
    "a continuation": (
        "“We lost the vote,” Orlow said.\n\n“We shall not lose the next one.”",
        [("Orlow", "name"), ("Orlow", "continuation")],
    ),
    "what speaks was made by the subject": (
        "The mayor released an advertisement calling the ferry a wreck.",
        [("The mayor", "role")],
    ),
}


@pytest.mark.parametrize("text, speakers", RESOLVED.values(), ids=list(RESOLVED))
def test_resolved(engine, text: str, speakers: list[tuple[str, str]]) -> None:
    assert told(engine, text) == speakers


UNRESOLVED = [
    "They said the ferry was old.",
    "Somebody said it would sink.",
    "He said the ferry was old.",
    "Ilse Brandt left. He said the ferry was old.",
]


@pytest.mark.parametrize("text", UNRESOLVED)
def test_no_guess_is_better_than_a_wrong_one(engine, text: str) -> None:
    assert told(engine, text) == [(None, None)]


def test_i_within_a_quotation_is_its_speaker(engine) -> None:
    discourse = attribute(engine, from_text("“The mayor said that I lied,” said Jan Orlow."))
    outer = next(a for a in discourse.attributions if a.level == 0)
    assert discourse.speakers[outer.speaker].name == "Jan Orlow"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The Courier quoted Ilse Brandt as saying that the dam was safe.", "Ilse Brandt"),
        ("“The dam is safe,” the agency quoted Ilse Brandt as saying.", "Ilse Brandt"),
        ("The dam is safe, the agency quoted Ilse Brandt as saying.", "Ilse Brandt"),
        ("Ilse Brandt was quoted by the Courier as saying: “The dam is safe.”", "Ilse Brandt"),
        ("State television cited the General Staff as saying the dam was safe.", "General Staff"),
    ],
)
def test_who_is_quoted_by_another_speaks_and_not_the_other(engine, text, source):
    assert [name for name, _ in told(engine, text)] == [source]
