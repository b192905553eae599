"""The command line run as a person runs it, in a folder of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CALM = "The ferry left at noon. It carried forty people."
LOUD = "“The treaty is absolutely perfect,” said Ilse Brandt, the envoy of Orsinia."
RULE = """\
id: harbour/ferry
title: Ferry
severity: error
message: "A {words} is named."
pattern: ferry
examples:
  flag: [The ferry is late.]
  pass: [The bus is late.]
"""


@pytest.fixture
def folder(tmp_path):
    """Two articles and a rule file."""
    (tmp_path / "calm.txt").write_text(CALM, "utf-8")
    (tmp_path / "loud.md").write_text(LOUD, "utf-8")
    (tmp_path / "ferry.yaml").write_text(RULE, "utf-8")
    return tmp_path


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def rhetlint(folder, cache):
    """``rhetlint("lint", "calm.txt", …)`` in the folder: the finished process, with its output as text."""

    def run(*arguments, input=None, **environment):
        return subprocess.run(
            [Path(sys.executable).with_name("rhetlint"), *map(str, arguments)],
            cwd=folder,
            input=input,
            env={**os.environ, "XDG_CACHE_HOME": str(cache), "COLUMNS": "100", **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
        )

    return run
