"""Phrases from word classes: regular expressions over the class string, whose offsets are token positions.

A finite-state chunker (Abney 1996): base noun phrases first, then those grown by what belongs to them. Nothing crosses a sentence.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping

from linter.text.document import ANNOTATORS, CLASSES, EDGES, Annotation, Document, Edges, annotation_from
from linter.text.names import labels, organisations, persons
from linter.text.tags import document_tags

_PREMODIFIERS = r"(?:A?(?:[JPKGZ#]|E(?=J))(?:,(?=[JZ]+[NMEZ]))?){0,9}"  # bounded, as heads are: classes of both in a row cost no more
_HEADS = r"[NMEZ#e]{1,12}(?:\"[NMEZ]+\"[NMEZ]+)?"
_POSSESSOR = rf"(?:O{_PREMODIFIERS}{_HEADS}){{0,6}}"
BASE = rf"(?:[dq]{{1,3}}{_PREMODIFIERS}{_HEADS}{_POSSESSOR}|(?:A?[JZ#]){{0,9}}{_HEADS}{_POSSESSOR}|p|d[PK](?=A?[VSPbhmx])|d(?=[VSPbhmxwoi,.TAn]))"

_base = re.compile(BASE)
_np = re.compile(rf"{BASE}(?:o(?:{BASE}))*")
_pp = rf"(?:[iT]G?(?:{BASE})(?:o(?:{BASE}))*)"
_brackets = r"(?:\([^()]{1,8}\))"
_time = r"(?:[dJA]{0,2}e)"
_only_time = re.compile("[dJA]{0,2}e+")
_apposition = rf"(?:,(?!p)(?:{BASE})(?:[oiT](?:{BASE})|[PKG](?=[ioT]))*(?:c(?:{BASE})(?:[oiT](?:{BASE}))*)?(?:w[^,.:\"]{{1,15}}(?=,))?(?:,(?={BASE}{{0,1}},)[^,.]{{0,8}})?(?:,|(?=[.\n])))"
_relative = r"(?:(?:,A(?=,))?(?:,|(?<=,))[wi]?w[^,.:\"]{1,25}(?:,|(?=\.)))"
_participle = r"(?:,[PKGJ][^,.:\"]{1,15},)"
_reduced = rf"(?:[PK](?={_time}[SPbhmx]|{_pp}[SPbhmx]))?"  # a report published Wednesday said …
_source = re.compile(
    rf"(?:{BASE})(?:o(?:{BASE}))*(?:c(?:{BASE})(?:o(?:{BASE}))*)?{_reduced}(?:{_pp}|{_brackets}|{_time}){{0,4}}(?:{_apposition}|{_relative}|{_participle})*(?:,?[wt](?=[VSPbhmxnA]))?"
)
_antecedent = re.compile(rf"(?:{BASE})(?:o(?:{BASE}))*{_pp}{{0,2}},?[wt](?=[VSPbhmxnAi])")
_name = re.compile(r"E+(?:od?E+)*")
_actor = re.compile(rf"[dq]?{_PREMODIFIERS}{_HEADS}{_POSSESSOR}(?:o{BASE})*|p|d(?=[VSPbhmx])")
_adjunct = re.compile(rf"(?:{_pp}|A|[dJ]{{0,2}}e|[dJ]N(?=[t\".,]))+")
_one_adjunct = re.compile(rf"{_pp}|A|[dJ]{{0,2}}e|[dJ]N(?=[t\".,])")
_capital = re.compile("E")
_word = re.compile(r"[^,.:\"()]")
WORDS = frozenset("dqpwtsciomTbhxnENMJA#eVSPKGOuXYUWQZ")
"""The classes of tokens that are no marks."""
_aux = re.compile(r"[mbhxnA]+(?:Tb?A?|GT)?|[mbhxnA]*[bhx][mbhxnA]*(?:[KP]T|JT)A?")
_active = re.compile(r"(?:[mhxnA]|b(?![nA]*[PK]))+(?:Tb?A?|GT)?|[mbhxnA]*[bhx][mbhxnA]*(?:[KP]T|JT)A?")

SINGLE = {
    "noun": "NMZ", "verb": "VSP", "adj": "JZ", "adv": "A", "det": "dq", "prep": "io", "pronoun": "p", "number": "#", "ing": "G",
    "participle": "PK", "modal": "m", "negation": "n",
}  # fmt: skip
"""Terminals that stand for one token, by the classes they take."""


def spans(document: Document, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Non-overlapping token ranges of a pattern over the class string, none of them across a sentence's end."""
    tags, begin = document_tags(document), 0
    out: list[tuple[int, int]] = []
    for end in _open_ends(document, tags):
        out += [match.span() for match in pattern.finditer(tags, begin, end)]
        begin = end
    return out


def _open_ends(document: Document, tags: str) -> list[int]:
    """Where a sentence ends without a full stop (a heading, a list's item), which no pattern steps over; and the end."""
    found = document.open_ends
    if found is None:
        found = document.open_ends = [
            last
            for first, last, _ in document.sentences
            if "." not in tags[max(first, last - 2) : last] or last == len(tags)
        ]
    return found


def _chunks(pattern: re.Pattern[str]) -> Callable[[Document], Annotation]:
    return lambda document: annotation_from(spans(document, pattern))


class _TokenBefore(Mapping[int, int]):
    """``starts`` of units of one token: the token before, where it is one. Not stored, since ``<word>`` has every token."""

    def __init__(self, ends: Mapping[int, int]) -> None:
        self._ends = ends

    def __getitem__(self, last: int) -> int:
        if last - 1 in self._ends:
            return last - 1
        raise KeyError(last)

    def __iter__(self) -> Iterator[int]:
        return iter(self._ends.values())

    def __len__(self) -> int:
        return len(self._ends)


