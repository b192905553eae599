"""A shell completes commands, options, ids of rules, families and packs, and nothing large is loaded for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from linter.cli.completing import rule_ids
from linter.ruleset import RuleLibrary
from linter.ruleset.packs import ALL, PACKS

BASH = shutil.which("bash")
COMMAND = str(Path(sys.executable).with_name("rhetlint"))


def completed(*words: str) -> list[str]:
    """What bash offers for the last word, by the script that rhetlint gives it."""
    script = """
    eval "$(_RHETLINT_COMPLETE=source_bash "$COMMAND")"
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _rhetlint_completion "$COMMAND"
    printf '%s\\n' "${COMPREPLY[@]}"
    """
    assert BASH is not None
    ran = subprocess.run(
        [BASH, "-c", script, "bash", *words],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "COMMAND": COMMAND},
    )
    return ran.stdout.split()


COMPARISON = sorted(file.stem for file in (Path(__file__).parents[2] / "rules" / "comparison").glob("*.yaml"))


@pytest.mark.skipif(BASH is None, reason="no bash here")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("rhetlint", "pla"), ["playground"]),
        (("rhetlint", "explain", "position/red"), ["position/red-line"]),
        (("rhetlint", "rules", "show", "position/red"), ["position/red-line"]),
        (("rhetlint", "lint", "--ignore", "position/red"), ["position/red-line"]),
        (("rhetlint", "report", "--select", "position/red-line,core,compar"), [f"position/red-line,core,comparison/{name}" for name in ("*", *COMPARISON)]),
        (("rhetlint", "lint", "--pack", "core,"), [f"core,{name}" for name in (*PACKS, ALL)]),
        (("rhetlint", "lint", "--select", "no-such"), []),
    ],
)  # fmt: skip
def test_bash_completes(words: tuple[str, ...], offered: list[str]) -> None:
    assert completed(*words) == offered


def test_the_ids_are_those_of_the_built_in_rules(library: RuleLibrary) -> None:
    assert rule_ids() == sorted(library.rules)


def test_no_library_is_loaded_to_complete() -> None:
    asked = {"_RHETLINT_COMPLETE": "complete_bash", "COMP_WORDS": "rhetlint lint --select posit", "COMP_CWORD": "3"}
    code = "import sys; sys.argv = ['rhetlint']; from linter.cli.app import run\ntry: run()\nfinally: print(*sys.modules, file=sys.stderr)"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, **asked}
    )
    assert "typer" in ran.stderr
    assert not {"pyparsing", "yaml", "jinja2", "linter.session", "linter.ruleset.load", "linter.cli.report"} & set(
        ran.stderr.split()
    )
