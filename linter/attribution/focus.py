"""Whom a pronoun means: who is in focus where it stands, after the salience of Lappin and Leass 1994.

Each mention and each attribution before it gives its weight to somebody, of which a sentence farther away leaves a third; what stands within
quotation marks is told by somebody else and counts little. Where two have much the same, the pronoun is left unresolved.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from itertools import islice

from linter.attribution.entities import Entities, Entity
from linter.attribution.people import may_be
from linter.language.names import Gender
from linter.text.document import Document

_FAR = 8  # sentences of the narrator between a person and the pronoun
_DECAY = 0.35  # what is left of a weight one sentence on
_SPOKE = 1.0  # the weight of having spoken
_TOLD = 0.15  # of a weight is left in what somebody is reported to have said
_LEAST = 0.04  # below it nobody is in focus
_ALIKE = 0.8  # of the best's weight: who has more fits as well
_MOST_SPOKEN = 100  # attributions that are looked through
_NEAR = 3  # sentences of the narrator since somebody spoke
_CLEAR = 0.5  # of the best's weight nobody else has, where somebody is clearly in focus
_UNSURE = 0.75  # of a weight counts where the article does not give the gender away
_NO_PERSON_YET = 0.5  # … and where nothing yet says that this is a person


class Focus:
    """Who is in focus at a token of an article. ``told`` has a byte a token: 1 where somebody is reported to have said it."""

    def __init__(self, document: Document, entities: Entities, told: bytearray) -> None:
        self.document = document
        self._entities = entities
        self._told = told
        self._steps = _narrated(document)

    def person(
        self, at: int, gender: Gender, spoken: Iterable[tuple[int, Entity]], alike: float = _ALIKE
    ) -> list[tuple[Entity, bool]]:
        """Who may be meant by a pronoun of a gender: one person, or several that fit alike, the best first.

        Args:
            at: the pronoun.
            gender: its gender.
            spoken: where earlier attributions begin and who speaks there, the nearest first.
            alike: of the best's weight: who has more fits as well.

        Returns:
            Each with whether they were the last to speak.
        """
        weights: dict[Entity, float] = {}
        named: dict[Entity, int] = {}  # where each was named last, not in what somebody is reported to have said
        for mention in self._entities.before(at):
            distance = self._distance(mention.token, at)
            if distance > _FAR:
                break
            if may_be(mention.entity, gender):
                told = self._told[mention.token]
                if not told:
                    named.setdefault(mention.entity, mention.token)
                weight = mention.weight * (_TOLD if told else 1.0)
                weights[mention.entity] = weights.get(mention.entity, 0.0) + weight * _DECAY**distance
        last: Entity | None = None
        heard: set[Entity] = set()
        for first, entity in islice(spoken, _MOST_SPOKEN):
            distance = self._distance(first, at)
            if distance > _FAR:
                break
            if may_be(entity, gender):
                if last is None and distance <= _NEAR and _nobody_since(first, entity, named):
                    return [(entity, True)]
                weights[entity] = weights.get(entity, 0.0) + _SPOKE * _DECAY**distance
            last = last or entity
            heard.add(entity)
        for entity in weights:
            if entity.gender != gender:
                weights[entity] *= _UNSURE * (1.0 if entity.kind == "person" else _NO_PERSON_YET)
        if any(entity.kind == "person" for entity in weights):
            weights = {one: weight for one, weight in weights.items() if one.kind == "person" or one in heard}
        ranked = sorted(weights, key=lambda entity: weights[entity], reverse=True)  # stable: the nearest first
        if not ranked or weights[ranked[0]] < _LEAST:
            return []
        best = weights[ranked[0]]
        return [(entity, entity is last) for entity in ranked if weights[entity] >= alike * best]

    def described(self, at: int, gender: Gender, spoken: Iterable[tuple[int, Entity]]) -> list[Entity]:
        """Whom a description of a person means that says nothing else of them: one who is clearly in focus, near by; else those who fit alike."""
        near = self._steps[self.document.sentence_of[at]] - _NEAR
        steps, sentence_of = self._steps, self.document.sentence_of
        found = [one for one, _ in self.person(at, gender, spoken, alike=_CLEAR) if one.kind == "person"]
        return [one for one in found if (last := one.last_before(at)) >= 0 and steps[sentence_of[last]] >= near]

    def _distance(self, token: int, at: int) -> float:
        sentence_of = self.document.sentence_of
        return self._steps[sentence_of[at]] - self._steps[sentence_of[token]]


def _nobody_since(first: int, speaker: Entity, named: Mapping[Entity, int]) -> bool:
    """Whether nobody else of those who may be meant was named after a speaker began."""
    return all(token < first for one, token in named.items() if one is not speaker)


_QUOTED_STEP = 0.25  # how far a sentence that is all quotation takes what was before it, of what another does


def _narrated(document: Document) -> array[float]:
    """How far into the narration each sentence is: sentences that are all quotation hardly count."""
    inside = bytearray(len(document.norms) + 1)
    for quotation in document.quotations:
        inside[quotation.first : quotation.last] = b"\1" * (quotation.last - quotation.first)
    out, far = array("d"), 0.0
    for first, last, _ in document.sentences:
        far += 1.0 if inside.find(0, first, last) >= 0 else _QUOTED_STEP
        out.append(far)
    return out
