"""``rhetlint lint``: prints or writes findings."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from linter.cli.limits import SECONDS, Limits
from linter.cli.options import (
    AllOverlapping,
    Column,
    ConfigFile,
    ForceLanguage,
    Ignore,
    Jobs,
    MaxBytes,
    MinPrecision,
    NoColor,
    NoConfig,
    NoIndex,
    Output,
    Packs,
    Paths,
    Quiet,
    RulePaths,
    Select,
    StdinName,
    Timeout,
    format_option,
)
from linter.output.formats import FORMATS, Piece, Style, load, pieces, pieces_apart
from linter.text.reading import MOST_BYTES

if TYPE_CHECKING:
    from linter.cli.inputs import Input
    from linter.cli.pool import Batch
    from linter.ruleset.rule import Severity

EPILOG = """Examples:

\b
  rhetlint lint article.txt
  rhetlint lint news/ --pack discourse
  rhetlint lint news/ --select 'certainty/*,appeals/*'
  rhetlint lint news/ --pack all --min-precision 0.8
  rhetlint lint news/ -o findings.sarif
  rhetlint lint news/ --format brat -o standoff/
  rhetlint lint news/ --baseline known.json --write-baseline
  rhetlint lint news/ --baseline known.json --since main
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
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found; the same as --fail-on never.")
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="How often each rule finds something; the same as --format statistics.")
    ] = False,
    baseline: Annotated[
        str | None,
        typer.Option(
            "--baseline", metavar="FILE", help="Leave out the findings that this file lists, wherever they have moved."
        ),
    ] = None,
    write_baseline: Annotated[
        bool,
        typer.Option(
            "--write-baseline", help="Write what is found now into the file of --baseline, instead of printing it."
        ),
    ] = False,
    changed: Annotated[
        bool,
        typer.Option(
            "--changed", help="Only findings in lines that git says have changed, or that it does not know yet."
        ),
    ] = False,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="COMMIT", help="As --changed, compared with this commit, branch or tag."),
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
    column: Column = "text",
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Lint articles: what their language does, in whose voice.

    Every finding is shown with its place, the words underlined in their sentence, and whose words they are. English only.
    """
    from linter.cli.apart import check_apart, emit_apart
    from linter.cli.inputs import expand
    from linter.cli.pool import Batch
    from linter.cli.status import Status
    from linter.cli.streams import check_output, chosen_format, emit, say, spare
    from linter.cli.telling import configured_fail_on, core_only, tell_unused
    from linter.output.terminal import use_colour
    from linter.ruleset.choice import Choice

    asked = _one_of(format, "statistics" if statistics else None)
    form = chosen_format("lint", asked, output)
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
    apart = "/" not in form and FORMATS[form].apart
    if not apart:
        check_output(output)
    tell = None if quiet else lambda said: say(f"warning: {said}")
    inputs = expand(paths, stdin_name, choice, max_bytes, column=column, tell=tell)
    level = "never" if exit_zero else fail_on or configured_fail_on(choice, inputs) or "warning"
    limits = Limits(max_bytes, timeout)
    if write_baseline:
        written = _written_baseline(Batch(inputs, choice, jobs, quiet, limits), baseline, output)
        raise typer.Exit(Status.WRONG if written.unread else Status.NOTHING_FOUND)
    left, scope = _asked_for(inputs, baseline, changed or since is not None, since)
    batch = Batch(left, choice, jobs, quiet, limits)
    if apart:
        check_apart(form, output, len(left))
    else:
        spare(batch.files, output)
    counts: Counter[Severity] = Counter()

    def counted(made: Iterable[Piece]) -> Iterator[Piece]:
        for one in made:
            counts.update(one.counts)
            yield one

    make = partial(pieces_apart, form) if apart else partial(pieces, form, style)
    if form == "text" and output is None and not quiet and sys.stdout.isatty() and core_only(choice, inputs):
        style = style._replace(hint="only the pack core ran; --pack all runs every rule")
    made = counted(batch.each(make if scope is None else partial(scope, make)))
    if apart and output is not None:
        emit_apart(form, made, output, batch.files)
    else:
        emit(load(form).whole(made, style), output)
    if not quiet and not changed and since is None:
        tell_unused(batch.met, paths)
    raise typer.Exit(Status.WRONG if batch.unread else Status.FOUND if _severe(counts, level) else Status.NOTHING_FOUND)


def _one_of(format: str | None, other: str | None) -> str | None:
    """The format that an option of its own asks for, or ``--format``."""
    if other is None or format in (None, other):
        return other or format
    from linter.cli.errors import CommandError

    raise CommandError(f"--{other} and --format {format} ask for two formats; choose one")


def _asked_for(
    inputs: Sequence[Input], baseline: str | None, changed: bool, since: str | None
) -> tuple[Sequence[Input], Callable[..., Iterator[Piece]] | None]:
    """The files that may have a finding that is asked for, and what leaves out the findings that are not; None: all are."""
    if baseline is None and not changed:
        return inputs, None
    from linter.cli.scope import Scope, scoped
    from linter.output.baseline import read

    known = None if baseline is None else read(baseline)
    if not changed:
        return inputs, partial(scoped, Scope(known))
    from linter.cli.changes import changes

    files = [item.path for item in inputs if item.data is None and item.problem is None]
    found = changes(files, since)
    inputs = [item for item in inputs if item.data is not None or item.problem or found.has(item.path)]
    whole = {item.path for item in inputs if item.data is not None}  # git knows nothing of standard input
    return inputs, partial(scoped, Scope(known, found.with_whole(whole)))


def _written_baseline(batch: Batch, file: str | None, output: str | None) -> Batch:
    """Write a baseline of what is found."""
    import os

    from linter.cli.errors import CommandError
    from linter.cli.streams import check_output, emit, spare
    from linter.output.baseline import pieces as known
    from linter.output.baseline import whole

    if not file or output is not None:
        raise CommandError("--write-baseline writes the file that --baseline names, and nothing else: leave -o out")
    check_output(file)
    spare(batch.files, file)
    emit(whole(batch.each(partial(known, os.path.dirname(os.path.realpath(file))))), file)
    return batch


def _severe(found: Iterable[Severity], fail_on: str) -> bool:
    from linter.ruleset.rule import SEVERITIES

    return fail_on != "never" and any(severity in SEVERITIES[: SEVERITIES.index(fail_on) + 1] for severity in found)
