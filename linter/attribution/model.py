"""Who says what: the types that every later phase reads."""

from __future__ import annotations

from array import array
from typing import Literal

import msgspec

from linter.language.names import Gender
from linter.text.document import Range

Kind = Literal["direct", "mixed", "indirect"]
By = Literal["name", "role", "pronoun", "continuation"]
EntityKind = Literal["person", "organisation", "place", "group", "document", "unknown"]


class Speaker(msgspec.Struct, frozen=True):
    """Someone or something that speaks: a person, an organisation, a place standing for its government, a document."""

    index: int
    name: str  # canonical: the fullest form the article gives
    kind: EntityKind
    gender: Gender = "unknown"
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


class Discourse(msgspec.Struct, frozen=True):
    """Who says what in a document: the rules' conditions and every output read this.

    ``voices`` has a byte a token: 0 narrator, 1 quoted, 2 reported. ``speaker_of`` has the index of the speaker whose
    words a token is among, or -1.
    """

    attributions: tuple[Attribution, ...]
    speakers: tuple[Speaker, ...]
    voices: bytearray
    speaker_of: array[int]