def single(classes: str) -> Callable[[Document], Annotation]:
    """An annotator of every token of the given classes, one token a unit."""
    return _marked(re.compile(f"[{re.escape(classes)}]"))


def _marked(chosen: re.Pattern[str]) -> Callable[[Document], Annotation]:
    def annotate(document: Document) -> Annotation:
        at = [m.start() for m in chosen.finditer(document_tags(document))]
        ends = {i: i + 1 for i in at}
        return Annotation(ends, _TokenBefore(ends))

    return annotate


def noun_phrases(document: Document) -> Annotation:
    """Base noun phrases, the same grown by their of-phrases (the longest leads at each start), and possessors alone."""
    tags = document_tags(document)
    base = _base_phrases(document)
    grown = [(first, last) for first, last in spans(document, _np) if "o" in tags[first:last]]
    possessors = [(first, tags.index("O", first)) for first, last in base if "O" in tags[first + 1 : last]]
    return annotation_from(base, [*grown, *possessors])


def sources(document: Document) -> Annotation:
    """Noun phrases with all that names a speaker in news: title, of- and in-phrases, party, apposition, relative clause.

    Every shorter unit with the same start is kept in ``starts`` alone, so that a matcher stepping back from a cue finds
    the phrase that ends there; forwards the longest is taken.
    """
    tags = document_tags(document)
    phrases = document.annotation("np")
    named = [*spans(document, _source), *spans(document, _antecedent), *phrases.ends.items()]
    named += [(first, last) for first, lasts in phrases.shorter.items() for last in lasts]
    base = _base_phrases(document)
    document.base_phrases = None

    def speaks(unit: tuple[int, int]) -> bool:  # a day does not: the ministry said Wednesday
        first, last = unit
        return tags[last - 1] != "e" or last - first > 4 or not _only_time.fullmatch(tags, first, last)

    return annotation_from(list(filter(speaks, base)), filter(speaks, named))


def _base_phrases(document: Document) -> list[tuple[int, int]]:
    """Base noun phrases, found once for the two annotations that build on them."""
    found = document.base_phrases
    if found is None:
        found = document.base_phrases = spans(document, _base)
    return found


def register() -> None:
    """Name the phrase annotators in the table that the pattern language's ``<name>`` terminals read."""
    for name, classes in SINGLE.items():
        ANNOTATORS[name] = single(classes)
        CLASSES[name] = frozenset(classes)
    ANNOTATORS["np"] = noun_phrases
    ANNOTATORS["source"] = sources
    ANNOTATORS["name"] = _chunks(_name)
    ANNOTATORS["aux"] = _chunks(_aux)
    ANNOTATORS["active"] = _chunks(_active)
    ANNOTATORS["actor"] = _chunks(_actor)
    ANNOTATORS["adjunct"] = lambda document: annotation_from(spans(document, _adjunct), spans(document, _one_adjunct))
    ANNOTATORS["capital"] = _marked(_capital)
    ANNOTATORS["word"] = _marked(_word)
    ANNOTATORS["person"] = persons
    ANNOTATORS["organisation"] = organisations
    ANNOTATORS["label"] = labels
    ANNOTATORS["clause"] = clauses
    CLASSES["capital"], CLASSES["word"] = frozenset("E"), WORDS
    EDGES.update(_EDGES)
    EDGES.update((name, Edges("".join(sorted(tags)), "".join(sorted(tags)))) for name, tags in CLASSES.items())


_BEGINS, _HEAD = "dqAJPKGZ#NMEep", "NMEZ#epdPK"
_EDGES = {
    "np": Edges(_BEGINS, _HEAD),
    "actor": Edges(_BEGINS, _HEAD),
    "source": Edges(_BEGINS, _HEAD + "),wt"),  # or anything before a full stop
    "name": Edges("E", "E"),
    "person": Edges("E", "E"),
    "organisation": Edges("E", "E"),
    "aux": Edges("mbhxnA", "mbhxnATb"),
    "active": Edges("mbhxnA", "mbhxnATb"),
    "adjunct": Edges("iTAdJe", _HEAD + "A"),
}


_clause = re.compile(r"[^,.:()]+")


def clauses(document: Document) -> Annotation:
    """From any token to the end of its clause: the next comma, colon, dash, bracket or full stop."""
    found = spans(document, _clause)
    starts = {last: first for first, last in found}
    return Annotation(_ClauseEnds(found), starts, others=_LaterStarts(starts))


class _ClauseEnds(Mapping[int, int]):
    """A token → the end of its clause. Not stored, since every word is in some clause."""

    def __init__(self, found: list[tuple[int, int]]) -> None:
        self._found = found

    def __getitem__(self, token: int) -> int:
        at = bisect_right(self._found, (token, sys.maxsize)) - 1
        if at >= 0 and token < self._found[at][1]:
            return self._found[at][1]
        raise KeyError(token)

    def __iter__(self) -> Iterator[int]:
        return (token for first, last in self._found for token in range(first, last))

    def __len__(self) -> int:
        return sum(last - first for first, last in self._found)


class _LaterStarts(Mapping[int, tuple[int, ...]]):
    """The end of a clause → its tokens after the first."""

    def __init__(self, starts: Mapping[int, int]) -> None:
        self._starts = starts

    def __getitem__(self, last: int) -> tuple[int, ...]:
        return tuple(range(self._starts[last] + 1, last))

    def __iter__(self) -> Iterator[int]:
        return iter(self._starts)

    def __len__(self) -> int:
        return len(self._starts)
