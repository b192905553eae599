"""The grammar of the pattern language, in pyparsing: one line of text to a tree."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from linter.pattern.operators.shapes import LONGEST, MOST_COPIES, calls, compiled, copies
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
    Reference,
    Repeat,
    Sequence,
    Shape,
    Tree,
    Word,
)
from linter.text.tokens import normalise, tokenize

MOST_REPEATS = 100
_PLAIN = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
_NAME = r"[A-Za-z_][\w-]*"
_DEFINED = r"[A-Za-z][\w-]*"
_SHAPE = r"(?:\\.|[^/\\\n])+/"
_WORD = r'(?!/[^\s)|])(?:\\\S|(?!\.\.\.)[^\s()|?*+{}$^!&<>@~"\\#])+'
_LEAF = (
    rf"(?>(?P<word>{_WORD})|@(?P<lexicon>{_NAME})|~@(?P<inflected>{_NAME})|~(?P<lemma>{_PLAIN})|<(?P<unit>{_NAME})>"
    rf"|&(?P<reference>{_DEFINED}))"
    r"(?P<count>[?*+]?)(?!\{)"
)

SYNTAX = """\
pattern      one alternative a line, the longest match counts; from # on, after a space, a comment
             [map] item …             a line with a name, by which it can be switched off
alternative  item item …              one after the other
             a | b                    the first that matches
