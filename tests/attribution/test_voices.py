"""A voice for every token, whatever the text: narrator, quoted or reported, and whose words they are."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.attribution.matching import attribute
from linter.attribution.voices import NARRATOR, QUOTED, REPORTED
from linter.ruleset.compiled import Engine
from linter.session import load_rules
from linter.text import from_text

ENGINE = Engine(load_rules())
PIECES = [
    "Ilse Brandt", "Orlow", "she", "the minister", "who", "said", "told the council", "called", "asked", "according to", "that", "whether",
    "the ferry was late", "the harbour", "it would sail", "claims", "plans to", "and", "but", "while", ",", ".", ":", "“", "”", "‘", "’", "\n\n",
    "BRANDT:", "Q:", "—", "(", ")", "“The ferry is late,”", "said to be", "Asked", "is expected", "questions about",
]  # fmt: skip


def voice_of(text: str, word: str) -> tuple[int, str | None]:
    document = from_text(text)
    discourse = attribute(ENGINE, document)
    at = next(i for i in range(len(document.norms)) if document.norms[i] == word)
    speaker = discourse.speaker_of[at]
    return discourse.voices[at], discourse.speakers[speaker].name if speaker >= 0 else None


def test_voices_of_one_sentence_each() -> None:
    assert voice_of("“The harbour is safe,” said Ilse Brandt.", "harbour") == (QUOTED, "Ilse Brandt")
    assert voice_of("Ilse Brandt said the harbour is safe.", "harbour") == (REPORTED, "Ilse Brandt")
    assert voice_of("Ilse Brandt said the harbour is safe.", "brandt") == (NARRATOR, None)
    assert voice_of("The “harbour” is safe.", "harbour") == (NARRATOR, None)
    assert voice_of("Orlow criticised the harbour.", "harbour") == (NARRATOR, None)


def test_an_inner_report_is_its_own_source_s() -> None:
    text = "“The mayor said that the ferry sank,” said Ilse Brandt."
    assert voice_of(text, "ferry")[1] == "The mayor"
    assert voice_of(text, "mayor")[1] == "Ilse Brandt"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_whatever_the_text_attributions_are_well_formed(text: str) -> None:
    document = from_text(text)
    discourse = attribute(ENGINE, document)
    size = len(document.norms)
    assert len(discourse.voices) == len(discourse.speaker_of) == size
    assert set(discourse.voices) <= {NARRATOR, QUOTED, REPORTED}
    assert all(-1 <= speaker < len(discourse.speakers) for speaker in discourse.speaker_of)
    for at, one in enumerate(discourse.attributions):
        assert one.content and all(0 <= first < last <= size for first, last in one.content)
        assert list(one.content) == sorted(one.content)
        assert (one.speaker is None) == (one.by is None)
        assert not (one.unnamed and one.source)
        if one.parent is None:
            assert one.level == 0
        else:
            assert one.parent != at and one.level >= 1
    order = [one.content[0].first for one in discourse.attributions]
    assert order == sorted(order)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join))
def test_the_same_text_has_the_same_attributions(text: str) -> None:
    assert attribute(ENGINE, from_text(text)) == attribute(ENGINE, from_text(text))


@pytest.mark.parametrize(
    "part", ["12 ", "old 12 ", "Brandt said ", "Brandt, who said, ", "ship of ", "“ ", "— he said — "]
)
def test_a_sentence_without_end_costs_what_its_words_cost(part: str) -> None:
    def seconds(times: int) -> float:
        text = f"While {part * times} he said, according to Brandt."
        begun = process_time()
        attribute(ENGINE, from_text(text))
        return process_time() - begun

    seconds(10)
    assert seconds(2000) < 2
