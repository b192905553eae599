"""The command line run in a folder of its own: in this process as a rule, as a process of its own where that is the point."""

from __future__ import annotations

import gc
import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

from linter.cli.app import run as run_application

COMMAND = Path(sys.executable).with_name("rhetlint")
FERRY = ("--rules", "ferry.yaml", "--select", "harbour/ferry")  # the rule below and nothing else
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


class Done(NamedTuple):
    """A finished command: its exit status and what it printed."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Two articles and a rule file, in the folder where the test runs."""
    (tmp_path / "calm.txt").write_text(CALM, "utf-8")
    (tmp_path / "loud.md").write_text(LOUD, "utf-8")
    (tmp_path / "ferry.yaml").write_text(RULE, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@pytest.fixture
def rhetlint(folder, monkeypatch):
    """``rhetlint("lint", "calm.txt", …)`` in the folder, in this process."""

    def run(*arguments, input=""):
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
        with monkeypatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            patch.setattr(sys, "argv", ["rhetlint", *map(str, arguments)])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(input.encode()), "utf-8"))
            try:
                run_application()
                status = 0
            except SystemExit as left:
                status = left.code or 0
        gc.unfreeze()  # a run keeps what it has loaded until its process ends
        return Done(status, *(written(stream) for stream in (out, err)))

    return run


def written(stream):
    stream.flush()
    return stream.buffer.getvalue().decode()


@pytest.fixture
def rhetlint_process(folder):
    """As ``rhetlint``, as a process of its own, with changes to its environment."""

    def run(*arguments, input="", **environment):
        done = subprocess.run(
            [COMMAND, *map(str, arguments)],
            input=input,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    return run
