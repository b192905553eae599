"""Kinds of rule, one module each."""
