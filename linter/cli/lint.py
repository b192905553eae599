"""``rhetlint lint``: prints or writes findings."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from linter.cli.limits import SECONDS, Limits
from linter.cli.options import (
    AllOverlapping,
    ConfigFile,
    ForceLanguage,
    Ignore,
    Jobs,
    MaxBytes,
    MinPrecision,
    NoConfig,
    NoIndex,
    Output,
    Packs,
    Paths,
    RulePaths,
    Select,
    StdinName,
    Timeout,
    format_option,
)
from linter.output.formats import FORMATS, Piece, Style, load, pieces
from linter.text.reading import MOST_BYTES

if TYPE_CHECKING:
    from linter.cli.inputs import Input
    from linter.ruleset.choice import Choice
    from linter.ruleset.rule import Severity

EPILOG = """Examples:

\b
  rhetlint lint article.txt
  rhetlint lint news/ --pack discourse
  rhetlint lint news/ --select 'certainty/*' --select 'appeals/*'
  rhetlint lint news/ --pack all --min-precision 0.8
  rhetlint lint news/ -o findings.json
  cat page.html | rhetlint lint - --stdin-name page.html --fail-on never

Exit status: 0 nothing found at or above --fail-on, 1 something found, 2 wrong usage, or input that cannot be read or was set aside.
"""


def lint(
    paths: Paths,
    format: Annotated[str | None, format_option(FORMATS, "findings")] = None,
    fail_on: Annotated[
        Literal["error", "warning", "notice", "info", "never"] | None,
        typer.Option(
            help="The least severity of a finding that makes the exit status 1 (default: warning).", show_default=False
        ),
    ] = None,
    pack: Packs = None,
    select: Select = None,
    ignore: Ignore = None,
    min_precision: MinPrecision = None,
    rules: RulePaths = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    no_index: NoIndex = False,
    all_overlapping: AllOverlapping = False,
    force_language: ForceLanguage = False,
    output: Output = None,
    jobs: Jobs = None,
    max_bytes: MaxBytes = MOST_BYTES,
    timeout: Timeout = SECONDS,
    stdin_name: StdinName = "<stdin>",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Neither warnings about files nor a summary.")] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours, even on a terminal.")] = False,
) -> None:
    """Lint articles: what their language does, in whose voice.

    Every finding is shown with its place, the words underlined in their sentence, and whose words they are. English only.
    """
    from linter.cli.inputs import expand
    from linter.cli.pool import Batch
    from linter.cli.status import Status
    from linter.cli.streams import check_output, chosen_format, emit, spare
    from linter.output.terminal import use_colour
    from linter.ruleset.choice import Choice

    form = chosen_format("lint", format, output)
    style = Style(
        colour=output is None and not no_color and use_colour(sys.stdout),
        width=shutil.get_terminal_size((100, 24)).columns,
        summary=not quiet,
    )
    choice = Choice(
        tuple(rules or ()),
        tuple(select or ()),
        tuple(ignore or ()),
        tuple(pack or ()),
        config,
        no_config,
        search=not no_index,
        force_language=force_language,
        min_precision=min_precision,
        all_overlapping=all_overlapping,
    )
    check_output(output)
    inputs = expand(paths, stdin_name, choice, max_bytes)
    batch = Batch(inputs, choice, jobs, quiet, Limits(max_bytes, timeout))
    spare(batch.files, output)
    level = fail_on or _configured_fail_on(choice, inputs) or "warning"
    counts: Counter[Severity] = Counter()

    def counted(made: Iterable[Piece]) -> Iterator[Piece]:
        for one in made:
            counts.update(one.counts or ())
            yield one

    emit(load(form).whole(counted(batch.each(partial(pieces, form, style))), style), output)
    raise typer.Exit(Status.WRONG if batch.unread else Status.FOUND if _severe(counts, level) else Status.NOTHING_FOUND)


def _configured_fail_on(choice: Choice, inputs: Sequence[Input]) -> str | None:
    """``fail-on`` of the first file's configuration."""
    from linter.ruleset.choice import Configured

    config = Configured(choice).of(inputs[0].path) if inputs else None
    return None if config is None else config.fail_on()


def _severe(found: Iterable[Severity], fail_on: str) -> bool:
    from linter.ruleset.rule import SEVERITIES

    return fail_on != "never" and any(severity in SEVERITIES[: SEVERITIES.index(fail_on) + 1] for severity in found)
