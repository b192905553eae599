"""What an editor shows and offers in a rule file, without a server."""

import pytest

from linter.editor.completing import completions
from linter.editor.desk import Desk, Text
from linter.editor.lines import Lines
from linter.language.described import UNITS
from linter.ruleset import RuleLibrary
from linter.text.document import ANNOTATORS

RULE = """\
id: own/quay
title: Quay
message: "{who} talks of a {word}."
lexicons:
  place: [quay, dry dock]
define:
  old: old | ancient
pattern: |
  $who:actor talks of a &old? $word:@place
  the @vessel of $who:np
severity: info
examples:
  flag:
    - text: Brandt talks of a quay.
      captures: {who: Brandt}
    - Orlow talks of an old dry dock.
    - The ferry of the town.
  pass: [The quay is old., Brandt sang., A dock.]
"""
LEXICON = "lexicon: vessel\nsource: a list of ours\nabout: What floats.\nentries: [ferry, raft]\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rules")
    (folder / "rhetlint.toml").write_text('rules = ["rules"]\n', "utf-8")
    (folder / "rules").mkdir()
    (folder / "rules/quay.yaml").write_text(RULE, "utf-8")
    (folder / "rules/vessel.yaml").write_text(LEXICON, "utf-8")
    return folder


@pytest.fixture(scope="module")
def desk(folder):
    """One for all tests, as an editor has one for all edits: each look is of a file as it then is."""
    return Desk(folder)


def look(desk, text, name="rules/quay.yaml"):
    return desk.look(Text("uri", str(desk.root / name), "yaml", text, 1), {})


def marked(seen):
    return [(seen.text.text[mark.start : mark.end], mark.message) for mark in seen.marks]


def test_a_right_file_has_no_mark(desk):
    assert [words for words, _ in marked(look(desk, RULE.replace("an old", "a old")))] == []


def test_an_error_of_a_pattern_stands_at_its_words(desk):
    ((words, said),) = marked(look(desk, RULE.replace("@vessel", "@vesel")))
    assert words == "@vesel"
    assert "did you mean 'vessel'" in said


@pytest.mark.parametrize(
    "text", ["id: [", "", "- \n", "\t", "id: own/x\n", "lexicon: vessel\nentries: 3\n", "{", "- - - -"]
)
def test_a_file_that_is_being_written_is_looked_at(desk, text):
    assert all(mark.severity == "error" for mark in look(desk, text).marks)
    assert look(desk, RULE.replace("an old", "a old")).marks == ()


def test_what_is_read_as_something_else_is_marked_in_its_place(desk):
    text = RULE.replace("the @vessel of", "the @vessel #1 of").replace(
        "Brandt talks of a quay.", "Brandt talks of a quay #1"
    )
    seen = look(desk, text)
    told = [(mark.severity, text[: mark.start].count("\n") + 1, text[mark.start : mark.end]) for mark in seen.marks]
    assert ("warning", 10, "#1") in told and ("warning", 14, "#1") in told
    assert any("put the whole text in quotation marks" in mark.message for mark in seen.marks)


def test_an_example_that_fails_is_marked_with_the_reason(desk):
    ((words, said),) = marked(look(desk, RULE))
    assert words == "Orlow talks of an old dry dock."
    assert said.startswith("this flag example is not found: expected a finding, found nothing\nwhy: ")


def test_an_example_is_marked_where_the_editor_has_it_and_not_where_the_disk_has(desk):
    ((words, _),) = marked(look(desk, "# one more line\n\n" + RULE))
    assert words == "Orlow talks of an old dry dock."


def test_an_error_of_another_file_is_told_of_that_file(desk, folder):
    other = folder / "rules/other.yaml"
    other.write_text("id: own/other\ntitle: Other\n", "utf-8")
    try:
        seen = look(desk, RULE)
    finally:
        other.unlink()
    assert seen.marks == ()
    assert {one.file for one in seen.problems} == {str(other)}


def test_yaml_that_no_configuration_names_is_no_rule_file(desk):
    assert look(desk, RULE, "elsewhere.yaml") is None


