"""Suppression comments of the source, and the ones that suppress nothing."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from fnmatch import fnmatchcase

from linter.findings.finding import Finding, Place, Severity
from linter.ruleset.packs import UNUSED
from linter.text.document import Document


def suppress(
    document: Document,
    findings: list[Finding],
    known: Collection[str],
    running: Collection[str],
    severity: Severity = "warning",
) -> list[Finding]:
    """Findings left when the document's directives are obeyed, and one more for each directive that suppresses nothing.

    A directive for rules that do not run may have suppressed something where they do: it is let be.

    Args:
        document: the article.
        findings: before suppression.
        known: ids of every rule there is.
        running: ids of the rules that were run.
        severity: of the findings about directives.
    """
    if not document.directives:
        return findings
    regions = _regions(document)
    used = [False] * len(regions)
    kept = []
    for finding in findings:
        hidden = False
        for i, (start, end, rules, _) in enumerate(regions):
            if start <= finding.place.start < end and (not rules or any(fnmatchcase(finding.rule, r) for r in rules)):
                used[i] = hidden = True
        if not hidden:
            kept.append(finding)
    for (_, _, rules, number), was_used in zip(regions, used, strict=True):
        if was_used:
            continue
        directive = document.directives[number]
        unknown = [r for r in rules if "*" not in r and r not in known]
        if not unknown and rules and not any(fnmatchcase(rule, r) for rule in running for r in rules):
            continue
        message = "This suppression suppresses nothing; remove it."
        if unknown:
            near = difflib.get_close_matches(unknown[0], sorted(known), n=1)
            message = f"There is no rule {unknown[0]}" + (f"; did you mean {near[0]}?" if near else ".")
        line, column = document.line_column(directive.start)
        text = document.source[directive.start : directive.end]
        kept.append(
            Finding(
                UNUSED,
                "suppression",
                severity,
                "Suppression that suppresses nothing",
                message,
                Place(directive.start, directive.end, line, column, text),
                "narrator",
            )
        )
    return kept


def _regions(document: Document) -> list[tuple[int, int, tuple[str, ...], int]]:
    """Source offsets each disabling directive covers, its rules, and its number."""
    out = []
    directives = document.directives
    for i, directive in enumerate(directives):
        if directive.action == "disable-next-line":
            line_end = document.source.find("\n", directive.end)
            start = line_end + 1 if line_end >= 0 else len(document.source)
            while start < len(document.source) and document.source[start] == "\n":
                start += 1
            end = document.source.find("\n", start)
            out.append((start, end if end >= 0 else len(document.source), directive.rules, i))
        elif directive.action == "disable":
            end = len(document.source)
            for other in directives[i + 1 :]:
                if other.action == "enable" and (
                    not other.rules or not directive.rules or set(other.rules) & set(directive.rules)
                ):
                    end = other.start
                    break
            out.append((directive.end, end, directive.rules, i))
    return out
