"""``rhetlint rules check`` and ``rules test --watch``: what an author is told of rules that load."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

RULES = """\
- id: own/praise
  title: Praise
  message: "{who} praises {what}."
  packs: [harbour]
  lexicons: {unused: [ferry], vessel: [ferry, fishing boat]}
  define: {nothing: the quay}
  pattern: |
    $who:actor (praised | praised loudly) $what:np
    [by-name] $who:actor ~laud @vessel
    $who:actor ~laud (ferry | @vessel | fishing boat)
    praise was given <aux>? ~have
  examples:
    flag:
      - The mayor praised the dam.
      - The mayor lauded ferry traffic.
    pass: [The ferry sank.]
- id: own/other
  title: Other
  message: "Praised."
  pattern: |
    praise was given <aux>? ~have
    the dam sank
  examples: {flag: [The dam sank.], pass: [The dam stood.]}
- {lexicon: never, entries: [quay]}
- {definition: nowhere, pattern: quay}
"""


@pytest.fixture
def checked(rhetlint, folder):
    (folder / "own.yaml").write_text(RULES, "utf-8")
    return rhetlint("rules", "check", "--rules", "own.yaml")


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [
        "own.yaml:3:12: own/praise: the message names {what}, but alternatives 2, 3, 4 do not always capture it, and then it says “…”; "
        "write {what: words around {}}, which is left out there [message]",
        "own.yaml:4:11: own/praise: this rule alone is in a pack 'harbour'; built in are core, newsroom, discourse, speech [pack]",
        "own.yaml:5:22: own/praise: no pattern of the rule uses its lexicon 'unused'; take it out [unused]",
        "own.yaml:6:21: own/praise: no pattern of the rule uses its definition 'nothing'; take it out [unused]",
        "own.yaml:8:5: own/praise: in alternative 1 of `pattern`: “praised loudly” is never reached, since “praised” before it matches "
        "wherever it does, and the first that matches counts; put the longer one first [shadowed]",
        "own.yaml:10:5: own/praise: in alternative 3 of `pattern`: “fishing boat” takes nothing that “@vessel” before it does not take; "
        "take it out [superfluous]",
        "own.yaml:10:5: own/praise: alternative 3 of `pattern` matches in the examples, but never counts: alternative 2 takes as much "
        "there; write an example that only this one finds, or take it out [no-example]",
        "own.yaml:11:5: own/praise: in alternative 4 of `pattern`: <aux>? takes “had”, which is to come after it, and gives nothing back; "
        "keep it out, as in (!had …)? [taken]",
        "own.yaml:11:5: own/praise: no flag example reaches an alternative of `pattern`: 4 of 4; write one for each, or take it out "
        "[no-example]",
        "own.yaml:21:5: own/other: alternative 1 is the same as alternative 4 of own/praise; take one of them out, or name the rule in "
        "`more-general` if it says less of the same words [repeated]",
        "own.yaml:24:13: no rule uses the lexicon 'never'; name it in a pattern, as @never, or take it out [unused]",
        "own.yaml:25:16: no pattern uses the definition 'nowhere'; write &nowhere in one, or take it out [unused]",
    ],
)
def test_what_is_hardly_meant_is_told_at_its_place(checked, line):
    assert checked.returncode == 1
    assert line in checked.stdout.splitlines()


def test_every_remark_is_one_of_these(checked):
    *found, last = checked.stdout.splitlines()
    counted = "(4 unused, 3 no-example, 2 message, 2 taken, 1 pack, 1 shadowed, 1 superfluous, 1 repeated)"
    assert last == f"2 rules checked, {len(found)} remarks {counted}"
    kinds = sorted(line.rpartition("[")[2].rstrip("]") for line in found)
    assert kinds == [
        "message", "message", "no-example", "no-example", "no-example", "pack", "repeated", "shadowed", "superfluous", "taken", "taken",
        *["unused"] * 4,
    ]  # fmt: skip


@pytest.mark.slow
def test_a_rule_without_remarks(rhetlint, folder):
    done = rhetlint("rules", "check", "--rules", "ferry.yaml")
    assert (done.returncode, done.stdout) == (0, "1 rule checked, 0 remarks\n")


def test_some_rules_alone(rhetlint, folder):
    (folder / "own.yaml").write_text(RULES, "utf-8")
    done = rhetlint("rules", "check", "own/other", "--rules", "own.yaml")
    assert done.stdout.splitlines()[-1].startswith("1 rule checked")
    assert "own/praise: " not in done.stdout and "never" not in done.stdout


def test_what_a_configuration_names_for_some_files_is_checked_too(rhetlint, folder):
    (folder / "rhetlint.toml").write_text(
        'rules = ["ferry.yaml"]\n[[overrides]]\nfiles = ["x/*"]\nignore = ["harbor/*"]\n'
    )
    done = rhetlint("rules", "check")
    assert done.returncode == 2 and "no rule matches 'harbor/*'" in done.stderr


AGAINST = """\
- id: own/praise
  title: Praise
  message: "{who} praises."
  pattern: $who:name praised
  except: praised be
  answered: {pattern: the critics | nobody, after: 1}
  examples:
    flag: [Orlow praised the dam.]
    pass: [Orlow praised be., Orlow praised the dam. The critics did not.]
