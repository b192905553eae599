"""Where a pattern's anchors stand and what may stand beside them: all that an index asks before it tries anything.

It follows from the rule alone, so a rule cache keeps it; what stands beside is unpacked for the words that a text holds.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from linter.pattern.hints import ALL_CLASSES, STOPS, Hint
from linter.pattern.lexicon import Lexicons
from linter.pattern.operators import first_of, last_of
from linter.pattern.search.anchors import Anchor, Path, anchor_at, anchor_paths, forms_of
from linter.pattern.tree import Choice, Look, Marked, Tree, names_lexicon
from linter.text.document import CLASSES


class Beside(NamedTuple):
    """What may stand right before and right after an anchor's leaf, and what its first token may be; None: anything."""

    before: Hint | None = None
    after: Hint | None = None
    own: Hint | None = None


_beside = msgspec.msgpack.Decoder(Beside)


class Place(msgspec.Struct, frozen=True, array_like=True):
    """An anchor's place in its alternative, the leaf that stands there, and ``Beside`` as msgpack.

    ``leads``: whether nothing stands before the leaf. ``scoped``: whether what does names a lexicon, which may be another
    one in another rule.
    """

    path: Path
    leaf: Tree
    leads: bool
    scoped: bool
    packed: msgspec.Raw

    def beside(self) -> Beside:
        """What may stand beside the leaf."""
        return _beside.decode(self.packed)


def places(tree: Tree, lexicons: Lexicons) -> tuple[Place, ...]:
    """The places of an alternative's anchors; none for one that has to be tried anywhere.

    Raises:
        KeyError: a lexicon is unknown.
    """
    out = []
    for path in anchor_paths(tree, lexicons):
        anchor = anchor_at(tree, path)
        packed = msgspec.Raw(msgspec.msgpack.encode(_seen_beside(anchor, lexicons)))
        out.append(Place(path, anchor.leaf, not anchor.prefix, any(map(names_lexicon, anchor.prefix)), packed))
    return tuple(out)


def _seen_beside(anchor: Anchor, lexicons: Lexicons) -> Beside:
    stops = not isinstance(anchor.leaf, Marked) and not STOPS.isdisjoint(forms_of(anchor.leaf, lexicons).first_words())
    return Beside(
        before=last_of(anchor.prefix, lexicons) if anchor.prefix and not stops else None,
        after=first_of(anchor.suffix, lexicons) if anchor.suffix and anchor.open else None,
        own=_seen_by(anchor.prefix, lexicons),
    )


def _seen_by(items: tuple[Tree, ...], lexicons: Lexicons) -> Hint | None:
    """What the token after some items may be, where the last of them looks at it: ``&<ing>``, ``!<ing>``; None: anything."""
    if not items or not isinstance(items[-1], Look):
        return None
    look = items[-1]
    if not look.negative:
        return first_of((look.item,), lexicons)
    classes = CLASSES.get(look.item.name) if isinstance(look.item, Marked) else None
    return None if classes is None else Hint("".join(sorted(ALL_CLASSES - classes)))


def alternatives(tree: Tree) -> tuple[Tree, ...]:
    """The alternatives of a pattern that compete by length: its lines, and what ``|`` parts outside of any group."""
    if not isinstance(tree, Choice):
        return (tree,)
    return tuple(inner for option in tree.options for inner in alternatives(option))


class Option(msgspec.Struct, frozen=True, array_like=True):
    """An alternative as a rule cache keeps it: its places, and its tree as msgpack, which few texts call for."""

    places: tuple[Place, ...]
    packed: msgspec.Raw


def pack_options(tree: Tree, lexicons: Lexicons) -> msgspec.Raw:
    """The alternatives of a pattern as msgpack.

    Raises:
        KeyError: a lexicon is unknown.
    """
    encode = msgspec.msgpack.encode
    options = [Option(places(one, lexicons), msgspec.Raw(encode(one))) for one in alternatives(tree)]
    return msgspec.Raw(encode(options))


_options = msgspec.msgpack.Decoder(tuple[Option, ...])
_tree: msgspec.msgpack.Decoder[Tree] = msgspec.msgpack.Decoder(Tree)


def unpack_options(packed: msgspec.Raw) -> tuple[Option, ...]:
    """What ``pack_options`` packed."""
    return _options.decode(packed)


def unpack_tree(packed: msgspec.Raw) -> Tree:
    """The tree of an ``Option``."""
    return _tree.decode(packed)
