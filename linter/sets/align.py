"""How two wordings of a quotation lie beside each other: the stretches that both have, and what is different between these."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from linter.sets.words import BRACKET, GAP, QUALIFIERS, STOP, content, same_stem

_LEAST_BLOCK = 3  # words of a stretch that both have
_LEAST_LONGEST = 4  # … of the longest of them
_LEAST_WORDS, _LEAST_CONTENT = 6, 3  # words in common, and of these the ones that say which quotation it is
_DENSE = 0.75  # the share of the shorter wording, between its first and its last common word, that is common
_MOST_ALTERED = 0.3  # words that are others, to one that is common
_MOST_CUT = 60  # words left out between two stretches
_MOST_MORE = 6  # words that one has between two stretches of which one is short
_MOST_EDGE = 3  # other words at an end of a sentence that is quoted


class Wording(NamedTuple):
    """Words as compared, and what stands before each and after the last (``words.GAP`` and others)."""

    words: tuple[str, ...]
    marks: bytes


class Block(NamedTuple):
    """A stretch that both wordings have: where it begins in each, and its words."""

    a: int
    b: int
    size: int


class Gap(NamedTuple):
    """What stands between two blocks, or in a sentence before the first or after the last: half-open word positions in each wording."""

    a: range
    b: range


class Alignment(NamedTuple):
    """Two wordings of one quotation. ``gaps`` are between its blocks; ``edges`` where both have other words in a sentence at an end."""

    blocks: tuple[Block, ...]
    gaps: tuple[Gap, ...]
    edges: tuple[Gap, ...]

    @property
    def common(self) -> int:
        """How many words both have."""
        return sum(block.size for block in self.blocks)


def align(a: Wording, b: Wording) -> Alignment | None:
    """Lay two wordings beside each other; None where they are not surely one quotation."""
    blocks = _blocks(a.words, b.words)
    if not blocks:
        return None
    blocks = _with_ends(a, b, blocks)
    common = sum(block.size for block in blocks)
    said = [word for block in blocks for word in a.words[block.a : block.a + block.size]]
    longest = max(blocks, key=lambda block: block.size)
    if common < _LEAST_WORDS or content(said) < _LEAST_CONTENT or longest.size < _LEAST_LONGEST:
        return None
    first, last = blocks[0], blocks[-1]
    core = min(last.a + last.size - first.a, last.b + last.size - first.b)
    gaps = tuple(
        Gap(range(one.a + one.size, other.a), range(one.b + one.size, other.b)) for one, other in pairwise(blocks)
    )
    edges = tuple(gap for gap in (_before(a, b, first), _after(a, b, last)) if gap is not None)
    altered = sum(max(len(gap.a), len(gap.b)) for gap in (*gaps, *edges) if gap.a and gap.b)
    if common < _DENSE * core or altered > _MOST_ALTERED * common:
        return None
    if any(max(len(gap.a), len(gap.b)) > _MOST_CUT for gap in gaps):
        return None
    if any(min(len(edge.a), len(edge.b)) > _MOST_EDGE for edge in edges):
        return None
    return Alignment(tuple(blocks), gaps, edges)


def is_marked(wording: Wording, gap: range) -> bool:
    """Whether a wording says that something is left out or put in at a gap: an ellipsis there, or words in brackets."""
    marks = wording.marks
    ellipsis = any(marks[at] & GAP for at in range(gap.start, gap.stop + 1))
    said = [at for at in gap if matters([wording.words[at]])]
    return ellipsis or (len(said) > 0 and all(marks[at] & BRACKET for at in said))


def matters(words: Sequence[str]) -> bool:
    """Whether words say something, or qualify what others say."""
    return content(words) > 0 or not QUALIFIERS.isdisjoint(words)


def differs(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether words that stand in the place of others say something else: not forms of the same words, nor words that say little."""
    if "".join(one) == "".join(other):
        return False  # life time, lifetime
    here, there = ([word for word in words if matters([word])] for words in (one, other))
    return len(here) != len(there) or not all(map(same_stem, here, there))


