"""Where a pattern's anchors stand and what may stand beside them: all that an index asks before it tries anything.

It follows from the rule alone, so a rule cache keeps it; what stands beside is unpacked for the words that a text holds.
"""

from __future__ import annotations

import msgspec

from linter.pattern.anchors import Path, anchor_at, anchor_paths, forms_of
from linter.pattern.lexicon import Lexicons
from linter.pattern.neighbours import STOPS, Neighbour, first_of, last_of, seen_by
from linter.pattern.tree import Choice, Marked, Tree


class Beside(msgspec.Struct, frozen=True, array_like=True):
    """What may stand right before and right after an anchor's leaf, and what its first token may be; None: anything."""

    before: Neighbour | None = None
    after: Neighbour | None = None
    own: Neighbour | None = None


_beside = msgspec.msgpack.Decoder(Beside)


class Place(msgspec.Struct, frozen=True, array_like=True):
    """An anchor's place in its alternative, the leaf that stands there, and ``Beside`` as msgpack."""

    path: Path
    leaf: Tree
    packed: msgspec.Raw

    def beside(self) -> Beside:
        """What may stand beside the leaf."""
        return _beside.decode(self.packed)


def places(tree: Tree, lexicons: Lexicons) -> tuple[Place, ...]:
    """The places of an alternative's anchors; none for one that has to be tried anywhere.

    Raises:
        KeyError: a lexicon is unknown.
    """
    return tuple(
        Place(path, anchor_at(tree, path).leaf, msgspec.Raw(msgspec.msgpack.encode(_seen_beside(tree, path, lexicons))))
        for path in anchor_paths(tree, lexicons)
    )


def _seen_beside(tree: Tree, path: Path, lexicons: Lexicons) -> Beside:
    anchor = anchor_at(tree, path)
    stops = not isinstance(anchor.leaf, Marked) and not STOPS.isdisjoint(forms_of(anchor.leaf, lexicons).first_words())
    return Beside(
        before=last_of(anchor.prefix, lexicons) if anchor.prefix and not stops else None,
        after=first_of(anchor.suffix, lexicons) if anchor.suffix and anchor.open else None,
        own=seen_by(anchor.prefix, lexicons),
    )


def alternatives(tree: Tree) -> tuple[Tree, ...]:
    """The alternatives of a pattern that compete by length: its lines, and what ``|`` parts outside of any group."""
    if not isinstance(tree, Choice):
        return (tree,)
    return tuple(inner for option in tree.options for inner in alternatives(option))


def all_places(tree: Tree, lexicons: Lexicons) -> tuple[tuple[Place, ...], ...]:
    """``places`` of each alternative of a pattern: what a rule cache keeps for ``Matcher``."""
    return tuple(places(option, lexicons) for option in alternatives(tree))


def pack_places(found: tuple[tuple[Place, ...], ...]) -> msgspec.Raw:
    """``all_places`` as msgpack."""
    return msgspec.Raw(msgspec.msgpack.encode(found))


_all_places = msgspec.msgpack.Decoder(tuple[tuple[Place, ...], ...])


def unpack_places(packed: msgspec.Raw) -> tuple[tuple[Place, ...], ...]:
    """What ``pack_places`` packed."""
    return _all_places.decode(packed)
