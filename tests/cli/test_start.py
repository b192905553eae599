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
    unneeded = {
        "pyparsing",
        "yaml",
        "jinja2",
        "markdown_it",
        "msgspec",
        "linter.pipeline",
        "rich",
        "pydantic",
        "starlette",
    }
    assert not modules & unneeded


def test_linting_loads_neither_templates_nor_readers_of_other_formats(folder, library):
    modules = loaded("lint", "calm.txt")
    assert "linter.pipeline" in modules
    assert not modules & {"jinja2", "markdown_it", "html.parser", "concurrent.futures", "rich", "pydantic", "yaml"}


def python(code: str) -> str:
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return run.stdout.strip()


def test_the_command_line_loads_no_test_framework():
    assert python(
        "import sys, linter.cli.pool; print('unittest' in sys.modules, 'pyparsing.common' in sys.modules)"
    ) == ("False False")


def test_pyparsing_is_whole_for_others_in_the_process():
    code = (
        "import linter.cli.pool, pyparsing, pyparsing.common, pyparsing.testing, importlib.resources;"
        "print(pyparsing.common.pyparsing_common.integer.parse_string('12')[0],"
        " pyparsing.testing.pyparsing_test.__name__, importlib.resources.files('linter').is_dir())"
    )
    assert python(code) == "12 pyparsing_test True"


def test_the_api_imports_pyparsing_whole():
    assert python(
        "import linter; linter.lint('It is late.'); import pyparsing; print(pyparsing.pyparsing_common is None)"
    ) == ("False")
