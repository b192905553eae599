"""``rhetlint rules test``: what an author sees of examples that fail."""

from __future__ import annotations

import json
import sys

import pytest

RULE = """\
- id: own/praise
  title: Praise
  message: "{who} praises {what}."
  pattern: |
    $who:actor ~laud $what:np
    $who:actor praised $what:np !of
  examples:
    flag:
      - The mayor praised the ferry.
      - {text: The envoy praised the dam., captures: {who: The envoy, what: the old dam}}
      - The mayor praises the ferry.
      - {text: Brandt praised it., voice: quoted}
      - {text: Brandt praised it. Orlow praised it., count: 1}
    pass:
      - The mayor lauded the ferry.
      - The ferry sank.
"""


@pytest.fixture
def tested(rhetlint, folder):
    (folder / "own.yaml").write_text(RULE, "utf-8")
    return rhetlint("rules", "test", "--rules", "own.yaml")


def test_expected_and_found_stand_side_by_side_at_the_place_of_the_example(tested):
    assert tested.returncode == 1
    failures = [part.split("\n") for part in tested.stdout.split("\n\n")]
    assert failures[0] == [
        "own.yaml:10:9: own/praise: this flag example is found differently",
        "  The envoy praised the dam.",
        "          expected     found",
        "    who   The envoy    The envoy",
        "  ✗ what  the old dam  the dam",
        "  why: alternative 2 matches: $who:actor praised $what:np !of",
    ]
    assert failures[1] == [
        "own.yaml:11:9: own/praise: this flag example is not found",
        "  The mayor praises the ferry.",
        "    expected   found",
        "  ✗ a finding  nothing",
        "  why: the text has none of the words that a match needs: ~laud, praised",
    ]
    assert "  ✗ voice  quoted    narrator" in failures[2]
    assert "  ✗ count  1         2" in failures[3]
    assert failures[4][0] == "own.yaml:15:9: own/praise: this pass example is found"
    assert "  ✗ nothing   “The mayor lauded the ferry”" in failures[4]
    assert "  why: alternative 1 matches: $who:actor ~laud $what:np" in failures[4]


def test_rules_with_few_examples_are_named_and_not_refused(rhetlint, tested):
    assert "too few examples to trust (3 flag and 3 pass at least): own/praise (5 flag, 2 pass)\n" in tested.stdout
    done = rhetlint("rules", "test", "--rules", "ferry.yaml")
    assert done.returncode == 0 and "harbour/ferry (1 flag, 1 pass)" in done.stdout
    assert "too few" not in rhetlint("rules", "test", "position/red-line").stdout


OTHER = RULE.split("examples:")[0].replace("own/praise", "own/other")


@pytest.mark.slow
def test_the_rules_of_the_files_that_are_named_are_tested_and_no_others(rhetlint, folder):
    (folder / "rules").mkdir()
    (folder / "rules" / "own.yaml").write_text(RULE, "utf-8")
    (folder / "rhetlint.toml").write_text('rules = ["rules"]', "utf-8")
    assert "own/praise" in rhetlint("rules", "test").stdout
    done = rhetlint("rules", "test", "--rules", "ferry.yaml")
    assert (done.returncode, done.stdout.split("\n")[-2]) == (0, "1 passed, 0 failed (2 examples)")
    assert "own/praise" not in done.stdout
    assert "own/praise" in rhetlint("rules", "test", "--rules", "ferry.yaml", "--rules", "rules").stdout
    assert "own/praise" in rhetlint("rules", "test", "own/praise", "--rules", "ferry.yaml").stdout
    checked = rhetlint("rules", "check", "--rules", "ferry.yaml")
    assert (checked.returncode, checked.stdout) == (0, "1 rule checked, 0 remarks\n")


def test_a_rule_that_a_file_changes_is_tested_with_it(rhetlint, folder):
    (folder / "change.yaml").write_text("change: position/red-line\nseverity: error\n", "utf-8")
    done = rhetlint("rules", "test", "--rules", "change.yaml")
    assert done.returncode == 0 and done.stdout.startswith("1 passed, 0 failed (")


def test_a_file_without_rules_has_nothing_to_test(rhetlint, folder):
    (folder / "words.yaml").write_text("lexicon: vessel\nsource: ours\nentries: [ferry]\n", "utf-8")
    done = rhetlint("rules", "test", "--rules", "words.yaml")
    assert (done.returncode, done.stdout) == (0, "0 passed, 0 failed (0 examples)\n")
    assert "note: there is no rule in words.yaml" in done.stderr


