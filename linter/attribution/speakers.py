"""Which entity a source is: one speaker for "Chancellor Ilse Brandt", "Brandt", "the chancellor" and "she" of an article.

Rule-based coreference within one article, after the precision-ranked sieves of Raghunathan et al. 2010 (exact name, name
part, role, pronoun): a later sieve never overrules an earlier one, agreement in gender and number is required where the text gives it
away, and where nobody fits, or two fit alike, the source stays unresolved and the reason is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from linter.attribution.beside import KIN, gender_of_noun
from linter.attribution.bodies import DOCUMENTS, is_firm, named_by_kind
from linter.attribution.context import told_of_before
from linter.attribution.entities import Entity
from linter.attribution.focus import Focus
from linter.attribution.heads import MOUTHPIECES, Head, head_of
from linter.attribution.known import Known
from linter.attribution.listed import items_of
from linter.attribution.mentions import entities_of
from linter.attribution.model import By, EntityKind, Speaker
from linter.attribution.namesakes import meant
from linter.attribution.people import EPITHETS, names_a_person
from linter.attribution.pronouns import PERSON_PRONOUNS, Pronouns
from linter.attribution.sought import Sought, Spoken, Turn, chosen
from linter.language.names import ORGANISATION_WORDS, Gender
from linter.language.papers import papers_own
from linter.language.rows import Name, is_title, words_of
from linter.language.tags import document_tags
from linter.language.titles import TITLES, gender_of
from linter.ruleset.glossary import Glossary
from linter.text.document import Document, Range

_MEANWHILE = frozenset({"as", "while", "when", "before", "after", "until"})
_BODIES = frozenset({"office", "ministry"})  # which are their own speakers, but where they are a person's
_PARTY = frozenset({"republican", "democrat", "independent", "liberal", "conservative", "socialist"})
_CLAUSE = 7  # tokens after a name in which its clause may tell a gender


class Found(NamedTuple):
    """Whom a source names: an index into ``Speakers.found()``, None where nobody is sure; and how that was found, in words."""

    speaker: int | None
    by: By | None
    how: str


class Speakers:
    """The speakers of an article, found source by source in the order in which they speak.

    ``told`` has a byte a token: 1 where somebody is reported to have said it. ``glossary``: who is known, whatever the article says of them.
    """

    def __init__(self, document: Document, told: bytearray, glossary: Glossary | None = None) -> None:
        self.document = document
        self.tags = document_tags(document)
        self._framed = papers_own(document)
        self._entities = entities_of(document, self._framed)
        self._known = Known(document, self._entities, glossary) if glossary else None
        self._spoken = Spoken()
        self._focus = Focus(document, self._entities, self._spoken, told)
        self._pronouns = Pronouns(document, self._entities, self._focus, self._spoken, self._resolved)
        self._indexes: dict[Entity, int] = {}
        self._wordings: list[set[str]] = []  # what each speaker is called as a source

    def of(self, source: Range, first: int, *, asks: bool = False) -> Found:
        """Whom a source phrase names.

        Args:
            source: its words.
            first: where the attribution begins: later pronouns look for who has spoken last.
            asks: whether it is a question, which somebody else answers.
        """
        return self._heard(self._resolved(source), first, source, asks=asks)

    def in_context(self, quotation: Range) -> Found | None:
        """Whose a quotation without a cue is by the sentence before it; None where that does not tell."""
        sought = told_of_before(self.document, self._entities, self._focus, quotation)
        return None if sought is None else self._heard(sought, quotation.first)

    def _heard(self, sought: Sought, first: int, source: Range | None = None, *, asks: bool = False) -> Found:
        """Note that somebody speaks in an attribution that begins at a token."""
        entity, by, how, mouthpiece = sought
        if entity is None:
            return Found(None, None, how)
        for member in entity.members:
            self._index(member)
        index = self._index(entity)
        if source is not None:
            self._wordings[index].add(" ".join(self.document.text_of(*source).split()))
        self._spoken.add(Turn(first, entity, asks, mouthpiece))
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

    def _resolved(self, source: Range) -> Sought:
        """Whom a source phrase means, by the glossary, or by pronoun, list, name or role."""
        if self._known is None:
            return self._sought(source)
        return self._known.named(source) or self._known.settled(self._sought(source))

    def _sought(self, source: Range) -> Sought:
        """Whom a source phrase means, by pronoun, list, name or role."""
        first, last = source
        while first < last and self._framed[first]:
            first += 1  # DORN, May 3 - Ilse Brandt said
        if first == last:
            first = source.first  # a byline or caption, which names whose turn or block quotation it is
        source = Range(first, last)
        if last - first <= 2 and (self.tags[first] == "p" or (self.tags[first] == "q" and last - first == 1)):
            return self._pronouns.meant(first)
        items = items_of(self.document, source)
        if items:
            return self._list(items)
        head = head_of(self.document, source)
        if head.name is not None:
            return self._by_name(head.name)
        holder = self._holder(head, last)
        if holder is not None:
            return Sought(holder, "name", "name")
        if head.owner is not None and self.document.norms[head.token] in MOUTHPIECES:
            return self._through(head)
        return self._by_noun(head)

    def _list(self, items: Sequence[Range]) -> Sought:
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
        return Sought(entity, "name", "names")

    # By name

    def _by_name(self, name: Name) -> Sought:
        """The entity that a name names."""
        entities, token = self._entities, name.bare.first
        words = words_of(self.document, name.bare)
        titles = tuple(self.document.norms[at] for at in range(name.first, token) if is_title(self.document.norms, at))
        gender = gender_of(titles)
        entity = entities.at(token) or entities.at(name.bare.last - 1)
        if len(words) == 1:
            namesakes = entities.namesakes(words[0], gender)
            if len(namesakes) > 1 and gender == "unknown":
                gender = self._told_after(name.bare.last)
                namesakes = entities.namesakes(words[0], gender) or namesakes
            if len(namesakes) > 1 and (entity is None or entity in namesakes):
                office = next((t for t in reversed(titles) if TITLES[t].kind != "alone"), None)
                alike = meant(self.document, namesakes, token, self._spoken.counts, office)
                return chosen(alike, "name", "surname: of several the one in focus or called so")
            if entity is None or (namesakes and entity not in namesakes):
                known = namesakes[0] if namesakes else entities.of_forename(words[0], token)
                entity = known or entities.of_short_name(words[0]) or entities.worded(*words)
        elif entity is None:
            entity = entities.of_name(words, gender)
        if entity is None:
            kind: EntityKind = "unknown" if name.kind == "title" else name.kind
            entity = entities.new(self.document.text_of(*name.bare), words, kind, gender)
        return Sought(entity, "name", "name")

    def _holder(self, head: Head, last: int) -> Entity | None:
        """Who has an office, named after its places or its field: the Ambassador of Ruritania in Dorn Jan Orlow, secretary of state Jan Orlow."""
        office, at = self.document.norms[head.token], head.token + 1
        if self.tags[at : at + 1] == "o" and names_a_person(office):
            field = at + 1
            while field < last and self.tags[field] in "NM":
                field += 1
            if at + 1 < field < last and not names_a_person(self.document.norms[field - 1]):
                found = self._entities.at(field)
                if found is not None and found.kind == "person":
                    return found
        found = None
        while office in TITLES and at < last and self.tags[at] in "oidE":
            entity = self._entities.at(at)
            found = entity if entity is not None and office in entity.roles else found
            at += 1
        return found

    def _told_after(self, last: int) -> Gender:
        """The gender of a name that its clause tells: Brandt said as she left …; not *that* she, who may be anybody."""
        norms, tags = self.document.norms, self.tags
        end = min(last + _CLAUSE, self.document.sentences[self.document.sentence_of[last - 1]].last)
        for at in range(last + 1, end):
            if tags[at] in '",:(':
                break
            gender = PERSON_PRONOUNS.get(norms[at])
            if gender is not None:
                return gender if norms[at] in ("he", "she") and norms[at - 1] in _MEANWHILE else "unknown"
            if tags[at] in "EM":
                break
        return "unknown"

    def _through(self, head: Head) -> Sought:
        """Whom a mouthpiece speaks for; a source of its own where that is nobody in particular."""
        assert head.owner is not None
        through = MOUTHPIECES[self.document.norms[head.token]]
        entity, by, how, _ = self._resolved(head.owner)
        of_a_body = entity is not None and entity.kind != "person" and self.document.norms[head.token] in _BODIES
        if entity is None or of_a_body or (entity.kind == "unknown" and by == "role"):
            return self._by_noun(head) if self.tags[head.owner.first] != "q" else Sought(None, by, how)
        speaks_for_it = None if entity.kind == "person" else gender_of_noun(self.document.norms[head.token])
        return Sought(entity, by, f"{how}, through {through}", speaks_for_it)

    # By role

    def _describes(self, head: Head, noun: str) -> bool:
        """Whether a definite phrase only describes somebody who was named: an age, an epithet that comes up here, a former office."""
        if noun.endswith("-year-old"):
            return True
        small = self.document.text_of(head.token, head.phrase.last).islower()
        party = noun in _PARTY and head.phrase.last - head.phrase.first > 2  # the Dorn Republican
        new = self._entities.worded(noun) is None
        return new and (small or party) and (noun in EPITHETS or self.document.norms[head.phrase.first + 1] == "former")

    def _as_likely(self, holders: Sequence[Entity], noun: str, first: int) -> list[Entity]:
        """Who is clearly in focus where a role is given to somebody else, and may well have it: no office of theirs was told."""
        if noun not in EPITHETS:
            return []
        return [
            one for one in self._focus.described(first, gender_of((noun,))) if one not in holders and not one.titles
        ]

    def _by_noun(self, head: Head) -> Sought:
        """Whom a common noun phrase means: somebody with that role, an organisation of that kind, or what it says."""
        first, last = head.phrase
        norms, tags, entities = self.document.norms, self.tags, self._entities
        noun = norms[head.token]
        if noun in DOCUMENTS:
            return Sought(entities.common(first, last, "document"), "name", "as written")
        if tags[first] == "d" and norms[first] in ("the", "this", "that") and head.owner is None:
            alike = entities.in_role(noun, first) or named_by_kind(self.document, entities, noun, first)
            if alike:
                if is_firm(noun) and alike[0].kind == "unknown":
                    alike[0].kind = "organisation"
                return chosen([*alike, *self._as_likely(alike, noun, first)], "role", f"role: {noun}")
            known = self._known.in_office(Range(first, head.token + 1)) if self._known is not None else None
            if known is not None:
                return known
            if self._describes(head, noun):
                alike = self._focus.described(first, gender_of((noun,)))
                if alike:
                    return chosen(alike, "role", f"role: {noun}, who is in focus")
        if head.owner is not None and (noun in KIN or noun in TITLES):
            alike = entities.in_role(noun, first)  # her husband, Brandt’s deputy
            if len(alike) == 1:
                return Sought(alike[0], "role", f"role: {noun}")
        kind: EntityKind = "group" if tags[head.token] == "M" else "unknown"
        if is_firm(noun) or (not ORGANISATION_WORDS.isdisjoint(norms[first:last]) and not names_a_person(noun)):
            kind = "organisation"
        entity = entities.common(first, last, kind)
        entity.gender = gender_of_noun(noun) if kind == "unknown" else entity.gender
        return Sought(entity, "role" if kind == "unknown" else "name", "as written")
