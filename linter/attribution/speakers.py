"""Which entity a source is: one speaker for "Chancellor Ilse Brandt", "Brandt", "the chancellor" and "she" of an article.

Rule-based coreference within one article, after the precision-ranked sieves of Raghunathan et al. 2010 (exact name, name
part, role, pronoun): a later sieve never overrules an earlier one, agreement in gender and number is required where the text gives it
away, and where nobody fits, or two fit alike, the source stays unresolved and the reason is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.attribution.bodies import named_by_kind
from linter.attribution.entities import Entity
from linter.attribution.focus import Focus
from linter.attribution.heads import MOUTHPIECES, Head, head_of
from linter.attribution.listed import items_of
from linter.attribution.mentions import entities_of
from linter.attribution.model import By, EntityKind, Speaker
from linter.attribution.namesakes import meant
from linter.attribution.people import EPITHETS
from linter.language.names import ORGANISATION_WORDS, Gender, given_names
from linter.language.naming import Name, is_title, words_of
from linter.language.tags import document_tags
from linter.language.titles import TITLES, gender_of
from linter.text.document import Document, Range

_DOCUMENT = frozenset(
    """poll polls survey surveys study studies report reports analysis document documents record records memo letter email emails
    statement filing filings lawsuit complaint article story editorial book transcript video tweet post release data figures numbers
    results research paper review audit affidavit indictment ruling census headline law bill order words""".split()  # noqa: SIM905
)
"""Head nouns of sources that are written."""
_GROUP_PRONOUNS = frozenset({"they", "them", "their", "themselves"})
_WRITER = frozenset({"i", "me", "my", "we", "us", "our"})
_PERSON_PRONOUNS: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
_NEAR = 3  # sentences between the last speaker and "it" or "they"


class Found(NamedTuple):
    """Whom a source names: an index into ``Speakers.found()``, None where nobody is sure; and how that was found, in words."""

    speaker: int | None
    by: By | None
    how: str


class _Sought(NamedTuple):
    """The same before it has an index."""

    entity: Entity | None
    by: By
    how: str


class Speakers:
    """The speakers of an article, found source by source in the order in which they speak.

    ``told`` has a byte a token: 1 where somebody is reported to have said it.
    """

    def __init__(self, document: Document, told: bytearray) -> None:
        self.document = document
        self.tags = document_tags(document)
        self._entities = entities_of(document)
        self._focus = Focus(document, self._entities, told)
        self._spoken: list[tuple[int, Entity]] = []  # where each attribution so far begins, and who speaks there
        self._counts: Counter[Entity] = Counter()
        self._indexes: dict[Entity, int] = {}
        self._wordings: list[set[str]] = []  # what each speaker is called as a source

    def of(self, source: Range, first: int) -> Found:
        """Whom a source phrase names.

        Args:
            source: its words.
            first: where the attribution begins: later pronouns look for who has spoken last.
        """
        entity, by, how = self._resolved(source)
        if entity is None:
            return Found(None, None, how)
        for member in entity.members:
            self._index(member)
        index = self._index(entity)
        self._wordings[index].add(" ".join(self.document.text_of(*source).split()))
        self._spoken.append((first, entity))
        self._counts[entity] += 1
        return Found(index, by, how)

    def found(self) -> tuple[Speaker, ...]:
        """Everyone who has spoken so far."""
        return tuple(
            Speaker(
                index, entity.name, entity.kind, entity.gender, tuple(sorted(self._wordings[index] - {entity.name})),
                tuple(self._indexes[member] for member in entity.members),
            )
            for entity, index in self._indexes.items()
        )  # fmt: skip

    def _index(self, entity: Entity) -> int:
        index = self._indexes.setdefault(entity, len(self._indexes))
        if index == len(self._wordings):
            self._wordings.append(set())
        return index

    def _resolved(self, source: Range) -> _Sought:
        """Whom a source phrase means, by pronoun, list, name or role."""
        first, last = source
        if last - first <= 2 and (self.tags[first] == "p" or (self.tags[first] == "q" and last - first == 1)):
            return self._by_pronoun(first)
        items = items_of(self.document, source)
        if items:
            return self._list(items)
        head = head_of(self.document, source)
        if head.name is not None:
            return self._by_name(head.name)
        if head.owner is not None and self.document.norms[head.token] in MOUTHPIECES:
            return self._through(head)
        return self._by_noun(head)

    def _list(self, items: Sequence[Range]) -> _Sought:
        """Several who speak as one: named as written but for titles; each is a speaker by the fullest name."""
        members: list[Entity] = []
        written: list[str] = []
        end = items[0].first
        for item in items:
            one = self._resolved(item).entity
            members.append(one if one is not None else self._entities.common(*item, "unknown"))
            head = head_of(self.document, item)
            bare = head.name.bare if head.name is not None and head.owner is None else item
            written += self.document.text_of(end, item.first), self.document.text_of(*bare)
            end = item.last
        name = " ".join(" ".join(written).split()).replace(" ,", ",")
        words = tuple(name.lower().split())
        entity = self._entities.worded(*words)
        if entity is None:
            entity = self._entities.new(name, words, "group", "unknown")
            entity.members = tuple(members)
        return _Sought(entity, "name", "names")

    # By name

    def _by_name(self, name: Name) -> _Sought:
        """The entity that a name names."""
        entities, token = self._entities, name.bare.first
        words = words_of(self.document, name.bare)
        titles = tuple(self.document.norms[at] for at in range(name.first, token) if is_title(self.document.norms, at))
        gender = gender_of(titles)
        entity = entities.at(token) or entities.at(name.bare.last - 1)
        if len(words) == 1:
            namesakes = entities.namesakes(words[0], gender)
            if len(namesakes) > 1 and (entity is None or entity in namesakes):
                office = next((t for t in reversed(titles) if TITLES[t].kind != "alone"), None)
                alike = meant(self.document, namesakes, token, self._counts, office)
                return self._chosen(alike, "name", "surname: of several who bear it")
        if entity is None:
            entity = entities.of_name(words, gender) if len(words) > 1 else None
        if entity is None and len(words) == 1:
            namesakes = entities.namesakes(words[0], gender)
            known = namesakes[0] if namesakes else None
            entity = (
                known
                or entities.of_forename(words[0], token)
                or entities.of_short_name(words[0])
                or entities.worded(*words)
            )
        if entity is None:
            kind: EntityKind = "unknown" if name.kind == "title" else name.kind
            entity = entities.new(self.document.text_of(*name.bare), words, kind, gender)
        return _Sought(entity, "name", "name")

    def _through(self, head: Head) -> _Sought:
        """Whom a mouthpiece speaks for; a source of its own where that is nobody in particular."""
        assert head.owner is not None
        through = MOUTHPIECES[self.document.norms[head.token]]
        entity, by, how = self._resolved(head.owner)
        if entity is None or (entity.kind == "unknown" and by == "role"):
            return self._by_noun(head) if self.tags[head.owner.first] != "q" else _Sought(None, by, how)
        return _Sought(entity, by, f"{how}, through {through}")

    def _chosen(self, alike: Sequence[Entity], by: By, how: str) -> _Sought:
        """The one that fits, or why nobody does."""
        if len(alike) == 1:
            return _Sought(alike[0], by, how)
        if not alike:
            return _Sought(None, by, "nobody fits")
        number = "two" if len(alike) == 2 else f"{len(alike)}"
        return _Sought(None, by, f"{number} fit alike: {', '.join(one.name for one in alike)}")

    # By role

    def _by_noun(self, head: Head) -> _Sought:
        """Whom a common noun phrase means: somebody with that role, an organisation of that kind, or what it says."""
        first, last = head.phrase
        norms, tags, entities = self.document.norms, self.tags, self._entities
        noun = norms[head.token]
        if noun in _DOCUMENT:
            return _Sought(entities.common(first, last, "document"), "name", "as written")
        if tags[first] == "d" and norms[first] in ("the", "this", "that") and head.owner is None:
            alike = entities.in_role(noun, first) or named_by_kind(self.document, entities, noun, first)
            if alike:
                return self._chosen(alike, "role", f"role: {noun}")
            if noun.endswith("-year-old") or (
                (noun in EPITHETS or norms[first + 1] == "former") and entities.worded(noun) is None
            ):
                alike = self._focus.described(first, gender_of((noun,)), self._spoken_before(first))
                if alike:
                    return self._chosen(alike, "role", f"role: {noun}, who is in focus")
        kind: EntityKind = "group" if tags[head.token] == "M" else "unknown"
        if not ORGANISATION_WORDS.isdisjoint(norms[first:last]):
            kind = "organisation"
        return _Sought(entities.common(first, last, kind), "role" if kind == "unknown" else "name", "as written")

    # By pronoun

    def _by_pronoun(self, at: int) -> _Sought:
        word = self.document.norms[at]
        gender = _PERSON_PRONOUNS.get(word)
        if gender is not None:
            found = self._focus.person(at, gender, self._spoken_before(at))
            spoke = bool(found) and found[0][1]
            sought = self._chosen(
                [entity for entity, _ in found], "pronoun", f"pronoun: {'last to speak' if spoke else 'in focus'}"
            )
            if sought.entity is not None and sought.entity.gender == "unknown":
                sought.entity.gender = gender
            return sought
        if word in ("it", "its"):
            entity = self._last_to_speak(at)
            if entity is not None:
                return _Sought(entity, "pronoun", "pronoun: last to speak")
            entity = self._nearest_thing(at)
            return _Sought(entity, "pronoun", "pronoun: nearest organisation" if entity else "nobody fits")
        if word in _GROUP_PRONOUNS:
            entity = self._last_group(at)
            return _Sought(entity, "pronoun", "pronoun: last to speak" if entity else "nobody fits")
        if word in _WRITER:
            return _Sought(None, "pronoun", "the writer")
        return _Sought(None, "pronoun", "nobody in particular")

    def _spoken_before(self, at: int) -> Iterator[tuple[int, Entity]]:
        """Attributions before a token, where they begin and who speaks, the nearest first."""
        return ((first, entity) for first, entity in reversed(self._spoken) if first < at)

    def _spoke_last(self, at: int) -> Entity | None:
        """Who has spoken last before a token, near by."""
        for first, entity in self._spoken_before(at):
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
