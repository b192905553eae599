"""A clause that is found, and one that is being read."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from linter.text.document import Range

ClauseKind: TypeAlias = Literal["main", "relative", "content", "adverbial", "participle", "infinitive"]


class Clause(NamedTuple):
    """A verb group and its subject. All ranges are token ranges, half-open.

    ``subject`` is the subject with all that belongs to it, ``base`` its base noun phrase (without what follows the head); of a
    relative clause whose pronoun is the subject both name the antecedent, and ``relative`` is that pronoun's token. None where
    the clause names no subject. ``last`` is where the clause ends with all that depends on it; -1: with its sentence, or it is not sure.
    """

    kind: ClauseKind
    verb: Range
    subject: Range | None
    base: Range | None
    relative: int | None
    passive: bool
    negated: bool
    last: int = -1


class Open:
    """A clause that is being read. Chunks are named by their indexes; -1: none.

    Args:
        kind: what it will be.
        antecedent: the noun phrase that a relative clause is about.
        relative: its pronoun.
        set_beside: behind what its noun phrase follows a clause that has its verb: a comma, a colon or dash, a coordinator, or a
            verb ("v") of which it may be the object instead.
    """

    __slots__ = (
        "antecedent",
        "candidates",
        "kind",
        "provisional",
        "record",
        "records",
        "relative",
        "set_beside",
        "subject",
        "verb",
    )

    def __init__(self, kind: ClauseKind, antecedent: int = -1, relative: int = -1, set_beside: str = "") -> None:
        self.kind = kind
        self.set_beside = set_beside
        self.antecedent = antecedent
        self.relative = relative
        self.candidates: list[int] = []  # noun phrases that may be its subject, before it has a verb
        self.verb = -1
        self.subject = -1
        self.provisional = False  # whether its verb may be a participle instead
        self.record = -1  # its place among the clauses found
        self.records: list[int] = []  # the places of all its verbs, of which the last has not ended

    @property
    def pronoun(self) -> int:
        """The relative pronoun, where it is the subject; -1 where it is not, or there is none."""
        return self.relative if not self.candidates else -1
