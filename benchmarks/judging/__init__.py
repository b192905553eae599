"""Blind judging of findings: what ``benchmarks/judge.py`` runs. docs/judging.md describes the protocol."""
