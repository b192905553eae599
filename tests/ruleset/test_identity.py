"""A rule's digest changes with what the rule finds, and with nothing else."""

from __future__ import annotations

import pytest

from linter import load_rules

RULE = """\
- id: harbour/ferry
  title: Ferry
  message: "A {words} is named."
  claims: A ferry is named.
  lexicons: {vessel: [ferry, "@boat"]}
  define: {old: ancient | rusty}
  pattern: |
    &old @vessel
    &sunk raft
  where: {}
  examples:
    flag: [The rusty ferry left.]
- {lexicon: boat, entries: [barge]}
- {lexicon: hull, entries: [keel]}
- {definition: sunk, pattern: sunken &lost}
- {definition: lost, pattern: lost | gone}
- {definition: found, pattern: seen}
"""


def digest(tmp_path, text: str) -> str:
    file = tmp_path / "rule.yaml"
    file.write_text(text, "utf-8")
    return load_rules([file], builtin=False, cache=False).rules["harbour/ferry"].digest


@pytest.mark.parametrize(
    "old, new",
    [
        ("title: Ferry", "title: A ferry"),
        ("is named.\"", "occurs.\""),
        ("claims: A ferry", "claims: A vessel"),
        ("flag: [The rusty ferry left.]", "flag: [An ancient ferry left.]"),
        ("&old @vessel", "&old   @vessel"),
        ("[ferry, \"@boat\"]", "[\"@boat\", ferry]"),
        ("  where: {}\n", "  packs: [harbour]\n  severity: error\n"),
        ("keel", "rudder"),
        ("pattern: seen", "pattern: met"),
    ],
)  # fmt: skip
def test_what_decides_nothing_is_not_in_it(tmp_path, old, new):
    assert old in RULE
    assert digest(tmp_path, RULE.replace(old, new)) == digest(tmp_path, RULE)


@pytest.mark.parametrize(
    "old, new",
    [
        ("&old @vessel", "&old @vessel !sank"),
        ("[ferry, ", "[liner, "),
        ("entries: [barge]", "entries: [barge, tug]"),
        ("old: ancient", "old: aged"),
        ("pattern: sunken", "pattern: drowned"),
        ("lost | gone", "lost | missing"),
        ("  where: {}\n", "  voice: narrator\n"),
        ("  where: {}\n", "  block: [heading]\n"),
        ("  where: {}\n", "  except: rusty ferry\n"),
        ("  where: {}\n", "  outside: <name>\n"),
        ("  where: {}\n", "  opinion: false\n"),
    ],
)
def test_what_decides_is_in_it(tmp_path, old, new):
    assert old in RULE
    assert digest(tmp_path, RULE.replace(old, new)) != digest(tmp_path, RULE)


def test_a_list_that_another_file_extends_is_in_it(tmp_path):
    (tmp_path / "more").mkdir()
    alone = digest(tmp_path, RULE)
    (tmp_path / "more" / "boat.yaml").write_text("{lexicon: boat, extends: true, entries: [tug]}", "utf-8")
    both = load_rules([tmp_path / "rule.yaml", tmp_path / "more"], builtin=False, cache=False)
    assert both.rules["harbour/ferry"].digest != alone


def test_every_rule_has_its_own(library):
    assert len({loaded.digest for loaded in library.rules.values()}) == len(library.rules)
