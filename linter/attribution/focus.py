"""Whom a pronoun means: who is in focus where it stands, after the salience of Lappin and Leass 1994.

Each mention and each attribution before it gives its weight to somebody, of which a sentence farther away leaves a third; what stands within
quotation marks is told by somebody else and counts little. Where two have much the same, the pronoun is left unresolved.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from linter.attribution.entities import Entities, Entity, is_body
from linter.language.names import ORGANISATION_WORDS, Gender
from linter.language.titles import TITLES, agree
from linter.language.words import word_classes
from linter.text.document import Document

_FAR = 8  # sentences of the narrator between a person and the pronoun
_DECAY = 0.35  # what is left of a weight one sentence on
_SPOKE = 1.0  # the weight of having spoken
_TOLD = 0.3  # of a weight is left in what somebody is reported to have said
_LEAST = 0.04  # below it nobody is in focus
_ALIKE = 0.8  # of the best's weight: who has more fits as well
_UNSURE = 0.75  # of a weight counts where the article does not give the gender away
_NO_PERSON_YET = 0.5  # … and where nothing yet says that this is a person


class Focus:
    """Who is in focus at a token of an article. ``told`` has a byte a token: 1 where somebody is reported to have said it."""

    def __init__(self, document: Document, entities: Entities, told: bytearray) -> None:
        self.document = document
        self._entities = entities
        self._told = told
        self._steps = _narrated(document)

    def person(self, at: int, gender: Gender, spoken: Iterable[tuple[int, Entity]]) -> list[tuple[Entity, bool]]:
        """Who may be meant by a pronoun of a gender: one person, or several that fit alike, the best first.

        Args:
            at: the pronoun.
            gender: its gender.
            spoken: where earlier attributions begin and who speaks there, the nearest first.

        Returns:
            Each with whether they were the last to speak.
        """
        weights: dict[Entity, float] = {}
        for mention in self._entities.before(at):
            distance = self._distance(mention.token, at)
            if distance > _FAR:
                break
            if _may_be(mention.entity, gender):
                weight = mention.weight * (_TOLD if self._told[mention.token] else 1.0)
                weights[mention.entity] = weights.get(mention.entity, 0.0) + weight * _DECAY**distance
        last: Entity | None = None
        for first, entity in spoken:
            distance = self._distance(first, at)
            if distance > _FAR:
                break
            last = last or entity
            if _may_be(entity, gender):
                weights[entity] = weights.get(entity, 0.0) + _SPOKE * _DECAY**distance
        for entity in weights:
            if entity.gender != gender:
                weights[entity] *= _UNSURE * (1.0 if entity.kind == "person" else _NO_PERSON_YET)
        ranked = sorted(weights, key=lambda entity: weights[entity], reverse=True)  # stable: the nearest first
        if not ranked or weights[ranked[0]] < _LEAST:
            return []
        best = weights[ranked[0]]
        return [(entity, entity is last) for entity in ranked if weights[entity] >= _ALIKE * best]

    def _distance(self, token: int, at: int) -> float:
        sentence_of = self.document.sentence_of
        return self._steps[sentence_of[at]] - self._steps[sentence_of[token]]


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


_AGENTS = ("er", "or", "ist", "ian", "man", "woman", "ant", "ee", "ess", "ic")
_PEOPLE = frozenset(
    """man woman boy girl mother father mom dad parent neighbour neighbor victim suspect candidate nominee incumbent youth toddler pupil student
    president resident client patient agent guard guide chief coach witness friend wife husband son daughter aunt uncle
    niece nephew cousin bride groom widow fan host nun monk saint thief king queen prince heir spy cook clerk""".split()  # noqa: SIM905
)
_WRITTEN = frozenset(
    "paper letter newspaper order poster computer number matter answer center ticker power tower banner register folder".split()
)  # noqa: SIM905


def _names_a_person(noun: str) -> bool:
    """Whether a common noun is for a person: a list, and the endings of who does something."""
    return (
        noun in _PEOPLE
        or noun in TITLES
        or (noun.endswith(_AGENTS) and noun not in _WRITTEN and noun not in ORGANISATION_WORDS)
    )


_NO_PERSON = ("M", "Z", "J")  # classes: Audiences, American


def _may_be(entity: Entity, gender: Gender) -> bool:
    """Whether an entity may be the person whom a pronoun of a gender means."""
    if entity.kind != "person" and (entity.kind != "unknown" or len(entity.words) > 3):
        return False
    if (
        entity.name[-1:].islower()
        and entity.kind == "unknown"
        and not entity.full
        and not entity.short
        and not _names_a_person(entity.surname)
    ):
        return False
    if entity.kind == "unknown" and (entity.located or word_classes().get(entity.surname) in _NO_PERSON):
        return False
    return agree(entity.gender, gender) and not is_body(entity) and not entity.members
