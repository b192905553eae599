"""Who the sources are: one speaker for "Chancellor Ilse Brandt", "Brandt", "the chancellor" and "she" of an article.

Rule-based coreference within one article, after the precision-ranked sieves of Raghunathan et al. 2010 (exact name, name
part, role, pronoun): a later sieve never overrules an earlier one, agreement in gender and number is required where the text gives it
away, and what fits nobody stays unresolved.
"""

from __future__ import annotations

import math
import re

from linter.attribution.entities import Cast, Entity, EntityKind
from linter.attribution.model import By, Speaker
from linter.language.names import ORGANISATION_WORDS, Gender, given_names
from linter.language.tags import document_tags
from linter.language.titles import TITLES, agree, gender_of, titles_of
from linter.text.document import Document, Range

_DOCUMENT = frozenset(
    ["poll", "polls", "survey", "surveys", "study", "studies", "report", "reports", "analysis", "document", "documents", "record", "records", "memo", "letter", "email", "emails", "statement", "filing", "filings", "lawsuit", "complaint", "article", "story", "editorial", "book", "transcript", "video", "tweet", "post", "release", "data", "figures", "numbers", "results", "research", "paper", "review", "audit", "affidavit", "indictment", "ruling", "census", "headline", "law", "bill", "order", "words"]
)  # fmt: skip
_GROUP_PRONOUNS = {"they", "them", "their", "themselves", "we", "us", "our"}
_PERSON_PRONOUNS: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
_BASE = re.compile(r"(?:[dq]{0,3})(?:A?[JPKGZ#]){0,9}[NMEZ#]{1,12}")
_NAMES = frozenset({"E", "EE"})  # of which no part can be another's
_FAR = 8  # sentences between a person and the pronoun


class Sources:
    """The sources of an article, resolved one after the other in the order in which they speak."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tags = document_tags(document)
        self._cast = Cast(document)
        self._spoken: list[tuple[int, Entity]] = []
        self._speakers: dict[Entity, int] = {}
        self._wordings: list[set[str]] = []  # what each speaker is called as a source

    def speaker(self, source: Range, first: int) -> tuple[int | None, By | None]:
        """Whom a source phrase names, as an index into ``speakers()``, and how it was found; (None, None) where nobody fits.

        ``first`` is where the attribution begins: who has spoken last is looked for by later pronouns.
        """
        entity, by = self._resolved(source)
        if entity is None:
            return None, None
        index = self._speakers.setdefault(entity, len(self._speakers))
        if index == len(self._wordings):
            self._wordings.append(set())
        self._wordings[index].add(self.document.text_of(*source))
        self._spoken.append((first, entity))
        return index, by

    def speakers(self) -> tuple[Speaker, ...]:
        """Everyone who has spoken, as finished speakers."""
        return tuple(
            Speaker(
                index, entity.name, entity.kind, entity.gender, tuple(sorted(self._wordings[index] - {entity.name}))
            )
            for entity, index in self._speakers.items()
        )

    def _resolved(self, source: Range) -> tuple[Entity | None, By]:
        """Whom a source phrase stands for, by pronoun, name or role."""
        first, last = source
        if last - first > 2:
            return self._by_name_or_role(first, last)
        head, tag = self.document.norms[first], self.tags[first]
        if head in _PERSON_PRONOUNS:
            entity = self._antecedent(first, _PERSON_PRONOUNS[head])
        elif head in ("it", "its"):
            entity = self._last_to_speak(first) or self._nearest_thing(first)
        elif tag == "p" or (tag == "q" and head in _GROUP_PRONOUNS):
            entity = None
        else:
            return self._by_name_or_role(first, last)
        return entity, "pronoun"

    def _by_name_or_role(self, first: int, last: int) -> tuple[Entity, By]:
        norms, tags, cast = self.document.norms, self.tags, self._cast
        if tags[first:last] in _NAMES:
            words = tuple(norms[first:last])
            entity = None if titles_of(words) else cast.named(words)
            if entity is not None:
                return entity, "name"
        base = _BASE.match(tags, first, last)
        base_last = base.end() if base else last
        names = cast.names_in(first, last)
        # The name leads where it closes the base phrase ("the Ruritanian minister Ilse Brandt") or is apposed to it.
        for a, b in names:
            possessor = b < last and tags[b] == "O"
            if possessor or (a > first and tags[a - 1] in "oi"):
                continue
            if b >= base_last or a >= base_last:
                words = tuple(norms[a:b])
                titles = titles_of(words)
                entity = cast.find(words[titles:], gender_of(words[:titles]))
                if entity is not None and words[-1] not in TITLES and not (a >= base_last and entity.kind == "place"):
                    return entity, "name"
        if not names and self.document.view[self.document.starts[last - 1]].isupper():
            word = norms[last - 1]
            entity = cast.worded(word) or cast.find((word,), "unknown")
            if entity is not None and entity.kind in ("person", "organisation"):
                return entity, "name"  # a headline's label, which its capital does not tell to be a name
        head = norms[base_last - 1]
        if head in _DOCUMENT:
            return cast.common(first, last, "document"), "name"
        definite = tags[first] == "d" and norms[first] in ("the", "this", "that")
        if definite and (base_last == last or tags[base_last] in "oi,"):
            entity = cast.in_role(head, first)
            if entity is not None:
                return entity, "role"
        kind: EntityKind = "group" if tags[base_last - 1] == "M" else "unknown"
        if not ORGANISATION_WORDS.isdisjoint(norms[first:base_last]):
            kind = "organisation"
        return cast.common(first, base_last, kind), "role" if kind == "unknown" else "name"

    def _antecedent(self, at: int, gender: Gender) -> Entity | None:
        """The nearest plausible person before a pronoun: the subject of this or an earlier sentence, then any mention."""
        sentence_of, sentences = self.document.sentence_of, self.document.sentences
        here = sentence_of[at]
        best: Entity | None = None
        least = math.inf
        for first, entity in self._cast.before(at):
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
        for first, entity in reversed(self._spoken):
            if first < at:
                distance = here - sentence_of[first]
                if distance <= _FAR and distance * 2.0 - 1.5 < least and _may_be(entity, gender):
                    best = entity
                break
        if best is not None and best.gender == "unknown":
            best.gender = gender
        return best

    def _last_to_speak(self, at: int) -> Entity | None:
        """Who spoke last, where that is nobody: "Moscow said …. It denied …"."""
        here = self.document.sentence_of[at]
        for first, entity in reversed(self._spoken):
            if first < at:
                near = here - self.document.sentence_of[first] <= 3
                place = entity.kind == "unknown" and len(entity.words) == 1 and entity.name.lower() == entity.words[0]
                place = place and self.tags[first] in "NEZ" and entity.name[0].isupper()
                unlike = entity.gender == "unknown" and entity.words[0] not in given_names()
                return entity if near and (_is_thing(entity) or (place and unlike)) else None
        return None

    def _nearest_thing(self, at: int) -> Entity | None:
        return next((entity for _, entity in self._cast.before(at) if _is_thing(entity)), None)


def _is_thing(entity: Entity) -> bool:
    return entity.kind in ("organisation", "place", "document")


def _may_be(entity: Entity, gender: Gender) -> bool:
    """Whether an entity may be the person whom a pronoun of a gender stands for."""
    if entity.kind != "person" and (entity.kind != "unknown" or len(entity.words) > 3):
        return False
    return agree(entity.gender, gender) and ORGANISATION_WORDS.isdisjoint(entity.words)
