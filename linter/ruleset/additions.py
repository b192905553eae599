"""Works out what rule files add to a library: their rules, and whatever else changes because of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import msgspec

from linter.pattern.lexicon import Lexicons, Scoped
from linter.pattern.tree import Tree
from linter.pattern.unreachable import swallowed
from linter.problems import MOST_ERRORS, Problems
from linter.ruleset.cache import Lines, pack
from linter.ruleset.changes import changed
from linter.ruleset.definitions import Known, Written, shared_trees, written
from linter.ruleset.form import Forms
from linter.ruleset.identity import digest
from linter.ruleset.lexicons import Lists, check_included, own_lists, settle
from linter.ruleset.library import RuleLibrary, in_lines, owner_of
from linter.ruleset.load import RuleFile, check_builtin, check_packs, load_file, load_text
from linter.ruleset.naming import loaded
from linter.ruleset.references import wrong_cases, wrong_references
from linter.ruleset.rule import LoadedRule
from linter.ruleset.source import Source
from linter.ruleset.sources import Found
from linter.ruleset.yamlfile import RuleError

_MOST_BYTES = 50_000_000  # of all patterns, packed


def added(forms: Forms, found: Sequence[Found], base: RuleLibrary, before: RuleLibrary, lines: Lines) -> RuleLibrary:
    """What rule files add to a library: their rules, lexicons and definitions, and all of the library that changes with these.

    Args:
        forms: the forms of all kinds of rule.
        found: the files.
        base: the library.
        before: an earlier state of the library with the files; unchanged parts of it are not packed again.
        lines: pattern lines parsed so far; new ones are added.

    Raises:
        RuleError: a file is wrong.
    """
    problems = Problems(RuleError)
    parts: list[tuple[RuleFile, int | None]] = []
    for one in found:
        with problems.kept():
            part = load_file(one.file, forms, one.name) if one.text is None else load_text(one.text, forms, one.name)
            problems.found += part.errors
            parts.append((part, one.root))
    parts = changed(forms, parts, base, problems)
    replaced = {checked.rule.id for part, _ in parts for checked in part.rules}
    definitions: dict[str, Written] = {}
    trees: dict[str, Tree] | None = None
    with problems.kept():
        definitions = written((part.source, *item, root) for part, root in parts for item in part.definitions)
        texts = {part.source.file: part.source.text for part, _ in parts}
        trees = shared_trees(base.definitions | definitions, texts, lines, problems)
        if not definitions.keys().isdisjoint(base.definitions):
            earlier = shared_trees(base.definitions, texts, lines, problems)
            differing = [name for name, tree in earlier.items() if trees.get(name) != tree]
            parts = [*((part, None) for part in _files_naming(forms, base, differing, replaced)), *parts]
    lists = {name: entries for name, entries in base.lexicons.items() if owner_of(name) not in replaced}
    with problems.kept():
        settle(lists, ((part, root is None) for part, root in parts))
    if trees is None:  # without them every pattern that names one would be wrong
        raise RuleError.of(problems.found)
    written_out = {name: text for name, (text, *_) in (base.definitions | definitions).items()}
    rules = _rules(forms, parts, Known(lists, trees, lines), lists, written_out, problems)
    problems.settle()
    every = [(part.source, checked) for part, _ in parts for checked in part.rules]
    problems.found += islice(wrong_references(every, base.rules | rules), MOST_ERRORS)
    problems.found += islice(wrong_cases(every, base.rules | rules), MOST_ERRORS)
    problems.settle()
    _include_changed(lists, base, rules)
    new = RuleLibrary(dict(sorted(rules.items())), in_lines(lists), definitions=definitions)
    return _packed(new, base, before, {part.source.file: part.source for part, _ in parts})


def _files_naming(
    forms: Forms, library: RuleLibrary, definitions: Sequence[str], without: Collection[str]
) -> Iterator[RuleFile]:
    """Read again the files of those rules of a library that may name some definitions; gives each with these rules alone."""
    names = [f"&{name}".encode() for name in definitions]
    by_file: dict[str, set[str]] = {}
    for rule_id, one in library.rules.items():
        text = msgspec.msgpack.encode(one)
        if rule_id not in without and any(name in text for name in names):
            by_file.setdefault(one.file, set()).add(rule_id)
    for file, ids in by_file.items():
        part = load_file(Path(file), forms)
        yield part._replace(
            rules=[checked for checked in part.rules if checked.rule.id in ids], lexicons=[], definitions=[]
        )


def _rules(
    forms: Forms,
    parts: Iterable[tuple[RuleFile, int | None]],
    known: Known,
    lists: Lists,
    definitions: Mapping[str, str],
    problems: Problems[RuleError],
) -> dict[str, LoadedRule]:
    """The parsed rules of files, by id; their own lists are added to ``lists``, and what is wrong in them to ``problems``.

    ``definitions`` has the texts of the shared ones.
    """
    rules: dict[str, LoadedRule] = {}
    taken: dict[str, tuple[int | None, str]] = {}
    size = 0
    for part, root in parts:
        for checked in part.rules:
            source, rule, path = part.source, checked.rule, checked.path
            with problems.kept():
                check_packs(source, checked, root is None)
                if root is None:
                    check_builtin(source, rule, path)
                if rule.id in taken and taken[rule.id][0] == root:
                    raise source.error(
                        f"the id {rule.id!r} is taken by {taken[rule.id][1]}; give this rule another", (*path, "id")
                    )
                taken[rule.id] = root, f"{source.file}:{source.line_of_rule(path)}"
                check_included(lists, rule.lexicons, source, path)
                if rule.id in rules:  # of an earlier root
                    for name in [name for name in lists if owner_of(name) == rule.id]:
                        del lists[name]
                one = loaded(checked, source, forms, known, root is None)
                lists |= own_lists(lists, rule.id, rule.lexicons)
                of = digest(rule, checked.fields, checked.asks, one.trees, lists, definitions)
                rules[rule.id] = msgspec.structs.replace(one, digest=of)
                size += len(one.packed)
                if size > _MOST_BYTES:
                    problems.settle()
                    raise source.error(
                        "the rules up to this one are too large, with their definitions written out; split them into "
                        "several runs", path,
                    )  # fmt: skip
    return rules


def _include_changed(lists: Lists, base: RuleLibrary, without: Collection[str]) -> None:
    """Rebuild the own lists of a library's rules that include a changed lexicon."""
    changed = {f"@{name}" for name, entries in in_lines(lists).items() if base.entries.get(name) != entries}
    for rule_id, one in base.rules.items():
        own = one.rule.lexicons
        if rule_id not in without and any(not changed.isdisjoint(entries) for entries in own.values()):
            lists |= own_lists(lists, rule_id, own)


