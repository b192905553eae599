"""The clauses of a sentence: which noun phrase is the subject of which verb, however much stands between them.

The second level of a finite-state cascade (Abney 1996): chunks are read from left to right, and the clauses that are open are kept on a
stack. ``chunks_of`` looks at the chunks around a place, ``stack`` keeps the open clauses and those found, ``reader`` says what each kind of
chunk does to them. Nothing crosses a sentence, and nothing is guessed: a verb for which no noun phrase is left has no subject.
"""

from __future__ import annotations

from linter.language.clauses.model import Clause, ClauseKind
from linter.language.clauses.reader import read
from linter.text.document import Document

__all__ = ["Clause", "ClauseKind", "clause_before", "clause_of_verb", "clauses_of"]


def clauses_of(document: Document, sentence: int) -> list[Clause]:
    """The clauses of a sentence, by its index, in the order of their verbs; read when first asked for."""
    found: list[Clause] | None = document.clauses.get(sentence)
    if found is None:
        first, last, _ = document.sentences[sentence]
        found = document.clauses[sentence] = read(document, first, last)
    return found


def clause_of_verb(document: Document, first: int, last: int) -> Clause | None:
    """The clause whose verb group shares a token with a range; the last where several do. None where there is none."""
    found = None
    for clause in clauses_of(document, document.sentence_of[first]):
        if clause.verb.first < last and clause.verb.last > first:
            found = clause
    return found


def clause_before(document: Document, token: int, finite: bool = True) -> Clause | None:
    """The clause whose verb stands last before a token in its sentence; of finite verbs, unless told otherwise. None where none does."""
    found = None
    for clause in clauses_of(document, document.sentence_of[token]):
        if clause.verb.first < token and (not finite or clause.kind not in ("participle", "infinitive")):
            found = clause
    return found
