"""The fields of a rule of repetition."""

from __future__ import annotations

from typing import Literal

import msgspec

from linter.ruleset.rule import Part

Place = Literal["opening", "ending", "both", "anywhere", "adjacent", "chain", "mirror", "shape", "members"]


class Repetition(Part, frozen=True):
    """``repetition``: the same words, or the same shape, coming back at a place.

    - ``opening``, ``ending``, ``both``: neighbouring units begin with, end with, or begin and end with the same words.
    - ``chain``: a unit begins with the words the last one ended with; ``times`` counts the links.
    - ``adjacent``: the words follow each other at once, or after a comma.
    - ``mirror``: two content words of a sentence come back in reverse order.
    - ``anywhere``: a phrase that comes back anywhere in the document.
    - ``shape``: neighbouring units have the same word classes, token by token.
    - ``members``: members of one sentence between commas or conjunctions have the same word classes.

    ``words`` is the least length, in tokens, of what comes back, of a unit of a shape, or of a member; ``times`` how often at
    least; ``content-words`` how many of the words are nouns, verbs, adjectives or numbers, at least. A stretch must hold an entry
    of the lexicon ``holding``, and none of ``without``.
    """

    place: Place
    unit: Literal["sentence", "clause", "paragraph", "any"] = "sentence"  # any: sentences, else clauses
    words: int = 2
    times: int = 2
    within: int = 0  # how many other units may come between two that repeat
    content_words: int = 1
    holding: str | None = None
    without: str | None = None
    joined: Literal["any", "none", "all"] = "any"  # members: by conjunctions anyhow, nowhere, between all

    def __post_init__(self) -> None:
        for name, places in _APPLIES.items():
            if self.place not in places and getattr(self, name) != _UNSAID[name]:
                raise ValueError(f"{name.replace('_', '-')!r} says nothing where the place is {self.place!r}")
        if self.words < 1 or self.times < (1 if self.place == "chain" else 2):
            raise ValueError("what is repeated has a word at least, and comes twice")


_UNITS = ("opening", "ending", "both", "chain", "shape")
_STRETCH = ("opening", "ending", "both", "chain", "adjacent", "anywhere")
_APPLIES: dict[str, tuple[str, ...]] = {
    "unit": _UNITS,
    "within": ("opening", "ending", "both"),
    "words": (*_STRETCH, "shape", "members"),
    "times": (*_STRETCH, "shape", "members"),
    "content_words": ("opening", "ending", "both", "chain", "anywhere"),
    "holding": _STRETCH,
    "without": (*_STRETCH, "mirror"),
    "joined": ("members",),
}  # fmt: skip
"""The places at which each field says something."""

_UNSAID = {field.name: field.default for field in msgspec.structs.fields(Repetition)}


class Fields(Part, frozen=True):
    """The key ``repetition``."""

    repetition: Repetition
