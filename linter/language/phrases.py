"""Phrases from word classes: regular expressions over the class string, whose offsets are token positions.

A finite-state chunker (Abney 1996): base noun phrases first, then those grown by what belongs to them. Nothing crosses a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from linter.language.base import BASE, HEADS, POSSESSOR, PREMODIFIERS
from linter.language.clauses import Clause, clauses_of
from linter.language.labels import labels
from linter.language.names import NAME, organisations, persons
from linter.language.nounphrases import PREPOSITIONAL, noun_phrases, sources, spans
from linter.language.signatures import signatures
from linter.language.tags import document_tags
from linter.text.annotation import Annotation, Unit
from linter.text.document import ANNOTATORS, CLASSES, EDGES, Document, Edges, at_once, by_sentence

_actor = re.compile(rf"[dq]?{PREMODIFIERS}{HEADS}{POSSESSOR}(?:o{BASE})*|p|d(?=[VSPbhmx])")
_adjunct = re.compile(rf"{PREPOSITIONAL}|A|[dJ]{{0,2}}e|[dJ]N(?=[t\".,])")
_COMPOUND = re.compile(r"[^\W\d_]+(?:['’]s)?(?:-[^\W\d_]+)+(?:['’]s)?")
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
        return by_sentence(document, lambda units, first, last: units.add(spans(pattern, tags, first, last)))

    return annotate


def _verb_groups(pattern: re.Pattern[str]) -> Callable[[Document], Annotation]:
    """The same; also without the adverbs before the first verb ("there are": there is an adverb)."""

    def annotate(document: Document) -> Annotation:
        tags = document_tags(document)

        def find(units: Annotation, first: int, last: int) -> None:
            found = spans(pattern, tags, first, last)
            bare = [(end - len(tags[begin:end].lstrip("A")), end) for begin, end in found if tags[begin] == "A"]
            units.add(found, [unit for unit in bare if unit[0] < unit[1]])

        return by_sentence(document, find)

    return annotate


def single(classes: str) -> Callable[[Document], Annotation]:
    """An annotator of every token of the given classes, one token a unit."""
    chosen = bytes(chr(code) in classes for code in range(128))  # classes are ASCII

    def annotate(document: Document) -> Annotation:
        made = at_once(document, [])
        made.add_tokens(document_tags(document).encode("ascii").translate(chosen + bytes(128)))
        return made

    return annotate


def compounds(document: Document) -> Annotation:
    """Every token that joins words by a hyphen (``job-killing``, ``Franco-German``), one token a unit."""
    found = ((at, at + 1) for at, norm in enumerate(document.norms) if "-" in norm and _COMPOUND.fullmatch(norm))
    return at_once(document, list(found))


def adjuncts(document: Document) -> Annotation:
    """Prepositional phrases, adverbs and times; and runs of them, of which the longest leads at each start."""
    tags = document_tags(document)

    def find(units: Annotation, first: int, last: int) -> None:
        runs: list[tuple[int, int]] = []
        parts: list[tuple[int, int]] = []  # of runs of several
        alone = (-1, -1)
        for one in spans(_adjunct, tags, first, last):
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
        for begin, end in spans(_clause, tags, first, last):
            units.add_from_any(begin, end)

    return by_sentence(document, find)


def _of_clauses(unit: Callable[[Clause], Unit | None]) -> Callable[[Document], Annotation]:
    """An annotator of one stretch of each clause, or none of it."""

    def annotate(document: Document) -> Annotation:
        def find(units: Annotation, first: int, last: int) -> None:
            found = (unit(clause) for clause in clauses_of(document, document.sentence_of[first]))
            units.add([], {one for one in found if one is not None})

        return by_sentence(document, find)

    return annotate


def _subject_before_verb(clause: Clause) -> Unit | None:
    """The subject of a finite clause, where it stands before the verb; of a relative clause nothing, since its pronoun is the subject."""
    if clause.subject is None or clause.relative is not None or clause.kind in ("participle", "infinitive"):
        return None
    return clause.subject if clause.subject.last <= clause.verb.first else None


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
    ANNOTATORS["subject"] = _of_clauses(_subject_before_verb)
    ANNOTATORS["predicate"] = _of_clauses(lambda clause: clause.verb)
    ANNOTATORS["passive"] = _of_clauses(lambda clause: clause.verb if clause.passive else None)
    ANNOTATORS["negated"] = _of_clauses(lambda clause: clause.verb if clause.negated else None)
    ANNOTATORS["capital"] = single("E")
    ANNOTATORS["compound"] = compounds
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
    "compound": Edges("".join(sorted(WORDS)), "".join(sorted(WORDS))),
    "adjunct": Edges("iTAdJe", _HEAD + "A"),
}
