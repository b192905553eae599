"""In whose voice a token is, by the columns of a discourse."""

from __future__ import annotations

from linter.attribution.model import Discourse
from linter.ruleset.rule import VOICES, Voice


def voice_at(discourse: Discourse, token: int) -> Voice:
    """The voice a token is in; of a match, its first token decides."""
    return VOICES[discourse.voices[token]]


def speaker_at(discourse: Discourse, token: int) -> str | None:
    """The name of whose words a token is among, where it is known."""
    speaker = discourse.speaker_of[token]
    return discourse.speakers[speaker].name if speaker >= 0 else None