item         word  don't  ,  's       tokens as written, in any case
             \\?  \\(  \\...             a mark that means something here, as itself
             "West"                   exactly so, case and accents included
             ~change                  any inflection of a word
             @position                an entry of a lexicon
             ~@say                    any inflection of an entry of a lexicon
             /\\d+ ?%/                 one token or a few whose letters this regular expression matches as a whole
             <np>                     a unit the document layer marks; after $name: the brackets may be left out
             ...                      the shortest stretch of the clause after which the rest matches
             ( )                      a group
             ^  $                     the edges of the sentence
             &possessive              what is defined under this name, as if written here in a group
             &(word)  &<np>  !word    x follows, x does not follow (nothing is consumed); put a word after & in a group
             $name:x                  x, captured as name
after an item  ?  *  +  {n}  {m,}  {m,n}    as often as possible, and never less for what follows
"""


@cache
def line_grammar() -> Any:
    """The grammar of one line. After ``-`` there is no other way to go on, so an error there is final."""
    import pyparsing as pp

    from linter.language import ANNOTATORS

    def tight(pattern: str, name: str) -> Any:
        return pp.Regex(pattern).leave_whitespace().set_name(name)

    expression: Any = pp.Forward().set_name("an item")
    item: Any = pp.Forward().set_name("an item")
    name = tight(_NAME, "a name right after its mark")
    word = pp.Regex(_WORD).set_name("a word").set_parse_action(_words)
    exact = pp.Suppress('"') - tight(r'[^"\n]+"', 'words and a closing "').set_parse_action(_exact)
    inflected = pp.Suppress("~@") - name.copy().set_parse_action(lambda t: Lexicon(t[0], True))
    lemma = pp.Suppress("~") - tight(_PLAIN, "a lemma right after ~").set_parse_action(lambda t: Lemma(t[0].lower()))
    lexicon = pp.Suppress("@") - name.copy().set_parse_action(lambda t: Lexicon(t[0]))
    shape = pp.Regex(r"/(?=[^\s)|])").suppress() - tight(
        _SHAPE, r"an expression and a closing / (\/ is the mark itself)"
    ).set_parse_action(_shape)
    marked = pp.Suppress("<") - name.copy().set_parse_action(lambda t: Marked(t[0])) - pp.Suppress(">")
    gap = pp.Literal("...").set_parse_action(lambda: Gap())
    option = rf"{_PLAIN}(?:\s+{_PLAIN})*"
    choice = pp.Regex(rf"\(\s*({option}(?:\s*\|\s*{option})*)\s*\)").set_parse_action(_choice)  # a group, read at once
    group = pp.Suppress("(") - expression - pp.Suppress(")")
    start = pp.Literal("^").set_parse_action(lambda: Edge(True))
    end = pp.Literal("$").set_parse_action(lambda: Edge(False))
    bare = pp.Regex(r"&(?=\s+[^\W\d_])").set_parse_action(_bare)
    defined = tight(_DEFINED, "a name of letters a to z, digits and - right after &")
    reference = pp.Regex(r"&(?=[^\W\d_])").suppress() - defined.set_parse_action(lambda t: Reference(t[0]))
    look = (pp.one_of("& !") - item).set_parse_action(_look)
    atom: Any = pp.Forward().set_name("an item")
    short = (
        pp.Regex(r"[a-z]+(?![\w'’.-])")
        .add_condition(lambda t: t[0] in ANNOTATORS)
        .add_parse_action(lambda t: Marked(t[0]))
    )
    quantifier = tight(r"[?*+]", "?") | tight(r"\{", "{").suppress() - pp.Regex(r"\d+\s*(?:,\s*\d*\s*)?\}").set_name(
        "a count such as {2} or {1,3}"
    )
    captured = ((short | atom).set_name("an item") + pp.Optional(quantifier)).set_parse_action(_quantified)
    capture = (
        pp.Suppress(pp.Regex(r"\$(?=[A-Za-z_])"))
        - name
        - pp.Suppress(tight(":", "':' after the name of a capture"))
        - captured
    )
    capture.set_parse_action(lambda t: Capture(t[0], t[1]))
    anything = (
        choice
        | capture
        | group
        | reference
        | bare
        | look
        | exact
        | shape
        | gap
        | start
        | end
        | word
        | lexicon
        | inflected
        | lemma
        | marked
    )
    atom <<= anything.set_name("an item")
    leaf = pp.Regex(_LEAF).set_parse_action(_leaf)  # reads most items at once; errors come from the rules above
    more = pp.Regex(r"(?=[^\s)|])").suppress()  # so that not every alternative is tried at the end of a group
    item <<= (leaf | (more + atom + pp.Optional(quantifier)).set_parse_action(_quantified)).set_name("an item")
    sequence = pp.OneOrMore(item).set_parse_action(_sequence)
    expression <<= (sequence + pp.ZeroOrMore(pp.Suppress("|") - sequence)).set_parse_action(
        lambda t: t[0] if len(t) == 1 else Choice(tuple(t))
    )
    return expression.parse_with_tabs()


def _words(text: str, loc: int, tokens: Any) -> Tree:
    """The tokens of a written word: ``don't`` is two."""
    written = re.sub(r"\\(.)", r"\1", tokens[0])
    words = [Word(normalise(token)) for token in tokenize(written)]
    return words[0] if len(words) == 1 else Sequence(tuple(words))


def _leaf(text: str, loc: int, tokens: Any) -> Tree:
    node: Tree
    if tokens["word"]:
        node = _words(text, loc, [tokens["word"]])
    elif tokens["lexicon"]:
        node = Lexicon(tokens["lexicon"])
    elif tokens["inflected"]:
        node = Lexicon(tokens["inflected"], True)
    elif tokens["lemma"]:
        node = Lemma(tokens["lemma"].lower())
    elif tokens["reference"]:
        node = Reference(tokens["reference"])
    else:
        node = Marked(tokens["unit"])
    return _quantified(text, loc, [node, tokens["count"]] if tokens["count"] else [node])


def _choice(text: str, loc: int, tokens: Any) -> Tree:
    """A group of words alone: the same tree that the grammar's other rules would make."""
    options: list[Tree] = []
    for option in tokens[0][1:-1].split("|"):
        words = tuple(Word(normalise(token)) for token in tokenize(option))
        options.append(words[0] if len(words) == 1 else Sequence(words))
    return options[0] if len(options) == 1 else Choice(tuple(options))


def _exact(text: str, loc: int, tokens: Any) -> Tree:
    written = tokens[0][:-1].replace("’", "'")
    words = tuple(tokenize(written))
    if not words:
        raise _fatal(text, loc, "there are no words between the quotation marks")
    return Exact(words)


def _shape(text: str, loc: int, tokens: Any) -> Tree:
    import regex

    expression = tokens[0][:-1].replace("\\/", "/")
    if len(expression) > LONGEST:
        raise _fatal(text, loc, f"an expression may hold {LONGEST} characters at most")
    if copies(expression) > MOST_COPIES:
        raise _fatal(text, loc, f"counts inside counts may write a part out {MOST_COPIES} times at most")
    if calls(expression):
        raise _fatal(text, loc, "an expression may not call itself or a part of itself; write it out")
    try:
        compiled(expression)
    except regex.error as error:
        place, said = getattr(error, "pos", None) or 0, getattr(error, "msg", str(error))
        raise _fatal(text, loc + place, f"not a regular expression: {said}") from None
    return Shape(expression)


def _bare(text: str, loc: int, tokens: Any) -> Tree:
    word = re.match(r"&\s+([\w'’-]+)", text[loc:])
    raise _fatal(text, loc, f"to look ahead at a word write &({word[1] if word else 'word'})")


def _look(text: str, loc: int, tokens: Any) -> Tree:
    item = tokens[1]
    if isinstance(item, Repeat) and item.least == 0:
        raise _fatal(text, loc, f"what may be missing cannot be looked for: {tokens[0]} wants an item without ? or *")
    return Look(item, tokens[0] == "!")


def _sequence(text: str, loc: int, tokens: Any) -> Tree:
    items: list[Tree] = []
    for item in tokens:
        if isinstance(item, Sequence) and all(isinstance(word, Word) for word in item.items):
            items += item.items
        else:
            items.append(item)
    last = items[-1].item if isinstance(items[-1], Capture) else items[-1]
    if isinstance(last, Gap):
        place = re.search(r"\.\.\.(?=\s*(?:[)|]|$))", text[loc:])
        loc += place.start() if place else 0
        raise _fatal(text, loc, "a gap needs something after it in its own group or line, to know where it ends")
    return items[0] if len(items) == 1 else Sequence(tuple(items))


def _quantified(text: str, loc: int, tokens: Any) -> Tree:
    node: Tree = tokens[0]
    if len(tokens) == 1:
        return node
    if isinstance(node, (Gap, Edge, Look)):
        raise _fatal(text, loc, "gaps, edges and looks take no ? * + or count")
    if tokens[1] in ("?", "*", "+"):
        least, most = {"?": (0, 1), "*": (0, None), "+": (1, None)}[tokens[1]]
    else:
        low, comma, high = tokens[1].rstrip("}").partition(",")
        least = int(low)
        most = int(high) if high.strip() else None if comma else least
    if least > MOST_REPEATS or (most is not None and not max(least, 1) <= most <= MOST_REPEATS):
        raise _fatal(text, loc, f"a count is at most {MOST_REPEATS}, the smaller number first")
    return Repeat(node, least, most)


def _fatal(text: str, loc: int, message: str) -> Exception:
    import pyparsing as pp

    return pp.ParseFatalException(text, loc, message)
