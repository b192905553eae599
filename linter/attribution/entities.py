"""Whom an article names: "Chancellor Ilse Brandt" and "Brandt" are one, and the chancellor."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from linter.language.names import NAME, ORGANISATION_WORDS, Gender, given_names, name_spans
from linter.language.tags import document_tags
from linter.language.titles import TITLES, agree, gender_of, same_person, titles_of
from linter.text.document import Document

EntityKind = Literal["person", "organisation", "place", "group", "document", "unknown"]

_MOST_MENTIONS = 1000  # that a role or pronoun is looked for among: more than any article has


@dataclass(slots=True, eq=False)
class Entity:
    """Someone the article names, as it is being put together."""

    name: str
    words: tuple[str, ...]  # normalised words of the fullest name
    kind: EntityKind
    gender: Gender = "unknown"
    mentions: list[int] = field(default_factory=list)  # first tokens, ascending


class Cast:
    """Everyone an article names, with look-ups by name, role and nearness. Names are read at once, other phrases as they come."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tags = document_tags(document)
        self._given = given_names()
        self._by_words: dict[tuple[str, ...], Entity] = {}
        self._by_given: dict[str, Entity] = {}
        self._by_last: dict[str, list[Entity]] = {}
        self._named: dict[tuple[str, ...], Entity] = {}  # what ``named`` has answered
        self._by_role: dict[str, dict[Entity, None]] = {}  # in order of appearance
        self._places: list[int] = []  # first tokens of all mentions, ascending
        self._mentioned: list[Entity] = []  # who is mentioned there
        self._read_names()

    def _read_names(self) -> None:
        norms, tags, by_words, spans = self.document.norms, self.tags, self._by_words, list(name_spans(self.tags))
        self._alone = {norms[first] for first, last in spans if last - first == 1}
        for span in spans:
            first, last = span
            alone = last - first == 1
            for at, end in (span,) if alone else self._parts(first, last):
                words = tuple(norms[at:end])
                entity = by_words.get(words)
                if entity is None or not (alone or titles_of(words) == 0):  # the same name again tells nothing new
                    entity = self._introduced(words, at, end)
                    if entity is None:
                        continue
                entity.mentions.append(at)
                self._places.append(at)
                self._mentioned.append(entity)
                if not alone or tags[end : end + 1] == "," or (at and tags[at - 1] in _NOUNS):
                    self._give_roles_beside(entity, at, end)

    def names_in(self, first: int, last: int) -> list[tuple[int, int]]:
        """The names in a token range, one by one."""
        found = NAME.finditer(self.tags, first, last)
        return [part for match in found for part in self._parts(*match.span())]

    def _parts(self, first: int, last: int) -> list[tuple[int, int]]:
        """What a name holds: "Ambassador of Russia" a role and a place, "in Serbia Ilse Brandt" a place and a person."""
        norms, tags = self.document.norms, self.tags
        last = min(last, self.document.sentences[self.document.sentence_of[first]].last)
        parts = []
        if norms[first] in TITLES and "o" in tags[first:last]:
            cut = tags.index("o", first)
            parts.append((first, cut))
            first = cut + 1
        if last - first >= 3 and norms[first] in self._alone and first and tags[first - 1] in "io":
            parts.append((first, first + 1))
            first += 1
        if first < last:
            parts.append((first, last))
        return parts

    def _introduced(self, words: tuple[str, ...], first: int, last: int) -> Entity | None:
        """Who is named, with all that the name tells; None where it is a title alone."""
        titles = titles_of(words)
        title, bare = words[:titles], words[titles:]
        if len(bare) == 1 and bare[0] in TITLES:
            return None
        gender = gender_of(title)
        entity = self.find(bare, gender)
        if entity is None:
            entity = self._new(bare, title, first + titles, last)
        if entity.kind == "unknown" and len(bare) > 1 and bare[0] in self._given:
            entity.kind = "person"
            entity.gender = entity.gender if entity.gender != "unknown" else self._given[bare[0]]
        if len(bare) > len(entity.words) and entity.kind == "person":
            entity.words = bare
            entity.name = self.document.text_of(first + titles, last)
            self._by_words[bare] = entity
        if gender != "unknown" and entity.gender == "unknown":
            entity.gender = gender
        if title and entity.kind in ("unknown", "place"):
            entity.kind = "person"
        for role in title:
            self._give(entity, role)
        return entity

    def _give(self, entity: Entity, role: str) -> None:
        self._by_role.setdefault(role, {})[entity] = None

    def _give_roles_beside(self, entity: Entity, first: int, last: int) -> None:
        """Head nouns of "the ambassador X" before and ", the ambassador of Y," after a name are roles."""
        tags, norms = self.tags, self.document.norms
        at = first - 1
        while at >= 0 and tags[at] in _NOUNS and first - at <= 4:
            if tags[at] in "NZ":
                self._give(entity, norms[at])
            at -= 1
        if tags[last : last + 2] in _OPENS_APPOSITION:
            match = _APPOSITION.match(tags, last + 1)
            if match and tags[match.end() : match.end() + 1] in ",.oi":
                self._give(entity, norms[match.end(1) - 1])
        if last - first > 1:
            while at >= 0 and first - at <= 9 and tags[at] in "Eoid" and norms[at] not in TITLES:
                at -= 1
            if at >= 0 and norms[at] in TITLES and first - at > 1:
                self._give(entity, norms[at])

    def _new(self, bare: tuple[str, ...], title: tuple[str, ...], first: int, last: int) -> Entity:
        kind: EntityKind = "unknown"
        gender = gender_of(title)
        if not ORGANISATION_WORDS.isdisjoint(bare):
            kind = "organisation"
        elif title or (len(bare) > 1 and bare[0] in self._given):
            kind = "person"
            if gender == "unknown" and len(bare) > 1:
                gender = self._given.get(bare[0], "unknown")
        entity = self._by_words[bare] = Entity(self.document.text_of(first, last), bare, kind, gender)
        self._by_last.setdefault(bare[-1], []).append(entity)
        if kind == "person" and len(bare) > 1:
            self._by_given[bare[0]] = entity
        return entity

    def worded(self, *words: str) -> Entity | None:
        """The entity whose fullest name, or only wording, these words are."""
        return self._by_words.get(words)

    def named(self, words: tuple[str, ...]) -> Entity | None:
        """The entity that a name without titles names; None where its last word is one."""
        found = self._named.get(words)
        if found is None and words[-1] not in TITLES:
            found = self.find(words, "unknown")
            if found is not None:
                self._named[words] = found
        return found

    def find(self, bare: tuple[str, ...], gender: Gender) -> Entity | None:
        """The entity that a name without its titles names; the last that it may name where there are several."""
        entity = self._by_words.get(bare)
        if entity is not None and agree(entity.gender, gender):
            return entity
        alone = len(bare) == 1
        for entity in reversed(self._by_last.get(bare[-1], ())):
            if not agree(entity.gender, gender):
                continue
            if entity.kind in ("person", "unknown"):
                if alone or same_person(entity.words, bare):
                    return entity
            elif alone and entity.words == bare:
                return entity
        return self._by_given.get(bare[0]) if alone and bare[0] in self._given else None

    def common(self, first: int, last: int, kind: EntityKind) -> Entity:
        """A speaker known only by a common noun phrase ("the ministry", "two officials"), one an article for each wording."""
        words = tuple(self.document.norms[first:last])
        while len(words) > 1 and words[0] in ("the", "a", "an", "this", "that"):
            words = words[1:]
        entity = self._by_words.get(words)
        if entity is None:
            entity = self._by_words[words] = Entity(self.document.text_of(first, last), words, kind)
            self._named.pop(words, None)
        insort(entity.mentions, first)
        at = bisect_right(self._places, first)
        self._places.insert(at, first)
        self._mentioned.insert(at, entity)
        return entity

    def before(self, token: int) -> Iterator[tuple[int, Entity]]:
        """Mentions before a token, the nearest first; not more than a long article's."""
        end = bisect_left(self._places, token)
        for at in range(end - 1, max(0, end - _MOST_MENTIONS) - 1, -1):
            yield self._places[at], self._mentioned[at]

    def in_role(self, role: str, token: int) -> Entity | None:
        """Of those who have a role the one mentioned last before a token."""
        found, latest = None, -1
        for entity in self._by_role.get(role, ()):
            at = bisect_left(entity.mentions, token) - 1
            if at >= 0 and entity.mentions[at] > latest:
                found, latest = entity, entity.mentions[at]
        end = bisect_left(self._places, token)
        return found if bisect_left(self._places, latest) >= end - _MOST_MENTIONS else None


_NOUNS = "NZMJ"  # with adjectives, which stand before them
_OPENS_APPOSITION = frozenset({",d", ",q", ",N", ",J"})
_APPOSITION = re.compile(r"(?:[dq])?(?:A?[JPKGZE#O]){0,9}([NMZ]{1,12})")
