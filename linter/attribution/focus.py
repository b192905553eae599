"""Whom a pronoun means: who is in focus where it stands, after the salience of Lappin and Leass 1994.

Each mention and each attribution before it gives its weight to somebody, of which a sentence farther away leaves a third; what stands within
quotation marks is told by somebody else and counts little. Where two have much the same, the pronoun is left unresolved.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import islice

from linter.attribution.beside import MODIFIER
from linter.attribution.entities import Entities, Entity, Mention
from linter.attribution.people import may_be
from linter.attribution.sought import Spoken
from linter.language.clauses import clauses_of
from linter.language.names import Gender
from linter.language.tags import document_tags
from linter.language.titles import agree
from linter.text.document import Document

_FAR = 8  # sentences of the narrator between a person and the pronoun
_DECAY = 0.35  # what is left of a weight one sentence on
_SPOKE = 1.0  # the weight of having spoken
_TOLD = 0.15  # of a weight is left in what somebody is reported to have said
_LEAST = 0.04  # below it nobody is in focus
_ALIKE = 0.8  # of the best's weight: who has more fits as well
_MOST_SPOKEN = 100  # attributions that are looked through
_NEAR = 3  # sentences of the narrator since somebody spoke
_SUBJECT = 0.8  # weight of a subject, at least
_ASIDE = 0.5  # weight of the subject of a relative clause
_CENTRAL = 0.7  # weight of a subject or its possessor, at least
_CLEAR = 0.5  # of the best's weight nobody else has, where somebody is clearly in focus
_KEPT = 2  # sentences of the narrator in which *he* or *she* keeps somebody in focus
_NEXT_CLAUSE = re.compile('[,twsc:()"]')
_FRONTED = "swiGPA"  # classes that begin a clause before the main clause
_MOST_TITLES = 5  # tokens before a name
_MOST_PRONOUNS = 12  # that are looked at
_UNSURE = 0.75  # of a weight counts where the article does not give the gender away
_NO_PERSON_YET = 0.5  # … and where nothing yet says that this is a person


class Focus:
    """Who is in focus at a token of an article. ``told`` has a byte a token: 1 where somebody is reported to have said it."""

    def __init__(self, document: Document, entities: Entities, spoken: Spoken, told: bytearray) -> None:
        self.document = document
        self._entities = entities
        self._spoken = spoken
        self._told = _with_marks(document, told)
        self._tags = document_tags(document)
        self._meant: dict[
            int, Entity | None
        ] = {}  # whom the narrator's *he* or *she* at a token means, as far as asked
        self._pronouns: dict[str, array[int]] = {}  # where they stand, of each gender asked for
        self._steps = _narrated(document)

    def person(
        self, at: int, gender: Gender, alike: float = _ALIKE, but: Entity | None = None
    ) -> list[tuple[Entity, bool]]:
        """Who may be meant by a pronoun of a gender: one person, or several that fit alike, the best first.

        Args:
            at: the pronoun.
            gender: its gender.
            alike: of the best's weight: who has more fits as well.
            but: who is not meant: whoever asked what is answered.

        Returns:
            Each with whether they were the last to speak.
        """
        for token in self._before(at, gender):
            if token not in self._meant:
                own: Gender = "female" if self.document.norms[token] == "she" else "male"
                ahead = self._named_ahead(token, own)
                found = [(ahead, False)] if ahead is not None else self._weighed(token, own, _ALIKE)
                self._meant[token] = found[0][0] if len(found) == 1 else None
        return self._weighed(at, gender, alike, but)

    def _before(self, at: int, gender: Gender) -> array[int]:
        """Where *he* or *she* stands in the narrator's sentences before a token, near by."""
        places = self._pronouns.get(gender)
        if places is None:
            words = ("she",) if gender == "female" else ("he",) if gender == "male" else ("he", "she")
            found = [token for word in words for token in self._places_of(word)]
            places = self._pronouns[gender] = array("I", sorted(found))
        last = bisect_left(places, at)
        first = last
        while first and last - first < _MOST_PRONOUNS and self._distance(places[first - 1], at) <= _KEPT:
            first -= 1
        return places[first:last]

    def _places_of(self, word: str) -> Iterator[int]:
        """Where a word of the narrator's stands."""
        norms, token = self.document.norms, -1
        for _ in range(norms.count(word)):
            token = norms.index(word, token + 1)
            if not self._told[token]:
                yield token

    def _named_ahead(self, at: int, gender: Gender) -> Entity | None:
        """Who is the subject behind the clause that a sentence begins with: As he left, Jan Orlow …"""
        tags = self._tags
        first, last, _ = self.document.sentences[self.document.sentence_of[at]]
        if tags[first] not in _FRONTED or tags.find(",", first, at) >= 0:
            return None
        comma = tags.find(",", at, last)
        if comma < 0:
            return None
        for token in range(comma + 1, min(comma + _MOST_TITLES, last)):
            entity = self._entities.at(token)
            if entity is not None:
                return entity if may_be(entity, gender) and tags[token - 1] in ",E" else None
        return None

    def _named_behind(self, at: int) -> set[Entity]:
        """Who is named behind a token in its own clause, and so is another than whom a pronoun there means (Chomsky 1981, principle C)."""
        last = self.document.sentences[self.document.sentence_of[at]].last
        stop = _NEXT_CLAUSE.search(self._tags, at + 1, last)
        named = (self._entities.at(token) for token in range(at + 1, stop.start() if stop else last))
        return {entity for entity in named if entity is not None}

    def _weighed(self, at: int, gender: Gender, alike: float, but: Entity | None = None) -> list[tuple[Entity, bool]]:
        places: dict[tuple[Entity, int], float] = {}  # the best place that each has in a sentence
        named: dict[
            Entity, Mention
        ] = {}  # where each was named last, not in passing, nor in what somebody is reported to have said
        sentence_of = self.document.sentence_of
        others = self._named_behind(at)
        if but is not None:
            others.add(but)
        for mention in self._mentions(at, gender):
            token, entity, weight = mention
            if entity in others:
                continue
            told = self._told[token]
            if weight >= _SUBJECT and not told and self._is_aside(token):
                weight = _ASIDE
            if not told and weight > MODIFIER and (entity not in named or named[entity].token < token):
                named[entity] = mention
            place = entity, sentence_of[token]
            places[place] = max(places.get(place, 0.0), weight * (_TOLD if told else 1.0))
        weights: dict[Entity, float] = {}
        for (entity, sentence), weight in places.items():
            far = self._steps[sentence_of[at]] - self._steps[sentence]
            weights[entity] = weights.get(entity, 0.0) + weight * _DECAY**far
        last: Entity | None = None
        heard: set[Entity] = set()
        for first, entity, _, mouthpiece in islice(self._spoken.before(at), _MOST_SPOKEN):
            distance = self._distance(first, at)
            if distance > _FAR:
                break
            if entity in others:
                continue
            fits = may_be(entity, gender)
            spoke = fits or (mouthpiece is not None and agree(mouthpiece, gender))
            if spoke and last is None and distance <= _NEAR and self._nobody_since(first, entity, named):
                return [(entity, True)]
            if fits:
                weights[entity] = weights.get(entity, 0.0) + _SPOKE * _DECAY**distance
            last = last or entity
            heard.add(entity)
        for entity in weights:
            if entity.gender != gender:
                weights[entity] *= _UNSURE * (1.0 if entity.kind == "person" else _NO_PERSON_YET)
        if any(entity.kind == "person" and weight >= _LEAST for entity, weight in weights.items()):
            weights = {one: weight for one, weight in weights.items() if one.kind == "person" or one in heard}
        ranked = sorted(weights, key=lambda entity: weights[entity], reverse=True)  # stable: the nearest first
        if not ranked or weights[ranked[0]] < _LEAST:
            return []
        best = weights[ranked[0]]
        fitting = [entity for entity in ranked if weights[entity] >= alike * best]
        if len(fitting) > 1:
            fitting = self._centre(at, fitting, places) or fitting
        return [(entity, entity is last) for entity in fitting]

    def _centre(self, at: int, fitting: list[Entity], places: Mapping[tuple[Entity, int], float]) -> list[Entity]:
        """Of those who fit alike the one who alone is a subject of the last sentence that names any of them, where it is the sentence before or this one
        (Brennan, Friedman and Pollard 1987)."""
        nearest = max((sentence for entity, sentence in places if entity in fitting), default=-1)
        if nearest < 0 or self._steps[self.document.sentence_of[at]] - self._steps[nearest] > 1:
            return []
        return (
            one
            if len(one := [entity for entity in fitting if places.get((entity, nearest), 0.0) >= _CENTRAL]) == 1
            else []
        )

    def _mentions(self, at: int, gender: Gender) -> Iterator[Mention]:
        """Mentions before a token of those whom a pronoun of a gender may mean: names, the nearest first, then the narrator's *he* or *she*."""
        for mention in self._entities.before(at):
            if self._distance(mention.token, at) > _FAR:
                break
            if may_be(mention.entity, gender):
                yield mention
        for token in reversed(self._before(at, gender)):
            entity = self._meant.get(token)
            if entity is not None and may_be(entity, gender):
                yield Mention(token, entity, 1.0)

    def described(self, at: int, gender: Gender) -> list[Entity]:
        """Whom a description of a person means that says nothing else of them: one who is clearly in focus, near by; else those who fit alike."""
        near = self._steps[self.document.sentence_of[at]] - _NEAR
        steps, sentence_of = self._steps, self.document.sentence_of
        found = [one for one, _ in self.person(at, gender, alike=_CLEAR) if one.kind == "person"]
        return [one for one in found if (last := one.last_before(at)) >= 0 and steps[sentence_of[last]] >= near]

    def is_told(self, token: int) -> bool:
        """Whether a token is somebody's words, or between marks."""
        return bool(self._told[token])

    def _nobody_since(self, first: int, speaker: Entity, named: Mapping[Entity, Mention]) -> bool:
        """Whether nobody else of those who may be meant was named after a speaker began, but behind the subject of the same sentence."""
        sentence = self.document.sentence_of[first]
        return all(
            token < first or (weight < _SUBJECT and self.document.sentence_of[token] == sentence)
            for one, (token, _, weight) in named.items()
            if one is not speaker
        )

    def _is_aside(self, token: int) -> bool:
        """Whether a name is the subject of a relative clause only: the fair where Orlow appeared."""
        return any(
            clause.kind == "relative" and clause.base is not None and clause.base.first <= token < clause.base.last
            for clause in clauses_of(self.document, self.document.sentence_of[token])
            if clause.relative is None
        )

    def _distance(self, token: int, at: int) -> float:
        sentence_of = self.document.sentence_of
        return self._steps[sentence_of[at]] - self._steps[sentence_of[token]]


_QUOTED_STEP = 0.25  # how far a sentence that is all quotation takes what was before it, of what another does


def _with_marks(document: Document, told: bytearray) -> bytearray:
    """What somebody is reported to have said, and all that stands between marks: titles and terms name nobody who is meant either."""
    out = bytearray(told)
    for first, last, *_ in document.quotations:
        out[first:last] = b"\1" * (last - first)
    return out


def _narrated(document: Document) -> array[float]:
    """How far into the narration each sentence is: sentences that are all quotation hardly count."""
    inside = _with_marks(document, bytearray(len(document.norms) + 1))
    out, far = array("d"), 0.0
    for first, last, _ in document.sentences:
        far += 1.0 if inside.find(0, first, last) >= 0 else _QUOTED_STEP
        out.append(far)
    return out
