"""What stands beside a name says who bears it: titles, "the ambassador X", "her husband, X,", "X, the ambassador of Y,"; and how much in focus it is."""

from __future__ import annotations

import re

from linter.attribution.entities import Entities, Entity
from linter.attribution.written import Written
from linter.language.names import Gender
from linter.language.tags import document_tags
from linter.language.titles import TITLES, agree, gender_of, spelled_out
from linter.text.document import Document

_NOUNS = "NZMJ"  # with adjectives, which come before them
_OPENS_APPOSITION = frozenset({",d", ",q", ",N", ",J", ",#"})
_APPOSITION = re.compile(r"(?:#,)?(?:[dq])?(?:A?[JPKGZE#O]){0,9}([NMZ]{1,12})")
_ENDS_APPOSITION = re.compile(
    r"(?:[oi][dq]{0,2}(?:A?[JPKGZ#]){0,4}[NMEZ]{1,8}){0,4}(?:[,.)w:]|\Z)"
)  # not a subject: Saudis, the ministry in Dorn said
KIN = frozenset(
    """wife husband son daughter brother sister father mother dad mum mom widow widower niece nephew cousin uncle aunt grandson granddaughter
    grandfather grandmother stepson stepdaughter son-in-law daughter-in-law brother-in-law sister-in-law father-in-law mother-in-law ex-wife
    ex-husband fiancé fiancée girlfriend boyfriend twin sibling lady""".split()  # noqa: SIM905
)
_FEMALE = frozenset(
    {
        "wife",
        "daughter",
        "sister",
        "mother",
        "mum",
        "mom",
        "widow",
        "niece",
        "aunt",
        "granddaughter",
        "woman",
        "ex-wife",
        "girlfriend",
        "grandmother",
        "stepdaughter",
        "fiancée",
        "lady",
        "girl",
    }
)
_MALE = frozenset(
    {
        "husband",
        "ex-husband",
        "boyfriend",
        "grandfather",
        "stepson",
        "fiancé",
        "son",
        "brother",
        "father",
        "dad",
        "widower",
        "nephew",
        "uncle",
        "grandson",
        "man",
        "boy",
    }
)
MAY_TELL = frozenset("NZMJE,")
"""Classes before a name that may say who bears it; behind it a comma does."""
_FAR = 9  # tokens between an office, with its places, and who has it
_PREDICATE = frozenset("VSPbhmxA")  # classes that follow a subject
_GOES_ON = frozenset(",(oiw")  # … and what may stand between: an age, an office, a place
_MODIFIED = "NMZ"  # classes of nouns: a name before one tells what kind it is
MODIFIER = 0.2  # weight of such a name
_FRONTED = "swiGPAe"  # classes that begin a clause or phrase before the subject
_OPENING = 3  # tokens from a sentence's beginning within which its subject begins


def gender_of_noun(noun: str) -> Gender:
    """The gender that a noun for a person tells: his ex-wife, the spokesman."""
    return "female" if noun in _FEMALE else "male" if noun in _MALE else gender_of((noun,))


class Beside:
    """Gives the entities of a document what stands beside their names."""

    def __init__(self, document: Document, entities: Entities) -> None:
        self.document = document
        self.tags = document_tags(document)
        self.entities = entities

    def give_title(self, entity: Entity, titles: tuple[str, ...]) -> None:
        """The titles before a name are roles, by the words that they are short for too."""
        entity.titles.update(titles)
        self.entities.give(entity, *titles, *(role for title in titles for role in spelled_out(title)))

    def give_roles(self, entity: Entity, name: Written) -> None:
        """Head nouns of "the ambassador X" before and ", the ambassador of Y," after a name are roles."""
        tags, norms = self.tags, self.document.norms
        first, begin, last = name.first, name.begin, name.last
        if first == begin and tags[last : last + 1] != "," and tags[first - 1 : first] not in MAY_TELL:
            return
        sentence = self.document.sentences[self.document.sentence_of[first]]
        at = first - 1
        if at > sentence.first and tags[at] == "," and tags[at - 1] in "NME":
            at -= 1  # her husband, Jan Orlow,
            if norms[at] in KIN:
                if len(entity.words) == 1 and tags[at - 2 : at] == "EO":
                    self.entities.take_surname(entity, norms[at - 2])
                self._give_role(entity, norms[at], beside=True)
            elif norms[at] in TITLES and tags[last : last + 1] in (",", ""):
                self._give_role(entity, norms[at], beside=True)  # the harbour minister, Jan Orlow,
            at = -1
        while at >= sentence.first and tags[at] in _NOUNS and first - at <= 4:
            if tags[at] in "NZ":
                self._give_role(entity, norms[at], beside=at == first - 1)
            at -= 1
        if last - begin > 1 and tags[first - 1 : first] == "E":  # Ambassador of Ruritania in Dorn Ilse Brandt
            while at >= sentence.first and first - at <= _FAR and tags[at] in "Eoid" and norms[at] not in TITLES:
                at -= 1
            if at >= sentence.first and norms[at] in TITLES and first - at > 1 and tags[at] in "EN":
                self._give_role(entity, norms[at], beside=True)
        for row in range(first, begin):
            if norms[row] == "lady":
                self._give_role(entity, norms[row], beside=True)
        if tags[last : last + 2] in _OPENS_APPOSITION:
            match = _APPOSITION.match(tags, last + 1)
            if match and _ENDS_APPOSITION.match(tags, match.end()):
                self._give_role(entity, norms[match.end(1) - 1], beside=True)

    def _give_role(self, entity: Entity, role: str, *, beside: bool) -> None:
        self.entities.give(entity, role)
        if entity.kind in ("organisation", "place"):
            return
        if beside and role in KIN:
            entity.kin += 1
        told = gender_of_noun(role)
        if beside and agree(entity.gender, told) and entity.gender == "unknown":
            entity.gender = told
        if entity.kind == "unknown" and beside and (role in TITLES or role in KIN):
            entity.kind = "person"

    def weight(self, first: int, last: int) -> float:
        """How much a place puts who is named there in focus: a subject most, a possessor or what stands after a preposition least."""
        tags = self.tags
        opener = self.document.sentences[self.document.sentence_of[first]].first
        before = tags[first - 1] if first > opener else "."
        after = tags[last : last + 1]
        if after in _MODIFIED and after:
            weight = MODIFIER  # Orlow supporters, the Brandt plan
        elif after == "O":
            opens = first - opener <= _OPENING and before not in "io" and _PREDICATE.isdisjoint(tags[opener:first])
            weight = 0.7 if opens else 0.4  # Orlow’s plan failed
        elif before in "io":
            weight = 0.4
        elif before in "sw":
            weight = 0.7  # When Orlow left, …
        elif after in _PREDICATE or (first - opener <= _OPENING and after in _GOES_ON):
            weight = 1.0
        elif before == "," and after in _GOES_ON and tags[opener] in _FRONTED:
            weight = 1.0  # When he left, Orlow at last …
        elif after == "," and before in ",cO":
            weight = 0.8
        else:
            weight = 0.6
        return weight
