"""What the bounds of a report ask of its sentence's clauses: whether one begins at a token, and whether there is a verb in a stretch."""

from __future__ import annotations

from linter.language.clauses import clauses_of
from linter.language.tags import document_tags
from linter.text.document import Document

FINITE_VERBS = frozenset("VSPbhmx")
"""The classes of which a clause has one, for all that their words may not be finite: *be*, *have* and past participles are among them."""

NON_FINITE = frozenset({"be", "being", "been", "having"})
"""Words of those classes that are no clause's verb."""

SUBORDINATORS = frozenset(
    """while although though as if when after before because since once whereas until unless""".split()  # noqa: SIM905
)

_OPENING = frozenset('A"')


def begins_clause(document: Document, at: int, end: int) -> bool:
    """Whether the subject of a finite clause begins at a token, adverbs and marks left out, and its verb stands before ``end``.

    A row of subjects is not sure to begin one: in "the issues of Crimea, Donbas and Strand might be" it goes on a list.
    """
    tags = document_tags(document)
    while at < end and tags[at] in _OPENING:
        at += 1
    return at < end and any(
        clause.subject is not None
        and clause.subject.first == at
        and tags.find("c", at, clause.subject.last) < 0
        and clause.relative is None
        and at < clause.verb.first < end
        and clause.kind not in ("participle", "infinitive")
        for clause in clauses_of(document, document.sentence_of[at])
    )


def has_clause(document: Document, first: int, last: int) -> bool:
    """Whether a finite clause with its subject lies in a stretch of one sentence."""
    if first >= last:
        return False
    return any(
        clause.subject is not None
        and clause.subject.first >= first
        and clause.relative is None
        and clause.verb.first < last
        and clause.kind not in ("participle", "infinitive")
        for clause in clauses_of(document, document.sentence_of[first])
    )
