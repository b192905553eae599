"""Attributions within attributions: the minister said that critics claimed that …"""

from __future__ import annotations

from collections.abc import Sequence

from linter.attribution.drafts import Told

_DEEPEST = 10  # level


def parents_of(told: Sequence[Told]) -> list[int | None]:
    """For each attribution the one whose words it is part of, by index; None where it is the narrator's own.

    It is part of the content that holds its cue, or the beginning of its content where it has no cue; of several the one that
    begins last.
    """
    pieces = sorted((first, -last, i) for i, (_, content) in enumerate(told) for first, last in content)
    places = sorted((draft.captures.get("cue", content[0]).first, i) for i, (draft, content) in enumerate(told))
    parents: list[int | None] = [None] * len(told)
    # ends and attributions of the pieces begun by now, but for those found to have ended
    around: list[tuple[int, int]] = []
    begun = 0
    for place, i in places:
        while begun < len(pieces) and pieces[begun][0] <= place:
            around.append((-pieces[begun][1], pieces[begun][2]))
            begun += 1
        for at in range(len(around) - 1, -1, -1):
            last, holder = around[at]
            if last <= place:
                del around[at]  # later places are further on
            elif holder != i:
                parents[i] = holder
                break
    return parents


def levels_of(parents: Sequence[int | None]) -> list[int]:
    """How many attributions each is part of, one within the other."""
    levels = []
    for i, parent in enumerate(parents):
        outwards = [i]
        while parent is not None and parent not in outwards and len(outwards) <= _DEEPEST:
            outwards.append(parent)
            parent = parents[parent]
        levels.append(len(outwards) - 1)
    return levels