@pytest.mark.parametrize(
    ("at", "parts"),
    [
        ("@place", ["a list of own/quay, 2 entries", "quay, dry dock"]),
        ("@vessel", ["a shared lexicon, 2 entries", "What floats.", "a list of ours"]),
        ("&old", ["a sub-pattern of this rule", "old | ancient"]),
        ("np\n", ["a noun phrase"]),
        ("$who:actor", ["captured by 2 alternatives", "the @vessel of $who:np"]),
        ("{word}", ["captured by 1 alternative"]),
    ],
)
@pytest.mark.slow
def test_a_name_is_explained_where_the_pointer_rests(desk, at, parts):
    seen = look(desk, RULE)
    told, start, end = desk.hover(seen, RULE.index(at) + 1, {})
    assert RULE[start:end] == at.strip().split(":")[0] + (":" if ":" in at else "")
    for part in parts:
        assert part in told


@pytest.mark.parametrize(
    ("at", "line"),
    [
        ("@place", ("quay.yaml", "  place: [quay, dry dock]")),
        ("@vessel", ("vessel.yaml", "lexicon: vessel")),
        ("&old", ("quay.yaml", "  old: old | ancient")),
        ("{word}", ("quay.yaml", "  $who:actor talks of a &old? $word:@place")),
    ],
)
def test_a_name_leads_to_where_it_is_written(desk, folder, at, line):
    (target,) = desk.definition(look(desk, RULE), RULE.index(at) + 1, {})
    name, written = line
    assert target.path == str(folder / "rules" / name)
    assert (folder / "rules" / name).read_text("utf-8").splitlines()[target.line - 1] == written


def test_a_rule_that_is_named_leads_to_its_file(desk):
    text = RULE + "outside: position/red-line\n"
    (target,) = desk.definition(look(desk, text), text.index("red-line"), {})
    with open(target.path, encoding="utf-8") as file:
        assert "id: position/red-line" in file.read().splitlines()[target.line - 1]


@pytest.mark.parametrize(
    ("text", "label", "becomes"),
    [
        (RULE.replace("@vessel", "@ve§"), "vessel", "@vessel"),
        (RULE.replace("@place", "@pl§"), "place", "@place"),
        (RULE.replace("$who:np", "$who:n§"), "np", "$who:np"),
        (RULE.replace("a &old?", "<ad§ &old?"), "adj", "<adj>"),
        (RULE.replace("{word}", "{wo§}"), "word", "{word}"),
        (RULE + "sev§", "severity", "severity: "),
        (RULE + "where:\n  who:\n    same-§\n", "same-as", "same-as: "),
        (RULE + "voice: §\n", "narrator", "voice: narrator"),
        (RULE + "outside: red§\n", "position/red-line", "outside: position/red-line"),
        (RULE + "where:\n  who:\n    speaker:\n      kind: [per§]\n", "person", "kind: [person]"),
        ("lexicon: x\next§", "extends", "extends: "),
        ("- change: own/quay\n  sever§", "severity", "severity: "),
        (RULE + "answered:\n  described: ve§\n", "vessel", "described: vessel"),
    ],
)
def test_a_completion_gives_what_the_loader_takes(desk, text, label, becomes):
    library: RuleLibrary = look(desk, RULE).library
    at = text.index("§")
    text = text.replace("§", "")
    found = {one.label: one for one in completions(Lines(text), at, library)}
    one = found[label]
    assert becomes in text[: one.start] + one.text + text[one.end :]


def test_within_the_text_of_an_example_or_a_pattern_no_key_is_offered(desk):
    library = look(desk, RULE).library
    for text in (
        "id: a/b\npattern: |\n  the §\n",
        "id: a/b\nexamples:\n  pass:\n    - The §\n",
        "id: a/b\nwhy: |\n  s§\n",
    ):
        assert completions(Lines(text.replace("§", "")), text.index("§"), library) == []


def test_every_unit_is_described():
    assert UNITS.keys() == ANNOTATORS.keys()


@pytest.mark.slow
def test_a_lens_runs_the_examples_of_its_rule(desk):
    seen = look(desk, RULE)
    ((at, title, rule),) = desk.lenses(seen)
    assert (at, title, rule) == (0, "Run 3 flag and 3 pass examples", "own/quay")
    assert desk.run(seen, rule).startswith("own/quay: 1 of 6 examples fail\n\nOrlow talks")
    assert desk.run(look(desk, RULE.replace("an old", "a old")), rule) == "own/quay: all 6 examples pass"
    assert "have errors" in desk.run(look(desk, RULE.replace("@vessel", "@vesel")), rule)
