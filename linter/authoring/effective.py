"""A rule as it runs: what its file says with all changes made, and where each part comes from. The text is a rule file itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from linter.pattern.grammar import names_of, references_in, written_lines
from linter.pattern.tree import Lexicon
from linter.ruleset.form import Forms, common_asks, together
from linter.ruleset.library import RuleLibrary
from linter.ruleset.load import load_file
from linter.ruleset.packs import Configured
from linter.ruleset.reading import shown
from linter.ruleset.rule import Changed, LexiconFile, LoadedRule
from linter.ruleset.source import Source
from linter.wording import amount


def effective(
    library: RuleLibrary, loaded: LoadedRule, forms: Forms, files: Sequence[Path], configured: Configured | None = None
) -> Iterator[str]:
    """The lines of a rule as it runs: comments say where what is not of its own file comes from.

    Args:
        library: the rules.
        loaded: the rule.
        forms: the forms of all kinds of rule.
        files: all rule files that the library was loaded from, in order.
        configured: the severity that a configuration gives the rule, if one does.
    """
    file = load_file(Path(loaded.file), forms)
    source = file.source
    path = source.path_of(loaded.rule.id) or ()
    yield f"# {shown(loaded.file)}:{loaded.line}, but where another place is named"
    places = {one.key: one for one in loaded.changed}
    for key, row, until in _rows(source, path):
        own = source.text.split("\n")[row - 1 : until - 1]
        while own and not own[-1].strip():
            own.pop()
        indent = len(own[0]) - len(own[0].lstrip(" -")) if own else 0
        own = [line[indent:] if not line[:indent].strip(" -") else line for line in own]
        if key == "severity" and configured is not None:
            places.pop(key, None)
            yield from _configured(loaded, configured)
        elif key in places:
            yield f"# {_at(places.pop(key))}, instead of {' '.join(' '.join(own).partition(':')[2].split())}"
            yield f"{key}: {json.dumps(getattr(loaded.rule, key), ensure_ascii=False)}"
        elif key == "lexicons" and any(one.startswith("lexicons.") for one in places):
            yield from _lists(loaded, places)
        else:
            yield from own if key in _NO_PATTERNS else _without(own, places)
    if configured is not None and not any(key == "severity" for key, *_ in _rows(source, path)):
        places.pop("severity", None)
        yield from _configured(loaded, configured)
    for key, one in places.items():  # what the file does not say
        if key in ("severity", "voice", "packs", "message"):
            yield f"# {_at(one)}"
            yield f"{key}: {json.dumps(getattr(loaded.rule, key), ensure_ascii=False)}"
    yield from _shared(library, loaded, forms, files)


def _configured(loaded: LoadedRule, configured: Configured) -> Iterator[str]:
    """The severity of a configuration; of a rule that it switches off, its own, since no rule file can say ``off``."""
    own = loaded.rule.severity
    off = configured.level == "off"
    yield f"# {configured.file}: in severity{': off' if off else f', instead of {own}'}"
    yield f"severity: {own if off else configured.level}"


def _rows(source: Source, path: tuple[str | int, ...]) -> list[tuple[str, int, int]]:
    """The keys of a rule in their order, each with its line and the line behind its last, from 1."""
    begins = sorted(
        (line, str(at[-1])[4:])
        for at, (line, _) in source.positions.items()
        if len(at) == len(path) + 1 and at[: len(path)] == path and str(at[-1]).startswith("key:")
    )
    end = len(source.text.split("\n")) + 1
    if path:
        following = [
            line
            for at, (line, _) in source.positions.items()
            if len(at) == 1 and isinstance(at[0], int) and at[0] == int(path[0]) + 1
        ]
        end = min([end, *following])
    return [(key, line, after) for (line, key), (after, _) in zip(begins, [*begins[1:], (end, "")], strict=True)]


_NO_PATTERNS = frozenset(
    ("id", "title", "message", "suggestion", "claims", "why", "advice", "references", "examples", "lexicons")
)
_ONE_LINE = re.compile(r"^\s*[\w-]+: ")
"""What stands before the text of a pattern that is written in the line of its key."""


def _without(rows: Sequence[str], places: dict[str, Changed]) -> Iterator[str]:
    """Lines of a rule's file, those of alternatives that are switched off as comments."""
    dropped = {
        " ".join(key.removeprefix("drop.").split()): one for key, one in places.items() if key.startswith("drop.")
    }
    for row in rows:
        value = _ONE_LINE.sub("", row).strip().strip("'\"")
        called = (name for line in written_lines(value) for name in line.called)
        by = next((dropped[name] for name in called if name in dropped), None)
        if by is not None:
            indent = row[: len(row) - len(row.lstrip())]
            yield f"{indent}# dropped by {_at(by)}: {row.strip()}"
        else:
            yield row


