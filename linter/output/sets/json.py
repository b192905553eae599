"""Writes what is found between articles as JSON. The types of ``linter.sets.model`` are the format; ``docs/compare.schema.json`` is made from them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from linter.output.typed import Natural, rendered, schema_of
from linter.sets.model import ArticleRef, Compared, SetFinding

VERSION: Literal[1] = 1
"""The version of the format: raised when a field is renamed, removed or changes its meaning, not when one is added."""


class Summary(msgspec.Struct, frozen=True):
    """Counts: articles, those without a date, quotations that were compared, findings by rule."""

    articles: Natural
    undated: Natural
    quotations: Natural
    findings: dict[str, Natural]


class ComparedOut(msgspec.Struct, frozen=True):
    """What ``rhetlint compare --format json`` prints: the articles in their order, and what is found between them."""

    version: Literal[1]
    articles: list[ArticleRef]
    findings: list[SetFinding]
    summary: Summary


def render(compared: Compared) -> Iterator[str]:
    """The findings as one JSON document, ended by a line end; the same set gives the same bytes."""
    counts: dict[str, int] = {}
    for finding in compared.findings:
        counts[finding.rule] = counts.get(finding.rule, 0) + 1
    summary = Summary(len(compared.articles), compared.undated, compared.quotations, dict(sorted(counts.items())))
    made = ComparedOut(VERSION, compared.articles, compared.findings, summary)
    yield rendered(made)


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what ``render`` gives."""
    return schema_of(ComparedOut, "rhetlint findings between articles", VERSION)