def _packed(library: RuleLibrary, base: RuleLibrary, before: RuleLibrary, sources: Mapping[str, Source]) -> RuleLibrary:
    """What some rules add to a library, packed.

    Args:
        library: the rules, and all lexicons.
        base: the library.
        before: see ``added``.
        sources: the files read, by name, to show the place of an error.

    Raises:
        RuleError: a repetition of a pattern takes what must come after it.
    """
    rules, entries = library.rules, library.entries
    changed = [name for name, listed in entries.items() if base.entries.get(name) != listed]
    touched = {
        rule_id: other
        for rule_id, other in base.rules.items()
        if rule_id not in rules and any(_may_name(other, name) for name in changed)
    }
    trees = {rule_id: loaded.packed for rule_id, loaded in sorted((rules | touched).items())}
    packed = pack(trees, entries, before.packed)
    options = packed.options
    anew = [one for one in trees if options[one] is not before.packed_options.get(one)]
    _check_reachable([(rules | touched)[one] for one in anew], Lexicons(entries, packed.tables), sources)
    new = {name: listed for name, listed in entries.items() if name in changed or owner_of(name) in rules}
    return RuleLibrary(
        rules,
        new,
        {one: options[one] for one in trees if one in rules or options[one] is not base.packed_options.get(one)},
        {key: table for key, table in packed.tables.items() if key.removeprefix("~") in new or key not in base.tables},
        library.definitions,
    )


def _may_name(loaded: LoadedRule, lexicon: str) -> bool:
    """Whether a rule's patterns may name a lexicon: whether its name is anywhere in them."""
    owner, _, name = lexicon.rpartition(":")
    return owner in ("", loaded.rule.id) and name.encode() in loaded.packed


_SWALLOWED = (
    "in {0!r}: a repetition takes “{1}”, which is to come after it, and gives nothing back; keep it out of what is repeated, "
    "as in (!{1} <word>){{0,6}} {1}"
)


def _check_reachable(rules: Iterable[LoadedRule], lexicons: Lexicons, sources: Mapping[str, Source]) -> None:
    """Raises RuleError if repetitions of patterns take what must come after them."""
    wrong = []
    for one in rules:
        scoped = Scoped(lexicons, one.rule.id)
        for part, tree in one.trees.items():
            words = swallowed(tree, scoped)
            if words:
                said, source = _SWALLOWED.format(part, words[0]), sources.get(one.file)
                wrong.append(
                    source.error_in_rule(said, one.rule.id, part) if source else RuleError(said, one.file, one.line)
                )
    if wrong:
        raise RuleError.of(wrong)
