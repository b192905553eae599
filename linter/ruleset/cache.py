"""Packs parsed rules, and keeps copies of them, so that a start need not parse.

Built-in rules are parsed when a wheel is built, and the copy is in the wheel (``hatch_build.py``). The copies of a checkout's rules and
of a user's own are in the user's cache folder, one file for each set of paths; when some of the rules have changed, the rest is
reused.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

import msgspec

from linter.pattern.tree import Tree
from linter.ruleset import kept
from linter.ruleset.kept import Copy, Made
from linter.ruleset.sources import PACKAGE, as_installed

T = TypeVar("T")

DAMAGED = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)  # raised for bytes that msgspec has not written
SHIPPED = "_data/rules.msgpack"  # the path of a wheel's copy in the package


class Packed(NamedTuple):
    """Rules as the pattern layer reads them.

    ``trees`` (by rule id) are the parsed patterns that ``pack_trees`` packed, ``entries`` the lexicons by name, one entry a line.
    Derived from both: ``options`` by rule id and part (``pack_options``), and ``tables`` by ``table_key`` (``write_table``).
    """

    trees: Mapping[str, bytes]
    entries: Mapping[str, str]
    options: Mapping[str, dict[str, msgspec.Raw]]
    tables: Mapping[str, str]


def pack(trees: Mapping[str, bytes], entries: Mapping[str, str], before: Packed) -> Packed:
    """Pack some rules, reusing what has not changed.

    Args:
        trees: what ``pack_trees`` made of each rule's patterns, by rule id.
        entries: the lexicons that the rules name, by name (a rule's own as ``rule-id:name``).
        before: rules already packed. A rule's options are reused if its patterns and the lexicons they name are the same.

    Raises:
        KeyError: a lexicon is unknown.
    """
    from linter.pattern.grammar import nodes_of
    from linter.pattern.lexicon import Lexicons, Scoped, table_key, write_table
    from linter.pattern.search.anchors import pack_options
    from linter.pattern.tree import Lexicon

    same = {name for name, listed in entries.items() if before.entries.get(name) == listed}
    lexicons = Lexicons(entries, {key: table for key, table in before.tables.items() if key.removeprefix("~") in same})
    scoped_before = Lexicons(before.entries)
    options, tables = {}, {}

    def keep_table(name: str, inflected: bool) -> None:
        key = table_key(name, inflected)
        if key not in tables:
            old = before.tables.get(key) if name in same else None
            tables[key] = write_table(lexicons.table(name, inflected)) if old is None else old

    for rule_id, packed in trees.items():
        scoped, was = Scoped(lexicons, rule_id), Scoped(scoped_before, rule_id)
        parts = unpack_trees(packed)
        named = [node for tree in parts.values() for node in nodes_of(tree, Lexicon)]
        if before.trees.get(rule_id) == packed and all(
            scoped.key(node.name) in same and scoped.key(node.name) == was.key(node.name) for node in named
        ):
            options[rule_id] = before.options[rule_id]
        else:
            options[rule_id] = {part: pack_options(tree, scoped) for part, tree in parts.items()}
        for node in named:
            keep_table(scoped.key(node.name), node.inflected)
    for name in entries:
        if name.startswith("cue-"):  # needed for the act of every cue
            keep_table(name, True)
    return Packed(trees, entries, options, tables)


def pack_trees(trees: Mapping[str, Tree]) -> bytes:
    """A rule's parsed patterns as msgpack."""
    return msgspec.msgpack.encode(trees)


def unpack_trees(packed: bytes) -> dict[str, Tree]:
    """What ``pack_trees`` packed."""
    return _trees.decode(packed)


_trees: msgspec.msgpack.Decoder[dict[str, Tree]] = msgspec.msgpack.Decoder(dict[str, Tree])
_tree: msgspec.msgpack.Decoder[Tree] = msgspec.msgpack.Decoder(Tree)


class Lines(MutableMapping[str, Tree]):
    """Parsed pattern lines by their text: those of a copy, unpacked on first use, and new ones.

    Iterates only over lines used or set, which are the ones worth keeping.
    """

    def __init__(self, copied: Mapping[str, msgspec.Raw] | None = None) -> None:
        self._copied = copied or {}
        self._trees: dict[str, Tree] = {}

    def __getitem__(self, line: str) -> Tree:
        if line not in self._trees:
            try:
                self._trees[line] = _tree.decode(self._copied[line])
            except DAMAGED:
                raise KeyError(line) from None
        return self._trees[line]

    def __setitem__(self, line: str, tree: Tree) -> None:
        self._trees[line] = tree

    def __delitem__(self, line: str) -> None:
        del self._trees[line]

    def __iter__(self) -> Iterator[str]:
        return iter(self._trees)

    def __len__(self) -> int:
        return len(self._trees)


class _Content(msgspec.Struct, array_like=True):
    """The content of a copy: a library and its pattern lines, each as msgpack.

    A wheel's copy also has the ``sizes`` in bytes of the files it was made by and of (``as_installed``), and the ``kinds`` of rule.
    """

    library: memoryview
    lines: memoryview
    sizes: dict[str, int] = {}
    kinds: str = ""


class Shipped(NamedTuple):
    """The copy in an installed wheel."""

    copy: Copy
    content: _Content

    def made(self, files: Mapping[str, str], kinds: str) -> Made | None:
        """What it was made by and of; None if a file of the program or of the rules, or a kind of rule, is not as installed."""
        content = self.content
        unchanged = kinds == content.kinds and as_installed(files, content.sizes, self.copy.written)
        return self.copy.made if unchanged else None

    def library(self, made: Made, kind: type[T]) -> T | None:
        """Its library; None if it was made by or of something else."""
        try:
            return msgspec.msgpack.decode(self.content.library, type=kind) if self.copy.made == made else None
        except DAMAGED:
            return None


def shipped() -> Shipped | None:
    """The copy that came with the program; None in a checkout."""
    copy = kept.read(PACKAGE / SHIPPED, ours=False)
    try:
        return copy and Shipped(copy, msgspec.msgpack.decode(copy.content, type=_Content))
    except DAMAGED:
        return None


def for_wheel(made: Made, library: object, sizes: dict[str, int], kinds: str) -> bytes:
    """A wheel's copy of its rules as the bytes of a file.

    Args:
        made: what it is made by and of.
        library: the built-in rules.
        sizes: sizes in bytes of the files that it is made by and of, by name.
        kinds: the kinds of rule, as text to compare.
    """
    return kept.sealed(made, _packed(library, Lines(), sizes, kinds))


class Kept(NamedTuple, Generic[T]):
    """A library kept in the user's folder by this version of the program.

    ``library`` is None if there is none; ``current``: whether its rule files have not changed; ``lines`` has its pattern lines if
    they have.
    """

    library: T | None
    current: bool
    lines: Lines


def read_kept(place: str, made: Made | None, kind: type[T]) -> Kept[T]:
    """The library kept for the user.

    Args:
        place: identifies it among the libraries of this installation.
        made: what it should be made by and of; None: not known, so that nothing kept can be used.
        kind: its type.
    """
    file = _file_of(place) if made else None
    copy = kept.read(file) if file else None
    if made and copy and copy.made.by == made.by:
        try:
            content = msgspec.msgpack.decode(copy.content, type=_Content)
            library = msgspec.msgpack.decode(content.library, type=kind)
            if copy.made == made:
                return Kept(library, True, Lines())
            return Kept(library, False, Lines(msgspec.msgpack.decode(content.lines, type=dict[str, msgspec.Raw])))
        except DAMAGED:
            pass
    return Kept(None, False, Lines())


def keep(place: str, made: Made, library: object, lines: Lines) -> None:
    """Keep a library and its pattern lines for the user, if possible. Arguments as for ``read_kept``."""
    file = _file_of(place)
    if file is None:
        return
    try:
        content = _packed(library, lines)
    except UnicodeEncodeError:  # the name of a rule file is not valid Unicode
        return
    kept.write(file, made, content)


def forget(place: str) -> None:
    """Remove the library kept for the user, if there is one. ``place`` as for ``read_kept``."""
    file = _file_of(place)
    if file is not None:
        with suppress(OSError):
            file.unlink()


def _file_of(place: str) -> Path | None:
    import hashlib

    folder = kept.cache_folder()
    named = hashlib.blake2b(os.fsencode(f"{PACKAGE}\0{place}"), digest_size=8)
    return folder and folder / f"rules-{named.hexdigest()}.msgpack"


def _packed(library: object, lines: Lines, sizes: dict[str, int] | None = None, kinds: str = "") -> bytes:
    encode = msgspec.msgpack.encode
    return encode(_Content(memoryview(encode(library)), memoryview(encode(dict(lines))), sizes or {}, kinds))
