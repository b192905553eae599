"""Names as they are written: particles, initials, nicknames; titles that are no part of them; words that look like names and are none."""

import pytest

from .speaking import speakers

WRITTEN = {
    "a particle": ("“It is old,” said Piet de Groot. De Groot added that it was late.", "Piet de Groot"),
    "two particles": ("Hendrik van den Berg met us. “It is old,” van den Berg said.", "Hendrik van den Berg"),
    "particles at the beginning": (
        "Hendrik van den Berg met us. Van den Berg said it was old.",
        "Hendrik van den Berg",
    ),
    "Spanish": ("“It is old,” said Juan de la Cruz, a docker.", "Juan de la Cruz"),
    "German": ("“It is old,” said Ottilie von der Mark.", "Ottilie von der Mark"),
    "a particle that is a word": ("Salim bin Omar said it was old. Bin Omar said it would sink.", "Salim bin Omar"),
    "an initial that is a word": ("“It is old,” said Anna I. Lind. Lind added that it was late.", "Anna I. Lind"),
    "an initial, then without": ("Robert A. Dorn left. Robert Dorn said it was late.", "Robert A. Dorn"),
    "a nickname": ("“It is old,” said Karl “Patch” Orlow, a docker. Orlow said it was late.", "Karl “Patch” Orlow"),
    "a nickname in single marks": (
        "“It is old,” said Dario ‘the Anchor’ Lind. Mr Lind said so.",
        "Dario ‘the Anchor’ Lind",
    ),
    "a nickname in straight marks": (
        '"It is old," said Karl "Patch" Orlow.',
        "Karl “Patch” Orlow".replace("“", '"').replace("”", '"'),
    ),
    "a short form": ("William Dorn left. Bill Dorn said it was late.", "William Dorn"),
    "accents left out": ("François Dorn left. Francois Dorn said it was late.", "François Dorn"),
}


@pytest.mark.parametrize("text, name", WRITTEN.values(), ids=list(WRITTEN))
def test_a_name_is_one_however_it_is_written(engine, text: str, name: str) -> None:
    assert set(speakers(engine, text)) == {name}


TITLES = {
    "Dame": ("Dame Anna Lind said it was old. Dame Anna said it would sink.", "Anna Lind"),
    "an office with more words": ("Borduria’s Deputy Foreign Minister Jan Orlow said it was old.", "Jan Orlow"),
    "an office with of": ("Secretary of State Ilse Brandt said it was old.", "Ilse Brandt"),
    "the same in a sentence": ("Yesterday Secretary of State Eswar Brandt said it was old.", "Eswar Brandt"),
    "an office of a place": ("On Friday the Ambassador of Ruritania Ilse Brandt said it was old.", "Ilse Brandt"),
    "a firm before an office": ("Former Dorn Shipping CEO Ilse Brandt said it was old.", "Ilse Brandt"),
    "a party before an office": ("Dorn Harbour Party Chairman Piet Lind said it was old.", "Piet Lind"),
    "a trade at the beginning": ("Economist Eswar Brandt said it was old.", "Eswar Brandt"),
    "an abbreviation": ("The Rev. Jan Orlow said it was old.", "Jan Orlow"),
    "a nation": ("American Ilse Brandt said it was old.", "Ilse Brandt"),
    "what the name is of": ("“It is old,” said Robert Dorn of the Harbour Party delegation.", "Robert Dorn"),
    "an honour after it": ("“It is old,” said Hanna Lind MBE, a pilot.", "Hanna Lind"),
    "an office with two places before the name": (
        "He lives in Borduria. The Ambassador of Ruritania in Borduria Ottokar Brandt said it was old.",
        "Ottokar Brandt",
    ),
    "a queen": ("Queen Sofia said it was old. The queen said it would sink.", "Sofia"),
    "an office with capitals, and a comma": (
        "The Prime Minister, Jan Orlow, said it was old. Mr Orlow left. The prime minister said it would sink.",
        "Jan Orlow",
    ),
    "a surname that is a title": ("Representative Peter T. King said it was old.", "Peter T. King"),
    "Mr and a surname that is a title": ("Mr King said it was old.", "King"),
    "a headline in capitals that runs on": (
        "The ferry was late again.\n\nEIGHT MISSING IN DREADFUL HARBOUR EXPLOSION Bordurian President Jan Orlow said it was an attack on the whole town and its people.",
        "Jan Orlow",
    ),
}


@pytest.mark.parametrize("text, name", TITLES.values(), ids=list(TITLES))
def test_a_name_is_without_its_titles(engine, text: str, name: str) -> None:
    assert set(speakers(engine, text)) == {name}


NOBODY = {
    "an interjection": "Lars Dorn opened the door. “Hello,” he said.",
    "an adverb": "Abruptly, Lars Dorn left. “I am late,” he said.",
    "a nation": "American Airways lost Lars Dorn. The American press wept. “I am late,” he said.",
    "a month": "In July, Lars Dorn spoke. “I am late,” he said.",
    "an office": "The Secretary met Lars Dorn. “I am late,” he said.",
    "an instance": "In the First Instance, Lars Dorn lost. “I am late,” he said.",
    "a place": "Lars Dorn lives in Greyport. “I am late,” he said.",
    "people of a kind": "Lars Dorn met the Harbour Democrats. “I am late,” he said.",
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=list(NOBODY))
def test_what_looks_like_a_name_is_nobody(engine, text: str) -> None:
    assert set(speakers(engine, text)) == {"Lars Dorn"}


def test_one_of_a_nation_speaks_as_written(engine) -> None:
    assert speakers(engine, "American officials met. An American said it was late.") == ["An American"]


def test_scare_quotes_between_capitals_are_no_nickname(engine) -> None:
    assert speakers(engine, "“It was late,” said Jan Orlow. The “Long” Orlow pier sank, Piet Lind said.") == [
        "Jan Orlow",
        "Piet Lind",
    ]
