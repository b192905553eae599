"""rhetlint: a rule-based linter for discourse and rhetoric."""

__version__ = "0.1.0"
