"""Phrases from word classes: regular expressions over the class string, whose offsets are token positions.

A finite-state chunker (Abney 1996): base noun phrases first, then those grown by what belongs to them. Nothing crosses a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from linter.language.base import BASE, HEADS, POSSESSOR, PREMODIFIERS
from linter.language.clauses import clauses_of
from linter.language.labels import labels
from linter.language.names import NAME, organisations, persons
from linter.language.signatures import signatures
from linter.language.tags import document_tags
from linter.text.annotation import Annotation
from linter.text.document import ANNOTATORS, CLASSES, EDGES, Document, Edges, at_once, by_sentence

_base = re.compile(BASE)
_pp = rf"(?:[iT]G?(?:{BASE})(?:o(?:{BASE}))*)"
_brackets = r"(?:\([^()]{1,8}\))"
_time = r"(?:[dJA]{0,2}e)"
_only_time = re.compile("[dJA]{0,2}e+")
_apposition = rf"(?:,(?!p)(?:{BASE})(?:[oiT](?:{BASE})|[PKG](?=[ioT]))*(?:c(?:{BASE})(?:[oiT](?:{BASE}))*)?(?:w[^,.:\"]{{1,15}}(?=,))?(?:,(?={BASE}{{0,1}},)[^,.]{{0,8}})?(?:,|(?=[.\n])))"
_relative = r"(?:(?:,A(?=,))?(?:,|(?<=,))[wi]?w[^,.:\"]{1,25}(?:,|(?=\.)))"
_participle = r"(?:,[PKGJ][^,.:\"]{1,15},)"
_source = re.compile(
    rf"(?:{BASE})(?:o(?:{BASE}))*(?:c(?:{BASE})(?:o(?:{BASE}))*)?(?:{_pp}|{_brackets}|{_time}){{0,4}}(?:{_apposition}|{_relative}|{_participle})*(?:,?[wt](?=[VSPbhmxnA]))?"
)
_antecedent = re.compile(rf"(?:{BASE})(?:o(?:{BASE}))*{_pp}{{0,2}},?[wt]")
_relative_word = re.compile(r"(?<=[NMEZ#epdKPO,])[wt](?=[VSPbhmxnAi])")
_before_relative = re.compile(r"[dqpAJPKGZ#NMEeOoiT\",]*")  # the classes an antecedent is made of
_actor = re.compile(rf"[dq]?{PREMODIFIERS}{HEADS}{POSSESSOR}(?:o{BASE})*|p|d(?=[VSPbhmx])")
_adjunct = re.compile(rf"{_pp}|A|[dJ]{{0,2}}e|[dJ]N(?=[t\".,])")
_clause = re.compile(r"[^,.:()]+")
WORDS = frozenset("dqpwtsciomTbhxnENMJA#eVSPKGOuXYUWQZ")
"""The classes of tokens that are no marks."""
_aux = re.compile(r"[mbhxnA]+(?:Tb?A?|GT)?")
_active = re.compile(
    r"[mbhxnA](?:(?:(?<!b)|(?![nA]*[PK]))(?:[mhxnA]|b(?![nA]*[PK]))*(?:Tb?A?|GT)?|(?<=b)[mbhxnA]*(?:[KP]T|JT)A?)"
)

SINGLE = {
    "noun": "NMZ", "verb": "VSP", "adj": "JZ", "adv": "A", "det": "dq", "prep": "io", "pronoun": "p", "number": "#", "ing": "G",
    "participle": "PK", "modal": "m", "negation": "n",
}  # fmt: skip
"""Terminals that are one token, by the classes they take."""


def _chunks(pattern: re.Pattern[str]) -> Callable[[Document], Annotation]:
    """An annotator of non-overlapping token ranges of a pattern over the class string."""

    def annotate(document: Document) -> Annotation:
        tags = document_tags(document)
        return by_sentence(document, lambda units, first, last: units.add(_spans(pattern, tags, first, last)))

    return annotate


def _verb_groups(pattern: re.Pattern[str]) -> Callable[[Document], Annotation]:
    """The same; also without the adverbs before the first verb ("there are": there is an adverb)."""

    def annotate(document: Document) -> Annotation:
        tags = document_tags(document)

        def find(units: Annotation, first: int, last: int) -> None:
            found = _spans(pattern, tags, first, last)
            bare = [(end - len(tags[begin:end].lstrip("A")), end) for begin, end in found if tags[begin] == "A"]
            units.add(found, [unit for unit in bare if unit[0] < unit[1]])

        return by_sentence(document, find)

    return annotate


_span = re.Match.span


def _spans(pattern: re.Pattern[str], tags: str, first: int, last: int) -> list[tuple[int, int]]:
    return list(map(_span, pattern.finditer(tags, first, last)))


def single(classes: str) -> Callable[[Document], Annotation]:
    """An annotator of every token of the given classes, one token a unit."""
    chosen = bytes(chr(code) in classes for code in range(128))  # classes are ASCII

    def annotate(document: Document) -> Annotation:
        made = at_once(document, [])
        made.add_tokens(document_tags(document).encode("ascii").translate(chosen + bytes(128)))
        return made

    return annotate


def noun_phrases(document: Document) -> Annotation:
    """Base noun phrases, the same grown by their of-phrases (the longest leads at each start), and possessors alone."""
    tags = document_tags(document)
    return by_sentence(document, lambda units, first, last: units.add(*_phrases(tags, first, last)))


@lru_cache(maxsize=4)  # <np> and <source> of one sentence are asked for one after the other
def _phrases(tags: str, first: int, last: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Base noun phrases of a sentence; and those grown by of-phrases, with the possessors before the first possessive mark."""
    base = _spans(_base, tags, first, last)
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
        further = further + _spans(_source, tags, first, last)
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


