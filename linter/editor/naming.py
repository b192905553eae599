"""Where what rule files name is: lexicons, definitions and rules, the built-in ones and a user's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from linter.editor.lines import Lines
from linter.editor.marks import Target
from linter.editor.rulewords import Word, rule_at
from linter.ruleset.builtin import data_dir
from linter.ruleset.library import RuleLibrary
from linter.ruleset.load import RuleFile
from linter.ruleset.rule import picks
from linter.ruleset.sources import builtin_files, regular
from linter.ruleset.yamlfile import MOST_BYTES

Named = dict[tuple[str, str], Target]
"""Places by what is there (``lexicon``, ``definition``) and its name."""

_HEAD = re.compile(r"^(?:- *\{? *)?(?P<kind>lexicon|definition): *[\"']?(?P<name>[\w-]+)", re.MULTILINE)


def builtin_named() -> Named:
    """The shared lexicons and definitions that ship."""
    return named(_texts(sorted(builtin_files(data_dir("rules")).values())))


def named(texts: Iterable[tuple[str, str]]) -> Named:
    """The shared lexicons and definitions of files, given by path and text."""
    out: Named = {}
    for path, text in texts:
        for found in _HEAD.finditer(text):
            out[found["kind"], found["name"]] = Target(path, text.count("\n", 0, found.start()) + 1)
    return out


def texts_of(files: Iterable[Path], opened: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Files by path with their texts, as an editor has them or else from the disk."""
    for file in files:
        path = str(file)
        if path in opened:
            yield path, opened[path]
        else:
            yield from _texts([path])


def _texts(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    for path in paths:
        try:
            yield path, regular(path, MOST_BYTES).decode("utf-8", "replace")
        except OSError:
            continue


def targets(
    word: Word, lines: Lines, file: RuleFile | None, path: str, library: RuleLibrary, known: Named
) -> list[Target]:
    """Where what a word of a rule file names is written: a rule's own list or sub-pattern before a shared one.

    Args:
        word: the word.
        lines: the file's.
        file: the file as it is read; None where it is no YAML now.
        path: the file's.
        library: the rules, as they last were right.
        known: where shared lexicons and definitions are.
    """
    rule = rule_at(lines, lines.position(word.start)[0])
    if word.kind == "rule":
        found = [one for one in library.rules.values() if picks(word.name, one.rule.id)]
        return [Target(one.file, one.line) for one in found]
    if word.kind in ("capture", "value"):
        at = re.compile(rf"\${re.escape(word.name)}:").search(lines.text, _begin(lines, rule))
        return [] if at is None else [_target(path, lines, at.start())]
    if word.kind in ("lexicon", "definition"):
        start = None if file is None or rule is None else file.source.path_of(rule)
        key = "lexicons" if word.kind == "lexicon" else "define"
        own = None if file is None or start is None else file.source.positions.get((*start, key, f"key:{word.name}"))
        if own is not None:
            return [Target(path, *own)]
        target = known.get((word.kind, word.name))
        return [] if target is None else [target]
    return []


def _begin(lines: Lines, rule: str | None) -> int:
    """Where a rule begins in a file."""
    at = re.search(rf"id: *[\"']?{re.escape(rule)}\b", lines.text) if rule else None
    return 0 if at is None else at.start()


def _target(path: str, lines: Lines, offset: int) -> Target:
    line = lines.position(offset)[0]
    return Target(path, line + 1, offset - lines.span(line)[0] + 1)
