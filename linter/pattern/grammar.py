"""The grammar of the pattern language, in pyparsing: text in, tree out, errors with a caret."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from functools import cache
from typing import Any

from linter.pattern.tree import (
    Capture,
    Choice,
    Edge,
    Exact,
    Gap,
    Lemma,
    Lexicon,
    Look,
    Marked,
    Repeat,
    Sequence,
    Tree,
    Word,
)  # fmt: skip
from linter.text.tokens import normalise, tokenize

_LONGEST_LINE = 4_000
_DEEPEST = 30
_MOST_REPEATS = 100

SYNTAX = """\
pattern      one alternative a line; # starts a comment line
alternative  item item …              one after the other
             a | b                    ordered choice
item         word  don't  ,  's       a token as it stands, any case (\\? \\. for marks that mean something here)
             "West"                   exactly so, case and accents included
             ~change                  any inflection of a word
             @position                an entry of a lexicon
             ~@say                    any inflection of an entry of a lexicon
             <np>                     a unit the document layer marks (rhetlint rules syntax --annotations)
             ...                      the shortest stretch of the clause after which the rest matches
             ( )                      a group
             ^  $                     the edges of the sentence
             &x  !x                   x follows, x does not follow (nothing is consumed)
             $name:x                  x, captured as name
after an item  ?  *  +  {n}  {m,n}    possessive repetition
"""


class PatternError(ValueError):
    """A pattern that cannot be read. ``line`` and ``column`` (from 1) point into ``file``; ``str`` shows the place."""

    def __init__(self, message: str, file: str, line: int, column: int, text: str, offset: int) -> None:
        self.message, self.file, self.line, self.column = message, file, line, column
        super().__init__(f"{file}:{line}:{column}: {message}\n    {text}\n    {' ' * offset}^")


def parse(
    text: str,
    *,
    file: str = "<pattern>",
    line: int = 1,
    column: int = 1,
    lexicons: Collection[str] | None = None,
    annotations: Collection[str] | None = None,
) -> Tree:
    """Parse a pattern.

    Args:
        text: one alternative a line.
        file, line, column: where the text stands, for errors; ``column`` is that of every line's first character.
        lexicons: known lexicon names; an unknown one is an error. None: not checked.
        annotations: known terminal names, likewise.

    Raises:
        PatternError: the place and what was expected there.
    """
    import pyparsing as pp

    alternatives: list[Tree] = []
    for number, raw in enumerate(text.split("\n")):
        if not raw.strip() or raw.lstrip().startswith("#"):
            continue
        indent = len(raw) - len(raw.lstrip())

        def fail(message: str, offset: int, number: int = number, raw: str = raw) -> PatternError:
            return PatternError(message, file, line + number, column + offset, raw, offset)

        if len(raw) > _LONGEST_LINE:
            raise fail(f"a pattern line may hold {_LONGEST_LINE} characters at most", _LONGEST_LINE)
        depth = 0
        for offset, char in enumerate(raw):
            depth += (char == "(") - (char == ")")
            if depth > _DEEPEST:
                raise fail(f"groups may be nested {_DEEPEST} deep at most", offset)
        try:
            tree = _grammar().parse_string(raw, parse_all=True)[0]
        except pp.ParseBaseException as error:
            found = raw[error.loc : error.loc + 12].split(" ")[0] or "the end of the line"
            raise fail(f"expected {_expected(error)}, found {found!r}" if error.loc < len(raw.rstrip())
                       else f"expected {_expected(error)} before the end of the line", min(error.loc, len(raw))) from None  # fmt: skip
        _check_names(tree, raw, indent, lexicons, annotations, fail)
        alternatives.append(tree)
    if not alternatives:
        raise PatternError("the pattern is empty", file, line, column, text.split("\n")[0], 0)
    return alternatives[0] if len(alternatives) == 1 else Choice(tuple(alternatives))


def _expected(error: Any) -> str:
    message = str(error.msg)
    return message.removeprefix("Expected ").replace("end of text", "an item, | or the end of the line")


def _check_names(tree: Tree, raw: str, indent: int, lexicons: Any, annotations: Any, fail: Any) -> None:
    for sigil, kind, known, names in (
        ("@", "lexicon", lexicons, names_of(tree, Lexicon)),
        ("<", "annotation", annotations, names_of(tree, Marked)),
    ):
        if known is None:
            continue
        for name in names:
            if name not in known:
                near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
                hint = f"; did you mean {near[0]!r}?" if near else f"; known: {', '.join(sorted(known)[:12])}"
                raise fail(f"no {kind} {name!r}{hint}", max(raw.find(sigil + name), indent))


def names_of(tree: Tree, kind: type[Lexicon] | type[Marked] | type[Capture]) -> list[str]:
    """The names of all nodes of a kind in a tree, in order."""
    out: list[str] = []
    todo: list[Tree] = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, kind):
            out.append(node.name)
        if isinstance(node, Sequence):
            todo.extend(reversed(node.items))
        elif isinstance(node, Choice):
            todo.extend(reversed(node.options))
        elif isinstance(node, (Repeat, Look, Capture)):
            todo.append(node.item)
    return out


def word_tree(text: str) -> Tree:
    """The tokens of a piece of pattern text as words."""
    words = [normalise(text[start:end]) for start, end in tokenize(text, 0, len(text))]
    return Word(words[0]) if len(words) == 1 else Sequence(tuple(Word(w) for w in words))


@cache
def _grammar() -> Any:
    import pyparsing as pp

    name = pp.Regex(r"[A-Za-z_][\w-]*").set_name("a name")
    expression: Any = pp.Forward().set_name("a pattern")
    word = pp.Regex(r"(?!\.\.\.)(?:\\[^\s]|[^\s()|?*+{}$^!&<>@~\"\\#])+").set_name("a word")
    word.set_parse_action(lambda t: word_tree(re.sub(r"\\(.)", r"\1", t[0])))
    exact = pp.Regex(r'"[^"\n]+"').set_name('"exact words"')
    exact.set_parse_action(lambda t: Exact(tuple(t[0][1:-1][s:e] for s, e in tokenize(t[0], 1, len(t[0]) - 1)) and
                                           tuple(t[0][s:e] for s, e in tokenize(t[0], 1, len(t[0]) - 1))))  # fmt: skip
    lexicon = (pp.Suppress("@") - name).set_parse_action(lambda t: Lexicon(t[0]))
    inflected = (pp.Suppress(pp.Literal("~@")) - name).set_parse_action(lambda t: Lexicon(t[0], True))
    lemma = (pp.Suppress("~") - pp.Regex(r"[^\W\d_]+(?:['-][^\W\d_]+)*").set_name("a lemma")).set_parse_action(
        lambda t: Lemma(t[0].lower())
    )
    marked = (pp.Suppress("<") - name - pp.Suppress(">")).set_parse_action(lambda t: Marked(t[0]))
    gap = pp.Literal("...").set_parse_action(lambda: Gap())
    start = pp.Literal("^").set_parse_action(lambda: Edge(True))
    group = pp.Suppress("(") - expression - pp.Suppress(")")
    atom: Any = pp.Forward()
    item: Any = pp.Forward()
    capture = (pp.Combine(pp.Suppress("$") + name + pp.Suppress(":")) - item).set_parse_action(
        lambda t: Capture(t[0], _shorthand(t[1]))
    )
    end = (pp.Literal("$") + ~pp.Regex(r"\w+:")).set_parse_action(lambda: Edge(False))
    look: Any = (pp.one_of("& !") - item).set_parse_action(lambda t: Look(t[1], t[0] == "!"))
    atom.set_name("an item")
    atom <<= gap | group | inflected | lemma | lexicon | marked | exact | capture | end | start | look | word
    count = pp.Regex(r"\{\s*(\d+)\s*(,\s*(\d*)\s*)?\}").leave_whitespace()
    quantifier = pp.Regex(r"[?*+]").leave_whitespace() | count
    item <<= (atom + pp.Optional(quantifier)).set_parse_action(_quantified)
    item.set_name("an item")
    sequence = pp.OneOrMore(item).set_parse_action(lambda t: t[0] if len(t) == 1 else Sequence(tuple(t)))
    expression <<= pp.DelimitedList(sequence, "|").set_parse_action(lambda t: t[0] if len(t) == 1 else Choice(tuple(t)))
    return expression


def _shorthand(item: Tree) -> Tree:
    """``$topic:np`` is short for ``$topic:<np>``; write ``$topic:(np)`` for the word itself."""
    from linter.text import ANNOTATORS

    if isinstance(item, Word) and item.text in ANNOTATORS:
        return Marked(item.text)
    if isinstance(item, Repeat) and isinstance(item.item, Word) and item.item.text in ANNOTATORS:
        return Repeat(Marked(item.item.text), item.least, item.most)
    return item


def _quantified(text: str, loc: int, tokens: Any) -> Tree:
    import pyparsing as pp

    node: Tree = tokens[0]
    if len(tokens) == 1:
        return node
    mark = tokens[1]
    bounds = {"?": (0, 1), "*": (0, None), "+": (1, None)}.get(mark)
    if bounds is None:
        match = re.match(r"\{\s*(\d+)\s*(,\s*(\d*)\s*)?\}", mark)
        assert match
        low = int(match.group(1))
        high = low if match.group(2) is None else int(match.group(3)) if match.group(3) else None
        if low > _MOST_REPEATS or (high or 0) > _MOST_REPEATS or (high is not None and high < low):
            raise pp.ParseFatalException(text, loc, f"a repetition of 0 to {_MOST_REPEATS}, least first")
        bounds = (low, high)
    if isinstance(node, Sequence) and all(isinstance(i, Word) for i in node.items) and text[loc : loc + 1] not in "(":
        # don't? : the mark belongs to the last token of a written word
        return Sequence((*node.items[:-1], Repeat(node.items[-1], *bounds)))
    return Repeat(node, *bounds)