def _blocks(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """The stretches that both have, in order, without scattered words."""
    from rapidfuzz.distance import LCSseq

    equal = (code for code in LCSseq.opcodes(a, b) if code.tag == "equal")
    found = (Block(code.src_start, code.dest_start, code.src_end - code.src_start) for code in equal)
    kept = [block for block in found if block.size >= _LEAST_BLOCK]
    grown: list[Block] = []
    for number, block in enumerate(kept):
        begin_a, begin_b, size = block
        low_a, low_b = (grown[-1].a + grown[-1].size, grown[-1].b + grown[-1].size) if grown else (0, 0)
        while begin_a > low_a and begin_b > low_b and a[begin_a - 1] == b[begin_b - 1]:
            begin_a, begin_b, size = begin_a - 1, begin_b - 1, size + 1
        high_a, high_b = (kept[number + 1].a, kept[number + 1].b) if number + 1 < len(kept) else (len(a), len(b))
        while begin_a + size < high_a and begin_b + size < high_b and a[begin_a + size] == b[begin_b + size]:
            size += 1
        if grown and grown[-1].a + grown[-1].size == begin_a and grown[-1].b + grown[-1].size == begin_b:
            grown[-1] = grown[-1]._replace(size=grown[-1].size + size)
        else:
            grown.append(Block(begin_a, begin_b, size))
    return grown


def _with_ends(a: Wording, b: Wording, blocks: list[Block]) -> list[Block]:
    """The stretches, and the few words with which the sentences around them begin and end alike, where only one has words between:
    "I do *not* believe the ministry" beside "I do believe the ministry"."""
    first, last = blocks[0], blocks[-1]
    start_a, start_b = sentence_start(a, first.a), sentence_start(b, first.b)
    same = _begin_alike(a.words[start_a : first.a], b.words[start_b : first.b])
    if same and _one_has_more(first.a - start_a - same, first.b - start_b - same):
        blocks = [Block(start_a, start_b, same), *blocks]
    after_a, after_b = last.a + last.size, last.b + last.size
    end_a, end_b = sentence_end(a, after_a), sentence_end(b, after_b)
    same = _end_alike(a.words[after_a:end_a], b.words[after_b:end_b])
    if same and _one_has_more(end_a - after_a - same, end_b - after_b - same):
        blocks = [*blocks, Block(end_a - same, end_b - same, same)]
    return blocks


def _begin_alike(one: Sequence[str], other: Sequence[str]) -> int:
    """With how many words two stretches begin alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _end_alike(one: Sequence[str], other: Sequence[str]) -> int:
    """With how many words two stretches end alike."""
    return _begin_alike(one[::-1], other[::-1])


def _one_has_more(here: int, there: int) -> bool:
    return min(here, there) == 0 < max(here, there) <= _MOST_MORE


def _before(a: Wording, b: Wording, first: Block) -> Gap | None:
    """What both have before their first common word, in its sentence; None where one has nothing."""
    start_a, start_b = sentence_start(a, first.a), sentence_start(b, first.b)
    same = _begin_alike(a.words[start_a : first.a], b.words[start_b : first.b])
    return _gap(start_a + same, first.a, start_b + same, first.b)


def _after(a: Wording, b: Wording, last: Block) -> Gap | None:
    """What both have after their last common word, in its sentence; None where one has nothing."""
    after_a, after_b = last.a + last.size, last.b + last.size
    end_a, end_b = sentence_end(a, after_a), sentence_end(b, after_b)
    same = _end_alike(a.words[after_a:end_a], b.words[after_b:end_b])
    return _gap(after_a, end_a - same, after_b, end_b - same)


def _gap(start_a: int, end_a: int, start_b: int, end_b: int) -> Gap | None:
    return Gap(range(start_a, end_a), range(start_b, end_b)) if start_a < end_a and start_b < end_b else None


def sentence_start(wording: Wording, at: int) -> int:
    """The first word of the sentence, or of the quotation, before a word and up to it."""
    while at > 0 and not wording.marks[at] & (STOP | GAP):
        at -= 1
    return at


def sentence_end(wording: Wording, at: int) -> int:
    """The word behind the last one of a sentence, or of the quotation, from a word on."""
    while at < len(wording.words) and not wording.marks[at] & (STOP | GAP):
        at += 1
    return at
