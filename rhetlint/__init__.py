"""The package ``linter`` under the name it is installed by: ``import rhetlint`` gives the same as ``import linter``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import linter
from linter.version import __version__

if TYPE_CHECKING:
    from linter import Document, Finding, Findings, Linted, Rule, RuleLibrary, lint, load_rules

__all__ = [
    "Document",
    "Finding",
    "Findings",
    "Linted",
    "Rule",
    "RuleLibrary",
    "__version__",
    "lint",
    "load_rules",
]


def __getattr__(name: str) -> Any:
    """The public names of ``linter``, imported on first use."""
    if name not in linter.__all__:
        raise AttributeError(f"module 'rhetlint' has no attribute {name!r}")
    return getattr(linter, name)
