"""Writes what rules say of themselves as JSON, for other programs."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from linter.ruleset.rule import LoadedRule, Severity


class RuleOut(msgspec.Struct, frozen=True):
    """A rule. ``precision`` is the share of right findings among the ``judged``, ``precision_low`` its lower bound (95 %)."""

    id: str
    family: str
    title: str
    kind: str
    severity: Severity
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


def render(rules: Iterable[LoadedRule]) -> str:
    """The rules as an indented JSON array, ended by a line end."""
    return msgspec.json.format(msgspec.json.encode(list(map(_rule, rules))), indent=2).decode() + "\n"


def _rule(loaded: LoadedRule) -> RuleOut:
    rule, figure = loaded.rule, loaded.figure
    return RuleOut(
        id=rule.id,
        family=rule.id.partition("/")[0],
        title=rule.title,
        kind=rule.kind,
        severity=rule.severity,
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
