"""Who says what: the types that attribution rules fill and every later phase reads."""

from __future__ import annotations

from array import array
from typing import Literal

import msgspec

from linter.text.document import Range

Kind = Literal["direct", "mixed", "indirect"]
By = Literal["name", "role", "pronoun", "continuation"]


class Speaker(msgspec.Struct, frozen=True):
    """Someone or something that speaks: a person, an organisation, a place standing for its government, a document."""

    index: int
    name: str  # canonical: the fullest form the article gives
    kind: Literal["person", "organisation", "place", "group", "document", "unknown"]
    gender: Literal["female", "male", "unknown"] = "unknown"
    aliases: tuple[str, ...] = ()


class Attribution(msgspec.Struct, frozen=True):
    """One report of what a source said, thinks, wants or showed. All ranges are token ranges.

    ``act`` is the kind of act the cue names (a cue lexicon's name: say, ask, claim, concede, factive, think, want …).
    ``speaker`` indexes the document's speakers, None where no source is named or none was resolved; ``by`` says how
    it was resolved. ``level`` is 0 for the narrator's own reports, 1 inside another attribution's content, and so on,
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
    level: int = 0
    parent: int | None = None
    unnamed: bool = False
    addressee: Range | None = None


class AttributionDraft(msgspec.Struct):
    """A match of a phase 1 rule before anything is resolved: token ranges by capture name.

    ``frame`` is the whole match. ``extent`` tells where the content is: as captured, ``before`` the match (from where the
    sentence or the last attribution left off), or ``after`` it (to the end of its clause).
    """

    rule: str
    act: str
    frame: Range
    captures: dict[str, Range]
    extent: Literal["captured", "before", "after", "phrase", "turn"] = "captured"
    unnamed: bool = False
    priority: int = 0
    fallback: bool = False  # kept only where no other attribution has the words


class Discourse(msgspec.Struct, frozen=True):
    """Who says what in a document: phases 2 and 3 and every output read this.

    ``voices`` has a byte a token: 0 narrator, 1 quoted, 2 reported. ``speaker_of`` has the index of the speaker whose
    words a token is among, or -1.
    """

    attributions: tuple[Attribution, ...]
    speakers: tuple[Speaker, ...]
    voices: bytearray
    speaker_of: array[int]
