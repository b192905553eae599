"""Who says what: from matches of attribution rules to resolved attributions, speakers and a voice for every token."""

from __future__ import annotations

from linter.attribution.model import Attribution, AttributionDraft, Discourse, Speaker
from linter.attribution.resolve import resolve

__all__ = ["Attribution", "AttributionDraft", "Discourse", "Speaker", "resolve"]
