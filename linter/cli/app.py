"""The typer application: its commands, and how errors reach the user.

A command imports what it needs only when it runs, since starting the program takes a large part of the time of linting one
article.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from keyword import iskeyword
from typing import Annotated

import typer

from linter.cli.completing import VARIABLE, asked_command
from linter.cli.status import Status
from linter.version import __version__

COMMANDS = {
    "lint": "linter.cli.lint",
    "report": "linter.cli.report",
    "quotes": "linter.cli.quotes",
    "compare": "linter.cli.compare",
    "diff": "linter.cli.diff",
    "try": "linter.cli.trying",
    "explain": "linter.cli.explain",
    "rules": "linter.cli.rules",
    "init": "linter.cli.init",
    "playground": "linter.cli.playground",
    "lsp": "linter.cli.lsp",
    "evaluate": "linter.cli.evaluate",
}
"""The module of each command. It has a function of the command's name (``try_`` for a keyword) and an ``EPILOG``, or, for a group, an ``app``."""


def application(only: str | None = None) -> typer.Typer:
    """The application with all commands, or with one (``only``), which is faster."""
    made = typer.Typer(
        help="A rule-based linter for discourse and rhetoric: who says what, in whose voice, with which moves. English only.",
        no_args_is_help=True,
        add_completion=only is None or VARIABLE in os.environ,
        context_settings={"help_option_names": ["-h", "--help"]},
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    made.callback()(_main)
    for name, home in COMMANDS.items():
        if only in (None, name):
            module = import_module(home)
            if hasattr(module, "app"):
                made.add_typer(module.app, name=name)
            else:
                function = getattr(module, f"{name}_" if iskeyword(name) else name)
                made.command(name, epilog=module.EPILOG)(function)
    return made


def run() -> None:
    """Run the command line. An error ends it with a sentence on standard error and exit status 2; one of ours has a traceback too."""
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # for a terminal that cannot show “
    called = asked_command() if VARIABLE in os.environ else sys.argv[1] if len(sys.argv) > 1 else None
    try:
        application(called if called in COMMANDS else None)()
    except SystemExit as left:
        if isinstance(left.__context__, BrokenPipeError):  # for which typer exits with 1
            sys.exit(Status.READER_GONE)
        raise
    except Exception as error:
        from linter.cli.errors import in_plain_words
        from linter.cli.streams import say

        message = in_plain_words(error)
        if message is None:
            sys.excepthook(type(error), error, error.__traceback__)
            message = "this is a fault of rhetlint, not of your text; please report it with the lines above"
        say(message)
        sys.exit(Status.WRONG)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"rhetlint {__version__}")
        raise typer.Exit


def _main(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass
