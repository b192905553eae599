"""The typer application: its command groups, and how errors leave it.

The modules of the groups hold signatures and help only; each command imports what it needs when it runs, since the
start of the program is a good part of linting one article.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from linter.cli import evaluate, lint, quotes, report, rules
from linter.version import __version__

app = typer.Typer(
    help="A rule-based linter for discourse and rhetoric: who says what, in whose voice, with which moves.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("lint", epilog=lint.EPILOG)(lint.lint)
app.command("report", epilog=report.EPILOG)(report.report)
app.command("quotes", epilog=quotes.EPILOG)(quotes.quotes)
app.add_typer(rules.app, name="rules")
app.add_typer(evaluate.app, name="evaluate")
app.command("explain", epilog=rules.EXPLAIN_EPILOG)(rules.explain)


def run() -> None:
    """Run the command line. Errors that are the user's to mend are a sentence on standard error and exit status 2."""
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a terminal that cannot show “
    try:
        app()
    except Exception as error:
        from linter.cli.errors import in_plain_words
        from linter.cli.streams import say

        message = in_plain_words(error)
        if message is None:
            sys.excepthook(type(error), error, error.__traceback__)
            message = "this is a fault of rhetlint, not of your text; please report it with the lines above"
        say(message)
        sys.exit(2)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"rhetlint {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass
