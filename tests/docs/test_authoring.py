"""The outputs in docs/authoring.md are what the commands print."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from linter import load_rules
from linter.authoring.check import checked
from linter.evaluation.examples import check_examples
from linter.kinds.registry import forms
from linter.ruleset.compiled import Engine
from linter.ruleset.load import load_file

PAGE = (Path(__file__).parents[2] / "docs" / "authoring.md").read_text("utf-8")


@pytest.mark.slow
def test_the_page_shows_what_is_printed(tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    article, *outputs = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    (written,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    commands = re.findall(r"^    ((?:echo|rhetlint) .*)$", PAGE, re.MULTILINE)
    made, *commands = commands
    assert subprocess.run([sys.executable, "-m", *shlex.split(made)], cwd=tmp_path, capture_output=True).returncode == 0
    assert "    cd our-style\n" in PAGE
    here = tmp_path / "our-style"
    (here / "news").mkdir()
    (here / "news" / "a.txt").write_text(article, "utf-8")
    printed = []
    for command in commands:
        if command.startswith("rhetlint rules test"):  # the author has edited what --save wrote
            (here / "rules" / "own" / "at-odds.yaml").write_text(written, "utf-8")
        said, _, called = command.rpartition(" | rhetlint")
        words = shlex.split(called or command)
        given = shlex.split(said)[1] + "\n" if said else ""
        done = subprocess.run(
            [sys.executable, "-m", "rhetlint", *words[not said :]],
            input=given, cwd=here, capture_output=True, text=True, encoding="utf-8",
        )  # fmt: skip
        printed.append((done.returncode, done.stdout))
    assert [status for status, _ in printed] == [0, 0, 0, 0, 1, 1] and len(outputs) == 5
    hits, explained, traced, saved, tested, checked = (out for _, out in printed)
    assert hits == outputs[0] and explained.startswith(outputs[1]) and traced == outputs[2] and "3 hits" in saved
    assert tested == outputs[3] and checked == outputs[4]


@pytest.mark.slow
def test_the_page_ends_in_a_rule_that_passes(tmp_path):
    (rule,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    example = re.search(r"the example becomes \*(.*?)\*", PAGE)[1]
    message = re.search(r"the message `(\".*?\")`", PAGE)[1]
    rule = re.sub(r"message: .*", f"message: {message}", rule.replace("The two mayors seem at odds.", example))
    (tmp_path / "own.yaml").write_text(rule, "utf-8")
    library = load_rules([tmp_path / "own.yaml"])
    assert check_examples(Engine(library), library.rules["own/at-odds"]) == []
    assert checked(Engine(library), forms(), [load_file(tmp_path / "own.yaml", forms())]) == []
