"""Base noun phrases as a regular expression over word classes: determiners, what stands before the head, the head, and possessors."""

from __future__ import annotations

PREMODIFIERS = r"(?:A?(?:[JPKGZ#]|E(?=J))(?:,(?=[JZ]+[NMEZ]))?){0,9}"  # bounded, as heads are: classes of both in a row cost no more
HEADS = r"[NMEZ#e]{1,12}(?:\"[NMEZ]+\"[NMEZ]+)?"
POSSESSOR = rf"(?:O{PREMODIFIERS}{HEADS}){{0,6}}"
BASE = rf"(?:(?>(?:[dq]{{1,3}}{PREMODIFIERS}|(?:A?[JZ#]){{0,9}}){HEADS}{POSSESSOR})|p|d(?:[PK](?=A?[VSPbhmx])|(?=[VSPbhmxwoi,.TAn])))"
"""A base noun phrase. What is both modifier and head is not tried as either: in a row of of-phrases that doubled the time with each."""
