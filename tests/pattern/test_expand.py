"""Named sub-patterns: what a name stands for, and what is said where it cannot."""

from __future__ import annotations

import pytest
from generated import LEXICONS, trees
from hypothesis import assume, given
from test_grammar import written

from linter.pattern import Matcher, PatternError, parse
from linter.pattern.definitions import Definition, resolve
from linter.pattern.grammar import nodes_of
from linter.pattern.tree import Capture, Tree
from linter.text import from_text


def defined(**texts: str) -> dict[str, Tree]:
    return resolve({name: Definition(text, f"{name}.yaml") for name, text in texts.items()})


PLACES = ("&x", "a &x? b", "(&x a | b) &x{1,2}", "$who:&x", "!&x a", "&(&x) a", "a &x... b", "&x | a", "&x\nb &x+")


@pytest.mark.parametrize("text", ["his | her", "a b", "the <np>", "(one)", "<adj>? @cue", "a ... b"])
@pytest.mark.parametrize("place", PLACES)
def test_a_name_stands_for_its_text_in_a_group(place: str, text: str) -> None:
    assert parse(place, definitions=defined(x=text)) == parse(place.replace("&x", f"({text})"))


@pytest.mark.slow
@given(tree=trees)
def test_any_definition_stands_for_its_text_in_a_group(tree: Tree) -> None:
    assume(not nodes_of(tree, Capture))
    text = written(tree)
    try:
        definitions = defined(x=text)
    except PatternError:
        assume(False)
    for place in PLACES:
        try:
            expected = parse(place.replace("&x", f"({text})"))
        except PatternError as error:
            with pytest.raises(PatternError, match=r"take no|takes no|looked for"):
                parse(place, definitions=definitions)
            assert "take no" in error.message or "looked for" in error.message
        else:
            assert parse(place, definitions=definitions) == expected


def test_lines_of_a_definition_are_alternatives() -> None:
    assert parse("a &x", definitions=defined(x="# who\nhis\nher  # and hers\n")) == parse("a (his | her)")


def test_definitions_use_one_another_in_any_order() -> None:
    definitions = defined(whose="&who 's | &possessive", who="the &role", role="mayor | envoy", possessive="his | her")
    assert parse("&whose plan", definitions=definitions) == parse("((the (mayor | envoy)) 's | (his | her)) plan")


def test_what_is_written_goes_before_what_is_shared() -> None:
    shared = defined(x="a", y="&x b")
    trees = resolve({"x": Definition("c"), "z": Definition("&x &y")}, shared)
    assert trees["z"] == parse("c (a b)")


def test_kept_lines_do_not_know_what_a_name_means() -> None:
    lines: dict[str, Tree] = {}
    first = parse("the &x", definitions=defined(x="a"), lines=lines)
    assert first == parse("the a")
    assert parse("the &x", definitions=defined(x="b"), lines=lines) == parse("the b")


SHORT = {"x": "his | her", "y": "a?", "z": "!a"}
LARGE = {"t0": "b | c", **{f"t{n}": " | ".join([f"&t{n - 1}"] * 10) for n in range(1, 4)}}  # t3: 3,111 nodes
DEEP = {"d0": "<np>", **{f"d{n}": "(a? " * 24 + f"&d{n - 1}" + ")" * 24 for n in range(1, 5)}}  # d4: 97 deep
WRONG = {  # text: column, a part of what is said
    "the &xx": (5, "no definition 'xx'; did you mean 'x'? To look ahead at the word itself write &(xx)"),
    "the &that": (5, "no definition 'that'. To look ahead at the word itself write &(that)"),
    "the & that": (5, "to look ahead at a word write &(that)"),
    "a &é": (4, "a name of letters a to z"),
    "a !&y b": (4, "what may be missing cannot be looked for"),
    "a &z?": (3, "takes no ?"),
    "a" + " &t3" * 7: (3, "over 20000 items"),
    "&t3 &t3 &t3 &t3\n&x &t3 &t3 &t3": (1, "over 20000 items"),
    "(a? (a? (a? (a? &d4))))": (17, "100 deep"),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.items())
def test_errors_name_place_and_remedy(text: str, expected: tuple[int, str]) -> None:
    with pytest.raises(PatternError) as caught:
        parse(text, definitions=defined(**SHORT, **LARGE, **DEEP))
    assert caught.value.column == expected[0]
    assert expected[1] in caught.value.message


def test_what_is_deep_and_large_within_bounds_matches() -> None:
    definitions = defined(**LARGE, **DEEP)
    document = from_text("A hat, b c the ferry")
    assert Matcher(parse("(&t3 &t3)+ &d4", definitions=definitions), LEXICONS).match_at(document, 3)


WRONG_DEFINITIONS = {  # of x, y and z: file, line and column, what is said
    ("a", "the &z", "&y b"): ("y.yaml:1:5", "y → z → y"),
    ("a &x", "b", "c"): ("x.yaml:1:3", "x → x"),
    ("&y", "b\n$who:np &x", "c"): (
        "y.yaml:2:1",
        "a definition captures nothing; capture where it is used, as in $who:",
    ),
    ("a", "b (", "c"): ("y.yaml:1:4", "expected an item"),
    ("a", "&w", "c"): ("y.yaml:1:1", "no definition 'w'"),
}


@pytest.mark.parametrize(("texts", "expected"), WRONG_DEFINITIONS.items())
def test_errors_in_definitions_name_their_place(texts: tuple[str, ...], expected: tuple[str, str]) -> None:
    with pytest.raises(PatternError) as caught:
        defined(**dict(zip("xyz", texts, strict=True)))
    assert str(caught.value).startswith(expected[0])
    assert expected[1] in caught.value.message


@pytest.mark.slow
def test_a_small_text_cannot_grow_without_bound() -> None:
    with pytest.raises(PatternError, match="over 20000 items"):
        defined(d0="a b c", **{f"d{n}": " ".join([f"&d{n - 1}"] * 50) for n in range(1, 40)})
