"""A short file of one's own that changes a rule that is there: what runs, what is said of mistakes, and ``rules show --effective``."""

from __future__ import annotations

import pytest
import yaml

RULES = """\
- id: harbour/loss
  title: Loss
  severity: notice
  message: "{what} is lost."
  lexicons: {vessel: [ferry, barge]}
  pattern: |
    [sunk] $what:(the @vessel) sank
    [gone] $what:(the (@vessel | @amplifier)) ~vanish
  except: |
    [again] the ferry sank again
  examples: {flag: [The ferry sank.], pass: [The ferry left.]}
- {lexicon: amplifier, entries: [quay, pier]}
"""
HOUSE = """\
# what we do otherwise
- lexicon: amplifier
  extends: true
  entries: [jetty]
  except: [pier]
- change: harbour/loss
  severity: error
  message: "Lost: {what}."
  voice: narrator
  packs: [harbour, core]
  drop: [gone, again]
  lexicons:
    vessel: {entries: [fishing boat], except: [barge]}
"""
TEXT = "The ferry sank again. The barge sank. The fishing boat sank. The ferry vanished. “The ferry sank,” said Ilse Brandt."


@pytest.fixture
def own(folder):
    (folder / "rules.yaml").write_text(RULES, "utf-8")
    (folder / "house.yaml").write_text(HOUSE, "utf-8")
    (folder / "a.txt").write_text(TEXT, "utf-8")
    return ("--rules", "rules.yaml", "--rules", "house.yaml")


def test_a_changed_rule_runs_as_changed(rhetlint, own):
    before = rhetlint("lint", "a.txt", "--rules", "rules.yaml", "--select", "harbour/loss", "--fail-on", "never")
    found = [line for line in before.stdout.splitlines() if "harbour/loss" in line]
    assert [line.split("harbour/loss ")[1] for line in found] == [
        "The barge is lost.",
        "The ferry is lost.",
        "The ferry is lost.",
    ]
    after = rhetlint("lint", "a.txt", *own, "--pack", "harbour")
    found = [line for line in after.stdout.splitlines() if "harbour/loss" in line]
    assert [line.split("error harbour/loss ")[1] for line in found] == ["Lost: the ferry.", "Lost: the fishing boat."]
    assert after.returncode == 1


def test_a_built_in_rule_is_changed_and_stays_built_in(rhetlint, folder):
    (folder / "house.yaml").write_text("change: evaluation/intensifier\nseverity: error\nmessage: Too much.\n", "utf-8")
    done = rhetlint("lint", "loud.md", "--rules", "house.yaml", "--select", "evaluation/intensifier")
    assert "error evaluation/intensifier Too much." in done.stdout
    again = rhetlint("lint", "loud.md", "--rules", "house.yaml", "--select", "evaluation/intensifier")
    assert again.stdout == done.stdout  # from the copy that is kept
    assert (
        "evaluation/intensifier" not in rhetlint("lint", "loud.md", "--rules", "house.yaml").stdout
    )  # still in its packs


def test_what_is_in_force_is_shown_with_where_it_comes_from(rhetlint, own, folder):
    (folder / "rhetlint.toml").write_text(
        'rules = ["rules.yaml", "house.yaml"]\n[severity]\n"harbour/*" = "info"\n', "utf-8"
    )
    done = rhetlint("rules", "show", "harbour/loss", "--effective")
    assert done.stdout.splitlines() == [
        "# rules.yaml:1, but where another place is named",
        "id: harbour/loss",
        "title: Loss",
        "# rhetlint.toml: in severity, instead of error",
        "severity: info",
        '# house.yaml:8, instead of "{what} is lost."',
        'message: "Lost: {what}."',
        "lexicons:",
        "  # changed by house.yaml:13",
        '  vessel: ["ferry", "fishing boat"]',
        "pattern: |",
        "  [sunk] $what:(the @vessel) sank",
        "  # dropped by house.yaml:11: [gone] $what:(the (@vessel | @amplifier)) ~vanish",
        "except: |",
        "  # dropped by house.yaml:11: [again] the ferry sank again",
        "examples: {flag: [The ferry sank.], pass: [The ferry left.]}",
        "# house.yaml:9",
        'voice: "narrator"',
        "# house.yaml:10",
        'packs: ["harbour", "core"]',
        f"# `lint` reports it here, as info: {folder}/rhetlint.toml",
    ]
    shown = yaml.safe_load(done.stdout)
    assert shown["severity"] == "info" and shown["packs"] == ["harbour", "core"]


