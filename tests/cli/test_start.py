"""Whatever a command does not need is not loaded for it: the start is felt at every call."""

import subprocess
import sys

import pytest

CODE = "import sys; from linter.cli.app import run\ntry: run()\nfinally: print(*sys.modules, file=sys.stderr)"


def loaded(*command):
    """The modules in memory at the end of a command."""
    done = subprocess.run([sys.executable, "-c", CODE, *command], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("command", [["--version"], ["--help"], ["lint", "--help"]])
def test_help_and_version_load_no_engine(command):
    modules = loaded(*command)
    assert "typer" in modules
    unneeded = {"pyparsing", "yaml", "jinja2", "markdown_it", "msgspec", "linter.pipeline", "rich", "pydantic"}
    assert not modules & unneeded


def test_linting_loads_neither_templates_nor_readers_of_other_formats(folder, library):
    modules = loaded("lint", "calm.txt")
    assert "linter.pipeline" in modules
    assert not modules & {"jinja2", "markdown_it", "html.parser", "concurrent.futures", "rich", "pydantic", "yaml"}
