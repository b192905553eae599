"""Names that nothing uses, and names of packs and acts that are hardly meant."""

from __future__ import annotations

from collections.abc import Iterator

from linter.authoring.check.written import Author, Remark
from linter.authoring.lexicons import named_by, shared_by
from linter.nearest import nearest
from linter.pattern.grammar import references_in
from linter.problems import quoted
from linter.ruleset.compiled import ACTS
from linter.ruleset.load import RuleFile
from linter.ruleset.packs import PACKS
from linter.ruleset.rule import Attributing

UNUSED, PACK, ACT = "unused", "pack", "act"
_MADE = ("cue", "woven", "turn")
"""Kinds of act that no lexicon names."""


def remarks(author: Author) -> Iterator[Remark]:
    """Lexicons and definitions that nothing uses, packs of one rule, unknown kinds of act."""
    yield from _own_lists(author)
    yield from _packs(author)
    yield from _acts(author)
    if author.only is None:
        lexicons, definitions = _used(author)
        for file in author.files:
            yield from _unused(file, lexicons, definitions)


def _unused(file: RuleFile, lexicons: set[str], definitions: set[str]) -> Iterator[Remark]:
    source = file.source
    for lexicon, path in file.lexicons:
        if lexicon.lexicon not in lexicons:
            line, column = source.positions.get((*path, "lexicon"), (1, 1))
            said = f"no rule uses the lexicon {lexicon.lexicon!r}; name it in a pattern, as @{lexicon.lexicon}, or take it out"
            yield Remark(source.file, line, column, "", UNUSED, said)
    for definition, path in file.definitions:
        name = definition.definition
        if name not in definitions:
            line, column = source.positions.get((*path, "definition"), (1, 1))
            yield Remark(
                source.file,
                line,
                column,
                "",
                UNUSED,
                f"no pattern uses the definition {name!r}; write &{name} in one, or take it out",
            )


def _used(author: Author) -> tuple[set[str], set[str]]:
    """The shared lexicons and definitions that rules of the library use."""
    library = author.engine.library
    lexicons = {f"cue-{act}" for act in ACTS}
    texts = [text for text, *_ in library.definitions.values()]
    for loaded in library.rules.values():
        lexicons |= shared_by(loaded, author.forms)
        texts += [asked.text for asked in author.asks(loaded).patterns] + list(loaded.rule.define.values())
    return lexicons, {name for text in texts for line in text.split("\n") for name in references_in(line)}


def _own_lists(author: Author) -> Iterator[Remark]:
    """A rule's own lexicons and definitions that its patterns do not use."""
    for one in author.rules:
        asks, rule = one.checked.asks, one.loaded.rule
        named = named_by(one.loaded, author.forms)
        for name in rule.lexicons:
            if name not in named:
                yield one.remark(
                    ("lexicons", name), UNUSED, f"no pattern of the rule uses its lexicon {name!r}; take it out"
                )
        texts = [asked.text for asked in asks.patterns] + list(rule.define.values())
        called = {name for text in texts for line in text.split("\n") for name in references_in(line)}
        for name in rule.define:
            if name not in called:
                yield one.remark(
                    ("define", name), UNUSED, f"no pattern of the rule uses its definition {name!r}; take it out"
                )


def _packs(author: Author) -> Iterator[Remark]:
    """Packs that are not built in and that one rule alone names."""
    every = [pack for loaded in author.engine.library.rules.values() for pack in loaded.rule.packs]
    for one in author.rules:
        for number, pack in enumerate(one.loaded.rule.packs):
            if pack not in PACKS and every.count(pack) == 1:
                hint = nearest(pack, PACKS, f"; built in are {', '.join(PACKS)}")
                said = f"this rule alone is in a pack {quoted(pack)}{hint}"
                yield one.remark(("packs", number), PACK, said)


def _acts(author: Author) -> Iterator[Remark]:
    for one in author.rules:
        if one.loaded.rule.kind == "attribution":
            act = one.loaded.fields(Attributing).attribution.act
            if act not in (*ACTS, *_MADE):
                hint = nearest(act, ACTS, f"; known: {', '.join(ACTS)}")
                yield one.remark(("attribution", "act"), ACT, f"there is no kind of act {quoted(act)}{hint}")
