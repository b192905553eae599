"""``rhetlint rules test``: what an author sees of examples that fail."""

from __future__ import annotations

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


def test_control_characters_of_an_example_do_not_reach_the_terminal(rhetlint, folder):
    (folder / "own.yaml").write_text(
        RULE.replace("The mayor praises the", "The \\e[31mmayor praises the").replace(
            "- The \\e[31mmayor praises the ferry.", '- "The \\e[31mmayor praises the ferry."'
        ),
        "utf-8",
    )
    done = rhetlint("rules", "test", "--rules", "own.yaml")
    assert "is not found" in done.stdout and "\x1b" not in done.stdout
