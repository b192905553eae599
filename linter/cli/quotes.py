"""``rhetlint quotes``: lists who says what."""

from __future__ import annotations

import shutil
import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from linter.cli.options import ForceLanguage, Jobs, Output, Paths, RulePaths, StdinName, format_option
from linter.output.formats import ROWS

if TYPE_CHECKING:
    from linter.findings.finding import Findings
    from linter.output.quotes import Row

EPILOG = """Examples:

\b
  rhetlint quotes article.txt
  rhetlint quotes news/ --speaker brandt -o brandt.csv
"""


def quotes(
    paths: Paths,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only this speaker: a name, or some words of one; — for unknown.")
    ] = None,
    format: Annotated[str | None, format_option(ROWS, "the rows")] = None,
    rules: RulePaths = None,
    force_language: ForceLanguage = False,
    output: Output = None,
    jobs: Jobs = None,
    stdin_name: StdinName = "<stdin>",
) -> None:
    """List who says what.

    Every attribution, with its speaker and how the speaker was found: by name, role, pronoun or continuation. English only.
    """
    from linter.cli.inputs import expand
    from linter.cli.pool import Batch
    from linter.cli.streams import chosen_format, emit, spare
    from linter.output.quotes import render
    from linter.ruleset.choice import Choice

    form = chosen_format("quotes", format, output)
    choice = Choice(tuple(rules or ()), attributions=True, force_language=force_language)
    batch = Batch(expand(paths, stdin_name, choice), choice, jobs)
    spare(batch.files, output)
    found = [row for rows in batch.each(partial(_rows, speaker)) for row in rows]
    width = shutil.get_terminal_size().columns if output is None and sys.stdout.isatty() else None
    emit([render(found, form, width)], output)
    raise typer.Exit(2 if batch.unread else 0)


def _rows(speaker: str | None, findings: Findings) -> list[Row]:
    from linter.output.quotes import rows

    return rows([findings], speaker)