def _lists(loaded: LoadedRule, places: dict[str, Changed]) -> Iterator[str]:
    yield "lexicons:"
    for name, entries in loaded.rule.lexicons.items():
        if f"lexicons.{name}" in places:
            yield f"  # changed by {_at(places[f'lexicons.{name}'])}"
        yield f"  {name}: {json.dumps(list(entries), ensure_ascii=False)}"


class _Place(NamedTuple):
    lexicon: LexiconFile
    where: str


def _shared(library: RuleLibrary, loaded: LoadedRule, forms: Forms, files: Sequence[Path]) -> Iterator[str]:
    """Comments on the shared lexicons and definitions that a rule uses."""
    form = forms[loaded.rule.kind]
    asks = together((form.asks(loaded.fields(form.fields)), common_asks(loaded.rule)))
    own = loaded.rule.lexicons
    named = {name for tree in loaded.trees.values() for name in names_of(tree, Lexicon)} | {
        name for _, name in asks.lexicons
    }
    named |= {entry[1:] for entries in own.values() for entry in entries if entry.startswith("@")}
    named -= own.keys()
    found = _places(named, forms, files)
    for name in sorted(named):
        count = len(library.entries[name].splitlines())
        yield f"# @{name}: {amount(count, 'entry', 'entries')}, of {'; '.join(_told(found.get(name, [])))}"
    waiting = [asked.text for asked in asks.patterns] + list(loaded.rule.define.values())
    used: dict[str, None] = {}
    while waiting:
        for line in waiting.pop().split("\n"):
            for name in references_in(line):
                if name in library.definitions and name not in loaded.rule.define and name not in used:
                    used[name] = None
                    waiting.append(library.definitions[name][0])
    for name in sorted(used):
        _, file, line_at, _ = library.definitions[name]
        yield f"# &{name}: {shown(file)}:{line_at}"


def _places(names: set[str], forms: Forms, files: Sequence[Path]) -> dict[str, list[_Place]]:
    """The items that make shared lexicons, by name: the last whole one first, then those that extend it."""
    found: dict[str, list[_Place]] = {}
    wanted = re.compile(rf"lexicon:\s*[\"']?(?:{'|'.join(map(re.escape, sorted(names)))})\b") if names else None
    for path in files:
        text = path.read_text("utf-8-sig", errors="replace")
        if wanted is None or not wanted.search(text):
            continue
        file = load_file(path, forms)
        for lexicon, at in file.lexicons:
            if lexicon.lexicon in names:
                one = _Place(lexicon, f"{shown(path)}:{file.source.place((*at, 'lexicon'))[0]}")
                kept = found.setdefault(lexicon.lexicon, [])
                if not lexicon.extends:
                    kept[:] = [other for other in kept if other.lexicon.extends]
                    kept.insert(0, one)
                else:
                    kept.append(one)
    return found


def _told(places: Sequence[_Place]) -> Iterator[str]:
    for lexicon, where in places:
        if not lexicon.extends:
            yield where
            continue
        said = []
        if lexicon.entries:
            said.append(f"adds {', '.join(lexicon.entries)}")
        if lexicon.except_:
            said.append(f"takes out {', '.join(lexicon.except_)}")
        yield f"{where} {' and '.join(said)}"


def _at(one: Changed) -> str:
    return f"{shown(one.file)}:{one.line}"
