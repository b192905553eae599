"""Parts of rule files as an author writes them, and what a finding captured."""

from __future__ import annotations

from linter import Finding


def repetition(spec: str) -> str:
    return f"kind: repetition\nrepetition: {{{spec}}}\n"


def measure(spec: str) -> str:
    return f"kind: measure\nmeasure: {{{spec}}}\n"


def captured(finding: Finding) -> dict[str, str]:
    """The words of each capture."""
    return {name: place.text for name, place in finding.captures.items()}
