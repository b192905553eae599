"""What is shown of findings where the pointer rests on their words, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from linter.findings.finding import Finding
from linter.ruleset.packs import UNUSED
from linter.ruleset.precision import said

_MARK = re.compile(r"([\\`*_{}\[\]<>|~&$]|^[#+\-=])")


def plain(text: str) -> str:
    """Text of an article or a rule as Markdown shows it unchanged: without links, pictures and marks of its own."""
    return _MARK.sub(r"\\\1", " ".join(text.split()))


def hover(findings: Iterable[Finding]) -> str:
    """Message, reason, advice, whose words they are, and how often the rule is right, of each finding."""
    return "\n\n---\n\n".join(map(_one, findings))


def _one(finding: Finding) -> str:
    parts = [f"**{plain(finding.title)}** · {finding.severity} · `{finding.rule}`", plain(finding.message)]
    if finding.why:
        parts.append(f"*Why:* {plain(finding.why)}")
    if finding.advice:
        parts.append(f"*What to do:* {plain(finding.advice)}")
    if finding.suggestion:
        parts.append(f"*Instead:* {plain(finding.suggestion)}")
    if finding.rule != UNUSED:
        parts.append(f"*In the words of:* {plain(_whose(finding))}")
        parts.append(f"*Precision:* {plain(said(finding.figure))}")
    if finding.also:
        parts.append(f"*Also found by:* {', '.join(f'`{rule}`' for rule in finding.also)}")
    return "\n\n".join(parts)


def _whose(finding: Finding) -> str:
    if finding.voice == "narrator":
        return "the article itself"
    return f"{finding.speaker or 'somebody unknown'} ({finding.voice})"
