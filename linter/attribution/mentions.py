"""Reads the names of an article into its entities: full names first, then what is short for them."""

from __future__ import annotations

from bisect import insort
from typing import NamedTuple

from linter.attribution.beside import Beside
from linter.attribution.entities import Entities, Entity, Mention, is_body
from linter.attribution.model import EntityKind
from linter.attribution.namesakes import meant
from linter.language.names import Gender, given_names, name_spans
from linter.language.naming import names_in
from linter.language.rows import Name, is_title, words_of
from linter.language.tags import document_tags
from linter.language.titles import TITLES, agree, gender_of
from linter.language.words import guess_class, is_word, word_classes
from linter.text.document import Document, Range

_PLACE_AND_NAME = 3  # words, at least
_WHERE = frozenset({"in", "at", "near", "outside", "across", "throughout"})


class _Read(NamedTuple):
    """A name of the article, and what of it is known before it is anybody's."""

    name: Name
    words: tuple[str, ...]
    titles: tuple[str, ...]
    gender: Gender


def entities_of(document: Document, framed: bytearray) -> Entities:
    """The entities that an article names, with their roles and where they are mentioned; ``framed`` marks what is the paper's own frame."""
    return _Reading(document, framed).entities


def _is_called_by_surname(entity: Entity) -> bool:
    """Whether an article calls somebody of two or three names, which are no words of the language, by the last alone, time and again."""
    words = entity.words
    few = 1 < len(words) <= _MOST_NAMES and len(entity.short) >= _OFTEN
    return few and "of" not in words and not is_body(entity) and not any(map(is_word, words))


_MOST_NAMES = 3
_OFTEN = 3


