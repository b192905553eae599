"""Attributions within attributions: the minister said that critics claimed that …"""

from __future__ import annotations

from collections.abc import Sequence

from linter.attribution.selection import Pair

_DEEPEST = 10  # level


def parents_of(pairs: Sequence[Pair]) -> list[int | None]:
    """The attribution each stands in: of those whose content holds its cue the one that begins last, None where none does."""
    pieces = sorted((first, -last, i) for i, (_, content) in enumerate(pairs) for first, last in content)
    places = sorted((_place(pair), i) for i, pair in enumerate(pairs))
    parents: list[int | None] = [None] * len(pairs)
    # The pieces begun by now, their ends and attributions; over ones within may linger.
    around: list[tuple[int, int]] = []
    begun = 0
    for place, i in places:
        while begun < len(pieces) and pieces[begun][0] <= place:
            around.append((-pieces[begun][1], pieces[begun][2]))
            begun += 1
        while around and around[-1][0] <= place:
            around.pop()
        for last, holder in reversed(around):
            if last > place and holder != i:
                parents[i] = holder
                break
    return parents


def _place(pair: Pair) -> int:
    """Where an attribution is made: at its cue, or where its content begins."""
    draft, content = pair
    return draft.captures.get("cue", content[0]).first


def levels_of(parents: Sequence[int | None]) -> list[int]:
    """How many attributions each stands in, one within the other."""
    levels = []
    for i, parent in enumerate(parents):
        outwards = [i]
        while parent is not None and parent not in outwards and len(outwards) <= _DEEPEST:
            outwards.append(parent)
            parent = parents[parent]
        levels.append(len(outwards) - 1)
    return levels
