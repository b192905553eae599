"""Whom a pronoun means that speaks: *she*, *it*, *they*."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import islice
from typing import NamedTuple

from linter.attribution.bodies import DOCUMENTS
from linter.attribution.entities import Entities, Entity
from linter.attribution.focus import Focus
from linter.attribution.heads import head_of
from linter.attribution.people import names_a_person
from linter.attribution.sought import Sought, Spoken, chosen
from linter.language.clauses import clauses_of
from linter.language.names import Gender, given_names
from linter.language.tags import document_tags
from linter.language.titles import agree
from linter.text.document import Document, Range

PERSON_PRONOUNS: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
_GROUP_PRONOUNS = frozenset({"they", "them", "their", "themselves"})
_WRITER = frozenset({"i", "me", "my", "we", "us", "our"})
_NEAR = 3  # sentences between the last speaker and "it" or "they"


class _Unnamed(NamedTuple):
    """A subject that is one person without a name: where its sentence begins, who it is, and whether it may describe somebody who was named."""

    opener: int
    entity: Entity
    definite: bool

    def new(self, others: Iterable[int]) -> bool:
        """Whether it, rather than those who were named last at some tokens, is in focus."""
        found = list(others)
        return not found or (not self.definite and max(found) < self.opener)


class Pronouns:
    """The pronouns of a document that are sources. ``phrase`` finds whom a noun phrase means."""

    def __init__(
        self, document: Document, entities: Entities, focus: Focus, spoken: Spoken, phrase: Callable[[Range], Sought]
    ) -> None:
        self.document = document
        self._entities = entities
        self._focus = focus
        self._spoken = spoken
        self._phrase = phrase

    def meant(self, at: int) -> Sought:
        """Whom a pronoun at a token means."""
        word = self.document.norms[at]
        gender = PERSON_PRONOUNS.get(word)
        if gender is not None:
            asker = self._asker(at)
            found = self._focus.person(at, gender, but=asker)
            spoke = bool(found) and found[0][1]
            unnamed = self._unnamed_subject(at, gender)
            fitting = [entity for entity, _ in found]
            if unnamed is not None and unnamed.entity is not asker and unnamed.new(self._last(e, at) for e in fitting):
                sought = Sought(unnamed.entity, "pronoun", "pronoun: the subject before")
            else:
                sought = chosen(fitting, "pronoun", f"pronoun: {'last to speak' if spoke else 'in focus'}")
            if sought.entity is not None and sought.entity.gender == "unknown":
                sought.entity.gender = gender
            return sought
        if word in ("it", "its"):
            return self._thing(at)
        if word in _GROUP_PRONOUNS:
            entity = self._last_group(at)
            if entity is not None:
                return Sought(entity, "pronoun", "pronoun: last to speak")
            entity = self._subject_before(at, self._as_several)
            return Sought(entity, "pronoun", "pronoun: the subject before" if entity else "nobody fits")
        if word in _WRITER:
            return Sought(None, "pronoun", "the writer")
        return Sought(None, "pronoun", "nobody in particular")

    def _asker(self, at: int) -> Entity | None:
        """Who has asked what a pronoun answers: “When?” asked Orlow. “Soon,” she replied."""
        if _ANSWERS.isdisjoint(self.document.norms[max(at - 1, 0) : at + 2]):
            return None
        turn = self._spoken.last(at)
        return turn.entity if turn is not None and turn.asks else None

    def _last(self, entity: Entity, at: int) -> int:
        """The last token before another at which somebody was named, or an attribution of theirs began."""
        turns = islice(self._spoken.before(at), _MOST_TURNS)
        spoke = next((turn.first for turn in turns if turn.entity is entity), -1)
        return max(entity.last_before(at), spoke)

    def _spoke_last(self, at: int) -> Entity | None:
        """Who has spoken last before a token, near by."""
        turn = self._spoken.last(at)
        if turn is None or self.document.sentence_of[at] - self.document.sentence_of[turn.first] > _NEAR:
            return None
        return turn.entity

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

    def _thing(self, at: int) -> Sought:
        """What *it* means: nothing where it only stands for a clause (it is clear that …), what has spoken last, or the subject before."""
        if self._is_empty(at):
            return Sought(None, "pronoun", "nobody in particular")
        verb = self.document.norms[at + 1] if at + 1 < len(self.document.norms) else ""
        entity = self._last_to_speak(at) if verb not in _OF_TEXTS else None
        if entity is not None:
            return Sought(entity, "pronoun", "pronoun: last to speak")
        if verb in _OF_TEXTS or verb in _GOING_ON:
            entity = self._text_before(at)
            if entity is not None:
                return Sought(entity, "pronoun", "pronoun: the text before")
        entity = self._subject_before(at, self._as_thing)
        return Sought(entity, "pronoun", "pronoun: the subject before" if entity else "nobody fits")

    def _text_before(self, at: int) -> Entity | None:
        """The letter, affidavit or statement of which the sentences right before tell: it read, it continued."""
        document, tags = self.document, document_tags(self.document)
        opener = document.sentences[max(document.sentence_of[at] - _NEAR_TEXT, 0)].first
        for noun in range(at - 1, opener - 1, -1):
            if document.norms[noun] in DOCUMENTS and tags[noun] in "NM" and not self._focus.is_told(noun):
                first = noun
                while first > opener and tags[first - 1] in "JNZE":
                    first -= 1
                if (
                    document.norms[first - 2] in ("in", "by")
                    and document.sentence_of[first] == document.sentence_of[at]
                ):
                    continue  # In a notice filed with the state, it said
                if first > opener and tags[first - 1] in "dq":
                    return self._entities.common(first - 1, noun + 1, "document")
        return None

    def _is_empty(self, at: int) -> bool:
        """Whether *it* stands for nothing that could speak (Lappin and Leass 1994): it is clear that, making it plain, it was reported."""
        tags, norms = document_tags(self.document), self.document.norms
        if norms[at] == "it" and _EMPTY.match(tags, at + 1) is not None:
            return True
        return tags[at + 1 : at + 2] == "J" or norms[at - 1] in ("is", "was", "nor")

    def _subject_before(self, at: int, read: Callable[[Range], Entity | None]) -> Entity | None:
        """What ``read`` makes of the subject of the narrator's last clause before a token, near by."""
        document, here = self.document, self.document.sentence_of[at]
        for sentence in range(here, max(here - _NEAR, 0) - 1, -1):
            for clause in reversed(clauses_of(document, sentence)):
                base = clause.base
                if base is None or clause.verb.last > at or clause.kind not in ("main", "adverbial"):
                    continue
                if document.norms[base.first] in _PASSED_OVER or self._focus.is_told(base.first):
                    continue
                return read(base)
        return None

    def _unnamed_subject(self, at: int, gender: Gender) -> _Unnamed | None:
        """The subject of the narrator's last sentence, or of the pronoun's, where that is one person without a name: "His wife laughs. “…,” she says"."""
        document, tags = self.document, document_tags(self.document)
        here = document.sentence_of[at]
        for sentence in range(here, max(here - _NEAR, 0) - 1, -1):
            bases = (one.base for one in clauses_of(document, sentence) if one.kind == "main" and one.verb.last <= at)
            base = next((base for base in bases if base is not None and not self._focus.is_told(base.first)), None)
            if base is None:
                continue
            alone = base.last - base.first == 1 and document.norms[base.first] in _ONE_MORE
            if not alone and (tags[base.last - 1] != "N" or not names_a_person(document.norms[base.last - 1])):
                return None
            entity = self._entities.common(*base, "unknown") if alone else self._phrase(base).entity
            fits = entity is not None and entity.common and agree(entity.gender, gender)
            definite = document.norms[base.first] == "the"
            return (
                _Unnamed(document.sentences[sentence].first, entity, definite) if fits and entity is not None else None
            )
        return None

    def _as_thing(self, base: Range) -> Entity | None:
        """What a subject names, where it is neither a person nor several; a definite noun phrase as written."""
        tags, norms = document_tags(self.document), self.document.norms
        head = head_of(self.document, base)
        if head.name is not None:
            entity = self._entities.at(head.name.bare.first)
            return entity if entity is not None and _is_thing(entity) else None
        if tags[base.first] not in "dq" or norms[base.first] in ("a", "an") or tags[base.last - 1] != "N":
            return None
        found = None if names_a_person(norms[base.last - 1]) else self._phrase(base).entity
        return found if found is not None and found.kind != "person" else None

    def _as_several(self, base: Range) -> Entity | None:
        """Whom a subject names that is several people: a common noun in the plural, as written."""
        tags, norms = document_tags(self.document), self.document.norms
        people = tags[base.last - 1] == "M" and names_a_person(norms[base.last - 1].removesuffix("s"))
        found = self._phrase(base).entity if people else None
        return found if found is not None and found.kind == "group" else None


_MOST_TURNS = 100  # attributions that are looked through for who spoke
_ANSWERS = frozenset({"replied", "replies", "answered", "answers", "responded", "responds", "retorted"})
_ONE_MORE = frozenset({"another", "one"})  # "One laughed. Another shrugged. “…,” he said."
_NEAR_TEXT = 2  # sentences between a text and "it"
_OF_TEXTS = frozenset({"read", "reads", "states", "stated"})
_GOING_ON = frozenset(
    {"continued", "continues", "concluded", "concludes", "went", "goes", "added", "adds", "said", "says"}
)
"""Verbs of what a text says: only a text reads so, and others go on too."""
_PASSED_OVER = frozenset({"it", "they", "there", "that", "this"})  # subjects that stand for one before
_EMPTY = re.compile("(?:m|n|A|b|x|h)*b(?:n|A)*(?:J|P)")
"""What follows an *it* that means nothing: is clear, was widely reported, would be wrong."""


def _is_thing(entity: Entity) -> bool:
    return entity.kind in ("organisation", "place", "document")