def _spells_out(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether a name has in full what a known one has as an initial: Jan Orlow, J. Orlow."""
    short, full = known[0].rstrip("."), words[0].rstrip(".")
    return len(known) == len(words) and len(short) == 1 < len(full) and full[0] == short


class _Reading:
    """One pass over the names, and what is found on the way."""

    def __init__(self, document: Document, framed: bytearray) -> None:
        self.document = document
        self.tags = document_tags(document)
        self.entities = Entities(document)
        self._beside = Beside(document, self.entities)
        self._known = word_classes()
        self._given = given_names()
        self._framed = framed
        self._read()

    def _read(self) -> None:
        read = [
            self._as_read(name)
            for first, last in name_spans(self.tags)
            for name in names_in(self.document, self.tags, first, last)
            if name.kind != "title" and not self._is_adjective(name)
        ]
        found: dict[int, Entity] = {}
        surnames = {one.words[-1] for one in read if len(one.words) == 1 or one.name.kind == "person"}
        alone = {one.words[0] for one in read if len(one.words) == 1}
        read = [part for one in read for part in self._apart(self._without_words_before(one, surnames), alone)]
        full = [one for one in read if len(one.words) > 1]
        short = [one for one in read if len(one.words) == 1]
        for one in full:
            found[one.name.bare.first] = self._named_in_full(one)
        told = [one for one in short if one.gender != "unknown"]
        titled = [one for one in short if one.titles and one.gender == "unknown"]
        bare = [one for one in short if not one.titles]
        for one in (*told, *titled, *bare):
            entity = self._named_shortly(one)
            if entity is not None:
                found[one.name.bare.first] = entity
        for entity in {*found.values()}:
            if entity.kind == "unknown" and _is_called_by_surname(entity):
                entity.kind = "person"
        mentions = []
        for one in read:
            entity = found.get(one.name.bare.first)
            if entity is None or self._framed[one.name.first]:
                continue  # a photographer is not whom "she" of the next paragraph means
            mentions.append(Mention(one.name.bare.first, entity, self._beside.weight(one.name)))
            before = one.name.first - 1
            if (
                before >= 0
                and self.document.norms[before] in _WHERE
                and self.tags[one.name.bare.last : one.name.bare.last + 1] != "O"
            ):
                entity.located = True
        self.entities.note(sorted(mentions, key=lambda mention: mention.token))

    def _is_adjective(self, name: Name) -> bool:
        """Whether what looks like a name is a compound before a noun: Orlow-born, Brandt-style."""
        word = self.document.norms[name.bare.first]
        return (
            name.bare.last - name.bare.first == 1
            and "-" in word
            and guess_class(word) == "J"
            and word.rsplit("-", 1)[1] in self._known
        )

    def _without_words_before(self, one: _Read, surnames: set[str]) -> _Read:
        """A name without the words that a heading or a sentence begins with: Defiant Orlow, where Orlow is a name elsewhere."""
        if one.name.kind != "unknown" or one.words[-1] not in surnames:
            return one
        first, last = one.name.bare
        while (
            last - first > 1 and is_word(self.document.norms[first]) and self.document.norms[first] not in self._given
        ):
            first += 1
        if first == one.name.bare.first or last - first > 1:
            return one
        return one._replace(name=Name(first, Range(first, last), "unknown"), words=one.words[-1:])

    def _apart(self, one: _Read, alone: set[str]) -> list[_Read]:
        """A place before a name, where the place stands alone elsewhere: in *Dorn* Ilse Brandt."""
        first, last = one.name.bare
        after = first > 0 and self.tags[first - 1] in "io"
        if one.name.kind != "unknown" or not after or last - first < _PLACE_AND_NAME or one.words[0] not in alone:
            return [one]
        place = one._replace(name=Name(first, Range(first, first + 1), "unknown"), words=one.words[:1])
        return [place, one._replace(name=Name(first + 1, Range(first + 1, last), "unknown"), words=one.words[1:])]

    def _as_read(self, name: Name) -> _Read:
        norms, first = self.document.norms, name.bare.first
        begin = first
        while begin > name.first and is_title(norms, begin - 1):
            begin -= 1
        titles = tuple(norms[max(name.first, begin) : first]) if name.kind == "person" else ()
        if name.kind == "person" and name.first < begin:  # Secretary of State Jan Orlow
            titles = tuple(norm for norm in norms[name.first : first] if norm in TITLES)
        return _Read(name, words_of(self.document, name.bare), titles, gender_of(titles))

    # Whose a name is

    def _named_in_full(self, one: _Read) -> Entity:
        """The entity of a full name, which takes on all that the name says of it."""
        name, words = one.name, one.words
        text = self.document.text_of(*name.bare)
        entity = self.entities.of_name(words, one.gender)
        if entity is None or (name.kind == "organisation") != (entity.kind == "organisation"):
            gender = one.gender
            if gender == "unknown" and name.kind == "person":
                gender = self._given.get(words[0], "unknown")
            kind: EntityKind = name.kind if name.kind != "title" else "unknown"
            if kind == "unknown":
                kind = "place" if "of" in words else "group" if self._known.get(words[-1]) == "M" else kind
            entity = self.entities.new(text, words, kind, gender)
        elif (len(words) > len(entity.words) and name.kind == "person") or _spells_out(entity.words, words):
            self.entities.rename(entity, text, words)
        if entity.kind == "unknown" and name.kind == "person":
            entity.kind = "person"
        if entity.gender == "unknown":
            entity.gender = one.gender
        if not self._framed[name.first]:
            entity.full.append(name.bare.first)
        self._beside.give_title(entity, one.titles)
        self._beside.give_roles(entity, name)
        return entity

    def _named_shortly(self, one: _Read) -> Entity | None:
        """The entity of a surname, a forename or an organisation's first word; a new one where none is known, None where several fit alike."""
        word, token = one.words[0], one.name.bare.first
        entities = self.entities
        namesakes = entities.namesakes(word, one.gender)
        if one.gender != "unknown" or one.titles:
            title = one.titles[-1] if one.titles and TITLES[one.titles[-1]].kind != "alone" else None
            if title is not None and namesakes and all(e.relative and title not in e.titles for e in namesakes):
                namesakes = []  # President Orlow is not his wife Ilse Orlow
            alike = meant(self.document, namesakes, token, {}, title) if namesakes else []
            forename = None if alike else entities.of_forename(word, token)
            if alike:
                entity = alike[0]
            elif forename is not None and agree(forename.gender, one.gender):
                entity = forename  # Dame Anna
            else:
                entity = entities.new(self.document.text_of(*one.name.bare), (word,), "person", one.gender)
        elif namesakes:
            alike = meant(self.document, namesakes, token, {})
            entity = alike[0]
        else:
            alike = []
            known = entities.of_forename(word, token) or entities.of_short_name(word) or entities.worded(word)
            entity = known or entities.new(self.document.text_of(*one.name.bare), (word,), self._kind(one), "unknown")
        if len(alike) > 1:
            return None
        if entity.gender == "unknown" and len(namesakes) < 2:
            entity.gender = one.gender
        if one.titles and entity.kind == "unknown":
            entity.kind = "person"
        if word == entity.surname and not self._framed[one.name.first]:
            insort(entity.short, token)
        self._beside.give_title(entity, one.titles)
        self._beside.give_roles(entity, one.name)
        return entity

    def _kind(self, one: _Read) -> EntityKind:
        """What a word with a capital and no title is the name of."""
        word = one.words[0]
        if one.name.kind == "organisation":
            return "organisation"
        text = self.document.text_of(*one.name.bare)
        if len(text) > 1 and text.isupper():
            return "organisation"
        known = self._known.get(word)
        if word in self._given or known is None:
            return "unknown"
        return "group" if known == "M" else "place" if known in "NZJ" else "unknown"
