"""Whose name a name is: persons, organisations, and the labels that hand over the floor in transcripts and headlines."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

from linter.text.abbreviations import TITLES
from linter.text.document import Annotation, Document, at_once, units_from
from linter.text.tags import document_tags

Gender = Literal["female", "male", "unknown"]

ORGANISATION_WORDS = frozenset(
    """ministry department university college institute council committee commission party agency bank court house senate
    congress parliament government company corporation inc. inc corp. corp co. ltd. ltd group union association federation
    foundation league bureau office police army navy force times post journal news network center centre club society
    administration campaign organization organisation team press service cabinet coalition board authority embassy consulate
    church alliance front movement fund studio project nato eu un fbi cia""".split()  # noqa: SIM905
)
"""Words that make the name they stand in an organisation's."""

_NAME = re.compile(r"E+(?:od?E+)*")
_LABEL_TOKENS = 5
_QUESTION_AND_ANSWER = frozenset({"q", "a"})


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


def persons(document: Document) -> Annotation:
    """Names of persons: with a title or a given name, or the surname of one so named elsewhere in the article."""
    norms, tags = document.norms, document_tags(document)
    spans = [m.span() for m in _NAME.finditer(tags)]
    sure = {(a, b) for a, b in spans if _is_person(norms, tags, a, b)}
    surnames = {norms[b - 1] for _, b in sure}
    named = [(a, b) for a, b in spans if (a, b) in sure or (b - a == 1 and norms[a] in surnames)]
    return at_once(document, units_from(named))


def _is_person(norms: list[str], tags: str, first: int, last: int) -> bool:
    if ORGANISATION_WORDS.intersection(norms[first:last]) or "o" in tags[first:last]:
        return False
    if norms[first].rstrip(".") in TITLES and last - first > 1:
        return True
    given = given_names()
    initial = last - first > 3 and len(norms[last - 2].rstrip(".")) == 1
    return last - first > 1 and (norms[first] in given or norms[last - (3 if initial else 2)] in given)


def organisations(document: Document) -> Annotation:
    """Names that hold a word for an organisation (ministry, party, times …), and initialisms."""
    norms, tags, view = document.norms, document_tags(document), document.view
    out = []
    for match in _NAME.finditer(tags):
        first, last = match.span()
        short = last - first == 1 and len(norms[first]) > 1
        capitals = short and view[document.starts[first] : document.ends[first]].isupper()
        if capitals or ORGANISATION_WORDS.intersection(norms[first:last]):
            out.append((first, last))
    return at_once(document, units_from(out))


_HEADLINE_SOURCES = frozenset(
    """report reports poll polls survey study studies analysis newspaper paper official officials source sources police experts critics insiders
    aide aides spokesman spokeswoman lawyer lawyers campaign documents emails minister mayor governor""".split()  # noqa: SIM905
)
"""Nouns that a headline gives the floor to: Poll: Half of the town wants a ferry."""


def labels(document: Document) -> Annotation:
    """What stands before the colon where somebody has the floor: ``NAME:`` or ``Q:`` of a transcript, a headline's ``Orlow:``.

    A label opens its block (after a quotation mark, perhaps). In capitals, or Q and A, or as the name of a person of the article,
    it opens at least two blocks; in a heading, or the article's first block, it is a person's name or a source.
    """
    norms, view, tags = document.norms, document.view, document_tags(document)
    people = dict(document.annotation("person").ends())
    surnames = {norms[last - 1] for last in people.values()}
    transcript: list[tuple[int, int]] = []
    headline: list[tuple[int, int]] = []
    block = -1
    for sentence in document.sentences:
        if sentence.block == block:
            continue
        block = sentence.block
        first = sentence.first
        while first < sentence.last and norms[first] in ('"', "''", "'", "["):
            first += 1
        colon = next((i for i in range(first, min(first + _LABEL_TOKENS, sentence.last - 1)) if norms[i] == ":"), first)
        if colon == first:
            continue
        text = view[document.starts[first] : document.ends[colon - 1]]
        named = people.get(first) == colon or (
            norms[colon - 1] in surnames and all(view[document.starts[i]].isupper() for i in range(first, colon))
        )
        if (block == 0 or document.blocks[block].kind == "heading") and (
            named or norms[colon - 1] in _HEADLINE_SOURCES
        ):
            headline.append((first, colon))
        elif (named and tags[colon + 1] != "#") or (  # not a tally: Orlow: 547
            text.isupper() and (len(text) > 2 or norms[first] in _QUESTION_AND_ANSWER)
        ):
            transcript.append((first, colon))
    return at_once(document, units_from(headline + (transcript if len(transcript) > 1 else [])))
