"""Measures the linter against annotated texts: how much it finds, and how much of that is right."""
