"""What a clause looks like in word classes (see ``linter.language.words``): its subject, its verb, the words that open it."""

from __future__ import annotations

import re

FINITE_VERBS = frozenset("VSPbhmx")
"""The classes of which a clause has one, for all that their words may not be finite: *be*, *have* and past participles are among them."""

NON_FINITE = frozenset({"be", "being", "been", "having"})
"""Words of those classes that are no clause's verb."""

SUBORDINATORS = frozenset(
    """while although though as if when after before because since once whereas until unless""".split()  # noqa: SIM905
)

_NOUNS = "(?>(?:A?[JPKGZ#]){0,9}[NMEZ#e]{1,12})"  # not gone back into: what is both modifier and head would be tried as either

CLAUSE = re.compile(rf"(?:p|[dq]{{0,2}}{_NOUNS}|there)A?[VSPbhmxn]")
"""A short subject and the beginning of its predicate."""

MAIN_CLAUSE = re.compile(rf"[A\"]*(?:p|there|[dq]{{0,3}}{_NOUNS}(?:[oiO][dq]?{_NOUNS}){{0,6}})A?[VSPbhmxn]")
"""A subject with its prepositional phrases, and the beginning of its predicate."""

OBJECT = re.compile(r"[dq]{0,2}(?:A?[JPKGZ#EeNM]O?){0,9}[NMEZ]")
"""A noun phrase after a preposition."""
