"""What the page is answered: hits and explanations as the command line gives them, limits, and a rule that loads and passes."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.authoring.concordance import Search
from linter.authoring.trial import beside, tried
from linter.authoring.written import rule_file
from linter.evaluation.examples import check_examples
from linter.kinds.registry import forms
from linter.pattern.errors import PatternError
from linter.playground.answers import Answers
from linter.playground.model import (
    LONGEST_EXAMPLE,
    LONGEST_PATTERN,
    LONGEST_TEXT,
    MOST_EXAMPLES,
    MOST_SENTENCES,
    Answer,
    Question,
)
from linter.ruleset.cache import Lines
from linter.ruleset.compiled import Engine
from linter.ruleset.library import NOTHING
from linter.ruleset.reading import with_text
from linter.ruleset.yamlfile import RuleError
from linter.session import load_rules
from linter.text import from_text

PATTERN = "$who:actor praised $what:np"
TEXT = (
    "The mayor praised the old bridge. “The envoy praised the new harbour,” said Ilse Brandt.\n\n"
    "The bridge was praised by Orlow. The ferry left."
)


library = cache(load_rules)


@cache
def answers() -> Answers:
    return Answers(library())


def ask(text: str = TEXT, pattern: str = PATTERN, **more: Any) -> Answer:
    return answers().answer(Question(text, pattern, **more))


def test_hits_and_counts_are_those_of_the_concordance() -> None:
    told = ask()
    rule = tried(PATTERN, library())
    hits = list(Search(Engine(beside(library(), rule)), rule).hits(from_text(TEXT)))
    assert told.hits == len(hits) == 2
    marked = ["".join(piece.text for piece in line.pieces if piece.hit) for line in told.lines if line.outcome == "hit"]
    assert marked == [hit.text for hit in hits]
    assert told.captures == ("who", "what")
    assert {count.capture: dict(count.values) for count in told.counts} == {
        "who": {"The mayor": 1, "The envoy": 1},
        "what": {"the old bridge": 1, "the new harbour": 1},
    }


def test_captures_are_named_where_they_begin() -> None:
    first = ask().lines[0]
    assert [(piece.text, piece.captures, piece.opens) for piece in first.pieces] == [
        ("The mayor", ("who",), ("who",)),
        (" praised ", (), ()),
        ("the old bridge", ("what",), ("what",)),
        (".", (), ()),
    ]


def test_a_near_miss_is_explained_and_a_sentence_without_the_word_is_none() -> None:
    hit, quoted, passive, ferry = ask().lines
    assert [line.outcome for line in (hit, quoted, passive, ferry)] == ["hit", "hit", "near", "none"]
    assert "wants" in passive.why and passive.pattern is not None and not passive.pattern.best.matched
    assert quoted.voices == ("quoted: Ilse Brandt",)
    assert [token.text for token in ferry.tokens] == ["The", "ferry", "left", "."]


def test_a_match_in_another_voice_is_a_near_miss_that_says_so() -> None:
    hit, quoted, *_ = ask(voice="narrator").lines
    assert (hit.outcome, quoted.outcome) == ("hit", "near")
    assert "voice" in quoted.why
    assert "The envoy praised the new harbour" in "".join(piece.text for piece in quoted.pieces if piece.near)


@pytest.mark.parametrize(
    ("pattern", "line", "column", "at"),
    [("praised )", 1, 9, ")"), ("praised\n  $who:actor @no-such-list", 2, 14, "@"), ("😀 praised )", 1, 11, ")")],
)
def test_an_error_of_the_pattern_has_its_place(pattern: str, line: int, column: int, at: str) -> None:
    told = ask(pattern=pattern)
    assert told.rule is None and not told.lines
    (wrong,) = told.wrong
    assert (wrong.line, wrong.column) == (line, column)
    shown, caret = wrong.shown.split("\n")
    assert shown[caret.index("^")] == at


def test_a_mark_that_is_hardly_meant_is_told_with_its_place() -> None:
    told = ask(pattern="$who:actor praised\nwhy not?")
    assert told.hits == 2 and not told.wrong
    assert [note.split(": ")[0] for note in told.notes] == ["2:8"] and "the ? makes 'not'" in told.notes[0]


def test_the_rule_loads_from_a_file_and_its_examples_pass(tmp_path: Path) -> None:
    hard = "Note: \"yes\" – {all} # 'it' \\ Orlow praised the quay."
    told = ask(
        id="own/praise", title="Praise: a “title”", message="{who} praises {what}.", flag=[hard, "Orlow praised a ferry."],
        passing=["The ferry was praised."],
    )  # fmt: skip
    assert told.rule is not None and told.rule.problem == ""
    assert [one.passes for one in (*told.rule.flag, *told.rule.passing)] == [True, True, True]
    file = tmp_path / "praise.yaml"
    file.write_text(told.rule.yaml, "utf-8")
    loaded = load_rules([file])
    rule = loaded.rules["own/praise"].rule
    assert rule.examples.flag == (hard, "Orlow praised a ferry.")
    assert rule.title == "Praise: a “title”"
    assert check_examples(Engine(loaded), loaded.rules["own/praise"]) == []


def test_an_example_that_fails_says_why_and_a_rule_that_does_not_load_too() -> None:
    told = ask(flag=["The ferry left.", "Orlow praised it."], passing=["Brandt praised the quay."])
    assert told.rule is not None
    assert [one.passes for one in told.rule.flag] == [False, True]
    assert "praised" in told.rule.flag[0].problem
    assert told.rule.passing[0].problem.startswith("is found")
    wrong = ask(message="{nobody} praises.").rule
    assert wrong is not None and "nobody" in wrong.problem and wrong.yaml
    wrong = ask(id="own/x\npattern: y").rule
    assert wrong is not None and "family/name" in wrong.problem and not wrong.yaml


@pytest.mark.parametrize(
    "more",
    [
        {"text": "a" * (LONGEST_TEXT + 1)},
        {"pattern": "a" * (LONGEST_PATTERN + 1)},
        {"flag": ["a"] * (MOST_EXAMPLES + 1)},
        {"passing": ["a" * (LONGEST_EXAMPLE + 1)]},
        {"voice": "nobody"},
        {"shell": "ls"},
        {"text": None},
    ],
)
def test_what_is_over_a_limit_or_no_question_is_refused(more: dict[str, Any]) -> None:
    sent = json.dumps({"text": TEXT, "pattern": PATTERN, **more}).encode()
    told = msgspec.json.decode(answers()(sent), type=Answer)
    assert len(told.notes) == 1 and told.notes[0].startswith("This cannot be tried: ")
    assert not told.lines and told.rule is None


@pytest.mark.parametrize(
    "sent", [b"", b"{", b"[" * 100_000, b'{"text": "\xff"}', b'{"text": "\\ud800", "pattern": "a"}']
)
def test_what_is_no_json_is_refused(sent: bytes) -> None:
    told = msgspec.json.decode(answers()(sent), type=Answer)
    assert told.notes and not told.lines


def test_a_long_text_is_searched_but_not_explained_and_not_shown_whole() -> None:
    told = ask(text="Orlow praised the quay. " * 400)
    assert (told.hits, told.sentences, len(told.lines)) == (400, 400, MOST_SENTENCES)
    assert any("not explained" in note for note in told.notes) and any("are shown" in note for note in told.notes)
    assert all(line.outcome == "hit" and line.pattern is None for line in told.lines)


WORDS = st.sampled_from(
    ["Orlow", "praised", "the", "old", "bridge", "“", "”", ".", ",", "😀", "said", "Brandt", "\n\n", "it"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
@pytest.mark.slow
def test_the_pieces_of_a_sentence_are_its_text(text: str) -> None:
    for line in ask(text=text).lines:
        assert " ".join("".join(piece.text for piece in line.pieces).split()) == line.text
        assert all(piece.hit for piece in line.pieces if piece.captures)


MARKS = st.sampled_from(
    [
        *"ab'\"#:-&*!|>%@`{}[],?\\$~()<\t\n\r\x01\x85\u00a0\u2028é😀",
        "word",
        " ",
        "  ",
        "\\#",
        "$x:",
        "a: b",
        "- a",
        "<np>",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(MARKS, min_size=1, max_size=12).map("".join))
@pytest.mark.slow
def test_a_pattern_that_can_be_read_is_the_same_in_its_rule_file(pattern: str) -> None:
    try:
        read = tried(pattern, NOTHING)
        loaded = with_text(forms(), rule_file("own/x", pattern), NOTHING, "rule", Lines())
    except PatternError:
        return
    except RuleError as error:  # what is asked of a file alone
        assert "gives nothing back" in str(error)
        return
    assert loaded.rules["own/x"].trees["pattern"] == read.trees["pattern"]
