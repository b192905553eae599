"""``rhetlint quotes``: lists who says what."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from linter.cli.limits import SECONDS, Limits
from linter.cli.options import (
    ConfigFile,
    ForceLanguage,
    Jobs,
    MaxBytes,
    NoConfig,
    Output,
    Paths,
    RulePaths,
    StdinName,
    Timeout,
    format_option,
)
from linter.output.formats import ROWS
from linter.text.reading import MOST_BYTES

if TYPE_CHECKING:
    from linter.findings.finding import Findings
    from linter.output.quotes import Row

EPILOG = """Examples:

\b
  rhetlint quotes article.txt
  rhetlint quotes article.txt --explain
  rhetlint quotes news/ --speaker brandt -o brandt.csv
"""


def quotes(
    paths: Paths,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only this speaker: a name, or some words of one; — for unknown.")
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say in words how each speaker was found, or why none was.")
    ] = False,
    format: Annotated[str | None, format_option(ROWS, "the rows")] = None,
    rules: RulePaths = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    force_language: ForceLanguage = False,
    output: Output = None,
    jobs: Jobs = None,
    max_bytes: MaxBytes = MOST_BYTES,
    timeout: Timeout = SECONDS,
    stdin_name: StdinName = "<stdin>",
) -> None:
    """List who says what.

    Every attribution, with its speaker and how the speaker was found: by name, role, pronoun, continuation or context. Where two fit
    alike the speaker is not known, and --explain names both. English only.
    """
    from linter.cli.inputs import expand
    from linter.cli.pool import Batch
    from linter.cli.status import Status
    from linter.cli.streams import check_output, chosen_format, emit, spare
    from linter.output.quotes import render
    from linter.ruleset.choice import Choice

    form = chosen_format("quotes", format, output)
    choice = Choice(
        tuple(rules or ()), config=config, isolated=no_config, attributions=True, force_language=force_language
    )
    check_output(output)
    inputs = expand(paths, stdin_name, choice, max_bytes)
    batch = Batch(inputs, choice, jobs, limits=Limits(max_bytes, timeout))
    spare(batch.files, output)
    width = shutil.get_terminal_size().columns if output is None and sys.stdout.isatty() else None
    found = chain.from_iterable(batch.each(partial(_rows, speaker)))
    emit(render(found, form, width, explain=explain), output)
    raise typer.Exit(Status.WRONG if batch.unread else Status.NOTHING_FOUND)


def _rows(speaker: str | None, findings: Findings) -> Iterator[list[Row]]:
    """A document's rows, together: many small results would take longer to hand on."""
    from linter.output.quotes import rows

    yield list(rows([findings], speaker))
