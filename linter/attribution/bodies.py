"""Organisations by what they are: "the company", "the newspaper", "the bank" mean the last one of the article that is one."""

from __future__ import annotations

from linter.attribution.entities import Entities, Entity
from linter.language.names import ORGANISATION_WORDS
from linter.text.document import Document

_FIRM = frozenset(
    """inc inc. corp corp. co co. ltd ltd. llc plc company corporation group holdings industries motors airlines airways air aviation brothers sons bros
    enterprises partners systems technologies foods stores automotive dynamics aerospace semiconductor semiconductors energy pharmaceuticals pharma
    hotels cruises steel software labs laboratories capital resources logistics oil gas electronics media telecom communications solutions
    entertainment studios textiles shipping freight dairy breweries supermarkets insurance properties developments homes construction engineering
    railways trucks chemicals materials metals mining minerals robotics biotech therapeutics biosciences healthcare""".split()  # noqa: SIM905
)
_PAPER = frozenset(
    """times post journal news gazette herald tribune chronicle mail telegraph guardian observer courier mirror express star sun globe inquirer
    dispatch bulletin examiner register review weekly daily magazine standard echo argus advertiser independent press""".split()  # noqa: SIM905
)
_BROADCASTER = frozenset("news radio television tv channel network broadcasting bbc cnn nbc abc cbs fox npr".split())  # noqa: SIM905
_GROUP = _FIRM | {
    "association", "federation", "union", "league", "alliance", "front", "movement", "foundation", "society", "council", "coalition", "club",
}  # fmt: skip

_AGENCY = frozenset("agency bureau administration service fbi cia nsa irs epa dea atf fda cdc nasa fema".split())  # noqa: SIM905

_FIRMS = frozenset(
    """company firm maker manufacturer retailer airline carmaker developer chain supermarket insurer lender drugmaker chipmaker automaker
    steelmaker start-up miner brewer operator carrier""".split()  # noqa: SIM905
)
"""Nouns for a firm, which stand for one and before the name of one."""
_KINDS = {
    **dict.fromkeys(("agency", "bureau"), _AGENCY),
    **dict.fromkeys(_FIRMS | {"business", "corporation"}, _FIRM),
    **dict.fromkeys("newspaper paper daily tabloid magazine weekly".split(), _PAPER),  # noqa: SIM905
    **dict.fromkeys(("broadcaster", "network", "channel", "station"), _BROADCASTER),
    **dict.fromkeys(("group", "organisation", "organization", "charity", "body"), _GROUP),
}
"""Nouns for an organisation, by words of the names of such; for others (bank, ministry, party) the noun itself is in the name."""


_PEOPLE_TOO = frozenset({"miner", "brewer", "operator", "carrier", "developer"})
"""Nouns for a firm or for a person."""


def is_firm(noun: str) -> bool:
    """Whether a common noun is for a firm rather than a person: the app maker."""
    return _KINDS.get(noun) is _FIRM and noun not in _PEOPLE_TOO


_FAR = 15  # sentences between an organisation and the noun that means it

DOCUMENTS = frozenset(
    """poll polls survey surveys study studies report reports analysis document documents record records memo letter email emails
    statement filing filings lawsuit complaint article story editorial book transcript video tweet post release data figures numbers
    results research petition note placard banner card leaflet notice poster message plaque circular forecast paper review audit affidavit indictment ruling census headline law bill order words""".split()  # noqa: SIM905
)
"""Head nouns of sources that are written."""


_TRADES = _FIRMS | frozenset(
    """processor supplier producer wholesaler distributor contractor builder startup giant utility conglomerate bookmaker publisher broker
    shipbuilder housebuilder""".split()  # noqa: SIM905
)
"""Nouns that, before a name, say that it is a firm's: dairy processor Orlow Crest."""


def _is_called(entity: Entity, noun: str, words: frozenset[str]) -> bool:
    """Whether the name of an entity has a word of its kind."""
    if len(entity.words) < 2 and not entity.name.isupper():
        return False
    return not words.isdisjoint(entity.words) if noun in entity.words else entity.words[-1] in words


def named_by_kind(document: Document, entities: Entities, noun: str, token: int) -> list[Entity]:
    """Whom "the company" means: the last organisation of that kind before a token, or several that one sentence names."""
    words = _KINDS.get(noun)
    if words is None:
        if noun not in ORGANISATION_WORDS:
            return []
        words = frozenset({noun})
    sentence_of = document.sentence_of
    found: list[Entity] = []
    sentence = -1
    for at, entity, _ in entities.before(token):
        if sentence_of[token] - sentence_of[at] > _FAR or (found and sentence_of[at] != sentence):
            break
        if (
            entity.kind in ("organisation", "unknown")
            and (_is_called(entity, noun, words) or (words is _FIRM and not _TRADES.isdisjoint(entity.roles)))
            and entity not in found
        ):
            found.append(entity)
            sentence = sentence_of[at]
    return found
