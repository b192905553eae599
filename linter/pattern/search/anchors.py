"""The anchors of a pattern, and what may stand beside them: all that an index asks before it tries anything.

They follow from the rule alone, so a rule cache keeps them; what may stand beside is unpacked for the words that a text holds.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from linter.pattern.hints import ALL_CLASSES, STOPS, Hint
from linter.pattern.lexicon import Lexicons
from linter.pattern.operators import first_of, last_of
from linter.pattern.search.choosing import Path, Split, forms_of, leaf_paths, split_at
from linter.pattern.tree import Choice, Look, Marked, Tree, names_lexicon
from linter.text.document import CLASSES


class Beside(NamedTuple):
    """What may stand right before and right after an anchor's leaf, and what its first token may be; None: anything."""

    before: Hint | None = None
    after: Hint | None = None
    own: Hint | None = None


_beside = msgspec.msgpack.Decoder(Beside)


class Anchor(msgspec.Struct, frozen=True, array_like=True):
    """A leaf that every match of an alternative holds (or one of several of which each match holds one), by which it is found.

    ``path`` leads to the leaf in the alternative's tree; ``packed`` is ``Beside`` as msgpack.

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


def anchors(tree: Tree, lexicons: Lexicons) -> tuple[Anchor, ...]:
    """The anchors of an alternative; none for one that has to be tried anywhere.

    Raises:
        KeyError: a lexicon is unknown.
    """
    out = []
    for path in leaf_paths(tree, lexicons):
        split = split_at(tree, path)
        packed = msgspec.Raw(msgspec.msgpack.encode(_hints_beside(split, lexicons)))
        out.append(Anchor(path, split.leaf, not split.prefix, any(map(names_lexicon, split.prefix)), packed))
    return tuple(out)


def _hints_beside(split: Split, lexicons: Lexicons) -> Beside:
    leaf, prefix, suffix, open_end = split
    stops = not isinstance(leaf, Marked) and not STOPS.isdisjoint(forms_of(leaf, lexicons).first_words())
    return Beside(
        before=last_of(prefix, lexicons) if prefix and not stops else None,
        after=first_of(suffix, lexicons) if suffix and open_end else None,
        own=_seen_by(prefix, lexicons),
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
    """An alternative as a rule cache keeps it: its anchors, and its tree as msgpack, which few texts call for."""

    anchors: tuple[Anchor, ...]
    packed: msgspec.Raw


def pack_options(tree: Tree, lexicons: Lexicons) -> msgspec.Raw:
    """The alternatives of a pattern as msgpack.

    Raises:
        KeyError: a lexicon is unknown.
    """
    encode = msgspec.msgpack.encode
    options = [Option(anchors(one, lexicons), msgspec.Raw(encode(one))) for one in alternatives(tree)]
    return msgspec.Raw(encode(options))


_options = msgspec.msgpack.Decoder(tuple[Option, ...])
_tree: msgspec.msgpack.Decoder[Tree] = msgspec.msgpack.Decoder(Tree)


def unpack_options(packed: msgspec.Raw) -> tuple[Option, ...]:
    """What ``pack_options`` packed."""
    return _options.decode(packed)


def unpack_tree(packed: msgspec.Raw) -> Tree:
    """The tree of an ``Option``."""
    return _tree.decode(packed)
