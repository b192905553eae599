"""Who says what: the types that every later phase reads."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Literal

import msgspec

from linter.language.names import Gender
from linter.ruleset.rule import EntityKind
from linter.text.document import Range

Kind = Literal["direct", "mixed", "indirect"]
__all__ = ["Attribution", "By", "Discourse", "EntityKind", "Kind", "Speaker", "everyone"]

By = Literal["name", "role", "pronoun", "continuation", "context"]


class Speaker(msgspec.Struct, frozen=True):
    """Someone or something that speaks: a person, an organisation, a place standing for its government, a document."""

    index: int
    name: str  # canonical: the fullest form the article gives
    kind: EntityKind
    gender: Gender = "unknown"
    aliases: tuple[str, ...] = ()
    members: tuple[int, ...] = ()  # who they are, of several who speak as one: indexes


class Attribution(msgspec.Struct, frozen=True):
    """One report of what a source said, thinks, wants or showed. All ranges are token ranges.

    ``act`` is the kind of act the cue names (a cue lexicon's name: say, ask, claim, concede, factive, think, want …).
    ``speaker`` indexes the document's speakers, None where no source is named or none was resolved; ``by`` says how
    it was resolved, ``how`` the same in words, or why it was not ("two fit alike: Ilse Brandt, Jana Orlow"). ``level`` is 0 for the narrator's own reports, 1 inside another attribution's content, and so on,
    with ``parent`` the index of the enclosing attribution. ``unnamed`` marks passives and agentless cues
    ("it was reported that"). ``addressee`` is whom the words were said to, where stated.
    """

    kind: Kind
    act: str
    content: tuple[Range, ...]
    cue: Range | None
    source: Range | None
    rule: str
    speaker: int | None = None
    by: By | None = None
    how: str = ""
    level: int = 0
    parent: int | None = None
    unnamed: bool = False
    addressee: Range | None = None


def everyone(attribution: Attribution, speakers: Sequence[Speaker]) -> tuple[int, ...]:
    """Everyone who says what an attribution reports, by their indexes: one, or the members of a list; empty where nobody was found."""
    if attribution.speaker is None:
        return ()
    return speakers[attribution.speaker].members or (attribution.speaker,)


class Discourse(msgspec.Struct, frozen=True):
    """Who says what in a document: the rules' conditions and every output read this.

    ``voices`` has a byte a token: 0 narrator, 1 quoted, 2 reported. ``speaker_of`` has the index of the speaker whose
    words a token is among, or -1. ``meant`` has the speaker that a source means, by the source.
    """

    attributions: tuple[Attribution, ...]
    speakers: tuple[Speaker, ...]
    voices: bytearray
    speaker_of: array[int]
    meant: dict[Range, int] = {}
