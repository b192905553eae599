"""YAML of rule files: plain data and nothing else; what is wrong is an error with its place and the remedy."""

from __future__ import annotations

import pytest

from linter import load_rules
from linter.ruleset.yamlfile import MOST_BYTES, RuleError, read_yaml

RULE = "id: own/rule\ntitle: T\nmessage: m\npattern: ferry\n"
ALIASES = "- &x [ferry]\n" + "- *x\n" * 60
WRONG = {  # a file: line and column, what is said
    "a: [ferry\nb: dam\n": ("1:4", "not valid YAML: the [ that opens here is not closed"),
    "a: ferry\na: dam\n": ("2:1", "the key 'a' occurs twice"),
    "? [a, b]\n: ferry\n": ("1:3", "a key must be a plain word"),
    "a: !!python/object/apply:os.system [ls]\n": ("1:4", "is not allowed in a rule file"),
    "a: !!binary aGk=\n": ("1:4", "is not allowed in a rule file"),
    "a: !own ferry\n": ("1:4", "YAML takes ! at the beginning of a text for a mark of its own"),
    ALIASES: ("1:3", "too many aliases"),
    "[" * 30 + "ferry" + "]" * 30: ("1:26", "nested more than 24 deep"),
    "[" * 100_000: ("1", "nest"),
    "é: \x00\n": ("1:4", "not valid YAML: control characters are not allowed (U+0000)"),
    "a: ferry\n---\nb: dam\n": ("2:1", "not valid YAML"),
    "# " + "x" * MOST_BYTES: ("1:1", "larger than 1000 kB; split it into several files"),
}


@pytest.mark.parametrize("text, told", WRONG.items(), ids=[said for _, said in WRONG.values()])
def test_errors_name_place_and_remedy(text, told):
    place, said = told
    with pytest.raises(RuleError) as caught:
        read_yaml(text, "own.yaml")
    assert str(caught.value).startswith(f"own.yaml:{place}:")
    assert said in caught.value.message


def test_words_stay_words():
    """YAML takes yes, on and dates for something else; in a list of words they are words."""
    data, positions, *_ = read_yaml(
        "- yes\n- on\n- 2026-11-27\n- ~\n- true\n- 12\n- 1_000\n- 0.5\n- '12'\n- null\n", "x"
    )
    assert data == ["yes", "on", "2026-11-27", None, True, 12, 1000, 0.5, "12", "null"]
    assert positions[(2,)] == (3, 3)


def test_a_long_line_is_shown_around_the_place(tmp_path):
    file = tmp_path / "own.yaml"
    file.write_text(RULE.replace("ferry", "ferry " * 100 + "(dam " + "mill " * 100), "utf-8")
    with pytest.raises(RuleError) as caught:
        load_rules([file], builtin=False, cache=False)
    _, line, caret = str(caught.value).split("\n")
    assert "mill" in line and "…" in line and len(line) < 200
    assert caret.strip() == "^" and len(caret) <= len(line) + 1


@pytest.mark.parametrize(
    "content, said",
    [(b"\xff\xfe\x00", "not UTF-8 text"), (b"ferry\n", "expected a rule"), (b"- 5\n", "expected a rule")],
)
def test_a_file_that_holds_no_rule_is_an_error(tmp_path, content, said):
    file = tmp_path / "own.yaml"
    file.write_bytes(content)
    with pytest.raises(RuleError, match=said):
        load_rules([file], builtin=False, cache=False)
