"""Noun phrases as units of patterns: base noun phrases, those grown by what belongs to them, and those that may be a source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from linter.language.base import BASE
from linter.language.clauses import clauses_of
from linter.language.tags import document_tags
from linter.text.annotation import Annotation
from linter.text.document import Document, by_sentence

_base = re.compile(BASE)
PREPOSITIONAL = rf"(?:[iT]G?(?:{BASE})(?:o(?:{BASE}))*)"
_brackets = r"(?:\([^()]{1,8}\))"
_time = r"(?:[dJA]{0,2}e)"
_only_time = re.compile("[dJA]{0,2}e+")
_apposition = rf"(?:,(?!p)(?:{BASE})(?:[oiT](?:{BASE})|[PKG](?=[ioT]))*(?:c(?:{BASE})(?:[oiT](?:{BASE}))*)?(?:w[^,.:\"]{{1,15}}(?=,))?(?:,(?={BASE}{{0,1}},)[^,.]{{0,8}})?(?:,|(?=[.\n])))"
_relative = r"(?:(?:,A(?=,))?(?:,|(?<=,))[wi]?w[^,.:\"]{1,25}(?:,|(?=\.)))"
_participle = r"(?:,[PKGJ][^,.:\"]{1,15},)"
_source = re.compile(
    rf"(?:{BASE})(?:o(?:{BASE}))*(?:c(?:{BASE})(?:o(?:{BASE}))*)?(?:{PREPOSITIONAL}|{_brackets}|{_time}){{0,4}}(?:{_apposition}|{_relative}|{_participle})*(?:,?[wt](?=[VSPbhmxnA]))?"
)
_antecedent = re.compile(rf"(?:{BASE})(?:o(?:{BASE}))*{PREPOSITIONAL}{{0,2}},?[wt]")
_relative_word = re.compile(r"(?<=[NMEZ#epdKPO,])[wt](?=[VSPbhmxnAi])")
_before_relative = re.compile(r"[dqpAJPKGZ#NMEeOoiT\",]*")  # the classes an antecedent is made of
_span = re.Match.span


def spans(pattern: re.Pattern[str], tags: str, first: int, last: int) -> list[tuple[int, int]]:
    """The stretches that match, one after the other, between two tokens."""
    return list(map(_span, pattern.finditer(tags, first, last)))


def noun_phrases(document: Document) -> Annotation:
    """Base noun phrases, the same grown by their of-phrases (the longest leads at each start), and possessors alone."""
    tags = document_tags(document)
    return by_sentence(document, lambda units, first, last: units.add(*_phrases(tags, first, last)))


@lru_cache(maxsize=4)  # <np> and <source> of one sentence are asked for one after the other
def _phrases(tags: str, first: int, last: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Base noun phrases of a sentence; and those grown by of-phrases, with the possessors before the first possessive mark."""
    base = spans(_base, tags, first, last)
    further: list[tuple[int, int]] = []
    if tags.find("o", first, last) >= 0:
        further += _grown(base, tags)
    if tags.find("O", first, last) >= 0:
        further += [(begin, tags.index("O", begin)) for begin, end in base if tags.find("O", begin, end) >= 0]
    return base, further


def _grown(base: list[tuple[int, int]], tags: str) -> Iterable[tuple[int, int]]:
    """Phrases in a row with "of" between each two: from the first to the end of the last."""
    grown: dict[int, int] = {}
    begun, done = -1, -1
    for begin, end in base:
        if begin == done + 1 and begun >= 0 and tags[done] == "o":
            grown[begun] = end
        else:
            begun = begin
        done = end
    return grown.items()


def sources(document: Document) -> Annotation:
    """Noun phrases with all that names a speaker in news: title, of- and in-phrases, party, apposition, relative clause.

    Every shorter unit with the same start is kept in ``starts`` alone, so that a matcher stepping back from a cue finds
    the phrase that ends there; forwards the longest is taken.
    """
    tags = document_tags(document)
    backwards = tags[::-1]

    def find(units: Annotation, first: int, last: int) -> None:
        base, further = _phrases(tags, first, last)
        further = further + spans(_source, tags, first, last)
        if tags.find("w", first, last) >= 0 or tags.find("t", first, last) >= 0:
            further += _antecedents(tags, backwards, first, last)
        if tags.find("e", first, last) >= 0:  # a day does not speak: the ministry said Wednesday
            base, further = ([one for one in found if not _is_time(tags, *one)] for found in (base, further))
        subjects = _subjects(document, first)
        units.add(base, further + [(begin, end) for end, begin in subjects.items()])

    return by_sentence(document, find)


def _subjects(document: Document, first: int) -> dict[int, int]:
    """Of the verbs of a sentence, by their first tokens, where the subject before them begins."""
    found: dict[int, int] = {}
    taken: set[int] = set()  # first tokens of subjects that have their verb
    for clause in clauses_of(document, document.sentence_of[first]):
        subject, verb = clause.subject, clause.verb
        if subject is None or clause.kind in ("participle", "infinitive") or subject.last > verb.first:
            continue
        if clause.relative is not None:
            found[verb.first] = subject.first
        elif subject.first not in taken:
            found[verb.first] = subject.first
            taken.add(subject.first)
    return found


def _is_time(tags: str, first: int, last: int) -> bool:
    return tags[last - 1] == "e" and last - first <= 4 and _only_time.fullmatch(tags, first, last) is not None


def _antecedents(tags: str, backwards: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Noun phrases up to the relative word that goes on from them: people from the harbour who …"""
    for relative in _relative_word.finditer(tags, first, last):
        at, end = relative.span()
        before = _before_relative.match(backwards, len(tags) - at, len(tags) - first)
        assert before is not None  # it may be empty
        found = _antecedent.search(tags, len(tags) - before.end(), end)
        if found is not None:
            yield found.span()
            first = end
