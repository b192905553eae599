"""``rhetlint report``: writes an HTML page to read and share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from linter.cli.limits import SECONDS, Limits
from linter.cli.options import (
    AllOverlapping,
    ConfigFile,
    ForceLanguage,
    Ignore,
    MaxBytes,
    MinPrecision,
    NoConfig,
    Packs,
    Paths,
    RulePaths,
    Select,
    StdinName,
    Timeout,
)
from linter.text.reading import MOST_BYTES, shown

if TYPE_CHECKING:
    from linter.findings.finding import Findings

EPILOG = """Examples:

\b
  rhetlint report seeds/ambassador-interview.txt --pack all -o report.html
  rhetlint report monday.md tuesday.md -o week.html
"""


def report(
    paths: Paths,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The page to write; - prints it.")
    ] = "report.html",
    pack: Packs = None,
    select: Select = None,
    ignore: Ignore = None,
    min_precision: MinPrecision = None,
    rules: RulePaths = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    all_overlapping: AllOverlapping = False,
    force_language: ForceLanguage = False,
    max_bytes: MaxBytes = MOST_BYTES,
    timeout: Timeout = SECONDS,
    stdin_name: StdinName = "<stdin>",
) -> None:
    """Write an HTML report of articles.

    One page that needs no network: each article with its findings in place, who speaks, and why each finding matters. English only.
    """
    from linter.cli.inputs import expand
    from linter.cli.pool import Batch
    from linter.cli.status import Status
    from linter.cli.streams import check_output, chosen_format, emit, spare
    from linter.output.report.html import render
    from linter.ruleset.choice import Choice

    chosen_format("report", None, output)  # refuses an ending of another format
    choice = Choice(
        tuple(rules or ()),
        tuple(select or ()),
        tuple(ignore or ()),
        tuple(pack or ()),
        config,
        no_config,
        force_language=force_language,
        min_precision=min_precision,
        all_overlapping=all_overlapping,
    )
    check_output(output)
    batch = Batch(expand(paths, stdin_name, choice, max_bytes), choice, jobs=1, limits=Limits(max_bytes, timeout))
    spare(batch.files, output)
    results = list(batch.each(_alone))
    if results:
        emit([render(*results)], output)
        if output != "-":
            found, said = sum(map(len, results)), sum(len(result.attributions) for result in results)
            typer.echo(f"{shown(output)}: {found} findings, {said} attributions")
    raise typer.Exit(Status.WRONG if batch.unread else Status.NOTHING_FOUND)


def _alone(findings: Findings) -> Iterator[Findings]:
    """Findings without what the search for them has left with their document, which takes much memory and no reader needs."""
    import msgspec

    yield msgspec.structs.replace(findings, document=replace(findings.document, stream=None, _annotations={}))
