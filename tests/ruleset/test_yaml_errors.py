"""What is not YAML: an error says in an author's words what is probably wrong, with a caret under the place. The same with libyaml and without."""

from __future__ import annotations

import pytest
import yaml

from linter.ruleset.yamlfile import RuleError, read_yaml

HEAD = "id: own/rule\ntitle: Rule\n"
WRONG = {  # a rule behind its head: where, and what is said
    "message: He said: a red: line\n": ("3:17", "a colon and a space in a text without quotation marks make a key"),
    "examples:\n  flag:\n    - He said: a red: line.\n": ("5:21", "put the whole text in quotation marks"),
    "examples:\n  flag:\n    - *ferry lost\n": ("5:7", "YAML takes * at the beginning of a text"),
    "pattern: * ferry\n": ("3:10", "YAML takes * at the beginning of a text"),
    "pattern: & ferry\n": ("3:10", "YAML takes & at the beginning of a text"),
    "pattern: @ferry\n": ("3:10", "YAML takes @ at the beginning of a text"),
    "examples:\n  flag:\n    - %ferry\n": ("5:7", "YAML takes % at the beginning of a text"),
    "message: `words`\n": ("3:10", "YAML takes ` at the beginning of a text"),
    "message: - words\n": ("3:10", "YAML takes - at the beginning of a text"),
    "message: , words\n": ("3:10", "YAML takes , at the beginning of a text"),
    "examples:\n\tflag: []\n": ("4:1", "a line must not begin with a tab; write spaces"),
    "pattern: |\n\tferry\n": ("4:1", "a line must not begin with a tab; write spaces"),
    'message: "Words" are named\npattern: x\n': ("3:18", 'the text that begins with " ends before this'),
    "message: 'it's named'\npattern: x\n": ("3:14", "write '' for ' inside them"),
    'message: "He said\npattern: x\n': ("3:10", "the quotation mark that opens here is not closed"),
    'message: "He said\npattern: "x"\n': ("4:11", 'a text that begins with " in a line above ends at this mark'),
    "packs: [core, news\npattern: x\n": ("3:8", "the [ that opens here is not closed"),
    'packs: ["core" news]\npattern: x\n': ("3:16", "a comma or the closing bracket is missing here"),
    "message: {words} is named\npattern: x\n": ("3:10", "{ } at the beginning of a text make a mapping of it"),
    "pattern: [map] the line\n": ("3:10", "[ ] at the beginning of a text make a list of it"),
    "pattern: | the ferry\n": ("3:12", "behind | and > stands nothing"),
    'pattern: "/\\d+/"\n': ("3:12", 'inside "…" a \\ begins an escape, and \\d is none; write \\\\d'),
    "severity:info\nvoice: any\n": ("3:9", "after the colon of a key there must be a space"),
    "  severity: info\n": ("3:3", "this key begins in another column"),
    "why: it\nmatters\nvoice: any\n": ("4:1", "this line is no key with a colon"),
    "examples:\n  flag: []\n pass: []\n": ("5:2", "this line begins in another column than what it belongs to"),
    "---\ntitle: Other\n": ("3:1", "write several rules as a list, each behind a -"),
}


@pytest.mark.parametrize("fast", [True, False], ids=["libyaml", "python"])
@pytest.mark.parametrize("text", WRONG)
def test_an_error_says_what_to_write(text, fast, monkeypatch):
    if not fast:
        monkeypatch.delattr(yaml, "CSafeLoader")
    place, said = WRONG[text]
    with pytest.raises(RuleError) as caught:
        read_yaml(HEAD + text, "own.yaml")
    first, line, under = str(caught.value).split("\n")
    assert first.startswith(f"own.yaml:{place}: ") and said in first
    assert line == "    " + (HEAD + text).split("\n")[caught.value.line - 1].replace("\t", " ") and under.strip() == "^"


def test_what_has_a_comment_is_known():
    """Of a text without quotation marks, not of one with them; for whom a # cuts a text."""
    read = read_yaml("a: The ferry #1\nb: 'The ferry' #2\nc:\n  - The ferry # came\n  - The ferry#3\n", "own.yaml")
    assert read.data == {"a": "The ferry", "b": "The ferry", "c": ["The ferry", "The ferry#3"]}
    assert read.commented == {("a",): (1, 14, "1"), ("c", 0): (4, 15, " came")}


def test_an_anchor_that_is_used_is_none_of_the_text():
    assert read_yaml("a: &title Ferry\nb: *title\n", "own.yaml").data == {"a": "Ferry", "b": "Ferry"}