def test_a_rule_without_examples_does_not_pass(rhetlint, folder):
    (folder / "two.yaml").write_text(OTHER, "utf-8")
    done = rhetlint("rules", "test", "--rules", "two.yaml", "--rules", "ferry.yaml")
    *_, named, counts, _ = done.stdout.split("\n")
    assert named == "not tested, without examples: own/other"
    assert (done.returncode, counts) == (0, "1 passed, 0 failed, 1 not tested (2 examples)")


@pytest.mark.slow
def test_what_is_read_as_something_else_is_told_when_a_rule_is_tested(rhetlint, folder):
    cut = RULE.replace("The ferry sank.", "The ferry #1 sank.").replace(
        "~laud $what:np", "~laud $what:np\n    why not?"
    )
    (folder / "own.yaml").write_text(cut, "utf-8")
    warned = rhetlint("rules", "test", "--rules", "own.yaml").stderr.splitlines()
    assert [line.split(": ")[:3] for line in warned] == [
        ["rhetlint", "warning", "own.yaml:6:12"], ["rhetlint", "warning", "own.yaml:17:19"]
    ]  # fmt: skip
    tried = rhetlint("try", "why not?", "calm.txt")
    assert tried.stderr.splitlines()[1:] == ["    why not?", "           ^"]
    assert "rhetlint: warning: <pattern>:1:8: the ? makes 'not'" in tried.stderr


def test_control_characters_of_an_example_do_not_reach_the_terminal(rhetlint, folder):
    (folder / "own.yaml").write_text(
        RULE.replace("The mayor praises the", "The \\e[31mmayor praises the").replace(
            "- The \\e[31mmayor praises the ferry.", '- "The \\e[31mmayor praises the ferry."'
        ),
        "utf-8",
    )
    done = rhetlint("rules", "test", "--rules", "own.yaml")
    assert "is not found" in done.stdout and "\x1b" not in done.stdout


@pytest.mark.slow
def test_a_new_rule_loads_and_passes(rhetlint, folder):
    done = rhetlint("rules", "new", "own/red-line")
    assert done.returncode == 0 and "rules/own/red-line.yaml is written" in done.stderr
    tested = rhetlint("rules", "test", "--rules", "rules/")
    assert tested.returncode == 0 and "1 passed, 0 failed (6 examples)" in tested.stdout
    again = rhetlint("rules", "new", "own/red-line")
    assert again.returncode == 2 and "is there already" in again.stderr
    assert rhetlint("rules", "new", "Red Line").returncode == 2


@pytest.mark.slow
def test_a_new_rule_with_a_pattern(rhetlint, folder):
    wrong = rhetlint("rules", "new", "own/sink", "--pattern", "~sink the (ferry")
    assert wrong.returncode == 2 and "<pattern>:1:" in wrong.stderr and not (folder / "rules").exists()
    assert rhetlint("rules", "new", "own/sink", "--pattern", "~sink $ship:np").returncode == 0
    done = rhetlint("explain", "own/sink", "--rules", "rules", "--on", "They sank the ferry.")
    assert done.stdout.startswith("own/sink: found once")


