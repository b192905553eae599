"""Two words of a sentence that come back in reverse order: antimetabole, a chiasmus of the same words (``mirror``)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from linter.findings.drafts import Draft
from linter.kinds.context import Context
from linter.kinds.repetition.fields import Repetition
from linter.kinds.repetition.units import CLAUSE_ENDS, Fits, Unit, Units
from linter.kinds.stems import stem
from linter.text.document import Range

_ANY = frozenset(("the", "a", "an", "of", "and", ",", "that", "in", "it", "'s", "’s"))
_TELLING = bytes(chr(tag) in "NMEVSPKGJZYp" for tag in range(256))  # by word class: whether a mirror may show it
_NEAR = 8  # tokens between the words of a mirrored pair


def find(context: Context, spec: Repetition, fits: Fits) -> Iterator[Draft]:
    """A … B … B … A (features of Dubremetz and Nivre 2018: nearness, a boundary in the middle)."""
    text = context.once(Units)
    sentence_of = context.document.sentence_of
    for _, found in itertools.groupby(_returns(text), key=lambda pair: sentence_of[pair[0]]):
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
                and text.norms[j] != text.norms[i]
                and _apart(text, i, j, k)
                and _turned(text, i, j, k, end)
            ]
            if inner and fits(i, i + 1) and fits(inner[0][0], inner[0][0] + 1):
                j, k = inner[0]
                yield Draft(
                    i, end + 1, {"first": Range(i, i + 1), "second": Range(j, j + 1)},
                    [("back", Range(k, k + 1)), ("back", Range(end, end + 1))],
                )  # fmt: skip
                done = end + 1


def _returns(text: Units) -> Iterator[Unit]:
    """Places of content words, each with the one where it comes next in its sentence, in reach of a figure.

    Of sentences in which two words come back, since a mirror has two.
    """
    telling = text.tags.encode("ascii").translate(_TELLING)
    words = list(map(stem, itertools.compress(text.norms, telling)))
    behind = 0
    for first, last, _ in text.document.sentences:
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


def _apart(text: Units, i: int, j: int, k: int) -> bool:
    """Whether there is a boundary between the two halves: for a pronoun a mark, since it comes back in any sentence."""
    marks = CLAUSE_ENDS if text.tags[j] == "p" else ",:.cswb"
    if text.tags[i] == "p":
        return False
    between = range(j + 1, k)
    return 1 < k - j <= _NEAR and any(text.tags[n] in marks or text.norms[n] == "than" for n in between)


def _turned(text: Units, i: int, j: int, k: int, end: int) -> bool:
    """Whether the halves hold a further word in common: what is turned round is one construction, not two words by chance."""
    first, second = ({stem(w) for w in text.norms[a + 1 : b] if w[0].isalpha()} for a, b in ((i, j), (k, end)))
    return bool((first & second) - _ANY)
