"""Titles in names: which words of a name they are, and what they say about who bears it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from linter.language.names import Gender, given_names
from linter.text.abbreviations import TITLES as ABBREVIATIONS


class Title(NamedTuple):
    """What a title says about who bears it (see ``data/titles.txt``)."""

    kind: Literal["alone", "office", "part"]
    gender: Gender


def _read() -> Iterator[tuple[str, Title]]:
    abbreviated = {title.lower() for title in ABBREVIATIONS}
    for line in Path(__file__).with_name("data").joinpath("titles.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            kind, gender, *words = line.split()
            title = Title(kind, "unknown" if gender == "-" else gender)  # type: ignore[arg-type]  # as the file has them
            for word in words:
                yield word, title
                if word in abbreviated:
                    yield f"{word}.", title


TITLES: dict[str, Title] = dict(_read())
"""Words before a name, in lower case; abbreviations with and without their full stop."""


def titles_of(words: tuple[str, ...]) -> int:
    """How many words of a name are titles: "Dr.", "Prime Minister", and "Harbour Minister" before a given name."""
    titles = 0
    while titles < len(words) - 1 and words[titles] in TITLES:
        titles += 1
    for at in range(titles, len(words) - 2):
        title = TITLES.get(words[at])
        if title is not None and title.kind == "office" and words[at + 1] in given_names():
            return at + 1
    return titles


def gender_of(title: tuple[str, ...]) -> Gender:
    """The gender that the first title with a gender has."""
    told = (TITLES[word].gender for word in title if word in TITLES)
    return next((gender for gender in told if gender != "unknown"), "unknown")


def agree(a: Gender, b: Gender) -> bool:
    """Whether two genders may be one person's."""
    return a == b or a == "unknown" or b == "unknown"


def same_person(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Same last name, and no contradicting first name (an initial agrees with the name it begins)."""
    if known[-1] != words[-1]:
        return False
    if len(known) == 1 or len(words) == 1:
        return True
    a, b = known[0].rstrip("."), words[0].rstrip(".")
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])
