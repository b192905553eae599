"""Many patterns at once: one pass over the tokens finds which can match where; only those are tried."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Generic, TypeVar

from linter.pattern.anchors import Anchor, anchors, starts
from linter.pattern.compile import Match, Matcher
from linter.text.document import Document

Key = TypeVar("Key", bound=Hashable)


class PatternIndex(Generic[Key]):
    """Matchers by key, looked up by their anchors."""

    def __init__(self, entries: Sequence[tuple[Key, Matcher]]) -> None:
        self._entries = list(entries)
        self._by_word: dict[str, list[tuple[int, Anchor]]] = {}
        self._by_unit: list[tuple[int, Anchor]] = []
        self._anywhere: list[int] = []
        for number, (_, matcher) in enumerate(self._entries):
            for anchor in anchors(matcher.tree, matcher.lexicons):
                for word in anchor.words:
                    self._by_word.setdefault(word, []).append((number, anchor))
                if not anchor.words:
                    if anchor.marked:
                        self._by_unit.append((number, anchor))
                    else:
                        self._anywhere.append(number)

    def scan(
        self, document: Document, *, overlapping: bool = False, wanted: Callable[[Key], bool] | None = None
    ) -> Iterator[tuple[Key, Match]]:
        """All matches in a document, by key and position.

        Args:
            document: the article.
            overlapping: keep every start's match; otherwise matches of one key do not overlap: leftmost, then longest.
            wanted: keys to try; None: all.
        """
        tried: dict[int, dict[int, Match | None]] = {}
        active = None if wanted is None else {n for n, (key, _) in enumerate(self._entries) if wanted(key)}
        stream = document.stream
        count = len(document.norms)

        def attempt(number: int, start: int) -> None:
            memo = tried.setdefault(number, {})
            if start not in memo and 0 <= start < count:
                memo[start] = self._entries[number][1].match_at(stream, start)

        lookup = self._by_word.get
        for token, norm in enumerate(document.norms):
            hits = lookup(norm)
            if hits is None:
                continue
            for number, anchor in hits:
                if active is not None and number not in active:
                    continue
                if not anchor.prefix:
                    attempt(number, token)
                    continue
                for start in starts(document, anchor, token, self._entries[number][1].lexicons):
                    attempt(number, start)
        for number, anchor in self._by_unit:
            if active is None or number in active:
                for token in document.annotation(anchor.marked or "").ends:
                    for start in starts(document, anchor, token, self._entries[number][1].lexicons):
                        attempt(number, start)
        for number in self._anywhere:
            if active is None or number in active:
                for token in range(count):
                    attempt(number, token)
        merged: dict[Key, list[Match]] = {}
        for number, memo in tried.items():
            merged.setdefault(self._entries[number][0], []).extend(m for m in memo.values() if m is not None)
        for key, found in merged.items():
            found.sort(key=lambda m: (m.first, -m.last))
            last = -1
            for match in found:
                if overlapping or match.first >= last:
                    last = max(last, match.last)
                    yield key, match
