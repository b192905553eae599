"""Units of a text whose edges are compared: sentences, clauses, paragraphs, without the marks at their edges."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from linter.engine.filters import Context
from linter.engine.hits import Hit
from linter.ruleset.rule import Repetition
from linter.text.tags import document_tags

CONTENT = "NMJVSPKGZ"
CLAUSE_ENDS = ',.:"()'
MARKS = ',.:"()u'
_UNMARKED = re.compile(f"[{MARKS}]*+c?+(.*[^{MARKS}])")
"""A unit from behind its marks and its conjunction, if there is one, to before the marks it ends with."""
_CLAUSE = re.compile(f"u*+c?+([^{CLAUSE_ENDS}]*[^{MARKS}])")
"""The same of one that goes no further than to a mark between clauses."""
_FRAME = 4  # tokens: what is shorter beside a quotation only says whose it is

Unit: TypeAlias = tuple[int, int]
"""A token range without marks at its edges."""
Fits: TypeAlias = Callable[[int, int], bool]
"""Whether a stretch of tokens may be what is repeated."""
Search: TypeAlias = Callable[[Repetition, Fits], Iterator[Hit]]


class Units:
    """The units of one document, and what is asked about them; worked out once for all rules."""

    def __init__(self, context: Context) -> None:
        self.discourse = context.discourse
        self.document = context.document
        self.norms = context.document.norms
        self.tags = document_tags(context.document)
        self._units: dict[str, list[Unit]] = {}

    def of(self, kind: str) -> list[Unit]:
        """Sentences, clauses (stretches between marks) or paragraphs, without marks and a conjunction at their edges."""
        found = self._units.get(kind)
        if found is None:
            found = self._units[kind] = list(self._cut(kind))
        return found

    def _cut(self, kind: str) -> Iterator[Unit]:
        sentences = self.document.sentences
        raw: Iterable[Unit] = ((s.first, s.last) for s in sentences)
        if kind == "paragraph":
            groups = itertools.groupby(sentences, key=lambda s: s.block)
            raw = ((run[0].first, run[-1].last) for run in (list(group) for _, group in groups))
        elif kind == "sentence":
            raw = self._spoken()
        unmarked = _CLAUSE if kind == "clause" else _UNMARKED
        for first, last in raw:
            for found in unmarked.finditer(self.tags, first, last):
                yield found.span(1)

    def _spoken(self) -> Iterator[Unit]:
        """Sentences; one that holds a quotation beside its frame ("…," said Orlow) in these parts, without a short frame."""
        long = (q for q in self.document.quotations if q.depth == 0 and q.last - q.first > 5)
        edges = sorted({edge for q in long for edge in (q.first, q.last)})
        for first, last, _ in self.document.sentences:
            cuts = edges[bisect_right(edges, first) : bisect_left(edges, last)]
            if not cuts:
                yield first, last
                continue
            for start, end in itertools.pairwise((first, *cuts, last)):
                if end - start >= _FRAME:
                    yield start, end

    def plain(self, first: int, last: int) -> bool:
        """Whether a stretch holds no mark."""
        return not any(t in MARKS for t in self.tags[first:last])

    def contents(self, first: int, last: int) -> int:
        """How many content words a stretch holds."""
        return sum(t in CONTENT for t in self.tags[first:last])

    def one_voice(self, a: Unit, b: Unit) -> bool:
        """Whether one voice says both: what two speakers have in common is no figure of either."""
        discourse = self.discourse
        return (discourse.voices[a[0]], discourse.speaker_of[a[0]]) == (
            discourse.voices[b[0]],
            discourse.speaker_of[b[0]],
        )

    def block(self, unit: Unit) -> int:
        """The block a unit stands in."""
        return self.document.sentences[self.document.sentence_of[unit[0]]].block

    def one_sentence(self, units: Sequence[Unit]) -> bool:
        """Whether one sentence holds all units."""
        return len({self.document.sentence_of[a] for a, _ in units}) == 1