def test_a_new_folder_loads_passes_and_lints(rhetlint, folder, monkeypatch):
    import json

    import jsonschema
    import yaml

    done = rhetlint("init", "style")
    assert done.returncode == 0
    style = folder / "style"
    (style / "a.txt").write_text("The harbour office is the flagship of the town.", "utf-8")
    again = rhetlint("init", "style")
    assert again.returncode == 2 and "nothing is overwritten" in again.stderr
    monkeypatch.chdir(style)
    tested = rhetlint("rules", "test")
    assert tested.returncode == 0 and "1 passed, 0 failed (6 examples)" in tested.stdout
    linted = rhetlint("lint", "a.txt")
    assert "own/showpiece" in linted.stdout and "“flagship” shows off with the harbour office." in linted.stdout
    (schema_file, (glob,)) = next(
        iter(json.loads((style / ".vscode/settings.json").read_text())["yaml.schemas"].items())
    )
    schema = json.loads((style / schema_file).read_text("utf-8"))
    rules = list(style.glob(glob))
    assert len(rules) == 2
    for file in rules:
        jsonschema.validate(yaml.safe_load(file.read_text("utf-8")), schema)
    hooks = yaml.safe_load((style / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    assert [hook["entry"] for hook in hooks] == ["rhetlint lint", "rhetlint rules test"]


@pytest.mark.slow
def test_what_init_and_new_write_is_remarked_on_nowhere(rhetlint, folder, monkeypatch):
    assert rhetlint("init", "style").returncode == 0
    monkeypatch.chdir(folder / "style")
    assert rhetlint("rules", "new", "own/minimise").returncode == 0
    checked = rhetlint("rules", "check")
    assert (checked.returncode, checked.stdout) == (0, "2 rules checked, 0 remarks\n")


def test_a_diagram_is_written_as_its_file_is_called(rhetlint, folder):
    done = rhetlint("rules", "diagram", "harbour/ferry", "--rules", "ferry.yaml", "-o", "ferry.svg")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (folder / "ferry.svg").read_text("utf-8").startswith("<svg ")
    done = rhetlint("rules", "diagram", "harbour/ferry", "--rules", "ferry.yaml")
    assert done.stdout.startswith("<!DOCTYPE html>") and ">ferry</text>" in done.stdout


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("harbour/fery",), "did you mean 'harbour/ferry'?"),
        (("figures/anaphora",), "is of the kind 'repetition' and has no pattern that could be drawn"),
        (("harbour/ferry", "-o", "ferry.png"), "no format has this ending"),
        (("harbour/ferry", "--format", "pdf"), "there is no format 'pdf'"),
    ],
)
def test_what_cannot_be_drawn_is_an_error(rhetlint, folder, arguments, said):
    done = rhetlint("rules", "diagram", *arguments, "--rules", "ferry.yaml")
    assert done.returncode == 2 and said in done.stderr
    assert not (folder / "ferry.png").exists()


def test_a_diagram_without_its_library_names_the_command_that_installs_it(rhetlint, monkeypatch):
    monkeypatch.setitem(sys.modules, "railroad", None)
    done = rhetlint("rules", "diagram", "harbour/ferry", "--rules", "ferry.yaml")
    assert done.returncode == 2 and "pip install 'rhetlint[diagrams]'" in done.stderr


LISTED = """\
- {lexicon: vessel, about: What floats., entries: [ferry, fishing boat]}
- {lexicon: hedge-adverb, extends: true, entries: [belike]}
- id: own/ship
  title: Ship
  message: "{words}"
  lexicons: {any: ["@vessel", barge]}
  pattern: "@any sank"
"""


def test_lexicons_are_listed_with_their_users(rhetlint, folder):
    (folder / "own.yaml").write_text(LISTED, "utf-8")
    (line,) = [
        one
        for one in rhetlint("rules", "list", "--lexicons", "--rules", "own.yaml").stdout.splitlines()
        if one.startswith("vessel ")
    ]
    assert line.split() == ["vessel", "2", "entries,", "used", "by", "1", "rule:", "own/ship"]
    made = json.loads(
        rhetlint("rules", "list", "--lexicons", "hedge-ad*", "vessel", "--rules", "own.yaml", "--format", "json").stdout
    )
    adverbs, vessel = made
    assert vessel == {
        "name": "vessel", "about": "What floats.", "entries": ["ferry", "fishing boat"], "files": ["own.yaml"], "users": ["own/ship"],
    }  # fmt: skip
    assert adverbs["entries"][-1] == "belike" and adverbs["files"][-1] == "own.yaml" and len(adverbs["files"]) == 2
    assert "certainty/epistemic-hedge" in adverbs["users"]


def test_a_lexicon_that_is_asked_for_is_shown_with_its_entries(rhetlint, folder):
    (folder / "own.yaml").write_text(LISTED, "utf-8")
    shown = rhetlint("rules", "list", "--lexicons", "vessel", "--rules", "own.yaml").stdout.splitlines()
    assert shown == [
        "vessel: 2 entries, used by 1 rule",
        "  about: What floats.",
        "  entries: ferry, fishing boat",
        "  users: own/ship",
        "  files: own.yaml",
    ]
    wrong = rhetlint("rules", "list", "--lexicons", "vesel", "--rules", "own.yaml")
    assert wrong.returncode == 2 and "no lexicon matches 'vesel'; did you mean 'vessel'?" in wrong.stderr


def test_an_error_in_a_file_of_rules_in_brackets_shows_its_line(rhetlint, folder):
    line = "- {id: own/ship, title: Ship, message: x, pattern: ferry, packs: [cores]}"
    (folder / "own.yaml").write_text(f"{line}\n", "utf-8")
    wrong = rhetlint("rules", "check", "--rules", "own.yaml")
    assert f"    {line}\n    {' ' * line.index('cores')}^" in wrong.stderr
