"""Titles before names: the gender they tell."""

import pytest

from linter.language.titles import FIELDS, TITLES, gender_of
from linter.text.abbreviations import TITLES as ABBREVIATIONS


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


def test_what_an_office_is_of_is_no_title():
    assert FIELDS & TITLES.keys() == {"justice"}  # the Minister of Justice, Chief Justice Orlow
