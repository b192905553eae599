"""The fields of a rule of repetition."""

from __future__ import annotations

from typing import Annotated, Literal

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

    ``strength`` is how many signs of a figure there must be at least where it is graded (``mirrors``, ``runs``).

    ``words`` is the least length, in tokens, of what comes back, of a unit of a shape, or of a member; ``times`` how often at
    least; ``content-words`` how many of the words are nouns, verbs, adjectives or numbers, at least. A stretch must hold an entry
    of the lexicon ``holding``, and none of ``without``.
    """

    place: Annotated[
        Place,
        "Where the same comes back: at the beginning or end of units, directly, in a chain or mirror, anywhere, as a shape, or in members.",
    ]
    unit: Annotated[
        Literal["sentence", "clause", "paragraph", "any"], "What is compared; any: sentences, else clauses."
    ] = "sentence"
    words: Annotated[int, "The least number of tokens that come back."] = 2
    times: Annotated[int, "How often they come at least."] = 2
    within: Annotated[int, "How many other units may be between two that repeat."] = 0
    strength: Annotated[int, "How strong the figure must be at least, by signs that are counted."] = 0
    content_words: Annotated[int, "How many of the words must be nouns, verbs, adjectives or numbers at least."] = 1
    holding: Annotated[str | None, "A lexicon of which the words must hold an entry."] = None
    without: Annotated[str | None, "A lexicon of which the words must hold no entry."] = None
    joined: Annotated[
        Literal["any", "none", "all"], "Members: with any conjunctions, with none, or with one between each two."
    ] = "any"

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
    "strength": ("opening", "ending", "mirror"),
    "content_words": ("opening", "ending", "both", "chain", "anywhere"),
    "holding": _STRETCH,
    "without": (*_STRETCH, "mirror"),
    "joined": ("members",),
}  # fmt: skip
"""The places at which each field says something."""

_UNSAID = {field.name: field.default for field in msgspec.structs.fields(Repetition)}


class Fields(Part, frozen=True):
    """The key ``repetition``."""

    repetition: Annotated[Repetition, "The same words, or the same shape, coming back at a place."]
