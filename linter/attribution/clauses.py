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

_PREMODIFIERS = "(?:A?[JPKGZ#]){0,9}"
_HEADS = "[NMEZ#e]{1,12}"

CLAUSE = re.compile(rf"(?:p|[dq]{{0,2}}{_PREMODIFIERS}{_HEADS}|there)A?[VSPbhmxn]")
"""A short subject and the beginning of its predicate."""

MAIN_CLAUSE = re.compile(
    rf"[A\"]*(?:p|there|[dq]{{0,3}}{_PREMODIFIERS}{_HEADS}(?:[oiO][dq]?{_PREMODIFIERS}{_HEADS}){{0,6}})A?[VSPbhmxn]"
)
"""A subject with its prepositional phrases, and the beginning of its predicate."""

OBJECT = re.compile(r"[dq]{0,2}(?:A?[JPKGZ#EeNM]O?){0,9}[NMEZ]")
"""A noun phrase after a preposition."""
