"""Whose name a name is: a person's or an organisation's."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Literal

from linter.language.tags import document_tags
from linter.text.abbreviations import TITLES
from linter.text.annotation import Annotation
from linter.text.document import Document, at_once

Gender = Literal["female", "male", "unknown"]

ORGANISATION_WORDS = frozenset(
    """ministry department university college institute council committee commission party agency bank court house senate
    congress parliament government company corporation inc. inc corp. corp co. ltd. ltd group union association federation
    foundation league bureau office police army navy force times post journal news network center centre club society
    administration campaign organization organisation team press service cabinet coalition board authority embassy consulate
    church alliance front movement fund studio project nato eu un fbi cia""".split()  # noqa: SIM905
)
"""Words that make a name an organisation's."""


def has_organisation_word(words: Iterable[str]) -> bool:
    """Whether one of some words, in lower case, makes a name an organisation's."""
    return not ORGANISATION_WORDS.isdisjoint(words)


NAME = re.compile(r"E+(?:od?E+)*")
"""A name over word classes, with what follows *of*: Bank of England."""

_ABBREVIATED_TITLES = frozenset(map(str.lower, TITLES))


@cache
def given_names() -> dict[str, Gender]:
    """Given name (lower case) to its usual gender."""
    out: dict[str, Gender] = {}
    for line in Path(__file__).with_name("data").joinpath("given-names.txt").read_text("utf-8").splitlines():
        kind, _, names = line.partition(" ")
        if kind in ("female", "male", "either"):
            gender: Gender = "female" if kind == "female" else "male" if kind == "male" else "unknown"
            out.update(dict.fromkeys(names.split(), gender))
    return out


@cache
def full_forms() -> dict[str, frozenset[str]]:
    """Short form of a given name (lower case) to the names it stands for: Bill to William."""
    out: dict[str, set[str]] = {}
    for line in Path(__file__).with_name("data").joinpath("short-names.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            full, *shorts = line.split()
            for short in shorts:
                out.setdefault(short, set()).add(full)
    return {short: frozenset(full) for short, full in out.items()}


def name_spans(tags: str) -> Iterator[tuple[int, int]]:
    """The token ranges of names, by a document's word classes: one may run on after a heading, which has no full stop."""
    edges = iter(_name_edges(tags))
    return zip(edges, edges, strict=True)


@lru_cache(maxsize=1)  # persons, organisations and speakers of one document are read from them in turn
def _name_edges(tags: str) -> array[int]:
    return array("I", chain.from_iterable(map(re.Match.span, NAME.finditer(tags))))


def persons(document: Document) -> Annotation:
    """Names of persons: with a title or a given name, or the surname of one so named elsewhere in the article."""
    norms, tags = document.norms, document_tags(document)
    spans = list(name_spans(tags))
    sure = {span for span in spans if span[1] - span[0] > 1 and _is_person(norms, tags, *span)}
    surnames = {norms[last - 1] for _, last in sure}
    named = [(a, b) for a, b in spans if (norms[a] in surnames if b - a == 1 else (a, b) in sure)]
    return at_once(document, named)


def _is_person(norms: list[str], tags: str, first: int, last: int) -> bool:
    """Whether a name of several words begins with a title, or has a given name first or before the last name."""
    given, head = given_names(), norms[first]
    if head not in given and head.rstrip(".") not in _ABBREVIATED_TITLES:
        initial = last - first > 3 and len(norms[last - 2].rstrip(".")) == 1
        if norms[last - (3 if initial else 2)] not in given:
            return False
    return "o" not in tags[first:last] and ORGANISATION_WORDS.isdisjoint(norms[first:last])


def organisations(document: Document) -> Annotation:
    """Names that hold a word for an organisation (ministry, party, times …), and initialisms."""
    norms, view, starts, ends = document.norms, document.view, document.starts, document.ends
    out = []
    for first, last in name_spans(document_tags(document)):
        if last - first > 1:
            found = not ORGANISATION_WORDS.isdisjoint(norms[first:last])
        else:
            word = norms[first]
            found = word in ORGANISATION_WORDS or (len(word) > 1 and view[starts[first] : ends[first]].isupper())
        if found:
            out.append((first, last))
    return at_once(document, out)
