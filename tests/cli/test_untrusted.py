"""Articles from anywhere come with configurations from anywhere: these can neither stop a run nor read out other files."""

import os
import sys

import pytest

from linter.ruleset import ignoring

from .conftest import FERRY, RULE

SECRET = "token: 4711-sesame"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")


@pytest.fixture
def tree(folder):
    """A folder of articles from elsewhere, and files of the user's beside it."""
    (folder / "secret.yaml").write_text(f"{SECRET}\n", "utf-8")
    (folder / "secret.toml").write_text('token = "4711-sesame"\n', "utf-8")
    (folder / "theirs").mkdir()
    (folder / "theirs" / "a.txt").write_text("The ferry left.", "utf-8")
    return folder / "theirs"


def configure(folder, text):
    (folder / "rhetlint.toml").write_text(text, "utf-8")


def refused(done, *said):
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert all(one in done.stderr for one in said), done.stderr
    assert "4711" not in done.stderr + done.stdout


@pytest.mark.parametrize(
    "text", ['extends = ["../secret.toml"]', 'rules = ["../secret.yaml"]', 'rules = [".."]', 'rules = ["link.yaml"]', 'rules = ["own"]'],
)  # fmt: skip
def test_a_configuration_that_is_found_reaches_only_below_its_folder(rhetlint, tree, text):
    (tree / "own").mkdir()
    (tree / "own" / "ferry.yaml").symlink_to(tree.parent / "secret.yaml")
    (tree / "link.yaml").symlink_to(tree.parent / "secret.yaml")
    configure(tree, text)
    refused(rhetlint("lint", "theirs"), "theirs/rhetlint.toml", "outside", "--config")


def test_a_configuration_that_is_found_is_no_link_to_elsewhere(rhetlint, tree):
    (tree / "rhetlint.toml").symlink_to(tree.parent / "secret.toml")
    refused(rhetlint("lint", "theirs"), "outside")


def test_a_configuration_that_is_named_may_reach_further(rhetlint, tree):
    (tree.parent / "house.toml").write_text('rules = ["ferry.yaml"]\nselect = ["harbour/*"]\n', "utf-8")
    configure(tree, 'extends = ["../house.toml"]')
    assert "harbour/ferry" in rhetlint("lint", "theirs", "--config", "theirs/rhetlint.toml").stdout


def test_a_configuration_that_is_found_may_have_rules_of_its_own(rhetlint, tree):
    (tree / "rules").mkdir()
    (tree / "rules" / "ferry.yaml").write_text(RULE, "utf-8")
    (tree / "base.toml").write_text('rules = ["rules"]', "utf-8")
    configure(tree, 'extends = ["base.toml"]\nselect = ["harbour/*"]')
    assert "harbour/ferry" in rhetlint("lint", "theirs").stdout


def test_a_line_of_a_file_that_is_no_rule_is_not_shown(rhetlint, tree):
    refused(rhetlint("lint", "calm.txt", "--rules", "secret.yaml"), "secret.yaml:1:1")
    wrong = RULE.replace("pattern: ferry", "patern: ferry")
    (tree / "wrong.yaml").write_text(wrong, "utf-8")
    assert "    patern: ferry\n    ^" in rhetlint("lint", "calm.txt", "--rules", "theirs/wrong.yaml").stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('extends = ["b.toml", "b.toml", "b.toml"]', "extends more than 20 files"),
        (f"a = {'[' * 5000}{']' * 5000}", "nested too deep"),
        (f"a{'.a' * 5000} = 1", "more than 50 parts"),
        (f"a = {'9' * 400_000}", "a number has too many digits"),
        ("".join(f"a{n} = 1\n" for n in range(40_000)), "and 70 more errors"),
        ("severity = 1979-05-27", "expected a mapping, got a date or time"),
        ("fail-on = 1979-05-27", "expected one of error, warning, notice, info, never, got a date or time"),
        ("exclude = [" + '"x*",' * 3000 + "]", "more than 2000 names"),
        ("#" * 600_000, "larger than 500 kB"),
        (f'a = """\n{"[" * 100_000}\n"""\nb = 1', "unknown key"),
        ("tool = 1", "unknown key"),
        ('rules = ["a\\u0000b"]', "is no name of a file"),
    ],
    ids=[
        "fan-out",
        "deep",
        "long key",
        "long number",
        "errors",
        "date",
        "date of two",
        "globs",
        "large",
        "brackets",
        "unknown",
        "null",
    ],
)
def test_what_a_configuration_may_cost_is_bounded(rhetlint, tree, text, said):
    (tree / "b.toml").write_text('extends = ["c.toml", "c.toml", "c.toml", "c.toml"]', "utf-8")
    (tree / "c.toml").write_text('extends = ["d.toml", "d.toml", "d.toml", "d.toml"]', "utf-8")
    (tree / "d.toml").write_text("", "utf-8")
    configure(tree, text)
    refused(rhetlint("lint", "theirs"), said)


