"""Pattern text to trees, and errors that say where and what."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from generated import LEXICONS, texts, trees
from hypothesis import assume, given
from hypothesis import strategies as st

from linter.pattern import SYNTAX, Matcher, PatternError, parse
from linter.pattern.show import shown
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
    Shape,
    Tree,
    Word,
)
from linter.text import from_text

TREES = {
    "ferry": Word("ferry"),
    "Ferry": Word("ferry"),
    "don't say": Sequence((Word("do"), Word("n't"), Word("say"))),
    "Russia’s": Sequence((Word("russia"), Word("'s"))),
    "however, U.S.": Sequence((Word("however"), Word(","), Word("u.s."))),
    "\\? \\... \\$5": Sequence((Word("?"), Word("..."), Word("$5"))),
    '"the West"': Exact(("the", "West")),
    "~change": Lemma("change"),
    "@cue": Lexicon("cue"),
    "~@cue": Lexicon("cue", True),
    "<np>": Marked("np"),
    r"/\d+ ?%/": Shape(r"\d+ ?%"),
    r"by /#\w+( # no comment)?/ x": Sequence((Word("by"), Shape(r"#\w+( # no comment)?"), Word("x"))),
    r"/km\/h/?": Repeat(Shape("km/h"), 0, 1),
    "(/a|b/ | c)": Choice((Shape("a|b"), Word("c"))),
    "and / or": Sequence((Word("and"), Word("/"), Word("or"))),
    "and/or": Sequence((Word("and"), Word("/"), Word("or"))),
    "a ... b": Sequence((Word("a"), Gap(), Word("b"))),
    "a... b": Sequence((Word("a"), Gap(), Word("b"))),
    "a | b c": Choice((Word("a"), Sequence((Word("b"), Word("c"))))),
    "a\nb": Choice((Word("a"), Word("b"))),
    "# what this is\n  a  # and this\n\n": Word("a"),
    "(a b)?": Repeat(Sequence((Word("a"), Word("b"))), 0, 1),
    "don't?": Repeat(Sequence((Word("do"), Word("n't"))), 0, 1),
    "a* b+ c{2} d{2,} e{1,3}": Sequence(
        (
            Repeat(Word("a"), 0, None),
            Repeat(Word("b"), 1, None),
            Repeat(Word("c"), 2, 2),
            Repeat(Word("d"), 2, None),
            Repeat(Word("e"), 1, 3),
        )
    ),
    "ferry{2} @cue{0,1}": Sequence((Repeat(Word("ferry"), 2, 2), Repeat(Lexicon("cue"), 0, 1))),
    "^ a $": Sequence((Edge(True), Word("a"), Edge(False))),
    "&(a) !b": Sequence((Look(Word("a"), False), Look(Word("b"), True))),
    "$x:a b": Sequence((Capture("x", Word("a")), Word("b"))),
    "$topic:np?": Capture("topic", Repeat(Marked("np"), 0, 1)),
    "$topic:(np)": Capture("topic", Word("np")),
    "$x:asked": Capture("x", Word("asked")),
}


@pytest.mark.parametrize(("text", "tree"), TREES.items())
def test_trees(text: str, tree: Tree) -> None:
    assert parse(text) == tree


WRONG = {  # text: column, a part of what is said
    "a |": (4, "expected an item"),
    "a (b": (5, "expected ')'"),
    "a b)": (4, "found ')'"),
    "* a": (1, "right after its item"),
    "x {2}": (3, "right after its item"),
    "x{a}": (3, "a count such as {2}"),
    "x{3,2}": (1, "the smaller number first"),
    "x{1,500}": (1, "at most 100"),
    "$party actor": (8, "':' after the name of a capture"),
    "$x:": (4, "expected an item"),
    "~ a": (3, "a lemma right after ~"),
    "<np b": (5, "'>'"),
    'a "b': (4, "a closing"),
    '" "': (2, "no words"),
    "a /b": (4, "a closing /"),
    "a /[b/": (6, "unterminated character set"),
    f"/{'a' * 600}/": (2, "500 characters"),
    "a ...": (3, "a gap needs something after it"),
    "a (b ...)? c": (6, "a gap needs something after it"),
    "a ...? b": (3, "take no ?"),
    "!x?": (1, "cannot be looked for"),
    "a @postion": (3, "did you mean 'position'?"),
    "a ~@postion": (4, "did you mean 'position'?"),
    "@position <quot>": (11, "did you mean 'quote'?"),
    "\t<zzz>": (2, "known: name, quote"),
    "(" * 200 + "a": (26, "nested"),
    "a " + "!" * 3000 + "b": (28, "nested"),
    "# nothing": (1, "empty"),
    "a " * 2500: (4001, "characters"),
    "\n".join(["a"] * 600): (1, "500 alternatives"),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.items(), ids=lambda value: repr(value)[:30])
def test_errors_name_place_and_remedy(text: str, expected: tuple[int, str]) -> None:
    with pytest.raises(PatternError) as caught:
        parse(text, lexicons=["position"], annotations=["quote", "name"])
    assert caught.value.column == expected[0]
    assert expected[1] in caught.value.message


def test_errors_count_from_where_the_pattern_stands() -> None:
    with pytest.raises(PatternError) as caught:
        parse("a\nb (", file="rules/x.yaml", line=7, column=5)
    said = r"expected an item before the end of the line; \( is the mark itself"
    assert str(caught.value) == f"rules/x.yaml:8:8: {said}\n    b (\n       ^"


@given(st.one_of(st.text(), st.text("ab ()|?*+{}1,.$:^!&<>@~\"\\#'\n", max_size=40)))
def test_any_text_is_a_pattern_or_a_pattern_error(text: str) -> None:
    try:
        parse(text)
    except PatternError as error:
        lines = text.split("\n")
        assert 1 <= error.line <= len(lines)
        assert 1 <= error.column <= len(lines[error.line - 1]) + 1


def test_the_printed_syntax_is_the_grammar() -> None:
    for item in (
        "don't",
        "\\?",
        "\\(",
        "\\...",
        '"West"',
        r"/\d+ ?%/",
        "~change",
        "@position",
        "~@say",
        "<np>",
        "&(word)",
        "&<np>",
        "!word",
        "$name:x",
    ):
        assert item in SYNTAX
        parse(f"a {item}{{1,2}}" if item[0] not in "&!" else f"{item} a")


def written(tree: Tree) -> str:
    """A tree as pattern text, every item in a group of its own."""
    match tree:
        case Word(text):
            return "".join(f"\\{c}" if not c.isalnum() and c not in "'-" else c for c in text)
        case Exact(words):
            return f'"{" ".join(words)}"'
        case Lemma(lemma):
            return f"~{lemma}"
        case Lexicon(name, inflected):
            return ("~@" if inflected else "@") + name
        case Shape(expression):
            return f"/{expression}/"
        case Marked(name):
            return f"<{name}>"
        case Sequence(items):
            return "(" + " ".join(map(written, items)) + ")"
        case Choice(options):
            return "(" + " | ".join(map(written, options)) + ")"
        case Repeat(item, least, most):
            return f"({written(item)}){{{least},{'' if most is None else most}}}"
        case Gap():
            return "..."
        case Look(item, negative):
            return ("!" if negative else "&") + f"({written(item)})"
        case Edge(start):
            return "^" if start else "$ "
        case Capture(name, item):
            return f"${name}:{written(item) if isinstance(item, Gap) else f'({written(item)})'}"


@pytest.mark.slow
@pytest.mark.parametrize("write", [written, shown], ids=["in groups", "as its author would"])
@given(tree=trees, text=texts)
def test_a_written_tree_matches_as_the_tree(write: Callable[[Tree], str], tree: Tree, text: str) -> None:
    try:
        again = parse(write(tree))
    except PatternError as error:
        assume(
            "a gap needs" not in error.message and "take no" not in error.message and "looked for" not in error.message
        )
        assume("smaller number" not in error.message)  # {0,0}
        raise
    document = from_text(text)
    ours, theirs = Matcher(Sequence((tree,)), LEXICONS), Matcher(Sequence((again,)), LEXICONS)
    for token in range(len(document.norms)):
        assert ours.match_at(document, token) == theirs.match_at(document, token)
