"""Drafts of findings: what rules of any kind give, in token positions, and the findings that are made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from linter.attribution.model import Discourse
from linter.findings.finding import Finding, place_of
from linter.findings.message import fill, filled
from linter.findings.retelling import retold
from linter.findings.voices import speaker_at, voice_at
from linter.ruleset.rule import LoadedRule, Severity
from linter.text.document import Document, Range


@dataclass(slots=True)
class Draft:
    """What a rule found. All ranges are token positions, half-open.

    ``values`` are for the message, beside the text of the captures and before it; ``value`` is what a measure measured.
    ``heard`` is the token whose voice and speaker the finding has, where that is not its first.
    """

    first: int
    last: int
    captures: dict[str, Range] = field(default_factory=dict)
    evidence: list[tuple[str, Range]] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    value: float | None = None
    heard: int | None = None


def finding_of(
    document: Document, discourse: Discourse, loaded: LoadedRule, draft: Draft, severity: Severity
) -> Finding:
    """A rule's draft as a finding: with places in the source, a voice, a speaker and its message."""
    rule = loaded.rule
    token = draft.first if draft.heard is None else draft.heard
    voice, speaker = voice_at(discourse, token), speaker_at(discourse, token)

    def value(role: str, quoted: bool) -> str | None:
        """What a message says in a place: as the rule's kind worked it out, as captured, or as it is of every finding."""
        if role in draft.values:
            return draft.values[role]
        span = draft.captures.get(role)
        if span is not None:
            return document.text_of(*span) if quoted else retold(document, discourse, span)
        if role == "words":
            return document.text_of(draft.first, draft.last)
        return {"speaker": speaker, "voice": voice}.get(role)

    at = Range(draft.first, draft.last)
    place = place_of(document, at)
    captures = sorted(draft.captures.items())
    return Finding(
        rule=rule.id, family=_family(rule.id), severity=severity, title=rule.title, message=fill(rule.message, value),
        place=place, voice=voice, speaker=speaker,
        captures={role: place if span == at else place_of(document, span) for role, span in captures},
        evidence=tuple((label, place_of(document, span)) for label, span in draft.evidence),
        why=rule.why, advice=rule.advice, suggestion=None if rule.suggestion is None else filled(rule.suggestion, lambda role, _: value(role, True)),
        value=draft.value, references=rule.references, figure=loaded.figure,
    )  # fmt: skip


@cache
def _family(rule_id: str) -> str:
    return rule_id.partition("/")[0]
