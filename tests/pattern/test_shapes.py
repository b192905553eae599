"""``/…/``: tokens by the shape of their letters."""

from __future__ import annotations

import pytest

from linter import lint, load_rules
from linter.pattern import Lexicons, Matcher, PatternIndex, parse
from linter.pattern.errors import PatternError
from linter.text import Document, from_text

TEXT = (
    "Prices rose by 40% on 12 May 2031, she said. Use #SaveTheFerry and/or 3.5 km, not 12km or 5 km/h; "
    "Ébène-Lagune, naïve and U.S. rules don't apply."
)


def found(pattern: str, text: str = TEXT) -> list[str]:
    return _found(pattern, from_text(text))


def _found(pattern: str, document: Document) -> list[str]:
    index = PatternIndex([(0, Matcher(parse(pattern), Lexicons({})))])
    return [document.text_of(match.first, match.last) for _, match in index.scan(document)]


@pytest.mark.parametrize(
    ("pattern", "matches"),
    [
        (r"by /\d+ ?%/", ["by 40%"]),
        (r"/\d{1,2}\s\p{Lu}\p{Ll}+\s\d{4}/", ["12 May 2031"]),
        (r"/#\w+/", ["#SaveTheFerry"]),
        (r"/[\d.]+ ?km(?!\/)/", ["3.5 km", "12km"]),
        (r"/\p{Lu}\p{Ll}+-\p{L}+/", ["Ébène-Lagune"]),
        (r"/a|an?d/", ["and", "and"]),
        (r"/\d/", ["5"]),  # whole tokens: not the 1 of 12
        (r"$n:/\d+km/ or", ["12km or"]),
    ],
)
def test_whole_tokens_are_matched(pattern, matches):
    assert found(pattern) == matches


@pytest.mark.parametrize("expression", ["(?R)", "(a|(?1))", "(?P<w>a(?&w)?)", "(?P<w>a(?P>w)?)"])
def test_no_shape_calls_itself(expression):
    with pytest.raises(PatternError, match="may not call itself"):
        parse(f"by /{expression}/")


def test_what_only_looks_like_a_call_is_none():
    assert found(r"/[(?R)a]\(?1?\w*/", "a1 by b2") == ["a1"]


def test_no_shape_reaches_into_the_next_sentence():
    assert found(r"/\w+\. \w+/", "It ended. Then it began.") == []


@pytest.mark.slow
def test_an_expression_that_runs_away_is_given_up_and_said_so():
    document = from_text("a" * 300 + "! The ferry is late.")
    assert _found(r"/(a|aa)+$/", document) == []
    assert "took longer than 1 s in this article and was given up" in document.warnings[0]
    assert _found(r"ferry", document) == ["ferry"]


def test_conditions_on_captures_take_shapes(tmp_path):
    (tmp_path / "own.yaml").write_text(
        "id: own/rise\ntitle: Rise\nmessage: '{much}'\npattern: by $much:(<number> %?)\nwhere:\n  much:\n    matches: /\\d+ ?%/\n"
    )
    library = load_rules([tmp_path / "own.yaml"], builtin=False, cache=False)
    assert [
        f.message for f in lint("Prices rose by 40% and then by 12.", rules=library, select=["own/rise"]).findings
    ] == ["40%"]