def test_pipes_and_devices_are_not_read(rhetlint, tree):
    os.mkfifo(tree / "rhetlint.toml")
    (tree / "pyproject.toml").symlink_to("/dev/zero")
    (tree / ".rhetlintignore").symlink_to("/dev/zero")
    assert "ferry" in rhetlint("lint", "theirs", *FERRY).stdout
    os.mkfifo(tree / "pipe.yaml")
    refused(rhetlint("lint", "calm.txt", "--rules", "theirs/pipe.yaml"), "not a regular file")
    refused(rhetlint("lint", "calm.txt", "--rules", "/dev/zero"), "not a regular file")
    (tree / "zero.toml").write_text('extends = ["/dev/zero"]', "utf-8")
    refused(rhetlint("lint", "calm.txt", "--config", "theirs/zero.toml"), "not a regular file", "extended by")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\n[z-a]\n", ":2:1: not a pattern"),
        ("a\nb\n[[:alpha:]]\n", ":3:1: not a pattern"),
        ("a\n" * 1001, "more than 1000 lines"),
        ("a" * 501, ":1: more than 500 characters"),
    ],
    ids=["wrong", "class", "many", "long"],
)
def test_what_an_ignore_file_may_cost_is_bounded(rhetlint, tree, text, said):
    (tree / ("a" * 200 + ".txt")).write_text("The ferry left.", "utf-8")
    (tree / ".rhetlintignore").write_text(text, "utf-8")
    refused(rhetlint("lint", "theirs"), ".rhetlintignore", said)


def test_patterns_of_an_ignore_file_that_would_not_end_are_given_up(rhetlint, tree, monkeypatch):
    (tree / ("a" * 200 + ".txt")).write_text("The ferry left.", "utf-8")
    (tree / ".rhetlintignore").write_text("*a" * 30 + "*[0-9]\n", "utf-8")
    assert "aaa" in rhetlint("lint", "theirs", *FERRY).stdout  # where another library would search for years
    monkeypatch.setattr(ignoring, "_SECONDS", 0)
    monkeypatch.setattr(ignoring, "_SECONDS_A_PATH", 0)
    refused(rhetlint("lint", "theirs", *FERRY), ".rhetlintignore", "take too long")


def test_an_expression_is_not_compiled_that_writes_itself_out_for_ever(rhetlint, tree):
    (tree / "long.yaml").write_text(RULE.replace("pattern: ferry", "pattern: /(x{900}){900}/"), "utf-8")
    refused(rhetlint("lint", "calm.txt", "--rules", "theirs/long.yaml"), "1000 times at most")


@pytest.mark.parametrize(
    "command", [("lint", "--pack", "all"), ("quotes",), ("quotes", "--format", "csv"), ("report", "-o", "-")]
)
def test_escape_sequences_are_shown_and_not_passed(rhetlint, folder, command):
    news = folder / "news"
    news.mkdir()
    said = "“The \x1b]0;owned\x07treaty is absolutely perfect,” said Ilse \x9b31mBrandt\u202e, the envoy. caf\xe9"
    (news / "a\x1b[31m\u202e\n.txt").write_bytes(said.encode("utf-8"))
    (news / "b\x1b[31m.txt").write_bytes(b"caf\xe9 \x1b[31m")
    (news / "c\x1b[31m.txt").write_bytes(b"\0" * 40)
    done = rhetlint(*command, "news")
    assert (
        "absolutely" in done.stdout
        and "b\\x1b[31m.txt: not UTF-8" in done.stderr
        and "c\\x1b[31m.txt: is not text" in done.stderr
    )
    assert not set("\x1b\x07\x9b\u202e") & set(done.stdout + done.stderr)
    if command != ("quotes",):  # a table of one file has no column for its name
        assert r"a\x1b[31m\u202e" in done.stdout
