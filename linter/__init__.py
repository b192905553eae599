"""rhetlint: a rule-based linter for discourse and rhetoric.

>>> import linter
>>> found = linter.lint("“It is over,” said Ilse Brandt.")
>>> found.speakers[0].name
'Ilse Brandt'
>>> [(a.kind, found.document.text_of(*a.content[0])) for a in found.attributions]
[('direct', '“It is over,”')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from linter.version import __version__

if TYPE_CHECKING:
    from linter.findings.finding import Finding, Findings
    from linter.results import Linted
    from linter.ruleset.library import RuleLibrary
    from linter.ruleset.rule import Rule
    from linter.session import lint, load_rules
    from linter.text.document import Document

__all__ = ["Document", "Finding", "Findings", "Linted", "Rule", "RuleLibrary", "__version__", "lint", "load_rules"]

_HOME = {
    "lint": "linter.session", "Linted": "linter.results", "load_rules": "linter.session", "Finding": "linter.findings.finding", "Findings": "linter.findings.finding",
    "RuleLibrary": "linter.ruleset.library", "Rule": "linter.ruleset.rule",
    "Document": "linter.text.document",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import public names on first use, so that the command line starts without what it does not need."""
    from importlib import import_module

    if name not in _HOME:
        raise AttributeError(f"module 'linter' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
