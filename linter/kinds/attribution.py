"""Kind ``attribution``: each attribution that a rule of phase 1 gave is a finding.

Its pattern is matched before all other rules (``linter.attribution``), since the voice of every word depends on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.attribution.model import Attribution
from linter.findings.drafts import Draft
from linter.kinds.context import Context, reach
from linter.kinds.kind import Kind
from linter.ruleset.form import Asked, Asks, Form
from linter.ruleset.rule import Attributing, LoadedRule


def asks(fields: Attributing) -> Asks:
    """Its pattern, which phase 1 looks for."""
    return Asks((Asked("pattern", fields.pattern, ("pattern",), everywhere=False),))


def run(context: Context, loaded: LoadedRule) -> Iterator[Draft]:
    """What a rule's attributions say, each from its content to the cue and source near it."""
    for attribution in context.once(_by_rule).get(loaded.rule.id, ()):
        yield _draft(context, attribution)


def _by_rule(context: Context) -> dict[str, list[Attribution]]:
    found: dict[str, list[Attribution]] = {}
    for attribution in context.discourse.attributions:
        found.setdefault(attribution.rule, []).append(attribution)
    return found


def _draft(context: Context, attribution: Attribution) -> Draft:
    content = attribution.content
    roles = {"cue": attribution.cue, "source": attribution.source, "addressee": attribution.addressee}
    captures = {"content": content[0], **{role: at for role, at in roles.items() if at}}
    speakers, speaker = context.discourse.speakers, attribution.speaker
    values = {"speaker": speakers[speaker].name if speaker is not None else ""}
    return Draft(*reach(attribution), captures, [], values, heard=content[0].first)


KIND = Kind(Form(Attributing, asks, frozenset({"content", "cue", "source", "addressee"}), placing=()), run)
