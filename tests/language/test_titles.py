"""Titles before names: how many words of a name they are, and the gender they tell."""

import pytest

from linter.language.titles import TITLES, gender_of, titles_of
from linter.text.abbreviations import TITLES as ABBREVIATIONS


@pytest.mark.parametrize(
    "name, title",
    [
        ("ilse brandt", ""),
        ("mr. orlow", "mr."),
        ("mr orlow", "mr"),
        ("prime minister ilse brandt", "prime minister"),
        ("harbour minister ilse brandt", "harbour minister"),
        ("vice president", "vice"),
    ],
)
def test_the_titles_of_a_name(name, title):
    words = tuple(name.split())
    assert " ".join(words[: titles_of(words)]) == title


@pytest.mark.parametrize(
    "title, gender",
    [("mrs.", "female"), ("dr.", "unknown"), ("dr. mr.", "male"), ("former queen", "female"), ("", "unknown")],
)
def test_the_gender_that_titles_tell(title, gender):
    assert gender_of(tuple(title.split())) == gender


def test_an_abbreviation_is_a_title_with_and_without_its_full_stop():
    both = {title.lower() for title in ABBREVIATIONS} & set(TITLES)
    assert {"dr", "gen", "rev"} <= both
    assert all(TITLES[f"{title}."] == TITLES[title] for title in both)
