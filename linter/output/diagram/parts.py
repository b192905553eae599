"""What is drawn of a rule: each of its patterns, an alternative a row, and the definitions that these name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.kinds.registry import kind_named
from linter.pattern.grammar import read, references_in, written_lines
from linter.pattern.tree import Tree
from linter.ruleset.form import Asked, common_asks, together
from linter.ruleset.library import RuleLibrary
from linter.ruleset.rule import LoadedRule


class Row(NamedTuple):
    """An alternative: its name if it has one, its text, and its tree, in which names of definitions are not replaced."""

    name: str | None
    text: str
    tree: Tree


class Section(NamedTuple):
    """One pattern of a rule, or a definition."""

    heading: str
    rows: tuple[Row, ...]


def patterns(loaded: LoadedRule) -> list[Section]:
    """The patterns of a rule; none for a rule of a kind without."""
    form = kind_named(loaded.rule.kind).form
    asked = together((form.asks(loaded.fields(form.fields)), common_asks(loaded.rule))).patterns
    return [Section(_heading(one), tuple(_rows(one.text))) for one in asked]


def definitions(library: RuleLibrary, loaded: LoadedRule, made: Sequence[Section]) -> Iterator[Section]:
    """The definitions that some patterns of a rule name, directly or through others, each once."""
    written = {name: text for name, (text, *_) in library.definitions.items()} | loaded.rule.define
    waiting = [name for section in made for row in section.rows for name in references_in(row.text)]
    drawn: set[str] = set()
    while waiting:
        name = waiting.pop(0)
        if name not in drawn:
            drawn.add(name)
            rows = tuple(_rows(written[name]))
            waiting += (inner for row in rows for inner in references_in(row.text))
            yield Section(f"&{name}", rows)


def _rows(text: str) -> Iterator[Row]:
    for written, line in zip(written_lines(text), read(text), strict=True):
        yield Row(written.name, " ".join(written.code.split()), line.tree)


def _heading(asked: Asked) -> str:
    """``steps 1 pattern`` → step 2; ``where.topic.matches`` → where topic matches."""
    *above, last = asked.at
    if above and isinstance(above[-1], int):
        return f"step {above[-1] + 1}"
    return " ".join(map(str, (*above, last)))
