"""Writes what rules say of themselves as JSON, for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from linter.ruleset.packs import Configured, Level
from linter.ruleset.rule import LoadedRule, Severity


class RuleOut(msgspec.Struct, frozen=True):
    """A rule. ``configured_severity`` is what the configuration of the current folder gives it, in place of ``severity``. ``precision`` is the share of right findings among the ``judged``, ``precision_low`` its lower bound (95 %)."""

    id: str
    family: str
    title: str
    kind: str
    severity: Severity
    configured_severity: Level | None
    voice: str
    packs: tuple[str, ...]
    message: str
    claims: str
    why: str
    advice: str
    references: tuple[str, ...]
    precision: float | None
    precision_low: float | None
    judged: int
    builtin: bool
    file: str
    line: int


def render(rules: Iterable[LoadedRule], configured: Mapping[str, Configured] = {}) -> str:
    """The rules as an indented JSON array, ended by a line end; ``configured`` has severities of a configuration, by rule."""
    made = [_rule(loaded, configured.get(loaded.rule.id)) for loaded in rules]
    return msgspec.json.format(msgspec.json.encode(made), indent=2).decode() + "\n"


def _rule(loaded: LoadedRule, configured: Configured | None) -> RuleOut:
    rule, figure = loaded.rule, loaded.figure
    return RuleOut(
        id=rule.id,
        family=rule.id.partition("/")[0],
        title=rule.title,
        kind=rule.kind,
        severity=rule.severity,
        configured_severity=None if configured is None else configured.level,
        voice=rule.voice,
        packs=tuple(rule.packs),
        message=rule.message,
        claims=rule.claims,
        why=rule.why,
        advice=rule.advice,
        references=tuple(rule.references),
        precision=None if figure is None else round(figure.precision, 3),
        precision_low=None if figure is None else round(figure.interval[0], 3),
        judged=0 if figure is None else figure.judged,
        builtin=loaded.builtin,
        file=loaded.file,
        line=loaded.line,
    )
