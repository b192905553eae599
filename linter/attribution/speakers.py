"""Which entity a source is: one speaker for "Chancellor Ilse Brandt", "Brandt", "the chancellor" and "she" of an article.

Rule-based coreference within one article, after the precision-ranked sieves of Raghunathan et al. 2010 (exact name, name
part, role, pronoun): a later sieve never overrules an earlier one, agreement in gender and number is required where the text gives it
away, and what fits nobody stays unresolved.
"""

from __future__ import annotations

import math
import re

from linter.attribution.entities import Entities, Entity
from linter.attribution.model import By, EntityKind, Speaker
from linter.language.names import ORGANISATION_WORDS, Gender, given_names
from linter.language.tags import document_tags
from linter.language.titles import TITLES, agree, gender_of, titles_of
from linter.text.document import Document, Range

_DOCUMENT = frozenset(
    """poll polls survey surveys study studies report reports analysis document documents record records memo letter email emails
    statement filing filings lawsuit complaint article story editorial book transcript video tweet post release data figures numbers
    results research paper review audit affidavit indictment ruling census headline law bill order words""".split()  # noqa: SIM905
)
"""Head nouns of sources that are written."""
_GROUP_PRONOUNS = frozenset({"they", "them", "their", "themselves", "we", "us", "our"})
_PERSON_PRONOUNS: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
_BASE = re.compile(r"(?:[dq]{0,3})(?:A?[JPKGZ#]){0,9}[NMEZ#]{1,12}")
_FAR = 8  # sentences between a person and the pronoun
_NEAR = 3  # sentences between the last speaker and "it"


