"""Whose words a token is among: the narrator's, a quotation's or a reported clause's, and who speaks."""

import pytest

from linter.attribution.matching import attribute
from linter.attribution.voices import NARRATOR, QUOTED, REPORTED
from linter.text import from_text


@pytest.fixture
def voice_of(engine):
    """The voice of the first such word of a text, and the name of its speaker."""

    def found(text: str, word: str) -> tuple[int, str | None]:
        document = from_text(text)
        discourse = attribute(engine, document)
        at = document.norms.index(word)
        speaker = discourse.speaker_of[at]
        return discourse.voices[at], discourse.speakers[speaker].name if speaker >= 0 else None

    return found


@pytest.mark.parametrize(
    "text, word, voice, speaker",
    [
        ("“The harbour is safe,” said Ilse Brandt.", "harbour", QUOTED, "Ilse Brandt"),
        ("Ilse Brandt said the harbour is safe.", "harbour", REPORTED, "Ilse Brandt"),
        ("Ilse Brandt said the harbour is safe.", "brandt", NARRATOR, None),
        ("The “harbour” is safe.", "harbour", NARRATOR, None),
        ("Orlow criticised the bloated harbour.", "bloated", REPORTED, "Orlow"),
        ("The union accused Borduria of rigging the vote.", "rigging", REPORTED, "The union"),
        ("Some called it a plot.", "plot", REPORTED, "Some"),
        ("He signed what critics call a surrender.", "what", NARRATOR, None),
        ("The bank warned of a toxic mix.", "toxic", REPORTED, "The bank"),
        ("Orlow discussed the harbour.", "harbour", NARRATOR, None),
        ("Orlow wants a new harbour.", "harbour", NARRATOR, None),
    ],
)
def test_voices_of_one_sentence_each(voice_of, text, word, voice, speaker) -> None:
    assert voice_of(text, word) == (voice, speaker)


def test_an_inner_report_is_its_own_source_s(voice_of) -> None:
    text = "“The mayor said that the ferry sank,” said Ilse Brandt."
    assert voice_of(text, "ferry")[1] == "The mayor"
    assert voice_of(text, "mayor")[1] == "Ilse Brandt"
