"""The command line imports pyparsing without what only its users' tests need, and everything of pyparsing is there afterwards."""

import subprocess
import sys


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
