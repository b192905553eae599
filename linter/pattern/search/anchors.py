"""The anchors of a pattern, and the tokens that may be beside them: an index checks these before it tries a pattern.

They follow from the rules and lexicons alone, so a rule cache keeps them. The hints are unpacked only for the words that a text holds.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from linter.pattern.hints import ALL_CLASSES, STOPS, Hint
from linter.pattern.lexicon import Lexicons
from linter.pattern.operators import first_of, last_of
from linter.pattern.search.choosing import Path, Split, forms_of, leaf_paths, split_at
from linter.pattern.search.companions import Companions, CompanionsOf
from linter.pattern.tree import Choice, Look, Marked, Tree, names_lexicon
from linter.text.document import CLASSES


class Beside(NamedTuple):
    """The tokens that may be right before and right after an anchor's leaf, and at its beginning (``own``); None: any."""

    before: Hint | None = None
    after: Hint | None = None
    own: Hint | None = None


_beside = msgspec.msgpack.Decoder(Beside)


class Anchor(msgspec.Struct, frozen=True, array_like=True):
    """A leaf by which an alternative is found: every match holds it, or one of several such leaves.

    ``path`` leads to the leaf in the alternative's tree; ``packed`` is ``Beside`` as msgpack.
    ``leads``: whether the leaf is the first item. ``scoped``: whether the items before it name a lexicon, so that they may mean
    something else in another rule. ``companions``: what must be beside the leaf.
    """

    path: Path
    leaf: Tree
    leads: bool
    scoped: bool
    companions: Companions
    packed: msgspec.Raw

    def beside(self) -> Beside:
        """The tokens that may be beside the leaf."""
        return _beside.decode(self.packed)


def anchors(tree: Tree, lexicons: Lexicons) -> tuple[Anchor, ...]:
    """The anchors of an alternative; empty if it must be tried everywhere.

    Raises:
        KeyError: a lexicon is unknown.
    """
    out, companions = [], CompanionsOf(lexicons)
    for path in leaf_paths(tree, lexicons):
        split = split_at(tree, path)
        packed = msgspec.Raw(msgspec.msgpack.encode(_hints_beside(split, lexicons)))
        scoped = any(map(names_lexicon, split.prefix))
        out.append(
            Anchor(path, split.leaf, not split.prefix, scoped, companions.beside(split.prefix, split.suffix), packed)
        )
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
    """The tokens that may follow some items, if the last of them looks ahead (``&<ing>``, ``!<ing>``); None: any."""
    if not items or not isinstance(items[-1], Look):
        return None
    look = items[-1]
    if not look.negative:
        return first_of((look.item,), lexicons)
    classes = CLASSES.get(look.item.name) if isinstance(look.item, Marked) else None
    return None if classes is None else Hint("".join(sorted(ALL_CLASSES - classes)))


def alternatives(tree: Tree) -> tuple[Tree, ...]:
    """The alternatives of a pattern, of which the longest match counts: its lines, and options of a ``|`` outside any group."""
    if not isinstance(tree, Choice):
        return (tree,)
    return tuple(inner for option in tree.options for inner in alternatives(option))


class Option(msgspec.Struct, frozen=True, array_like=True):
    """An alternative as a rule cache keeps it: its anchors, and its tree as msgpack, since most are never unpacked."""

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
