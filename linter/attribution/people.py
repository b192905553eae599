"""Which entities can be a person: whom *he* or *she* may mean."""

from __future__ import annotations

import re

from linter.attribution.entities import Entity, is_body
from linter.language.names import ORGANISATION_WORDS, Gender
from linter.language.titles import TITLES, agree
from linter.language.words import is_word, person_nouns, word_classes

_AGENTS = ("er", "or", "ist", "ian", "man", "woman", "ant", "ee", "ess", "ic")
_BY_AGE_OR_FAMILY = re.compile(
    r".*-year-old|(?:great-)*(?:grand)?(?:father|mother|daughter|son|parent|dad|mum|mom)(?:-of-[\w-]+)?"
)
_WRITTEN = frozenset(
    """paper letter newspaper order poster computer number matter answer center ticker power tower banner register folder another other either
    neither whether dinner summer winter weather water river border order offer effort error terror mirror floor door color colour favor
    favour labor labour honor harbor harbour interior exterior chapter character disaster master quarter cover danger anger fever
    corner layer paper traffic topic music public magic panic critic clinic fabric republic statistic plant restaurant committee
    guarantee process address access business success press congress dress progress stress""".split()  # noqa: SIM905
)
"""Nouns with an ending of who does something that are for none."""
_NO_PERSON = ("M", "Z", "J")  # classes: Audiences, American


EPITHETS = frozenset(
    """candidate nominee front-runner frontrunner contender challenger hopeful incumbent senator congressman congresswoman lawmaker politician
    republican democrat independent conservative liberal socialist libertarian billionaire millionaire mogul tycoon magnate businessman businesswoman
    columnist commentator economist professor historian scientist scholar researcher founder strategist pollster activist organizer organiser
    executive leader host anchor presenter coach player director producer
    actor actress singer star comedian author novelist poet artist athlete champion veteran native newcomer octogenarian
    septuagenarian neurosurgeon surgeon physician entrepreneur banker financier retiree journalist editor writer filmmaker musician rapper
    comic playwright philanthropist evangelist preacher realtor industrialist lobbyist academic sociologist psychologist philosopher
    theologian chemist physicist biologist engineer farmer nurse teacher librarian veterinarian architect designer chef swimmer runner golfer
    boxer pitcher quarterback father-of-two mother-of-two""".split()  # noqa: SIM905
)
"""Nouns by which an article calls somebody it has just named: the senator, the actress."""


def names_a_person(noun: str) -> bool:
    """Whether a common noun is for a person: a list, an age or a number of children (*34-year-old*, *father-of-two*), and the endings of who does something."""
    if noun in person_nouns() or noun in TITLES or _BY_AGE_OR_FAMILY.fullmatch(noun):
        return True
    return noun.endswith(_AGENTS) and noun not in _WRITTEN and noun not in ORGANISATION_WORDS


def may_be(entity: Entity, gender: Gender) -> bool:
    """Whether an entity may be the person whom a pronoun of a gender means."""
    if entity.members or is_body(entity) or not agree(entity.gender, gender):
        return False
    if entity.kind == "person":
        return True
    if entity.kind != "unknown":
        return False
    if entity.common:
        return names_a_person(entity.surname)
    return (
        len(entity.words) <= _MOST_WORDS
        and not entity.located
        and not entity.name.endswith(".")
        and word_classes().get(entity.surname) not in _NO_PERSON
        and not all(map(is_word, entity.words))
    )


_MOST_WORDS = 3  # of a person's name that no title or given name shows to be one
