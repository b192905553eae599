"""How strongly words that come back crosswise read as a figure: an antimetabole, or words by chance.

By signs of Dubremetz and Nivre, who rank such words: 2015, *Rhetorical Figure Detection: the Case of Chiasmus* (words in common, size, what stands
in the middle); 2016, *Syntax Matters for Rhetorical Structure* (word classes, the part that each word plays). They set or learn a weight for
each sign; here each counts a small whole number, set by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from linter.kinds.repetition.units import CONTENT, Units
from linter.kinds.stems import stem

_SLIGHT = frozenset(("the", "a", "an", "of", "and", "that", "in", "it", "'s", "’s"))
_JOINTS = frozenset(",:.cstwb")  # classes: a mark, a conjunction, what opens a clause, a form of *be*
_HINGES = frozenset(",:.c")
_MARKS = frozenset(',.:"()')
_BREAKS = frozenset('.:"()u')  # in a half they end the figure
_CLOSE, _FAR = 3, 7  # tokens of a middle over which the first half is still heard, and over which it is lost
_LONG = 6  # tokens of a half
_SAME_CLASS = str.maketrans("MZESPKGY", "NNNVVVVV")  # a noun, its plural and a name; the forms of a verb


class Mirror(NamedTuple):
    """The tokens of one word and of a second one, and those where the second and then the first come back."""

    a: int
    b: int
    back_b: int
    back_a: int


def strength(text: Units, mirror: Mirror) -> int | None:
    """How many signs of a figure a mirror has, less those against one; none for what is no figure whatever its signs."""
    a, b, back_b, back_a = mirror
    if not _parted(text, mirror):
        return None
    halves = text.norms[a + 1 : b], text.norms[back_b + 1 : back_a]
    middle = text.tags[b + 1 : back_b]
    longest = max(map(len, halves))
    common = {stem(word) for word in halves[0]} & {stem(word) for word in halves[1]} - {","}
    telling, share = len(common - _SLIGHT), len(common) / longest if longest else 1.0
    alike = share >= 0.5
    if not telling and not (alike and len(middle) <= _CLOSE + 1):
        return None  # nothing but two words is turned round
    if not text.one_sentence([(a, b), (back_b, back_a)]) and not (telling and alike and _told_at_once(text, mirror)):
        return None  # two sentences of one subject
    in_common = min(2, telling) + (2 if longest and halves[0] == halves[1] else alike)
    return in_common + _size(halves, middle) + _classes(text, mirror) + _places(text, mirror)


def _parted(text: Units, mirror: Mirror) -> bool:
    """Whether there are two halves, each in one piece, with a joint between them: a mark, if a pronoun comes back, as it does in any sentence."""
    a, b, back_b, back_a = mirror
    tags = text.tags
    middle = tags[b + 1 : back_b]
    joined = not (_MARKS if tags[b] == "p" else _JOINTS).isdisjoint(middle)
    return tags[a] != "p" and joined and _BREAKS.isdisjoint(tags[a + 1 : b] + tags[back_b + 1 : back_a])


def _told_at_once(text: Units, mirror: Mirror) -> bool:
    """Whether one voice says both halves, in one paragraph."""
    first, second = mirror[:2], mirror[2:]
    return text.one_voice(first, second) and text.block(first) == text.block(second)


def _size(halves: tuple[Sequence[str], Sequence[str]], middle: str) -> int:
    """Equal halves (1) or very uneven ones (-1, -2), long ones that differ (-1); a short middle (1) or a long one (-1), and its hinge (1)."""
    first, second = map(len, halves)
    uneven = abs(first - second)
    equal = 1 if not uneven else -(uneven > 2) - (uneven > 4)
    long = max(first, second) > _LONG and halves[0] != halves[1]
    return equal - long + (len(middle) <= _CLOSE) - (len(middle) > _FAR) + (not _HINGES.isdisjoint(middle))


def _classes(text: Units, mirror: Mirror) -> int:
    """Words that come back in their classes (1; if neither does, -1), all of one class and no names (1), or names alone (-1)."""
    tags = [text.tags[at] for at in mirror]
    a, b, back_b, back_a = (tag.translate(_SAME_CLASS) for tag in tags)
    names = (tags[0] == tags[3] == "E") + (tags[1] == tags[2] == "E")  # with one capital it only opens a sentence
    return (a == back_a) + (b == back_b) - 1 + (a == b == back_b == back_a and not names) - (names == 2)


def _places(text: Units, mirror: Mirror) -> int:
    """For each word that comes back in the other's place: 1."""
    a, b, back_b, back_a = mirror
    empty = (b - a == 1) + (back_a - back_b == 1)
    return _alike_before(text, a, back_b) + (empty == 2 or (not empty and _alike_before(text, b, back_a)))


def _alike_before(text: Units, one: int, other: int) -> bool:
    """Whether the same word stands before both, or a word of the same class."""
    if not one:
        return False
    before, then = text.tags[one - 1], text.tags[other - 1]
    return text.norms[one - 1] == text.norms[other - 1] or (before == then and before not in CONTENT)
