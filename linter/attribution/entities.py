"""Who is in an article: "Chancellor Ilse Brandt" and "Brandt" are one entity, which has the role of chancellor.

``mentions`` reads an article's names into one of these; ``Speakers`` asks it and adds common noun phrases that speak ("two officials").
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from linter.attribution.model import EntityKind
from linter.language.names import ORGANISATION_WORDS, Gender, full_forms, given_names
from linter.language.particles import PARTICLES
from linter.language.titles import agree
from linter.language.words import word_classes
from linter.text.document import Document

_MOST_MENTIONS = 1000  # that a role or pronoun is looked for among: more than any article has
_MOST_NAMESAKES = 100  # people of one surname, of whom a name may be one's
_FAR = 12  # sentences between somebody and the role that means them
_ARTICLES = frozenset({"the", "a", "an", "this", "that"})


@dataclass(slots=True, eq=False)
class Entity:
    """Someone or something an article names, as it is being put together."""

    name: str  # the fullest form so far, as written
    words: tuple[str, ...]  # the same, normalised, without nicknames and suffixes
    kind: EntityKind
    gender: Gender = "unknown"
    roles: set[str] = field(default_factory=set)  # head nouns it may be called by: chancellor, spokesman
    titles: set[str] = field(default_factory=set)  # of those the ones that stood before its name
    located: bool = False  # something is in it or at it: a place or an institution, where nothing else is known of it
    kin: int = 0  # how often it was named as somebody's husband, mother, daughter
    common: bool = False  # a common noun phrase: two officials
    members: tuple[Entity, ...] = ()  # of a list of speakers
    full: list[int] = field(default_factory=list)  # tokens where its name stands in full, ascending
    short: list[int] = field(default_factory=list)  # tokens where it is called by its surname alone

    @property
    def relative(self) -> bool:
        """Whether it is mostly named as a relative of somebody."""
        return self.kin * 2 > len(self.full)

    @property
    def surname(self) -> str:
        """The last word of its name."""
        return self.words[-1]

    @property
    def forename(self) -> str | None:
        """The first word of a name of several, where that is no particle: Piet of Piet de Groot, none of de Groot."""
        return self.words[0] if len(self.words) > 1 and self.words[0] not in PARTICLES else None

    def last_before(self, token: int) -> int:
        """The last token before another where it is named in any form; -1 where there is none."""
        found = [places[at - 1] for places in (self.full, self.short) if (at := bisect_left(places, token))]
        return max(found, default=-1)


class Mention(NamedTuple):
    """Where an article names somebody: the token, whom, and how much in focus that place is (0 to 1: a subject has most)."""

    token: int
    entity: Entity
    weight: float


class Entities:
    """The entities of one article, with look-ups by name, by role and by nearness to a token."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.surnames_taken = 0  # how often somebody was given the surname of a relative
        self._by_words: dict[tuple[str, ...], Entity] = {}
        self._common: dict[tuple[str, ...], Entity] = {}
        self._by_given: dict[str, list[Entity]] = {}
        self._by_last: dict[str, list[Entity]] = {}
        self._by_first: dict[str, Entity] = {}  # organisations
        self._roles: set[str] = set()  # that anyone has
        self._places: list[int] = []  # first tokens of all mentions, ascending
        self._mentions: list[Mention] = []
        self._at: dict[int, Entity] = {}

    # Putting together

    def new(self, name: str, words: tuple[str, ...], kind: EntityKind, gender: Gender) -> Entity:
        """A new entity, found by its name from now on."""
        entity = Entity(name, words, kind, gender)
        self._by_words.setdefault(words, entity)
        self._by_last.setdefault(words[-1], []).append(entity)
        if kind == "organisation" and len(words) > 1:
            self._by_first.setdefault(words[0], entity)
        elif entity.forename is not None:
            self._by_given.setdefault(entity.forename, []).append(entity)
        return entity

    def rename(self, entity: Entity, name: str, words: tuple[str, ...]) -> None:
        """Give an entity a fuller name; it is found by both."""
        entity.name, entity.words = name, words
        self._by_words.setdefault(words, entity)
        if entity.forename is not None and entity not in self._by_given.setdefault(entity.forename, []):
            self._by_given[entity.forename].append(entity)

    def take_surname(self, entity: Entity, surname: str) -> None:
        """Give an entity that is known by its forename alone the surname of a relative: Bill of "Orlow’s husband, Bill"."""
        self.surnames_taken += 1
        entity.words = (*entity.words, surname)
        self._by_last.setdefault(surname, []).append(entity)
        self._by_words.setdefault(entity.words, entity)

    def give(self, entity: Entity, *roles: str) -> None:
        """Give an entity roles."""
        entity.roles.update(roles)
        self._roles.update(roles)

    def note(self, mentions: list[Mention]) -> None:
        """Note where the names of the article are; once, in order."""
        self._mentions = mentions
        self._places = [mention.token for mention in mentions]
        self._at = {mention.token: mention.entity for mention in mentions}

    def common(self, first: int, last: int, kind: EntityKind) -> Entity:
        """The entity that a common noun phrase means ("the ministry", "two officials"): one an article for each wording."""
        words = tuple(self.document.norms[first:last])
        while len(words) > 1 and words[0] in _ARTICLES:
            words = words[1:]
        entity = self._common.get(words)
        if entity is None:
            name = " ".join(self.document.text_of(first, last).split())
            entity = self._common[words] = Entity(name, words, kind, common=True)
        at = bisect_right(self._places, first)
        self._places.insert(at, first)
        self._mentions.insert(at, Mention(first, entity, 1.0))
        return entity

    # Look-ups

    def named(self) -> list[Entity]:
        """Everyone who is named, once each, in the order in which they came."""
        return list(dict.fromkeys(self._by_words.values()))

    def holding(self, role: str) -> list[Entity]:
        """Everyone who is named and has a role, wherever that is."""
        return [entity for entity in self.named() if role in entity.roles] if role in self._roles else []

    def at(self, token: int) -> Entity | None:
        """The entity whose name, without titles, begins at a token."""
        return self._at.get(token)

    def worded(self, *words: str) -> Entity | None:
        """The entity whose fullest name, or only wording, these words are."""
        return self._by_words.get(words) or self._common.get(words)

    def of_name(self, words: tuple[str, ...], gender: Gender) -> Entity | None:
        """The person or thing of a full name: the same words, or the same surname and no other forename."""
        entity = self._by_words.get(words)
        if entity is not None and agree(entity.gender, gender):
            return entity
        known = self._by_last.get(words[-1], ())[-_MOST_NAMESAKES:]
        fitting = (e for e in reversed(known) if e.kind in ("person", "unknown") and agree(e.gender, gender))
        return next((e for e in fitting if same_person(e.words, words)), None)

    def namesakes(self, surname: str, gender: Gender) -> list[Entity]:
        """Those who bear a surname, with or without a forename, and may be of a gender."""
        known = self._by_last.get(surname, ())[-_MOST_NAMESAKES:]
        return [e for e in known if e.kind in ("person", "unknown") and agree(e.gender, gender)]

    def is_settled(self, word: str, entity: Entity) -> bool:
        """Whether a word that stands alone names one entity wherever it stands: no other bears it, and nobody has it as a forename."""
        namesakes = self.namesakes(word, "unknown")
        return namesakes == [entity] or (not namesakes and word not in self._by_given)

    def of_forename(self, word: str, token: int) -> Entity | None:
        """Whom a forename alone names; the last mentioned before a token where there are several."""
        known = self._by_given.get(word, ())[-_MOST_NAMESAKES:]
        if not known or (word not in given_names() and not any(e.kind == "person" for e in known)):
            return None
        return max(known, key=lambda e: e.last_before(token))

    def of_short_name(self, word: str) -> Entity | None:
        """The organisation whose name begins with a word: Orlow for Orlow Shipping Ltd; not American, U.N. or Dr, which begin others too."""
        return None if "." in word or word_classes().get(word) in ("J", "M") else self._by_first.get(word)

    def before(self, token: int) -> Iterator[Mention]:
        """Mentions before a token, the nearest first; not more than a long article's."""
        end = bisect_left(self._places, token)
        for at in range(end - 1, max(0, end - _MOST_MENTIONS) - 1, -1):
            yield self._mentions[at]

    def in_role(self, role: str, token: int) -> list[Entity]:
        """Of those who have a role the one mentioned last before a token; several where one sentence names them all."""
        if role not in self._roles:
            return []
        sentence_of = self.document.sentence_of
        found: list[Entity] = []
        sentence = -1
        for at, entity, _ in self.before(token):
            if sentence_of[token] - sentence_of[at] > _FAR or (found and sentence_of[at] != sentence):
                break
            if role in entity.roles and entity not in found:
                found.append(entity)
                sentence = sentence_of[at]
        return found


def same_person(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Same last name, and no contradicting first name (an initial agrees with the name it begins)."""
    if known[-1] != words[-1]:
        return False
    firsts = [name[0].rstrip(".") for name in (known, words) if len(name) > 1 and name[0] not in PARTICLES]
    if len(firsts) < 2:
        return True
    a, b = map(_plain, firsts)
    if a in full_forms().get(b, ()) or b in full_forms().get(a, ()):
        return True
    initials = any(len(one.replace(".", "")) == 1 or "." in one for one in (a, b))
    return a == b or (initials and a[0] == b[0])


def _plain(word: str) -> str:
    """A name without its accents: François is Francois."""
    return (
        word
        if word.isascii()
        else "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    )


def is_body(entity: Entity) -> bool:
    """Whether an entity is an organisation by its name."""
    return not ORGANISATION_WORDS.isdisjoint(entity.words)
