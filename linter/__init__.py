"""rhetlint: a rule-based linter for discourse and rhetoric."""
