"""Who is in an article: "Chancellor Ilse Brandt" and "Brandt" are one entity, which has the role of chancellor.

Names are read in order, once, when the article's ``Entities`` are made. Common noun phrases that speak ("two officials") are
added as they come.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from linter.attribution.model import EntityKind
from linter.language.names import NAME, ORGANISATION_WORDS, Gender, given_names, name_spans
from linter.language.papers import papers_own
from linter.language.tags import document_tags
from linter.language.titles import TITLES, agree, gender_of, same_person, titles_of
from linter.text.document import Document

_MOST_MENTIONS = 1000  # that a role or pronoun is looked for among: more than any article has
_MOST_NAMESAKES = 100  # people of one surname, of whom a name may be one's

_NOUNS = "NZMJ"  # with adjectives, which come before them
_OPENS_APPOSITION = frozenset({",d", ",q", ",N", ",J"})
_APPOSITION = re.compile(r"(?:[dq])?(?:A?[JPKGZE#O]){0,9}([NMZ]{1,12})")
_ARTICLES = frozenset({"the", "a", "an", "this", "that"})


@dataclass(slots=True, eq=False)
class Entity:
    """Someone or something an article names, as it is being put together."""

    name: str  # the fullest form so far, as written
    words: tuple[str, ...]  # the same, normalised
    kind: EntityKind
    gender: Gender = "unknown"
    roles: set[str] = field(default_factory=set)  # head nouns it may be called by: chancellor, spokesman


class Entities:
    """The entities of one article, with look-ups by name, by role and by nearness to a token."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tags = document_tags(document)
        self._given = given_names()
        self._by_words: dict[tuple[str, ...], Entity] = {}
        self._by_given: dict[str, Entity] = {}
        self._by_last: dict[str, list[Entity]] = {}
        self._roles: set[str] = set()  # that anyone has
        self._places: list[int] = []  # first tokens of all mentions, ascending
        self._mentioned: list[Entity] = []  # who is mentioned there
        self._read_names()

    # Look-ups

    def find(self, bare: tuple[str, ...], gender: Gender = "unknown") -> Entity | None:
        """The entity that a name without its titles names; the last that it may name where there are several."""
        entity = self._by_words.get(bare)
        if entity is not None and agree(entity.gender, gender):
            return entity
        alone = len(bare) == 1
        for entity in islice(reversed(self._by_last.get(bare[-1], ())), _MOST_NAMESAKES):
            if not agree(entity.gender, gender):
                continue
            if entity.kind in ("person", "unknown"):
                if alone or same_person(entity.words, bare):
                    return entity
            elif alone and entity.words == bare:
                return entity
        return self._by_given.get(bare[0]) if alone and bare[0] in self._given else None

    def worded(self, *words: str) -> Entity | None:
        """The entity whose fullest name, or only wording, these words are."""
        return self._by_words.get(words)

    def before(self, token: int) -> Iterator[tuple[int, Entity]]:
        """Mentions before a token, by their first tokens, the nearest first; not more than a long article's."""
        end = bisect_left(self._places, token)
        for at in range(end - 1, max(0, end - _MOST_MENTIONS) - 1, -1):
            yield self._places[at], self._mentioned[at]

    def in_role(self, role: str, token: int) -> Entity | None:
        """Of those who have a role the one mentioned last before a token."""
        if role not in self._roles:
            return None
        return next((entity for _, entity in self.before(token) if role in entity.roles), None)

    def common(self, first: int, last: int, kind: EntityKind) -> Entity:
        """The entity that a common noun phrase means ("the ministry", "two officials"): one an article for each wording."""
        words = tuple(self.document.norms[first:last])
        while len(words) > 1 and words[0] in _ARTICLES:
            words = words[1:]
        entity = self._by_words.get(words)
        if entity is None:
            entity = self._by_words[words] = Entity(self.document.text_of(first, last), words, kind)
        at = bisect_right(self._places, first)
        self._places.insert(at, first)
        self._mentioned.insert(at, entity)
        return entity

    # Names

    def names_in(self, first: int, last: int) -> list[tuple[int, int]]:
        """The names in a token range, one by one."""
        found = NAME.finditer(self.tags, first, last)
        return [part for match in found for part in self._parts(*match.span())]

    def _read_names(self) -> None:
        norms, tags, spans = self.document.norms, self.tags, list(name_spans(self.tags))
        self._alone = {norms[first] for first, last in spans if last - first == 1}
        framed = papers_own(self.document)
        for span in spans:
            first, last = span
            alone = last - first == 1
            for at, end in (span,) if alone else self._parts(first, last):
                entity = self._named(at, end)
                if entity is None or framed[at]:
                    continue  # a photographer is not whom "she" of the next paragraph means
                self._places.append(at)
                self._mentioned.append(entity)
                if not alone or tags[end : end + 1] == "," or (at and tags[at - 1] in _NOUNS):
                    self._give_roles_beside(entity, at, end)

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

    def _named(self, first: int, last: int) -> Entity | None:
        """The entity that a name names, which takes on all that the name says of it; None where the name is a title alone."""
        words = tuple(self.document.norms[first:last])
        known = self._by_words.get(words)
        if known is not None and (len(words) == 1 or titles_of(words) == 0):
            return known  # the same name again says nothing new
        titles = titles_of(words)
        title, bare = words[:titles], words[titles:]
        if len(bare) == 1 and bare[0] in TITLES:
            return None
        gender = gender_of(title)
        entity = self.find(bare, gender) or self._new(bare, title, first + titles, last)
        if entity.kind == "unknown" and len(bare) > 1 and bare[0] in self._given:
            entity.kind = "person"
            if entity.gender == "unknown":
                entity.gender = self._given[bare[0]]
        if len(bare) > len(entity.words) and entity.kind == "person":
            entity.words = bare
            entity.name = self.document.text_of(first + titles, last)
            self._by_words[bare] = entity
        if entity.gender == "unknown":
            entity.gender = gender
        if title and entity.kind in ("unknown", "place"):
            entity.kind = "person"
        self._give(entity, *title)
        return entity

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

    # Roles

    def _give(self, entity: Entity, *roles: str) -> None:
        entity.roles.update(roles)
        self._roles.update(roles)

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
        if last - first > 1:  # "Ambassador of Ruritania in Strelsau Ilse Brandt"
            while at >= 0 and first - at <= 9 and tags[at] in "Eoid" and norms[at] not in TITLES:
                at -= 1
            if at >= 0 and norms[at] in TITLES and first - at > 1:
                self._give(entity, norms[at])
