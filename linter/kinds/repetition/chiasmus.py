"""Figures of return: what ends one unit opens the next (anadiplosis, gradatio), what opened a pair closes it (antimetabole)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import lru_cache

from linter.findings.drafts import Hit
from linter.kinds.repetition.units import CLAUSE_ENDS, Fits, Unit, Units, alike
from linter.ruleset.rule import Repetition
from linter.text.document import Range

_ENDINGS = ("ingly", "edly", "ing", "ies", "ied", "ed", "es", "ly", "s", "y", "e")
_TAKING_UP = frozenset(
    ("a", "an", "this", "that", "these", "those", "such", "his", "her", "its", "their", "our", "my", "your")
)
_ANY = frozenset(("the", "a", "an", "of", "and", ",", "that", "in", "it", "'s", "’s"))
_TELLING = bytes(chr(tag) in "NMEVSPKGJZYp" for tag in range(256))  # by word class: whether a mirror may show it
_NEAR = 8  # tokens between the words of a mirrored pair
_KEPT = 20_000  # stems of words: the same come back all the time


class Returns:
    """Finds words that come back in a document where the figure wants them."""

    def __init__(self, text: Units) -> None:
        self.text, self.document = text, text.document
        self.norms, self.tags = text.norms, text.tags

    def chain(self, spec: Repetition, fits: Fits) -> Iterator[Hit]:
        """Anadiplosis; with several links gradatio."""
        links: list[Range] = []
        taken: list[Range] = []
        units, words = self.text.of(spec.unit), spec.words
        closing = self.text.words(spec.unit, -words)
        again = {k for at in (0, 1) for k in alike(closing, 1, self.text.words(spec.unit, at))}
        linked = 0  # the unit that the last link led to
        for k in sorted(again):  # few are worth a closer look
            (a, b), (c, d) = units[k], units[k + 1]
            link = self._link(a, b, c, d, spec, fits) if b - a > words < d - c else None
            if link is None:
                continue
            if k != linked:
                if len(links) >= spec.times:
                    yield _linked(links, taken)
                links, taken = [], []
            links.append(link[0])
            taken.append(link[1])
            linked = k + 1
        if len(links) >= spec.times:
            yield _linked(links, taken)

    def _link(self, a: int, b: int, c: int, d: int, spec: Repetition, fits: Fits) -> tuple[Range, Range] | None:
        words, norms = spec.words, self.norms
        if self.tags[c] in "dqt" and norms[c : c + words] != norms[b - words : b]:
            # a bridge, a bridge that …: taken up with a determiner; between sentences that only goes on about it
            near = norms[c] in _TAKING_UP and self.text.one_sentence([(a, b), (c, d)])
            if spec.times == 1 and not near:
                return None
            c += 1
        elif self.tags[c] in "JA":
            return None  # a long, long way: doubled, not taken up
        if d - c <= words or norms[b - words : b] != norms[c : c + words]:
            return None
        if self.tags[c + words : c + words + 1] in tuple("NMEGO") or not self.text.one_voice((b - 1, b), (c, d)):
            return None  # wealth research: it heads another phrase
        if (
            self.text.contents(c, c + words) < spec.content_words
            or "E" in self.tags[c : c + words]
            or not fits(c, c + words)
        ):
            return None
        return Range(b - words, b), Range(c, c + words)

    def mirror(self, spec: Repetition, fits: Fits) -> Iterator[Hit]:
        """Antimetabole: A … B … B … A (features of Dubremetz and Nivre 2018: nearness, a boundary in the middle)."""
        sentence_of = self.document.sentence_of
        for _, found in itertools.groupby(self._returns(), key=lambda pair: sentence_of[pair[0]]):
            pairs = sorted(found)
            if len(pairs) < 2:
                continue
            starts = dict(pairs)
            done = 0
            for i, end in pairs:
                if i < done or end - i < 4:
                    continue
                inner = [(j, starts[j]) for j in range(i + 1, min(i + _NEAR, end)) if j in starts]
                inner = [
                    (j, k)
                    for j, k in inner
                    if k < end
                    and end - k < _NEAR
                    and self.norms[j] != self.norms[i]
                    and self._apart(i, j, k)
                    and self._turned(i, j, k, end)
                ]
                if inner and fits(i, i + 1) and fits(inner[0][0], inner[0][0] + 1):
                    j, k = inner[0]
                    yield Hit(
                        i, end + 1, {"first": Range(i, i + 1), "second": Range(j, j + 1)},
                        [("back", Range(k, k + 1)), ("back", Range(end, end + 1))],
                    )  # fmt: skip
                    done = end + 1

    def _returns(self) -> Iterator[Unit]:
        """Places of content words, each with the one where it comes next in its sentence, in reach of a figure.

        Of sentences in which two words come back, since a mirror has two.
        """
        telling = self.tags.encode("ascii").translate(_TELLING)
        words = list(map(stem, itertools.compress(self.norms, telling)))
        behind = 0
        for first, last, _ in self.document.sentences:
            begun, behind = behind, behind + telling.count(1, first, last)
            if behind - begun - len(set(words[begun:behind])) < 2:
                continue
            places = itertools.compress(range(first, last), telling[first:last])
            seen: dict[str, int] = {}
            for i, word in zip(places, words[begun:behind], strict=True):
                before = seen.get(word)
                if before is not None and i - before <= 3 * _NEAR and len(word) > 2:
                    yield before, i
                seen[word] = i

    def _apart(self, i: int, j: int, k: int) -> bool:
        """Whether a boundary stands between the two halves: for a pronoun a mark, since it comes back in any sentence."""
        marks = CLAUSE_ENDS if self.tags[j] == "p" else ",:.cswb"
        if self.tags[i] == "p":
            return False
        between = range(j + 1, k)
        return 1 < k - j <= _NEAR and any(self.tags[n] in marks or self.norms[n] == "than" for n in between)

    def _turned(self, i: int, j: int, k: int, end: int) -> bool:
        """Whether the halves hold a further word in common: what is turned round is one construction, not two words by chance."""
        first, second = ({stem(w) for w in self.norms[a + 1 : b] if w[0].isalpha()} for a, b in ((i, j), (k, end)))
        return bool((first & second) - _ANY)


def _linked(links: Sequence[Range], taken: Sequence[Range]) -> Hit:
    return Hit(
        links[0].first,
        taken[-1].last if len(links) > 1 else links[0].last,
        {"phrase": links[0], "last": links[-1]},
        [("taken up", span) for span in taken],
        {"count": str(len(links))},
    )


@lru_cache(_KEPT)
def stem(word: str) -> str:
    """A word without a common ending: enough to tell a word that comes back, not a lemma."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
