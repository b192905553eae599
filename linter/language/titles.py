"""Titles in names: which words of a name they are, and what they say about who bears it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from linter.language.names import Gender
from linter.text.abbreviations import TITLES as ABBREVIATIONS


class Title(NamedTuple):
    """What a title says about who bears it (see ``data/titles.txt``)."""

    kind: Literal["alone", "office", "work", "part", "field"]
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


_READ = tuple(_read())

TITLES: dict[str, Title] = {word: title for word, title in _READ if title.kind != "field"}
"""Words before a name, in lower case; abbreviations with and without their full stop."""

FIELDS = frozenset(word for word, title in _READ if title.kind == "field")
"""What an office is of, where it is no place: Secretary of *State*."""


_SPELLED_OUT = {
    "adm": ("admiral",), "capt": ("captain",), "col": ("colonel",), "dr": ("doctor",), "gen": ("general",), "gov": ("governor",),
    "lt": ("lieutenant",), "maj": ("major",), "mp": ("lawmaker", "politician"), "prof": ("professor",), "rep": ("representative", "lawmaker"),
    "rev": ("reverend",), "sen": ("senator", "lawmaker"), "sgt": ("sergeant",), "senator": ("lawmaker",),
}  # fmt: skip


def spelled_out(title: str) -> tuple[str, ...]:
    """What a title is short for, or says too: *governor* for *gov.*"""
    return _SPELLED_OUT.get(title.rstrip("."), ())


def gender_of(title: tuple[str, ...]) -> Gender:
    """The gender that the first title with a gender has."""
    told = (TITLES[word].gender for word in title if word in TITLES)
    return next((gender for gender in told if gender != "unknown"), "unknown")


def agree(a: Gender, b: Gender) -> bool:
    """Whether two genders may be one person's."""
    return a == b or a == "unknown" or b == "unknown"
