"""Reads the names of an article into its entities: full names first, then what is short for them."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from operator import itemgetter

from linter.attribution.beside import MAY_TELL, Beside
from linter.attribution.entities import Entities, Entity, Mention, is_body
from linter.attribution.model import EntityKind
from linter.attribution.namesakes import meant
from linter.attribution.written import Written, names_written
from linter.language.names import given_names
from linter.language.tags import document_tags
from linter.language.titles import TITLES, agree
from linter.language.words import is_word, word_classes
from linter.text.document import Document

_WHERE = frozenset({"in", "at", "near", "outside", "across", "throughout"})


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
        self._alone: Counter[str] = Counter()  # how often a word stands as a name by itself
        self._first_alone: dict[str, int] = {}  # … and where it does first
        self._read()

    def _read(self) -> None:
        names = names_written(self.document, self.tags)
        whose: list[Entity | None] = [None] * len(names)
        told: list[int] = []  # names of one word with a title that tells a gender
        titled: list[int] = []  # … with another title
        bare: list[int] = []  # … with none
        for at, one in enumerate(names):
            if len(one.words) > 1:
                whose[at] = self._named_in_full(one)
            else:
                (told if one.gender != "unknown" else titled if one.titles else bare).append(at)
        self._alone = Counter(names[at].words[0] for at in bare)
        self._first_alone = {names[at].words[0]: names[at].begin for at in reversed(bare)}
        for at in (*told, *titled):
            whose[at] = self._named_shortly(names[at])
        self._name_bare(names, bare, whose)
        for entity in {*whose}:
            if entity is not None and entity.kind == "unknown" and _is_called_by_surname(entity):
                entity.kind = "person"
        self._note_mentions(names, whose)

    def _note_mentions(self, names: list[Written], whose: list[Entity | None]) -> None:
        """Note where the article names whom, but in its frame: a photographer is not whom "she" of the next paragraph means."""
        norms, tags, framed = self.document.norms, self.tags, self._framed
        weight = self._beside.weight
        mentions = []
        for (first, begin, last, *_), entity in zip(names, whose, strict=True):
            if entity is None or framed[first]:
                continue
            mentions.append(Mention(begin, entity, weight(first, last)))
            if first and norms[first - 1] in _WHERE and tags[last : last + 1] != "O":
                entity.located = True
        mentions.sort(key=itemgetter(0))
        self.entities.note(mentions)

    # Whose a name is

    def _named_in_full(self, one: Written) -> Entity:
        """The entity of a full name, which takes on all that the name says of it."""
        words = one.words
        entity = self.entities.of_name(words, one.gender)
        if entity is None or (one.kind == "organisation") != (entity.kind == "organisation"):
            gender = one.gender
            if gender == "unknown" and one.kind == "person":
                gender = self._given.get(words[0], "unknown")
            kind: EntityKind = one.kind if one.kind != "title" else "unknown"
            if kind == "unknown":
                kind = "place" if "of" in words else "group" if self._known.get(words[-1]) == "M" else kind
            entity = self.entities.new(self.document.text_of(one.begin, one.last), words, kind, gender)
        elif words != entity.words and (
            (len(words) > len(entity.words) and one.kind == "person") or _spells_out(entity.words, words)
        ):
            self.entities.rename(entity, self.document.text_of(one.begin, one.last), words)
        if entity.kind == "unknown" and one.kind == "person":
            entity.kind = "person"
        if entity.gender == "unknown":
            entity.gender = one.gender
        if not self._framed[one.first]:
            entity.full.append(one.begin)
        if one.titles:
            self._beside.give_title(entity, one.titles)
        self._beside.give_roles(entity, one)
        return entity

    def _name_bare(self, names: list[Written], bare: list[int], whose: list[Entity | None]) -> None:
        """Find the entities of single words without a title: asked once for a word that one entity alone has."""
        entities, tags, framed = self.entities, self.tags, self._framed
        sole: dict[str, Entity] = {}
        taken = entities.surnames_taken
        for at in bare:
            one = names[at]
            word, first, last = one.words[0], one.begin, one.last
            if entities.surnames_taken != taken:
                sole.clear()  # somebody else bears one of the words by now
                taken = entities.surnames_taken
            entity = sole.get(word)
            if entity is None:
                entity = self._named_shortly(one)
                if entity is not None and entities.is_settled(word, entity):
                    sole[word] = entity
            else:
                if word == entity.words[-1] and not framed[first]:
                    insort(entity.short, first)
                if tags[last : last + 1] == "," or tags[first - 1 : first] in MAY_TELL:
                    self._beside.give_roles(entity, one)
            whose[at] = entity

    def _named_shortly(self, one: Written) -> Entity | None:
        """The entity of a surname, a forename or an organisation's first word; a new one where none is known, None where several fit alike."""
        word, token = one.words[0], one.begin
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
                entity = entities.new(self.document.text_of(one.begin, one.last), (word,), "person", one.gender)
        elif namesakes and not (len(namesakes) == 1 and self._is_older(word, namesakes[0])):
            alike = meant(self.document, namesakes, token, {})
            entity = alike[0]
        else:
            alike = []
            older = namesakes and entities.worded(word)
            known = older or entities.of_forename(word, token) or entities.of_short_name(word) or entities.worded(word)
            entity = known or entities.new(
                self.document.text_of(one.begin, one.last), (word,), self._kind(one), "unknown"
            )
        if len(alike) > 1:
            return None
        if entity.gender == "unknown" and len(namesakes) < 2:
            entity.gender = one.gender
        if one.titles and entity.kind == "unknown":
            entity.kind = "person"
        if word == entity.surname and not self._framed[one.first]:
            insort(entity.short, token)
        if one.titles:
            self._beside.give_title(entity, one.titles)
        self._beside.give_roles(entity, one)
        return entity

    def _is_older(self, word: str, entity: Entity) -> bool:
        """Whether a word is no surname of a name that comes up once: the article uses it by itself time and again before that (Chirper, Free Chirper)."""
        if entity.kind == "person" or len(entity.words) < 2 or len(entity.full) != 1:
            return False
        return self._alone.get(word, 0) >= _OFTEN and self._first_alone[word] < entity.full[0]

    def _kind(self, one: Written) -> EntityKind:
        """What a word with a capital and no title is the name of."""
        word = one.words[0]
        if one.kind == "organisation":
            return "organisation"
        text = self.document.text_of(one.begin, one.last)
        if len(text) > 1 and text.isupper():
            return "organisation"
        known = self._known.get(word)
        if word in self._given or known is None:
            return "unknown"
        return "group" if known == "M" else "place" if known in "NZJ" else "unknown"
