"""Units of a text whose edges are compared: sentences, clauses, paragraphs, without the marks at their edges."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import eq
from typing import TypeAlias

from linter.kinds.context import Context
from linter.language.tags import document_tags

CONTENT = "NMJVSPKGZ"
CLAUSE_ENDS = ',.:"()'
MARKS = ',.:"()u'
_UNMARKED = re.compile(f"[{MARKS}]*+c?+(.*[^{MARKS}])")
"""A unit from behind its marks and its conjunction, if there is one, to before the marks it ends with."""
_CLAUSE = re.compile(f"u*+c?+([^{CLAUSE_ENDS}]*[^{MARKS}])")
"""The same of one that goes no further than to a mark between clauses."""
_IS_MARK, _IS_CONTENT = (bytes(chr(tag) in some for tag in range(256)) for some in (MARKS, CONTENT))  # by word class
_FRAME = 4  # tokens: what is shorter beside a quotation only says whose it is

Unit: TypeAlias = tuple[int, int]
"""A token range without marks at its edges."""
Fits: TypeAlias = Callable[[int, int], bool]
"""Whether a stretch of tokens may be what is repeated."""


class Units:
    """The units of one document, and what is asked about them; worked out once for all rules."""

    def __init__(self, context: Context) -> None:
        self.discourse = context.discourse
        self.document = context.document
        self.norms = context.document.norms
        self.tags = document_tags(context.document)
        self._is_mark, self._is_content = map(self.tags.encode("ascii").translate, (_IS_MARK, _IS_CONTENT))
        self._units: dict[str, list[Unit]] = {}
        self._words: dict[tuple[str, int], list[str]] = {}

    def of(self, kind: str) -> list[Unit]:
        """Sentences, clauses (stretches between marks) or paragraphs, without marks and a conjunction at their edges."""
        found = self._units.get(kind)
        if found is None:
            found = self._units[kind] = self._cut(kind)
        return found

    def words(self, kind: str, at: int) -> list[str]:
        """One word of every unit of a kind, counted from its first, or from behind its last if ``at`` is negative.

        Of a unit that has no such word, one beside it.
        """
        found = self._words.get((kind, at))
        if found is None:
            norms = [*self.norms, *[""] * at] if at > 0 else self.norms
            places = (first for first, _ in self.of(kind)) if at >= 0 else (last for _, last in self.of(kind))
            found = self._words[kind, at] = [norms[place + at] for place in places]
        return found

    def _cut(self, kind: str) -> list[Unit]:
        raw, unmarked = self._sentences(kind), _CLAUSE if kind == "clause" else _UNMARKED
        tags = self.tags
        return [found.span(1) for first, last in raw for found in unmarked.finditer(tags, first, last)]

    def _sentences(self, kind: str) -> Iterable[Unit]:
        """The stretches that units of a kind do not cross, their marks included."""
        sentences = self.document.sentences
        if kind == "paragraph":
            groups = itertools.groupby(sentences, key=lambda s: s.block)
            return ((run[0].first, run[-1].last) for run in (list(group) for _, group in groups))
        if kind == "sentence":
            return self._spoken()
        tags = self.tags  # where a sentence ends with a mark, no clause goes on over its end
        return itertools.pairwise(
            (0, *(last for _, last, _ in sentences if tags[last - 1] not in CLAUSE_ENDS), len(tags))
        )

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
        return self._is_mark.find(1, first, last) < 0

    def contents(self, first: int, last: int) -> int:
        """How many content words a stretch holds."""
        return self._is_content.count(1, first, last)

    def one_voice(self, a: Unit, b: Unit) -> bool:
        """Whether one voice says both: words that two speakers share are a figure of neither."""
        discourse = self.discourse
        return (discourse.voices[a[0]], discourse.speaker_of[a[0]]) == (
            discourse.voices[b[0]],
            discourse.speaker_of[b[0]],
        )

    def block(self, unit: Unit) -> int:
        """The block that a unit is in."""
        return self.document.sentences[self.document.sentence_of[unit[0]]].block

    def one_sentence(self, units: Sequence[Unit]) -> bool:
        """Whether one sentence holds all units."""
        return len({self.document.sentence_of[a] for a, _ in units}) == 1


def alike(words: Sequence[str], step: int, others: Sequence[str] | None = None) -> Iterator[int]:
    """Where a word is the same as the one so many places on (in ``others``, if these are given)."""
    return itertools.compress(
        itertools.count(), map(eq, words, itertools.islice(words if others is None else others, step, None))
    )
