"""Three or more members of one shape between commas or conjunctions: tricolon, asyndeton, polysyndeton (``members``)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from linter.findings.drafts import Draft
from linter.kinds.context import Context
from linter.kinds.repetition.fields import Repetition
from linter.kinds.repetition.units import Fits, Unit, Units
from linter.text.document import Range

_UNBROKEN = re.compile(r'[^,.:"()u](?:[^"()]*[^,.:"()u])?')
_JOINT = re.compile("[,:c.]+")
_LISTED = frozenset('E#eu"()O')  # what names, times, figures and things are made of
_INNER = re.compile(r'(?<![,:c.])[,:c.]++(?=([^,:c.E#eu"()O]+)[,:c.])')
"""A joint, and behind it a piece without what is only listed, up to the next joint."""
_LONGEST = 12  # tokens of a member
_KEPT = 20_000  # shapes of members: the same come back all the time
_PARALLEL = frozenset(
    ("no", "every", "all", "our", "my", "your", "their", "his", "her", "for", "with", "without",
     "against", "to", "by", "not", "more", "less", "fewer")
)  # fmt: skip
_SAME = str.maketrans("MZo", "NNi")
_ALONE = str.maketrans("MZoJ", "NNiN")
_HEAD = re.compile("(?<=d)J$")  # the poor
_ADDED = re.compile("[dqJA](?=.)")
_RUN = re.compile("N+")


def find(context: Context, spec: Repetition, fits: Fits) -> Iterator[Draft]:
    """Series of members of one shape.

    Whatever is between two joints is one member, and gives the shape; the first member is the part before the first joint
    that has this shape, the last the part after the last joint.
    """
    text = context.once(Units)
    for pieces, joints, shapes in context.once(_series):
        at = 1
        while at < len(pieces) - 1:
            shape = shapes[at - 1]
            final = at
            while final + 1 < len(pieces) - 1 and shapes[final] == shape:
                final += 1
            count = final - at + 3
            likely = count >= spec.times and _joined(joints[at - 1 : final + 1], spec.joined)
            first = _before(text, pieces[at - 1], shape) if likely and not _LISTED.intersection(shape) else None
            last = _after(text, pieces[final + 1], shape) if first is not None else None
            if first is not None and last is not None:
                members = [first, *pieces[at : final + 1], last]
                if (
                    min(b - a for a, b in members) >= spec.words
                    and _figure(text, members, shape, spec.joined)
                    and not _goes_on(text, first, last, pieces[final + 1])
                ):
                    spans = [Range(*m) for m in members]
                    whole = Range(first[0], last[1])
                    captures = {"phrase": whole, "last": spans[-1]}
                    yield Draft(*whole, captures, [("member", s) for s in spans], {"count": str(count)})
                    final += 1
            at = final + 1


def _skeleton(text: Units, first: int, last: int) -> str:
    return skeleton(text.tags[first:last])


def _before(text: Units, piece: Unit, shape: str) -> Unit | None:
    """The longest end of a piece that has a shape."""
    found = None
    for first in range(piece[1] - 1, max(piece[0], piece[1] - _LONGEST) - 1, -1):
        if _skeleton(text, first, piece[1]) == shape:
            found = (first, piece[1])
        elif found:
            break
    return found


def _after(text: Units, piece: Unit, shape: str) -> Unit | None:
    """The longest beginning of a piece that has a shape."""
    found = None
    for last in range(piece[0] + 1, min(piece[1], piece[0] + _LONGEST) + 1):
        if _skeleton(text, piece[0], last) == shape:
            found = (piece[0], last)
        elif found:
            break
    return found


def _series(context: Context) -> list[tuple[list[Unit], list[str], list[str]]]:
    """The pieces, their joints and the inner pieces' shapes of every stretch that has a series' least of pieces."""
    text = context.once(Units)
    out = []
    for first, last in _stretches(text):
        cuts = [match.span() for match in _JOINT.finditer(text.tags, first, last)]
        if len(cuts) < 2:
            continue
        edges = (first, *itertools.chain.from_iterable(cuts), last)
        pieces = list(zip(edges[::2], edges[1::2], strict=True))
        out.append((pieces, [_joint(text, *cut) for cut in cuts], [_skeleton(text, *piece) for piece in pieces[1:-1]]))
    return out


def _stretches(text: Units) -> Iterator[Unit]:
    """Sentences in which a series may be, cut at quotation marks and brackets."""
    sentences = text.document.sentences
    for number in _likely(text):
        first, last, _ = sentences[number]
        for match in _UNBROKEN.finditer(text.tags, first, last):
            yield match.span()


def _likely(text: Units) -> list[int]:
    """The sentences with a piece that may be a member: what comes before its joint ends in the same way."""
    tags, sentence_of = text.tags, text.document.sentence_of
    found = set()
    for match in _INNER.finditer(tags):
        joint, last = match.start(), skeleton(match[1])[-1]
        before = tags[joint - 1 : joint]
        if last in (before, before.translate(_ALONE)):
            found.add(sentence_of[match.start(1)])
    return sorted(found)


def _joint(text: Units, first: int, last: int) -> str:
    """What joins two pieces: a comma, a conjunction or both, or a colon for a break."""
    joint = ","
    for i in range(first, last):
        if text.tags[i] == "c":
            joint = f"{joint}{text.norms[i]}" if i > first else text.norms[i]
        elif text.tags[i] == ":" and text.norms[i] != ";":
            joint = ":"  # a colon or dash: no series goes on over it
    return joint


def _joined(joints: Sequence[str], how: str) -> bool:
    if how == "all":
        return len(set(joints)) == 1 and joints[0] not in ",:"
    return all(j == "," for j in joints[:-1]) and (":" not in joints[-1] if how == "any" else joints[-1] == ",")


def _figure(text: Units, members: Sequence[Unit], shape: str, how: str) -> bool:
    """Whether equal shapes are more than a list: names, times, figures and things are listed in any prose."""
    norms = text.norms
    if len({tuple(norms[a:b]) for a, b in members}) < len(members):
        return False
    heads, tails = {norms[a] for a, _ in members}, {norms[b - 1] for _, b in members}
    if how == "all" and shape == "N" and len(heads) > 1 and any(b - a > 1 for a, b in members):
        return False  # two noun phrases and a third that happens to follow
    if how == "all" or set(shape[:-1]) & set("VSPbmxh") or shape[0] in "VSPKGTwtsA":
        return True
    if shape == "N" and all(b - a == 1 for a, b in members):
        kinds = {text.tags[a] for a, _ in members}
        return "J" in kinds and kinds <= {"J", "Z"}  # proud, tough and resilient
    return len(tails) == 1 or (len(heads) == 1 and norms[members[0][0]] in _PARALLEL)


def _goes_on(text: Units, first: Unit, last: Unit, tail: Unit) -> bool:
    """Whether the outer members are parts of longer phrases, so that their shape is a chance one."""
    before = text.tags[first[0] - 1] if first[0] else "."
    if text.tags[first[0]] in "NMJ" and before in "NMEJ#O":
        return True
    return last[1] < tail[1] and text.tags[last[1] - 1] in "NMJ" and text.tags[last[1]] in "NMEG"


@lru_cache(_KEPT)
def skeleton(tags: str) -> str:
    """The word classes of a member without what may be added to it: determiners, adjectives, adverbs, parts of a compound."""
    tags = tags.translate(_SAME)
    if len(tags) == 1:
        return tags.translate(_ALONE)
    return _RUN.sub("N", _ADDED.sub("", _HEAD.sub("N", tags)))
