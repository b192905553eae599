"""Alternatives and options that an earlier one leaves nothing to: wherever they match, it has matched before.

Told only where the trees show it for every text. Of the lines of a pattern the longest match counts, so that a line is shadowed only by one
that takes the same; of the options of a ``|`` in a group the first that matches does, so that one is shadowed by a beginning of it too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linter.authoring.check.written import Author, Remark
from linter.authoring.summary import shortened
from linter.pattern.grammar import references_in, written_lines
from linter.pattern.lexicon import Lexicons, entry_tokens
from linter.pattern.operators import single
from linter.pattern.show import shown
from linter.pattern.tree import Capture, Choice, Edge, Lexicon, Look, Repeat, Sequence, Tree, Word, children

SHADOWED, SUPERFLUOUS = "shadowed", "superfluous"


def remarks(author: Author) -> Iterator[Remark]:
    """Lines and options that can never count; those of definitions once, where they are defined."""
    defined = list(author.definitions)
    shared = frozenset(group for tree in author.shared.values() for group in groups_of(tree))
    for one in author.rules:
        lexicons, own = author.scoped(one.loaded), author.own_definitions(one)
        elsewhere = shared.union(*(groups_of(tree) for _, tree in own.values()))
        for asked in one.asked():
            lines = list(one.lines(asked))
            told: set[tuple[Tree, Tree]] = set()
            for number, line in enumerate(lines):
                earlier = next((other for other in lines[:number] if _same(other.tree, line.tree, lexicons)), None)
                if earlier is not None:
                    said = f"{line.called} of `{asked.part}` takes nothing that alternative {earlier.number} does not take; take it out"
                    yield one.remark(line, SUPERFLUOUS, said)
                for first, second in _in_groups(line.tree, lexicons, elsewhere):
                    if (first, second) not in told:
                        told.add((first, second))
                        kind, said = _said(first, second, lexicons)
                        yield one.remark(line, kind, f"in {line.called} of `{asked.part}`: {said}")
        known = author.shared | {name: tree for name, (_, tree) in own.items()}
        for name, (text, tree) in own.items():
            at = one.source.pattern_place((*one.checked.path, "define", name))
            for row, kind, said in _of_definition(text, tree, known, lexicons):
                yield Remark(
                    one.loaded.file, at[0] + row, at[1], one.loaded.rule.id, kind, f"in its definition {name!r}: {said}"
                )
    for source, path, name, tree in defined:
        at = source.pattern_place((*path, "pattern"))
        text = author.engine.library.definitions[name][0]
        for row, kind, said in _of_definition(text, tree, author.shared, author.engine.lexicons):
            yield Remark(source.file, at[0] + row, at[1], "", kind, f"in the definition {name!r}: {said}")


def _of_definition(
    text: str, tree: Tree, known: Mapping[str, Tree], lexicons: Lexicons
) -> Iterator[tuple[int, str, str]]:
    """The remarks on a definition, those left out that are of definitions which it uses: each with its line in the text, from 0."""
    rows = list(written_lines(text))
    used = {name for row in rows for name in references_in(row.code) if name in known}
    without = frozenset(group for name in used for group in groups_of(known[name]))
    told: set[tuple[Tree, Tree]] = set()
    options = tree.options if len(rows) > 1 and isinstance(tree, Choice) else (tree,)
    for number, (row, option) in enumerate(zip(rows, options, strict=True)):
        earlier = next((one for one in options[:number] if _before(one, option, lexicons)), None)
        pairs = [] if earlier is None else [(earlier, option)]
        for pair in (*pairs, *_in_groups(option, lexicons, without)):
            if pair not in told:
                told.add(pair)
                yield row.number, *_said(*pair, lexicons)


def _said(first: Tree, second: Tree, lexicons: Lexicons) -> tuple[str, str]:
    """The kind of a remark on an option that an earlier one leaves nothing to, and what it says."""
    one, other = shortened(shown(first)), shortened(shown(second))
    if one == other:
        return SUPERFLUOUS, (
            f"“{other}” is there twice (neither capitals nor the kind of a quotation mark tell words apart); take one out"
        )
    if _same(first, second, lexicons) or _lists(first, _words(second), lexicons):
        return SUPERFLUOUS, f"“{other}” takes nothing that “{one}” before it does not take; take it out"
    return SHADOWED, (
        f"“{other}” is never reached, since “{one}” before it matches wherever it does, and the first that matches counts; "
        "put the longer one first"
    )


def groups_of(tree: Tree) -> Iterator[Tree]:
    """The groups of a tree, itself among them."""
    if isinstance(tree, Choice):
        yield tree
    for child in children(tree):
        yield from groups_of(child)


def _in_groups(tree: Tree, lexicons: Lexicons, without: frozenset[Tree]) -> Iterator[tuple[Tree, Tree]]:
    """Pairs of options of one group of which the first leaves nothing to the second, but of groups in ``without``."""
    if isinstance(tree, Choice) and tree not in without:
        for number, option in enumerate(tree.options):
            earlier = next((one for one in tree.options[:number] if _before(one, option, lexicons)), None)
            if earlier is not None:
                yield earlier, option
    for child in children(tree):
        yield from _in_groups(child, lexicons, without)


def _same(one: Tree, other: Tree, lexicons: Lexicons) -> bool:
    """Whether a tree takes the same tokens as another wherever this matches. False where that is not sure."""
    if one == other:
        return True
    if isinstance(one, Capture) or isinstance(other, Capture):
        return (
            isinstance(one, Capture) and isinstance(other, Capture) and one.name == other.name
            and _same(one.item, other.item, lexicons)
        )  # fmt: skip
    wide, narrow = single(one, lexicons), single(other, lexicons)
    if wide is not None and narrow is not None:
        return narrow.classes <= wide.classes and narrow.words <= wide.words
    if isinstance(one, Choice):
        # only the option that is tried first is sure to be the one that counts
        return _same(one.options[0], other, lexicons)
    first, second = _row(one), _row(other)
    if len(first) == len(second) > 1:
        return all(_same(a, b, lexicons) for a, b in zip(first, second, strict=True))
    return False


def _before(one: Tree, other: Tree, lexicons: Lexicons) -> bool:
    """Whether a tree matches wherever another does, whatever it takes there. False where that is not sure."""
    if _always(one):
        return True
    if isinstance(one, Choice):
        return any(_before(option, other, lexicons) for option in one.options)
    if isinstance(other, Choice):
        return all(_before(one, option, lexicons) for option in other.options)
    words = _words(other)
    if any(_lists(one, words[:length], lexicons) for length in range(1, len(words) + 1)):
        return True
    first, second = _row(one), _row(other)
    if len(first) > len(second):
        return False
    *leading, last = first
    if not all(_same(a, b, lexicons) for a, b in zip(leading, second, strict=False)):
        return False
    counterpart = second[len(leading)]
    return (
        _same(last, counterpart, lexicons) if len(first) == len(second) == 1 else _reaches(last, counterpart, lexicons)
    )


def _reaches(last: Tree, counterpart: Tree, lexicons: Lexicons) -> bool:
    return _same(last, counterpart, lexicons) or (
        not isinstance(last, Sequence) and _before(last, counterpart, lexicons)
    )


def _lists(tree: Tree, words: tuple[str, ...], lexicons: Lexicons) -> bool:
    """Whether a tree is a lexicon that has some words as an entry."""
    if not words or not isinstance(tree, Lexicon):
        return False
    table = lexicons.table(tree.name, tree.inflected)
    return (len(words) == 1 and words[0] in table.alone) or words in table.starting(words[0])


def _row(tree: Tree) -> tuple[Tree, ...]:
    return tree.items if isinstance(tree, Sequence) else (tree,)


def _words(tree: Tree) -> tuple[str, ...]:
    """The words that a tree takes, where it is nothing but words."""
    row = _row(tree)
    return (
        tuple(entry_tokens(" ".join(item.text for item in row if isinstance(item, Word))))
        if all(isinstance(item, Word) for item in row)
        else ()
    )


def _always(tree: Tree) -> bool:
    """Whether a tree matches at every token, if need be without taking one."""
    match tree:
        case Repeat(item, least, _):
            return least == 0 or _always(item)
        case Sequence(items):
            return all(map(_always, items))
        case Choice(options):
            return any(map(_always, options))
        case Capture(_, item):
            return _always(item)
        case Look() | Edge():
            return False
        case _:
            return False
