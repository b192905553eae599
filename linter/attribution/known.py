"""Whom a glossary knows, among those an article names: its names count, and it says more of them than the article does."""

from __future__ import annotations

from linter.attribution.entities import Entities, Entity, same_person
from linter.attribution.sought import Sought
from linter.language.titles import agree
from linter.ruleset.glossary import Entry, Glossary, Person
from linter.text.document import Document, Range

_ARTICLES = frozenset({"the", "a", "an"})
_SAID = ", by the glossary"


class Known:
    """The entries of a glossary, and the entity of an article that each is.

    What an article says itself goes first: somebody of another forename is not the one of the glossary, and an office that the article
    gives to somebody is his.
    """

    def __init__(self, document: Document, entities: Entities, glossary: Glossary) -> None:
        self._document, self._entities = document, entities
        self._by_words: dict[tuple[str, ...], Entry] = {}
        self._by_surname: dict[str, list[Person]] = {}
        self._by_office: dict[tuple[str, ...], Person] = {}
        self._entities_of: dict[str, Entity] = {}
        self._looked: dict[int, Entry | None] = {}
        for entry in glossary.entries:
            for name in (entry.name, *entry.also):
                self._by_words[_words(name)] = entry
        for person in glossary.person:
            self._by_surname.setdefault(_words(person.name)[-1], []).append(person)
            for office in person.office:
                self._by_office[_words(office)] = person
        for entity in entities.named():
            self._of(entity)

    def named(self, source: Range) -> Sought | None:
        """Whom a whole source phrase means, where it is one of the names of an entry: the broadcaster."""
        entry = self._by_words.get(_bare(self._document.norms[source.first : source.last]))
        return None if entry is None else Sought(self._entity(entry), "name", f"name{_SAID}")

    def in_office(self, phrase: Range) -> Sought | None:
        """Who has the office that a definite phrase names, where the article gives it to nobody."""
        words = _bare(self._document.norms[phrase.first : phrase.last])
        person = self._by_office.get(words)
        if person is None:
            return None
        entity = self._entity(person)
        if any(other is not entity for other in self._entities.holding(words[-1])):
            return None
        return Sought(entity, "role", f"role: {' '.join(words)}{_SAID}")

    def settled(self, sought: Sought) -> Sought:
        """The same with the entity that its entry is, where it has one."""
        if sought.entity is None:
            return sought
        entry = self._of(sought.entity)
        if entry is None:
            return sought
        how = sought.how if sought.how.endswith(_SAID) else f"{sought.how}{_SAID}"
        return Sought(self._entity(entry), sought.by, how)

    def _of(self, entity: Entity) -> Entry | None:
        """The entry that an entity is; the first entity of an entry takes on what that says."""
        if id(entity) not in self._looked:
            entry = self._looked[id(entity)] = None if entity.members else self._found(entity)
            if entry is not None:
                first = self._entities_of.setdefault(entry.name, entity)
                if first is entity:
                    self._take(entity, entry)
        return self._looked[id(entity)]

    def _found(self, entity: Entity) -> Entry | None:
        words = _bare(entity.words)
        entry = self._by_words.get(words)
        if entry is not None or entity.common or entity.kind not in ("person", "unknown") or not words:
            return entry
        fitting = [one for one in self._by_surname.get(words[-1], ()) if agree(entity.gender, one.gender)]
        if len(words) > 1:
            fitting = [one for one in fitting if same_person(_words(one.name), words)]
        if len(fitting) > 1:
            fitting = [one for one in fitting if any(_words(office)[-1] in entity.roles for office in one.office)]
        return fitting[0] if len(fitting) == 1 else None

    def _take(self, entity: Entity, entry: Entry) -> None:
        entity.name = entry.name
        entity.kind = "person" if isinstance(entry, Person) else "organisation"
        entity.common = False
        if isinstance(entry, Person):
            if entry.gender != "unknown":
                entity.gender = entry.gender  # the article's may be guessed by a forename
            self._entities.give(entity, *(_words(office)[-1] for office in entry.office))

    def _entity(self, entry: Entry) -> Entity:
        """The entity of an entry, new where the article does not name it."""
        found = self._entities_of.get(entry.name)
        if found is None:
            gender = entry.gender if isinstance(entry, Person) else "unknown"
            kind = "person" if isinstance(entry, Person) else "organisation"
            found = self._entities.worded(*_words(entry.name)) or Entity(entry.name, _words(entry.name), kind, gender)  # type: ignore[arg-type]
            self._entities_of[entry.name] = found
            self._looked[id(found)] = entry
            self._take(found, entry)
        return found


def _words(name: str) -> tuple[str, ...]:
    """A name as a document has it: in its tokens, without an article."""
    from linter.text import from_text

    return _bare(from_text(name).norms)


def _bare(words: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    first = 1 if len(words) > 1 and words[0] in _ARTICLES else 0
    return tuple(words[first:])
