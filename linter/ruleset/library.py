"""All rules and lexicons at hand: the built-in ones and a user's own, from files or from the cache."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from linter.pattern.tree import Tree
from linter.ruleset.builtin import data_dir
from linter.ruleset.cache import Store
from linter.ruleset.rule import LexiconFile, LoadedRule

if TYPE_CHECKING:  # only read where the cache does not answer
    from linter.pattern.search.places import Option
    from linter.ruleset.form import Forms
    from linter.ruleset.load import Source
    from linter.ruleset.yamlfile import RuleError


_MOST_BYTES = 50_000_000  # of all patterns, packed


class RuleLibrary(msgspec.Struct, eq=False):  # compared by identity: what is compiled of it is kept by it
    """Rules by id, in order of id, and the entries of lexicons by name (a rule's own as ``rule-id:name``), one a line.

    ``packed_options`` (by rule and part) and ``tables`` are what the pattern layer would have to work out at every start
    (``pack_options``, ``write_table``); a library without them works the same.
    """

    rules: dict[str, LoadedRule]
    entries: dict[str, str]
    problems: tuple[str, ...] = ()
    packed_options: dict[str, dict[str, msgspec.Raw]] = {}
    tables: dict[str, str] = {}

    @property
    def lexicons(self) -> dict[str, tuple[str, ...]]:
        """Lexicons by name, their entries apart."""
        return {name: tuple(entries.splitlines()) for name, entries in self.entries.items()}

    def parts(self, rule_id: str) -> Collection[str]:
        """Where a rule's patterns stand (see ``LoadedRule.trees``)."""
        packed = self.packed_options.get(rule_id)
        return self.rules[rule_id].trees.keys() if packed is None else packed.keys()

    def options(self, rule_id: str, part: str) -> tuple[Option, ...] | None:
        """The alternatives of one of a rule's patterns, where they are kept."""
        packed = self.packed_options.get(rule_id, {}).get(part)
        if packed is None:
            return None
        from linter.pattern.search.places import unpack_options  # only a linting run reads them

        return unpack_options(packed)


def load_rules(
    forms: Forms, paths: Sequence[str | Path] = (), *, builtin: bool = True, cache: bool = True
) -> RuleLibrary:
    """Load rules.

    Args:
        forms: the kinds of rule that there are (``linter.session.load_rules`` knows them).
        paths: a user's rule files, or folders of them (``*.yaml``, ``*.yml``, recursively). A rule
            replaces a built-in one of its id, or one of an earlier path; a lexicon without ``extends`` and a definition likewise.
        builtin: whether the rules that ship with rhetlint are loaded too.
        cache: whether a parsed copy may be kept in the user's cache folder.

    Raises:
        RuleError: a file is wrong; the message says where and what would be right.
    """
    found = [_Found(file, None) for file in _files(data_dir("rules"))] if builtin else []
    for root, path in enumerate(dict.fromkeys(map(_shown, paths))):
        found += [_Found(file, root) for file in _files(path)]
    store = Store.of([(file, root is None) for file, root in found], forms) if cache else None
    library = store and store.library(RuleLibrary)
    if library is None:
        lines = store.lines() if store is not None else {}
        library = _load(forms, found, lines)
        if store is not None:
            store.keep(library, lines)
    return library


class _Found(NamedTuple):
    """A rule file on its way: ``root`` is the path it was found by, None for a built-in one."""

    file: Path
    root: int | None


def _shown(path: str | Path) -> Path:
    """A path as a person would write it from where they are, one way for one place."""
    whole = os.path.abspath(path)
    here = os.path.join(os.getcwd(), "")
    return Path(whole.removeprefix(here))


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        try:
            files = sorted(_rule_files(os.fspath(path)), key=lambda file: file.split(os.sep))
            problem = "no rule file (*.yaml, *.yml) in this folder"
        except OSError as error:
            files, problem = [], f"this folder cannot be read: {error.strerror}: {error.filename}"
        if not files:
            from linter.ruleset.yamlfile import RuleError

            raise RuleError(problem, str(path))
        return list(map(Path, files))
    return [path]


def _rule_files(folder: str) -> Iterator[str]:
    """The rule files in a folder and those below; what begins with a full stop is passed over."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _rule_files(entry.path)
            elif entry.name.endswith((".yaml", ".yml")) and entry.is_file():
                yield entry.path


def _load(forms: Forms, found: list[_Found], lines: dict[str, Tree]) -> RuleLibrary:
    from linter.ruleset.definitions import Known, shared_definitions
    from linter.ruleset.load import check_builtin, check_packs, load_file, loaded

    parts = [(load_file(file, forms), root) for file, root in found]
    lexicons: dict[str, tuple[str, ...]] = {}
    for (source, _, listed, _), root in parts:
        for lexicon, path in listed:
            if root is None and not lexicon.source:
                raise source.error("a built-in lexicon names its source", path)
            if not lexicon.extends:
                lexicons[lexicon.lexicon] = lexicon.entries
    for (source, _, listed, _), _ in parts:
        for lexicon, path in listed:
            if lexicon.extends:
                _extend(lexicons, lexicon, source, path)
    listed_definitions = [(file.source, *item, root) for file, root in parts for item in file.definitions]
    known = Known(lexicons, shared_definitions(listed_definitions, lines), lines)
    rules: dict[str, LoadedRule] = {}
    size = 0
    taken: dict[str, tuple[int | None, str]] = {}
    for (source, items, _, _), root in parts:
        for checked in items:
            rule, path = checked.rule, checked.path
            check_packs(source, rule, path, root is None)
            if root is None:
                check_builtin(source, rule, path)
            if rule.id in taken and taken[rule.id][0] == root:
                raise source.error(f"the id {rule.id!r} is taken by {taken[rule.id][1]}", (*path, "id"))
            own = {}
            for name, entries in rule.lexicons.items():
                own[name] = _included(lexicons, entries, source, (*path, "lexicons", name))
            rules[rule.id] = loaded(checked, source, forms, known, root is None)
            size += len(rules[rule.id].packed)
            if size > _MOST_BYTES:
                raise source.error(
                    "the rules up to this one hold too much, with what their definitions stand for", path
                )
            taken[rule.id] = root, f"{source.file}:{rules[rule.id].line}"
            lexicons.update({f"{rule.id}:{name}": entries for name, entries in own.items()})
    return _prepared(RuleLibrary(dict(sorted(rules.items())), in_lines(lexicons)))


def in_lines(lexicons: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Lexicons as a library keeps them."""
    return {name: "\n".join(" ".join(entry.split()) for entry in entries) for name, entries in lexicons.items()}


_SWALLOWED = (
    "in {0!r}: a repetition takes “{1}”, which is to come after it, and gives nothing back; keep it out of what is repeated, "
    "as in (!{1} <word>){{0,6}} {1}"
)


def _prepared(library: RuleLibrary) -> RuleLibrary:
    """A library with its anchors found and its lexicons inflected.

    Raises:
        RuleError: a pattern takes away what it waits for.
    """
    from linter.pattern.grammar import nodes_of
    from linter.pattern.lexicon import Lexicons, Scoped, table_key, write_table
    from linter.pattern.search.places import pack_options
    from linter.pattern.tree import Lexicon
    from linter.pattern.unreachable import swallowed
    from linter.ruleset.yamlfile import RuleError

    lexicons = Lexicons(library.entries)
    options = {}
    tables = {}
    for rule_id, rule in library.rules.items():
        scoped = Scoped(lexicons, rule_id)
        trees = rule.trees
        options[rule_id] = {part: pack_options(tree, scoped) for part, tree in trees.items()}
        for part, tree in trees.items():
            words = swallowed(tree, scoped)
            if words:
                raise RuleError(_SWALLOWED.format(part, words[0]), rule.file, rule.line)
            for node in nodes_of(tree, Lexicon):
                key = table_key(scoped.key(node.name), node.inflected)
                if key not in tables:
                    tables[key] = write_table(scoped.table(node.name, node.inflected))
    for name in library.entries:
        if name.startswith("cue-"):  # asked for the act of every cue
            tables.setdefault(table_key(name, True), write_table(lexicons.table(name, True)))
    return RuleLibrary(library.rules, library.entries, library.problems, options, tables)


def _included(
    lexicons: dict[str, tuple[str, ...]], entries: tuple[str, ...], source: Source, path: tuple[str | int, ...]
) -> tuple[str, ...]:
    """A list with its ``@name`` entries replaced by the shared lexicons they name."""
    out: list[str] = []
    for i, entry in enumerate(entries):
        if entry.startswith("@"):
            if entry[1:] not in lexicons:
                raise _no_lexicon(lexicons, entry[1:], source, (*path, i))
            out.extend(lexicons[entry[1:]])
        else:
            out.append(entry)
    return tuple(dict.fromkeys(out))


def _extend(
    lexicons: dict[str, tuple[str, ...]], lexicon: LexiconFile, source: Source, path: tuple[str | int, ...]
) -> None:
    if lexicon.lexicon not in lexicons:
        raise _no_lexicon(lexicons, lexicon.lexicon, source, (*path, "lexicon"))
    without = set(lexicon.except_)
    before = lexicons[lexicon.lexicon]
    lexicons[lexicon.lexicon] = tuple(e for e in dict.fromkeys((*before, *lexicon.entries)) if e not in without)


def _no_lexicon(
    lexicons: dict[str, tuple[str, ...]], name: str, source: Source, path: tuple[str | int, ...]
) -> RuleError:
    from linter.nearest import nearest

    return source.error(f"no lexicon {name!r}" + nearest(name, lexicons), path)
