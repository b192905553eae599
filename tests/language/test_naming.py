"""What a row of words with capitals holds: offices, names without them, organisations, places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.language.names import name_spans
from linter.language.naming import names_in
from linter.language.rows import words_of
from linter.language.tags import document_tags
from linter.language.titles import TITLES
from linter.text import from_text


def names(text: str) -> list[tuple[str, str]]:
    document = from_text(text)
    tags = document_tags(document)
    return [
        (document.text_of(*name.bare), name.kind)
        for first, last in name_spans(tags)
        for name in names_in(document, tags, first, last)
    ]


ROWS = {
    "Yesterday Secretary of State Jan Orlow left.": [("Jan Orlow", "person")],
    "He met Dorn Harbour Party Chairman Piet Lind there.": [
        ("Dorn Harbour Party", "organisation"),
        ("Piet Lind", "person"),
    ],
    "He met Bank of Dorn Governor Jan Orlow there.": [("Bank of Dorn", "organisation"), ("Jan Orlow", "person")],
    "He met Prime Minister Brandt there.": [("Brandt", "person")],
    "She is at the University of Dorn now.": [("University of Dorn", "organisation")],
    "He met Robert Lind of the New Harbour delegation.": [("Robert Lind", "person"), ("New Harbour", "unknown")],
    "They landed in Dorn Ilse Brandt wrote.": [("Dorn", "unknown"), ("Ilse Brandt", "person")],
    "He read of Hanna Bishop there.": [("Hanna Bishop", "person")],
    "He met Mr Bishop there.": [("Bishop", "person")],
    "He met the Democratic Party there.": [("Democratic Party", "organisation")],
    "He met the Attorney General there.": [("General", "title")],
}


@pytest.mark.parametrize("text", ROWS)
def test_the_names_in_a_row(text: str) -> None:
    assert names(text) == ROWS[text]


@pytest.mark.parametrize(
    "text, words",
    [
        ("We met Karl “Patch” Orlow.", ("karl", "orlow")),
        ("We met Karl Orlow Jr. there.", ("karl", "orlow")),
        ("We met Piet de Groot there.", ("piet", "de", "groot")),
    ],
)
def test_the_words_of_a_name(text: str, words: tuple[str, ...]) -> None:
    document = from_text(text)
    tags = document_tags(document)
    ((first, last),) = name_spans(tags)
    (name,) = names_in(document, tags, first, last)
    assert words_of(document, name.bare) == words


PARTS = [
    "Ilse",
    "Jan",
    "Brandt",
    "Orlow",
    "Minister",
    "Dr.",
    "of",
    "the",
    "State",
    "Bank",
    "Secretary",
    "von",
    "der",
    "King",
    "LOUD",
]


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=9))
def test_names_lie_in_their_row_one_after_the_other_and_no_person_begins_with_a_title(parts: list[str]) -> None:
    document = from_text(f"We met {' '.join(parts)} there.")
    tags = document_tags(document)
    for first, last in name_spans(tags):
        at = first
        for name in names_in(document, tags, first, last):
            assert first <= name.first <= name.bare.first < name.bare.last <= last
            assert at <= name.bare.first
            at = name.bare.last
            if name.kind == "person" and name.bare.last - name.bare.first > 1:
                title = TITLES.get(document.norms[name.bare.first])
                assert title is None or title.kind == "part" or document.norms[name.bare.first] == "king"
