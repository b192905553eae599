"""All rules and lexicons at hand: the built-in ones and a user's own, from files or from the cache."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec

from linter.ruleset.builtin import data_dir
from linter.ruleset.rule import LexiconFile, LoadedRule
from linter.version import __version__

_FORMAT = 4  # of the cache; raise it when a cached type changes


class RuleLibrary(msgspec.Struct):
    """Rules by id, in order of id, and lexicons by name (a rule's own as ``rule-id:name``).

    ``anchors`` (by rule and part) and ``tables`` are what the pattern layer would have to work out at every start
    (``all_anchor_paths``, ``write_table``); a library without them works the same.
    """

    rules: dict[str, LoadedRule]
    lexicons: dict[str, tuple[str, ...]]
    problems: tuple[str, ...] = ()
    anchors: dict[str, dict[str, tuple[tuple[tuple[int, ...], ...], ...]]] = {}
    tables: dict[str, str] = {}


def load_rules(paths: Sequence[str | Path] = (), *, builtin: bool = True, cache: bool = True) -> RuleLibrary:
    """Load rules.

    Args:
        paths: a user's rule files, or folders of them (``*.yaml``, ``*.yml``, recursively); later rules replace earlier ones of one id.
        builtin: whether the rules that ship with rhetlint are loaded too.
        cache: whether a parsed copy may be kept in the user's cache folder.

    Raises:
        RuleError: a file is wrong; the message says where and what would be right.
    """
    found = [(file, True) for file in _files(data_dir("rules"))] if builtin else []
    for path in paths:
        found += [(file, False) for file in _files(Path(path))]
    key = _key(found)
    store = _cache_file(key) if cache else None
    if store is not None:
        library = _cached(store)
        if library is not None:
            return library
    library = _load(found)
    if store is not None:
        _keep(store, library)
    return library


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(
            p for p in path.rglob("*") if p.suffix in (".yaml", ".yml") and p.is_file() and p.name != "packs.yaml"
        )
    return [path]


def _load(found: list[tuple[Path, bool]]) -> RuleLibrary:
    from linter.ruleset.load import check_builtin, load_file, loaded
    from linter.ruleset.yamlfile import RuleError

    parts = [(load_file(file), built) for file, built in found]
    lexicons: dict[str, tuple[str, ...]] = {}
    for (_, files), _ in parts:
        for lexicon in files:
            if not lexicon.extends:
                lexicons[lexicon.lexicon] = lexicon.entries
    for (_, files), _ in parts:
        for lexicon in files:
            if lexicon.extends:
                _extend(lexicons, lexicon)
    rules: dict[str, LoadedRule] = {}
    origin: dict[str, str] = {}
    for (items, _), built in parts:
        for rule, source, path in items:
            if built:
                check_builtin(source, rule, path)
                if rule.id in rules:
                    raise source.error(f"the id {rule.id!r} is taken by {origin[rule.id]}", (*path, "id"))
            own = {}
            for name, entries in rule.lexicons.items():
                own[name] = _included(lexicons, entries, source, (*path, "lexicons", name))
            rules[rule.id] = loaded(rule, source, path, lexicons, built)
            origin[rule.id] = source.file
            lexicons.update({f"{rule.id}:{name}": entries for name, entries in own.items()})
    del RuleError
    return _prepared(RuleLibrary(dict(sorted(rules.items())), lexicons))


def _prepared(library: RuleLibrary) -> RuleLibrary:
    """A library with its anchors found and its lexicons inflected."""
    from linter.pattern.grammar import nodes_of
    from linter.pattern.lexicon import Lexicons, Scoped, table_key, write_table
    from linter.pattern.matcher import all_anchor_paths
    from linter.pattern.tree import Lexicon

    lexicons = Lexicons(library.lexicons)
    anchors = {}
    tables = {}
    for rule_id, rule in library.rules.items():
        scoped = Scoped(lexicons, rule_id)
        anchors[rule_id] = {part: all_anchor_paths(tree, scoped) for part, tree in rule.trees.items()}
        for tree in rule.trees.values():
            for node in nodes_of(tree, Lexicon):
                key = table_key(scoped.key(node.name), node.inflected)
                if key not in tables:
                    tables[key] = write_table(scoped.table(node.name, node.inflected))
    return RuleLibrary(library.rules, library.lexicons, library.problems, anchors, tables)


def _included(lexicons: dict[str, tuple[str, ...]], entries: tuple[str, ...], source, path) -> tuple[str, ...]:  # type: ignore[no-untyped-def]
    """A list with its ``@name`` entries replaced by the shared lexicons they name."""
    out: list[str] = []
    for i, entry in enumerate(entries):
        if entry.startswith("@"):
            if entry[1:] not in lexicons:
                import difflib

                near = difflib.get_close_matches(entry[1:], list(lexicons), n=1)
                raise source.error(
                    f"no lexicon {entry[1:]!r}" + (f"; did you mean {near[0]!r}?" if near else ""), (*path, i)
                )
            out.extend(lexicons[entry[1:]])
        else:
            out.append(entry)
    return tuple(dict.fromkeys(out))


def _extend(lexicons: dict[str, tuple[str, ...]], lexicon: LexiconFile) -> None:
    before = lexicons.get(lexicon.lexicon, ())
    without = set(lexicon.except_)
    lexicons[lexicon.lexicon] = tuple(e for e in dict.fromkeys((*before, *lexicon.entries)) if e not in without)


def _key(found: list[tuple[Path, bool]]) -> str:
    """What the cache is keyed by: every file's name, content and standing, this program's version and Python's."""
    digest = hashlib.blake2b(f"{_FORMAT} {__version__}".encode(), digest_size=16)
    for file, built in found:
        digest.update(f"\0{file}\0{built}\0".encode())
        try:
            digest.update(file.read_bytes())
        except OSError:
            digest.update(b"?")
    return digest.hexdigest()


def _cache_file(key: str) -> Path | None:
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(base, "rhetlint", f"rules-{key}.msgpack") if os.path.isabs(base) else None


def _cached(file: Path) -> RuleLibrary | None:
    try:
        return msgspec.msgpack.decode(file.read_bytes(), type=RuleLibrary)
    except (OSError, msgspec.DecodeError):
        return None


def _keep(file: Path, library: RuleLibrary) -> None:
    """Write the cache beside and rename; a folder that cannot be written is no error."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(msgspec.msgpack.encode(library))
        os.replace(name, file)
    except OSError:
        return
