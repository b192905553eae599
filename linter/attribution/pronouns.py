"""Whom a pronoun means that speaks: *she*, *it*, *they*."""

from __future__ import annotations

from linter.attribution.entities import Entities, Entity
from linter.attribution.focus import Focus
from linter.attribution.sought import Sought, Spoken, chosen
from linter.language.names import Gender, given_names
from linter.text.document import Document

PERSON_PRONOUNS: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
_GROUP_PRONOUNS = frozenset({"they", "them", "their", "themselves"})
_WRITER = frozenset({"i", "me", "my", "we", "us", "our"})
_NEAR = 3  # sentences between the last speaker and "it" or "they"


class Pronouns:
    """The pronouns of a document that are sources."""

    def __init__(self, document: Document, entities: Entities, focus: Focus, spoken: Spoken) -> None:
        self.document = document
        self._entities = entities
        self._focus = focus
        self._spoken = spoken

    def meant(self, at: int) -> Sought:
        """Whom a pronoun at a token means."""
        word = self.document.norms[at]
        gender = PERSON_PRONOUNS.get(word)
        if gender is not None:
            found = self._focus.person(at, gender, self._spoken.before(at))
            spoke = bool(found) and found[0][1]
            sought = chosen(
                [entity for entity, _ in found], "pronoun", f"pronoun: {'last to speak' if spoke else 'in focus'}"
            )
            if sought.entity is not None and sought.entity.gender == "unknown":
                sought.entity.gender = gender
            return sought
        if word in ("it", "its"):
            entity = self._last_to_speak(at)
            if entity is not None:
                return Sought(entity, "pronoun", "pronoun: last to speak")
            entity = self._nearest_thing(at)
            return Sought(entity, "pronoun", "pronoun: nearest organisation" if entity else "nobody fits")
        if word in _GROUP_PRONOUNS:
            entity = self._last_group(at)
            return Sought(entity, "pronoun", "pronoun: last to speak" if entity else "nobody fits")
        if word in _WRITER:
            return Sought(None, "pronoun", "the writer")
        return Sought(None, "pronoun", "nobody in particular")

    def _spoke_last(self, at: int) -> Entity | None:
        """Who has spoken last before a token, near by."""
        for first, entity in self._spoken.before(at):
            near = self.document.sentence_of[at] - self.document.sentence_of[first] <= _NEAR
            return entity if near else None
        return None

    def _last_to_speak(self, at: int) -> Entity | None:
        """What has spoken last, near by, where it is no person: "Moscow said …. It denied …"."""
        entity = self._spoke_last(at)
        if entity is None or _is_thing(entity):
            return entity
        place = entity.kind == "unknown" and len(entity.words) == 1 and entity.name[0].isupper()
        return entity if place and entity.gender == "unknown" and entity.words[0] not in given_names() else None

    def _last_group(self, at: int) -> Entity | None:
        """Those who have spoken last, near by, where they are several."""
        entity = self._spoke_last(at)
        return entity if entity is not None and entity.kind in ("group", "organisation") else None

    def _nearest_thing(self, at: int) -> Entity | None:
        sentence_of = self.document.sentence_of
        for token, entity, weight in self._entities.before(at):
            if sentence_of[at] - sentence_of[token] > _NEAR:
                return None
            if _is_thing(entity) and weight > _IN_PASSING:
                return entity
        return None


_IN_PASSING = 0.4  # weight of what stands after a preposition or owns something


def _is_thing(entity: Entity) -> bool:
    return entity.kind in ("organisation", "place", "document")
