"""Messages that name what some alternative does not capture: they then say “…” in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.authoring.check.written import Author, Authored, Remark
from linter.pattern.tree import Capture, Choice, Repeat, Sequence, Tree, may_be_empty

KIND = "message"
_BARE = re.compile(r"\{([\w-]+)\}")
_ALWAYS = frozenset({"words", "voice"})


def remarks(author: Author) -> Iterator[Remark]:
    """Places of messages and suggestions that have no words around them, and that some match does not fill."""
    for one in author.rules:
        if one.loaded.rule.kind not in ("pattern", "sequence"):
            continue
        for key in ("message", "suggestion"):
            names = dict.fromkeys(_BARE.findall(getattr(one.loaded.rule, key) or ""))
            for name in names:
                if name not in _ALWAYS and name != "speaker":
                    yield from _of(one, key, name)


def _of(one: Authored, key: str, name: str) -> Iterator[Remark]:
    parts = [list(one.lines(asked)) for asked in one.asked(captures=True)]
    if any(all(name in sure(line.tree) for line in lines) for lines in parts):
        return  # one step of a sequence that always captures it is enough
    lacking = [line for lines in parts for line in lines if name not in sure(line.tree)]
    if len(parts) > 1:
        shown = "no step always captures it"
    elif len(lacking) == 1:
        shown = f"{lacking[0].called} does not always capture it"
    else:
        numbers = ", ".join(str(line.number) for line in lacking[:8]) + (" …" if len(lacking) > 8 else "")
        shown = f"alternatives {numbers} do not always capture it"
    said = f"the {key} names {{{name}}}, but {shown}, and then it says “…”; write {{{name}: words around {{}}}}, which is left out there"
    yield one.remark((key,), KIND, said)


def sure(tree: Tree) -> frozenset[str]:
    """The names that every match of a tree captures."""
    match tree:
        case Capture(name, item):
            own = sure(item)
            return own if may_be_empty(item) else own | {name}
        case Sequence(items):
            return frozenset().union(*map(sure, items))
        case Choice(options):
            first, *others = map(sure, options)
            return first.intersection(*others)
        case Repeat(item, least, _):
            return sure(item) if least else frozenset()
        case _:
            return frozenset()
