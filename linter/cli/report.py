"""``rhetlint report``: writes a page to read and share, or a folder of pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from linter.cli.limits import SECONDS, Limits
from linter.cli.options import (
    AllOverlapping,
    ConfigFile,
    ForceLanguage,
    Ignore,
    Jobs,
    Manifest,
    MaxBytes,
    MinPrecision,
    NoConfig,
    Packs,
    Paths,
    RulePaths,
    Select,
    StdinName,
    Timeout,
    format_option,
)
from linter.output.formats import PAGES
from linter.text.reading import MOST_BYTES, shown
from linter.wording import amount

if TYPE_CHECKING:
    from linter.cli.inputs import Input
    from linter.cli.pool import Batch
    from linter.output.report.layout import Layout
    from linter.sets.manifest import Manifest as ReadManifest

EPILOG = """Examples:

\b
  rhetlint report seeds/ambassador-interview.txt --pack all -o report.html
  rhetlint report monday.md tuesday.md -o week.html
  rhetlint report news/ -o site/
  rhetlint report article.txt --format email -o mail.html
  rhetlint report article.txt -o report.md
  rhetlint report article.txt --templates our-templates/

-o with the name of a folder, one that there is or one with a slash at its end, writes a site: an index of the articles, a page for each article,
rule and speaker (several, if one were over 300 kB), outlets and folders side by side, and pages of what is found between articles, as rhetlint compare does.
"""


def report(
    paths: Paths,
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FILE", help="The page to write, or a folder/ of pages; - prints it."),
    ] = "report.html",
    format: Annotated[str | None, format_option(PAGES, "reports")] = None,
    templates: Annotated[
        str | None,
        typer.Option(
            "--templates",
            metavar="DIR",
            help="Templates of your own: those in this folder go before ours (docs/templates.md).",
        ),
    ] = None,
    manifest: Manifest = None,
    pack: Packs = None,
    select: Select = None,
    ignore: Ignore = None,
    min_precision: MinPrecision = None,
    rules: RulePaths = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    all_overlapping: AllOverlapping = False,
    force_language: ForceLanguage = False,
    jobs: Jobs = None,
    max_bytes: MaxBytes = MOST_BYTES,
    timeout: Timeout = SECONDS,
    stdin_name: StdinName = "<stdin>",
) -> None:
    """Write a report of articles: a page, or a folder of pages.

    It needs no network: each article with its findings in place, who speaks, and why each finding matters. English only.
    The date is that of SOURCE_DATE_EPOCH, where it is set; otherwise there is none, so that the same articles give the same bytes.
    """
    from linter.cli.errors import CommandError
    from linter.cli.inputs import expand
    from linter.cli.made import made_with
    from linter.cli.pool import Batch
    from linter.cli.status import Status
    from linter.cli.streams import check_output, chosen_format, spare
    from linter.output.report.layout import Form, Layout
    from linter.ruleset.choice import Choice
    from linter.sets.manifest import read_manifest

    site = output.endswith(("/", os.sep)) or os.path.isdir(output)
    form: Form = "html" if site and format is None else chosen_format("report", format, output)  # type: ignore[assignment]
    if site and form != "html":
        raise CommandError(f"{shown(output)}: a folder of pages is written as html only; name a file for {form}")
    if templates is not None and not os.path.isdir(templates):
        raise CommandError(f"{shown(templates)}: is no folder of templates")
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
    inputs = expand(paths, stdin_name, choice, max_bytes)
    if manifest is not None and not site:
        raise CommandError("--manifest is for a folder of pages, which compares the articles: name one with -o folder/")
    listed = None if manifest is None else read_manifest(manifest)
    if site:
        inputs = _without_own(inputs, output)
    else:
        check_output(output)
    batch = Batch(inputs, choice, jobs, limits=Limits(max_bytes, timeout))
    spare(batch.files, output)
    layout = Layout(made_with(choice, (item.path for item in inputs)), form, len(inputs) == 1, site, templates)
    said = _write(batch, layout, output, listed)
    if said and output != "-":
        typer.echo(f"{shown(output)}: {said}")
    raise typer.Exit(Status.WRONG if batch.unread else Status.NOTHING_FOUND)


def _write(batch: Batch, layout: Layout, output: str, listed: ReadManifest | None) -> str | None:
    """Write the report, and say what is in it; None if no article could be read: then nothing is written."""
    from itertools import chain

    from linter.cli.streams import emit
    from linter.output.report import page, site

    if layout.site:
        pages = batch.each(partial(site.pieces, layout, manifest=listed))
        head = next(pages, None)
        if head is None:
            return None
        written = site.Site(output, layout, listed).write(chain([head], pages))
        index = shown(os.path.join(output, "index.html"))
        found, articles = amount(written.findings, "finding"), amount(written.articles, "article")
        return f"{found} in {articles}, {amount(written.pages, 'page')}; open {index}"

    made = batch.each(partial(page.pieces, layout))
    first = next(made, None)
    if first is None:
        return None
    counts: list[int] = []
    paths: set[str] = set()  # of which a very long one comes in parts

    def passed_on() -> Iterator[page.Piece]:
        for piece in chain([first], made):
            if piece.about is not None:
                counts.append(piece.about.entry.findings)
                paths.add(piece.about.entry.path)
            yield piece

    emit(page.whole(layout, passed_on()), output)
    found = amount(sum(counts), "finding")
    return found if len(paths) == 1 else f"{found} in {amount(len(paths), 'article')}"


def _without_own(inputs: list[Input], folder: str) -> list[Input]:
    """The inputs without the pages of an earlier report in the folder that is written to.

    Raises:
        CommandError: the folder holds other files, which a report would stand among, or is none.
    """
    from linter.cli.errors import CommandError
    from linter.output.report.site import MARK

    if os.path.lexists(folder.rstrip(os.sep) or folder) and not os.path.isdir(folder):
        raise CommandError(f"{shown(folder)}: is no folder")
    above = os.path.dirname(os.path.realpath(folder))
    if not os.path.isdir(above):
        raise CommandError(f"{shown(above)}: there is no such folder; make it first (for {shown(folder)})")
    ours = os.path.isfile(os.path.join(folder, MARK))
    if os.path.isdir(folder) and not ours and os.listdir(folder):
        raise CommandError(f"{shown(folder)}: is a folder that holds other files; name an empty or a new one")
    inside = os.path.join(os.path.realpath(folder), "")
    return [item for item in inputs if item.data is not None or not os.path.realpath(item.path).startswith(inside)]
