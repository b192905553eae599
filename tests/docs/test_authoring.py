"""The outputs in docs/authoring.md are what the commands print."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

PAGE = (Path(__file__).parents[2] / "docs" / "authoring.md").read_text("utf-8")


def test_the_page_shows_what_is_printed(tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    article, *outputs = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    commands = re.findall(r"^    ((?:echo|rhetlint) .*)$", PAGE, re.MULTILINE)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(article, "utf-8")
    printed = []
    for command in commands:
        said, _, called = command.rpartition(" | rhetlint")
        words = shlex.split(called or command)
        given = shlex.split(said)[1] + "\n" if said else ""
        done = subprocess.run(
            [sys.executable, "-m", "rhetlint", *words[not said :]],
            input=given, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=True,
        )  # fmt: skip
        printed.append(done.stdout)
    assert len(commands) == 3 and len(outputs) == 2
    assert printed[0] == outputs[0] and printed[1].startswith(outputs[1])
    assert "3 hits" in printed[2] and (tmp_path / "rules" / "own" / "at-odds.yaml").is_file()
