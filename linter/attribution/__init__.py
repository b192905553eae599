"""Who says what: from matches of attribution rules to attributions, speakers and a voice for every token.

``matching`` finds drafts by the rules, ``resolve`` makes attributions of them and calls all other modules in turn.
"""

from __future__ import annotations

from linter.attribution.drafts import AttributionDraft
from linter.attribution.model import Attribution, Discourse, Speaker
from linter.attribution.resolve import resolve

__all__ = ["Attribution", "AttributionDraft", "Discourse", "Speaker", "resolve"]