- id: own/silence
  title: Silence
  message: "{words}"
  steps:
    - pattern: Orlow praised
    - {pattern: Brandt answered, within: 1, absent: true}
  examples:
    flag: [Orlow praised the dam.]
    pass: [Orlow praised the dam. Brandt answered him.]
"""


def test_what_speaks_against_a_finding_may_be_reached_by_any_example(rhetlint, folder):
    (folder / "own.yaml").write_text(AGAINST, "utf-8")
    assert rhetlint("rules", "test", "--rules", "own.yaml").returncode == 0
    (one, _) = rhetlint("rules", "check", "--rules", "own.yaml").stdout.splitlines()
    assert one == (
        "own.yaml:6:23: own/praise: no example reaches an alternative of `answered.pattern`: 2 of 2; write one for each, "
        "or take it out [no-example]"
    )


DEFINED = """\
- definition: whose
  pattern: |
    our
    (the | The | “ | \\") quay
- id: own/dam
  title: Dam
  message: "{words}"
  define:
    long: |
      a | a single
      &whose
    again: "&long (sea | river)"
  pattern: |
    &again dam
    &again &whose quay
  examples:
    flag: [a sea dam]
    pass: [a dam]
"""


def test_what_is_hardly_meant_in_a_definition_is_told_once_and_in_its_line(rhetlint, folder):
    (folder / "own.yaml").write_text(DEFINED, "utf-8")
    told = [
        line
        for line in rhetlint("rules", "check", "--rules", "own.yaml").stdout.splitlines()
        if "no-example" not in line
    ]
    twice = "is there twice (neither capitals nor the kind of a quotation mark tell words apart); take one out [superfluous]"
    assert told == [
        f"own.yaml:4:5: in the definition 'whose': “\\\"” {twice}",
        f"own.yaml:4:5: in the definition 'whose': “the” {twice}",
        "own.yaml:10:7: own/dam: in its definition 'long': “a single” is never reached, since “a” before it matches wherever it does, "
        "and the first that matches counts; put the longer one first [shadowed]",
    ]


@pytest.mark.slow
def test_watching_tests_again_when_a_file_changes(folder):
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "rhetlint", "rules", "test", "--rules", "ferry.yaml", "--watch"],
        stdout=subprocess.PIPE, text=True, encoding="utf-8", env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip

    def printed():
        lines = []
        for line in process.stdout:
            lines.append(line)
            if line.startswith("waiting"):
                break
        return "".join(lines)

    try:
        assert "1 passed, 0 failed" in printed()
        text = (folder / "ferry.yaml").read_text("utf-8")
        (folder / "ferry.yaml").write_text(text.replace("pattern: ferry", "pattern: barge"), "utf-8")
        again = printed()
        assert "changed: ferry.yaml" in again and "0 passed, 1 failed" in again
        (folder / "ferry.yaml").write_text(text.replace("pattern: ferry", "pattern: (barge"), "utf-8")
        assert "ferry.yaml:5:16: in 'pattern'" in printed()
        (folder / "ferry.yaml").write_text(text, "utf-8")
        assert "1 passed, 0 failed" in printed()
    finally:
        process.terminate()
        assert process.wait(60) == 143


@pytest.mark.slow
def test_a_message_that_nobody_has_written_is_told(rhetlint, folder):
    """What ``rules new --pattern`` writes would be shown to readers."""
    assert rhetlint("rules", "new", "own/quay", "--pattern", "the quay").returncode == 0
    said = "rules/own/quay.yaml:3:10: own/quay: its message is still the one that a new file has; write what the words do to a reader [message]"
    assert said in rhetlint("rules", "check", "--rules", "rules").stdout.splitlines()
    file = folder / "rules" / "own" / "quay.yaml"
    file.write_text(file.read_text("utf-8").replace("say here what this does to a reader", "a quay is named"), "utf-8")
    checked = rhetlint("rules", "check", "--rules", "rules")
    assert (checked.returncode, checked.stdout) == (0, "1 rule checked, 0 remarks\n")
