"""Which paragraph of one version is which of the other, and which words of it differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from linter.versions.model import Row

_ALIKE = 0.3  # the share of words that a paragraph keeps when it is changed in its place
_MOVED = 0.75  # … and when it stands elsewhere
_LEAST = 4  # words of a paragraph that is followed when it moves
_MOST = 250_000  # pairs of paragraphs that are compared: beyond, only equal ones are known again
_LARGEST = 50_000_000  # pairs of paragraphs, or of words, that a longest common subsequence is looked for in
_TOKEN = re.compile(r"\w+(?:['’.,-]\w+)*|\s+|.", re.DOTALL)


class Stretch(NamedTuple):
    """Characters of a text, half-open: the ``same`` in both versions, or only in this one."""

    kind: Literal["same", "only"]
    start: int
    end: int


def rows(old: Sequence[str], new: Sequence[str]) -> tuple[Row, ...]:
    """The paragraphs of two versions beside each other, in the order of the new one; what is gone stands where it was.

    Equal paragraphs in the same order are found first (a longest common subsequence), then between these the ones that were changed, the most alike
    first and without crossings, then elsewhere the ones that have moved. In versions of more than some 7,000 paragraphs each only equal ones
    are found, as if they had moved.
    """
    from rapidfuzz.distance import LCSseq

    pairs: dict[int, int] = {}
    open_: list[tuple[range, range]] = []
    if len(old) * len(new) > _LARGEST:
        open_.append((range(len(old)), range(len(new))))
    for code in LCSseq.opcodes(old, new) if not open_ else ():
        here, there = range(code.src_start, code.src_end), range(code.dest_start, code.dest_end)
        if code.tag == "equal":
            pairs.update(zip(here, there, strict=True))
        elif open_ and open_[-1][0].stop == here.start and open_[-1][1].stop == there.start:
            before = open_.pop()
            open_.append((range(before[0].start, here.stop), range(before[1].start, there.stop)))
        else:
            open_.append((here, there))
    same = set(pairs)
    words = {"old": [_words(text) for text in old], "new": [_words(text) for text in new]}
    for here, there in open_:
        pairs.update(_changed(words["old"], words["new"], here, there))
    moved = _moved(old, new, words["old"], words["new"], pairs)
    return tuple(_laid(len(old), len(new), pairs, same, moved))


def changed_words(old: str, new: str) -> tuple[list[Stretch], list[Stretch]]:
    """Which words of two texts the other does not have, as stretches of each; every character is in one. Of very long texts, all."""
    from rapidfuzz.distance import LCSseq

    here, there = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(here) * len(there) > _LARGEST:
        return [Stretch("only", 0, len(old))], [Stretch("only", 0, len(new))]
    sides: tuple[list[Stretch], list[Stretch]] = ([], [])
    at = [0, 0]
    for code in LCSseq.opcodes(here, there):
        for side, tokens in enumerate((here[code.src_start : code.src_end], there[code.dest_start : code.dest_end])):
            length = sum(map(len, tokens))
            if length:
                same = code.tag == "equal" and (old == new or not all(map(str.isspace, tokens)))  # no blanks alone
                kind: Literal["same", "only"] = "same" if same else "only"
                _add(sides[side], Stretch(kind, at[side], at[side] + length))
                at[side] += length
    return sides


def _add(stretches: list[Stretch], one: Stretch) -> None:
    if stretches and stretches[-1].kind == one.kind:
        stretches[-1] = stretches[-1]._replace(end=one.end)
    else:
        stretches.append(one)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _alike(one: list[str], other: list[str], least: float) -> float:
    """The share of words that two texts have in common in the same order, of the longer; 0 where it is less than asked for."""
    from rapidfuzz.distance import LCSseq

    return LCSseq.normalized_similarity(one, other, score_cutoff=least)


def _changed(old: list[list[str]], new: list[list[str]], here: range, there: range) -> dict[int, int]:
    """The paragraphs of two stretches that are versions of each other, without crossings."""
    if len(here) * len(there) > _MOST:
        return {}
    scored = [(_alike(old[a], new[b], _ALIKE), a, b) for a in here for b in there]
    found: dict[int, int] = {}
    for score, a, b in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
        if not score:
            break
        crosses = any((a <= x) != (b <= y) or a == x or b == y for x, y in found.items())
        if not crosses:
            found[a] = b
    return found


def _moved(
    old: Sequence[str],
    new: Sequence[str],
    old_words: list[list[str]],
    new_words: list[list[str]],
    pairs: dict[int, int],
) -> dict[int, int]:
    """The paragraphs that stand elsewhere: equal ones first, then the most alike."""
    taken = set(pairs.values())
    gone = [a for a in range(len(old)) if a not in pairs and len(old_words[a]) >= _LEAST]
    come = [b for b in range(len(new)) if b not in taken and len(new_words[b]) >= _LEAST]
    found: dict[int, int] = {}
    by_text: dict[str, list[int]] = {}
    for b in reversed(come):
        by_text.setdefault(new[b], []).append(b)
    for a in gone:
        if by_text.get(old[a]):
            found[a] = by_text[old[a]].pop()
    gone, come = [a for a in gone if a not in found], [b for b in come if b not in set(found.values())]
    if len(gone) * len(come) > _MOST:
        return found
    scored = [(_alike(old_words[a], new_words[b], _MOVED), a, b) for a in gone for b in come]
    used: set[int] = set()
    for score, a, b in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
        if score and a not in found and b not in used:
            found[a] = b
            used.add(b)
    return found


def _laid(olds: int, news: int, pairs: dict[int, int], same: set[int], moved: dict[int, int]) -> list[Row]:
    """The rows, by the order of the new version."""
    back = {b: a for a, b in pairs.items()}
    came = {b: a for a, b in moved.items()}
    made: list[Row] = []
    at = 0

    def leave(until: int) -> None:
        nonlocal at
        while at < until:
            if at not in pairs:
                made.append(Row("moved", at, None, moved[at]) if at in moved else Row("gone", at, None))
            at += 1

    for b in range(news):
        if b in back:
            leave(back[b])
            made.append(Row("same" if back[b] in same else "changed", back[b], b))
            at = back[b] + 1
        else:
            made.append(Row("moved", None, b, came[b]) if b in came else Row("new", None, b))
    leave(olds)
    return made
