"""``rhetlint compare``: what is found between the articles of a set."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Annotated

import typer

from linter.cli.limits import SECONDS, Limits
from linter.cli.options import (
    Column,
    ConfigFile,
    ForceLanguage,
    Jobs,
    Manifest,
    MaxBytes,
    NoColor,
    NoConfig,
    Output,
    Paths,
    Quiet,
    RulePaths,
    StdinName,
    Timeout,
    format_option,
    several,
)
from linter.output.formats import SETS, Style
from linter.text.reading import MOST_BYTES

if TYPE_CHECKING:
    from linter.findings.finding import Findings
    from linter.ruleset.choice import Choice
    from linter.sets.model import Compared, Extract

EPILOG = """Examples:

\b
  rhetlint compare news/
  rhetlint compare news/ --manifest news.csv -o between.json
  rhetlint compare gazette/ courier/ --select 'sets/quotation-*'
  rhetlint compare news/ --select 'sets/*' -o between.html
  rhetlint compare articles.jsonl --column body

Dates and outlets are those of a page's metadata, of front matter, of columns of a table (date, outlet), or of the manifest: a CSV file with the
columns path, outlet, date. Without dates nothing is said of which came first. docs/compare.md says what is found.

Exit status: 0 done, whatever is found, 2 wrong usage, or input that cannot be read or was set aside.
"""


def compare(
    paths: Paths,
    format: Annotated[str | None, format_option(SETS, "findings")] = None,
    manifest: Manifest = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="RULE,…",
            callback=several,
            help="Only these findings: sets/quotation-cut, or globs; sets/* is all. Without it, all but sets/quotation-shortened.",
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="RULE,…", callback=several, help="Not these findings: ids or globs."),
    ] = None,
    rules: RulePaths = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
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
    """Compare articles: quotations that differ, and phrases of a speaker that another outlet makes its own.

    A quotation that is in several articles is shown where it is cut, joined or altered (and, with --select 'sets/*', where it is only
    shortened); a loaded phrase where it is first in a
    speaker's mouth and later in another outlet's own voice. English only.
    """
    from linter.cli.inputs import expand
    from linter.cli.pool import Batch
    from linter.cli.status import Status
    from linter.cli.streams import check_output, chosen_format, emit, say, spare
    from linter.output.terminal import use_colour
    from linter.ruleset.choice import Choice
    from linter.sets.compare import compare as compared_set
    from linter.sets.extract import LOADED
    from linter.sets.manifest import read_manifest

    form = chosen_format("compare", format, output)
    wanted = _wanted(select, ignore)
    framing = "sets/borrowed-framing" in wanted
    listed = None if manifest is None else read_manifest(manifest)
    choice = Choice(
        tuple(rules or ()),
        select=LOADED if framing else (),
        config=config,
        isolated=no_config,
        attributions=not framing,
        force_language=force_language,
    )
    check_output(output)
    tell = None if quiet else lambda said: say(f"warning: {said}")
    inputs = expand(paths, stdin_name, choice, max_bytes, column=column, tell=tell)
    batch = Batch(inputs, choice, jobs, quiet, Limits(max_bytes, timeout))
    spare(batch.files, output)
    found = compared_set(batch.each(_extract), wanted, listed)
    style = Style(
        colour=output is None and not no_color and use_colour(sys.stdout),
        width=shutil.get_terminal_size((100, 24)).columns,
        summary=not quiet,
    )
    emit(_written(found, form, style, choice), output)
    raise typer.Exit(Status.WRONG if batch.unread else Status.NOTHING_FOUND)


def _extract(findings: Findings) -> Iterator[Extract]:
    from linter.output.report.view import title_of
    from linter.sets.extract import extract

    yield extract(findings, title_of(findings.document))


def _written(found: Compared, form: str, style: Style, choice: Choice) -> Iterator[str]:
    if form == "json":
        from linter.output.sets.json import render as as_json

        return as_json(found)
    if form == "html":
        from linter.cli.made import made_with
        from linter.output.sets.page import render as as_page

        return as_page(found, made_with(choice._replace(select=())))
    from linter.output.sets.text import render as as_text

    return as_text(found, style)


def _wanted(select: list[str] | None, ignore: list[str] | None) -> frozenset[str]:
    """The findings that are asked for.

    Raises:
        CommandError: a name fits none.
    """
    from linter.cli.errors import CommandError
    from linter.nearest import nearest
    from linter.sets.model import RULES, USUAL

    for name in (*(select or ()), *(ignore or ())):
        if not any(fnmatchcase(rule, name) for rule in RULES):
            raise CommandError(f"compare finds no {name!r}" + nearest(name, RULES, f"; it finds {', '.join(RULES)}"))
    chosen = USUAL if select is None else [rule for rule in RULES if any(fnmatchcase(rule, name) for name in select)]
    return frozenset(rule for rule in chosen if not any(fnmatchcase(rule, name) for name in ignore or ()))
