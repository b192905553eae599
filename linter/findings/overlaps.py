"""One thing said several times: where the findings of a rule and of its special cases overlap, the most special is shown alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from linter.findings.finding import Finding
from linter.ruleset.rule import SEVERITIES


def folded(found: Sequence[Finding], cases: Mapping[str, frozenset[str]]) -> list[Finding]:
    """Findings without those that overlap a finding of a rule that is a case of theirs.

    The rules of what is left out are listed with that finding (``also``), or with the one for which this is left out in turn; it has
    the most serious severity of them all. What overlaps several is listed with the first.

    Args:
        found: findings, sorted by where they begin.
        cases: the rules that are a case of each rule, without a circle (``linter.ruleset.cases``).
    """
    covering: dict[int, int] = {}  # the first finding of a case that overlaps each
    for special, general in _overlapping(found, cases):
        covering[general] = min(special, covering.get(general, special))
    listed: dict[int, list[Finding]] = {}
    for general in covering:
        shown = general
        while shown in covering:
            shown = covering[shown]
        listed.setdefault(shown, []).append(found[general])
    return [_with(finding, listed.get(at, ())) for at, finding in enumerate(found) if at not in covering]


def _overlapping(found: Sequence[Finding], cases: Mapping[str, frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of overlapping findings by their indexes: of a special case and of the rule that it is a case of."""
    related = frozenset(cases).union(*cases.values())
    open_: list[int] = []  # those of related rules that reach beyond the place where the scan is
    for at, finding in enumerate(found):
        if finding.rule not in related:
            continue
        open_ = [other for other in open_ if found[other].place.end > finding.place.start]
        for other in open_:
            if found[other].rule in cases.get(finding.rule, ()):
                yield other, at
            elif finding.rule in cases.get(found[other].rule, ()):
                yield at, other
        open_.append(at)


def _with(finding: Finding, others: Sequence[Finding]) -> Finding:
    if not others:
        return finding
    severity = min((finding.severity, *(other.severity for other in others)), key=SEVERITIES.index)
    also = tuple(sorted({other.rule for other in others}))
    return msgspec.structs.replace(finding, severity=severity, also=also)