def adjuncts(document: Document) -> Annotation:
    """Prepositional phrases, adverbs and times; and runs of them, of which the longest leads at each start."""
    tags = document_tags(document)

    def find(units: Annotation, first: int, last: int) -> None:
        runs: list[tuple[int, int]] = []
        parts: list[tuple[int, int]] = []  # of runs of several
        alone = (-1, -1)
        for one in _spans(_adjunct, tags, first, last):
            if runs and runs[-1][1] == one[0]:
                parts += (alone, one) if runs[-1] == alone else (one,)
                runs[-1] = runs[-1][0], one[1]
            else:
                runs.append(one)
                alone = one
        units.add(runs, parts)

    return by_sentence(document, find)


def clauses(document: Document) -> Annotation:
    """From any token to the end of its clause: the next comma, colon, dash, bracket or full stop."""
    tags = document_tags(document)

    def find(units: Annotation, first: int, last: int) -> None:
        for begin, end in _spans(_clause, tags, first, last):
            units.add_from_any(begin, end)

    return by_sentence(document, find)


def register() -> None:
    """Name the phrase annotators in the table that the pattern language's ``<name>`` terminals read."""
    for name, classes in SINGLE.items():
        ANNOTATORS[name] = single(classes)
        CLASSES[name] = frozenset(classes)
    ANNOTATORS["np"] = noun_phrases
    ANNOTATORS["source"] = sources
    ANNOTATORS["name"] = _chunks(NAME)
    ANNOTATORS["aux"] = _verb_groups(_aux)
    ANNOTATORS["active"] = _verb_groups(_active)
    ANNOTATORS["actor"] = _chunks(_actor)
    ANNOTATORS["adjunct"] = adjuncts
    ANNOTATORS["capital"] = single("E")
    ANNOTATORS["word"] = single("".join(WORDS))
    ANNOTATORS["person"] = persons
    ANNOTATORS["organisation"] = organisations
    ANNOTATORS["label"] = labels
    ANNOTATORS["signature"] = signatures
    ANNOTATORS["clause"] = clauses
    CLASSES["capital"], CLASSES["word"] = frozenset("E"), WORDS
    EDGES.update(_EDGES)
    EDGES.update((name, Edges("".join(sorted(tags)), "".join(sorted(tags)))) for name, tags in CLASSES.items())


_BEGINS, _HEAD = "dqAJPKGZ#NMEep", "NMEZ#epdPK"
_EDGES = {
    "np": Edges(_BEGINS, _HEAD),
    "actor": Edges(_BEGINS, _HEAD),
    "source": Edges(_BEGINS, None),  # whatever stands before the verb
    "name": Edges("E", "E"),
    "person": Edges("E", "E"),
    "organisation": Edges("E", "E"),
    "aux": Edges("mbhxnA", "mbhxnATb"),
    "active": Edges("mbhxnA", "mbhxnATb"),
    "adjunct": Edges("iTAdJe", _HEAD + "A"),
}