class Speakers:
    """The speakers of an article, found source by source in the order in which they speak."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tags = document_tags(document)
        self._entities = Entities(document)
        self._spoken: list[tuple[int, Entity]] = []  # where each attribution so far begins, and who speaks there
        self._indexes: dict[Entity, int] = {}
        self._wordings: list[set[str]] = []  # what each speaker is called as a source

    def of(self, source: Range, first: int) -> tuple[int | None, By | None]:
        """Whom a source phrase names, as an index into ``found()``, and how that was found; (None, None) where nobody fits.

        ``first`` is where the attribution begins: later pronouns look for who has spoken last.
        """
        entity, by = self._resolved(source)
        if entity is None:
            return None, None
        index = self._indexes.setdefault(entity, len(self._indexes))
        if index == len(self._wordings):
            self._wordings.append(set())
        self._wordings[index].add(self.document.text_of(*source))
        self._spoken.append((first, entity))
        return index, by

    def found(self) -> tuple[Speaker, ...]:
        """Everyone who has spoken so far."""
        return tuple(
            Speaker(
                index, entity.name, entity.kind, entity.gender, tuple(sorted(self._wordings[index] - {entity.name}))
            )
            for entity, index in self._indexes.items()
        )

    def _resolved(self, source: Range) -> tuple[Entity | None, By]:
        """Whom a source phrase means, by pronoun, name or role."""
        first, last = source
        head, tag = self.document.norms[first], self.tags[first]
        if last - first > 2:
            return self._by_name_or_role(source)
        if head in _PERSON_PRONOUNS:
            return self._antecedent(first, _PERSON_PRONOUNS[head]), "pronoun"
        if head in ("it", "its"):
            return self._last_to_speak(first) or self._nearest_thing(first), "pronoun"
        if tag == "p" or (tag == "q" and head in _GROUP_PRONOUNS):
            return None, "pronoun"
        return self._by_name_or_role(source)

    # By name or role

    def _by_name_or_role(self, source: Range) -> tuple[Entity, By]:
        first, last = source
        norms, tags, entities = self.document.norms, self.tags, self._entities
        base = _BASE.match(tags, first, last)
        base_last = base.end() if base and not self._is_capitalised(source) else last
        entity = self._by_name(source, base_last)
        if entity is not None:
            return entity, "name"
        head = norms[base_last - 1]
        if head in _DOCUMENT:
            return entities.common(first, last, "document"), "name"
        definite = tags[first] == "d" and norms[first] in ("the", "this", "that")
        if definite and (base_last == last or tags[base_last] in "oi,"):
            entity = entities.in_role(head, first)
            if entity is not None:
                return entity, "role"
        kind: EntityKind = "group" if tags[base_last - 1] == "M" else "unknown"
        if not ORGANISATION_WORDS.isdisjoint(norms[first:base_last]):
            kind = "organisation"
        return entities.common(first, base_last, kind), "role" if kind == "unknown" else "name"

    def _is_capitalised(self, source: Range) -> bool:
        """Whether every word of a source has a capital: a name, though Dawn and Hale are words of the language too."""
        view, starts = self.document.view, self.document.starts
        return source.last - source.first > 1 and all(view[starts[at]].isupper() for at in range(*source))

    def _by_name(self, source: Range, base_last: int) -> Entity | None:
        """The entity that a name in a source phrase names.

        The name leads where it closes the base phrase, which ends at ``base_last`` ("the Ruritanian minister Ilse Brandt"), or
        is in apposition to it.
        """
        first, last = source
        norms, tags, entities = self.document.norms, self.tags, self._entities
        names = entities.names_in(first, last)
        for a, b in names:
            possessor = b < last and tags[b] == "O"
            if b < base_last or possessor or (a > first and tags[a - 1] in "oi"):
                continue
            words = tuple(norms[a:b])
            titles = titles_of(words)
            entity = entities.find(words[titles:], gender_of(words[:titles]))
            if entity is not None and words[-1] not in TITLES and not (a >= base_last and entity.kind == "place"):
                return entity
        if not names and self.document.view[self.document.starts[last - 1]].isupper():
            word = norms[last - 1]
            entity = entities.worded(word) or entities.find((word,))
            if entity is not None and entity.kind in ("person", "organisation"):
                return entity  # a headline's label: all its words have capitals, so that the name is not seen to be one
        return None

    # By pronoun

    def _antecedent(self, at: int, gender: Gender) -> Entity | None:
        """The nearest plausible person before a pronoun: the subject of this or an earlier sentence, then any mention."""
        sentence_of, sentences = self.document.sentence_of, self.document.sentences
        here = sentence_of[at]
        best: Entity | None = None
        least = math.inf
        for first, entity in self._entities.before(at):
            distance = here - sentence_of[first]
            if distance > _FAR or distance * 2.0 - 0.7 >= least:  # farther ones score no less
                break
            if not _may_be(entity, gender):
                continue
            opener = first - sentences[sentence_of[first]].first
            score = distance * 2.0 + (0 if opener <= 3 else 1.2 if self.tags[max(0, first - 1)] not in "io" else 2.5)
            if entity.kind == "unknown":
                score += 3
            if entity.gender == gender:
                score -= 0.7
            if score < least:
                best, least = entity, score
        first, speaker = self._spoke_last(at)
        if speaker is not None and _may_be(speaker, gender):
            distance = here - sentence_of[first]
            if distance <= _FAR and distance * 2.0 - 1.5 < least:
                best = speaker
        if best is not None and best.gender == "unknown":
            best.gender = gender
        return best

    def _spoke_last(self, at: int) -> tuple[int, Entity | None]:
        """Who has spoken last before a token, and where that attribution begins; (0, None) where nobody has."""
        for first, entity in reversed(self._spoken):
            if first < at:
                return first, entity
        return 0, None

    def _last_to_speak(self, at: int) -> Entity | None:
        """What has spoken last, near by, where it is no person: "Moscow said …. It denied …"."""
        first, entity = self._spoke_last(at)
        if entity is None or self.document.sentence_of[at] - self.document.sentence_of[first] > _NEAR:
            return None
        if _is_thing(entity):
            return entity
        place = entity.kind == "unknown" and len(entity.words) == 1 and entity.name.lower() == entity.words[0]
        place = place and self.tags[first] in "NEZ" and entity.name[0].isupper()
        return entity if place and entity.gender == "unknown" and entity.words[0] not in given_names() else None

    def _nearest_thing(self, at: int) -> Entity | None:
        return next((entity for _, entity in self._entities.before(at) if _is_thing(entity)), None)


def _is_thing(entity: Entity) -> bool:
    return entity.kind in ("organisation", "place", "document")


def _may_be(entity: Entity, gender: Gender) -> bool:
    """Whether an entity may be the person whom a pronoun of a gender means."""
    if entity.kind != "person" and (entity.kind != "unknown" or len(entity.words) > 3):
        return False
    return agree(entity.gender, gender) and ORGANISATION_WORDS.isdisjoint(entity.words)