@pytest.mark.slow
def test_lexicons_that_a_rule_uses_are_shown_with_who_adds_and_takes_out(rhetlint, own, folder):
    (folder / "house.yaml").write_text(HOUSE.replace("[gone, again]", "[sunk]"), "utf-8")
    done = rhetlint("rules", "show", "harbour/loss", "--effective", *own)
    assert (
        "# @amplifier: 2 entries, of rules.yaml:12; house.yaml:2 adds jetty and takes out pier"
        in done.stdout.splitlines()
    )


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("change: harbour/loss", "change: harbour/los", "house.yaml:6:11: there is no rule 'harbour/los' to be changed; did you mean 'harbour/loss'?"),
        ("[gone, again]", "[gine]", "house.yaml:11:10: harbour/loss has no alternative 'gine'; did you mean 'gone'?"),
        ("[gone, again]", "[sunk, gone]", "house.yaml:11:9: nothing would be left of the pattern; ignore the rule instead"),
        ("{what}.", "{whom}.", "house.yaml:8:12: the message names {whom}, which nothing fills; did you mean 'what'?"),
        ("[harbour, core]", "[newsrom]", "house.yaml:10:11: there is no pack 'newsrom'; did you mean 'newsroom'?"),
        ("vessel: {", "vesel: {", "house.yaml:13:5: harbour/loss has no lexicon 'vesel' of its own; did you mean 'vessel'?"),
        ("severity: error", "sevrity: error", "house.yaml:7:3: unknown key 'sevrity'; did you mean 'severity'?"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_change_is_told_at_its_place(rhetlint, own, folder, right, wrong, said):
    assert right in HOUSE
    (folder / "house.yaml").write_text(HOUSE.replace(right, wrong), "utf-8")
    done = rhetlint("lint", "a.txt", *own)
    assert done.returncode == 2 and f"rhetlint: {said}" in done.stderr
    assert done.stderr.splitlines()[-1].strip() == "^"


UNNAMED = """\
id: harbour/loss
title: Loss
message: "{words} is a loss."
pattern: |
  the ferry   sank # deep
  the barge sank
except: the ferry sank again
examples: {flag: [The ferry sank.], pass: [The ferry sank again.]}
"""


def test_an_alternative_without_a_name_is_dropped_as_it_is_written(rhetlint, folder):
    (folder / "rules.yaml").write_text(UNNAMED, "utf-8")
    change = "change: harbour/loss\ndrop: [the barge sank, the ferry sank again]\n"
    (folder / "house.yaml").write_text(change, "utf-8")
    (folder / "a.txt").write_text("The ferry sank again. The barge sank.", "utf-8")
    own = ("--rules", "rules.yaml", "--rules", "house.yaml")
    done = rhetlint("lint", "a.txt", *own, "--select", "harbour/loss")
    assert "The ferry sank is a loss." in done.stdout and "The barge" not in done.stdout.replace(
        "| The ferry sank again. The barge sank.", ""
    )
    shown = rhetlint("rules", "show", "harbour/loss", "--effective", *own).stdout.splitlines()
    assert (
        "  # dropped by house.yaml:2: the barge sank" in shown
        and "# dropped by house.yaml:2: except: the ferry sank again" in shown
    )
    assert "  the ferry sank # deep" in shown


def test_an_alternative_that_is_not_there_cannot_be_dropped(rhetlint, folder):
    (folder / "rules.yaml").write_text(UNNAMED, "utf-8")
    (folder / "house.yaml").write_text("change: harbour/loss\ndrop: [the tug sank]\n", "utf-8")
    wrong = rhetlint("rules", "check", "--rules", "rules.yaml", "--rules", "house.yaml")
    assert wrong.returncode == 2
    said = "house.yaml:2:8: harbour/loss has no alternative 'the tug sank'; write one as it stands in `rhetlint rules show`"
    assert said in wrong.stderr
