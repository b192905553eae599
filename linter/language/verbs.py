"""Verbs by what they take as their object, for the layer of clauses: with all their forms, from ``data/clause-verbs.txt``."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {
        "clause": set(),
        "thought": set(),
        "speech": set(),
        "addressee": set(),
        "cause": set(),
    }
    for line in Path(__file__).with_name("data").joinpath("clause-verbs.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, *forms = line.split()
            found[name].update(forms)
    found["speech"] |= found["clause"] | found["addressee"]
    found["clause"] |= found["thought"]
    return {name: frozenset(forms) for name, forms in found.items()}


def takes_clause(form: str) -> bool:
    """Whether a form of a verb, in lower case, takes a clause without *that* as its object: said, thinks."""
    return form in _classes()["clause"]


def is_of_speech(form: str) -> bool:
    """Whether it is a form of a verb of saying or judging aloud."""
    return form in _classes()["speech"]


def takes_addressee(form: str) -> bool:
    """Whether its object is whom something is said to: told, warned."""
    return form in _classes()["addressee"]


def leads_to(form: str) -> bool:
    """Whether its object does what an infinitive behind it says: led, forced (Levin and VerbNet: force, allow, get)."""
    return form in _classes()["cause"]
