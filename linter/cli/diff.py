"""``rhetlint diff``: what has changed between two versions of articles."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
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
    Output,
    Packs,
    Quiet,
    RulePaths,
    Select,
    Timeout,
    format_option,
)
from linter.output.formats import VERSIONS, Style
from linter.text.reading import MOST_BYTES, shown

if TYPE_CHECKING:
    from linter.cli.pool import Batch
    from linter.cli.revisions import Versions
    from linter.findings.finding import Findings
    from linter.ruleset.choice import Choice
    from linter.versions.model import Pair, Side

EPILOG = """Examples:

\b
  rhetlint diff draft.md final.md
  rhetlint diff monday/ tuesday/ -o changes.html
  rhetlint diff --git main..HEAD
  rhetlint diff --git v1 v2 news/ --format json
  rhetlint diff --git HEAD article.md --fail-on warning

With --git: two revisions, as REV1 REV2 or REV1..REV2, or one, which is compared with the working tree; then the paths, if not all.
A finding is kept if its words and their sentence are in both versions, wherever they stand, as a baseline knows it; or if its sentence was edited and
the same words are found in it.

Exit status: 0 done, 1 a new finding reaches --fail-on, 2 wrong usage, or input that cannot be read or was set aside.
"""


def diff(
    versions: Annotated[
        list[str],
        typer.Argument(
            metavar="OLD NEW",
            help="Two files or two folders; with --git: revisions, then paths.",
            show_default=False,
        ),
    ],
    git: Annotated[
        bool, typer.Option("--git", help="Compare revisions of the git repository of the current folder.")
    ] = False,
    format: Annotated[str | None, format_option(VERSIONS, "changes")] = None,
    fail_on: Annotated[
        Literal["error", "warning", "notice", "info", "never"],
        typer.Option(help="The least severity of a new finding that makes the exit status 1."),
    ] = "never",
    pack: Packs = None,
    select: Select = None,
    ignore: Ignore = None,
    min_precision: MinPrecision = None,
    rules: RulePaths = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    all_overlapping: AllOverlapping = False,
    force_language: ForceLanguage = False,
    output: Output = None,
    jobs: Jobs = None,
    max_bytes: MaxBytes = MOST_BYTES,
    timeout: Timeout = SECONDS,
    column: Column = "text",
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Compare two versions of articles: findings gone, new and kept.

    Text that has moved is followed, within an article and from one file to another. Files that are the same are not linted. English only.
    """
    from linter.cli.errors import CommandError
    from linter.cli.pool import Batch
    from linter.cli.revisions import of_files, of_git
    from linter.cli.status import Status
    from linter.cli.streams import check_output, chosen_format, emit, say, spare
    from linter.output.terminal import use_colour
    from linter.ruleset.choice import Choice
    from linter.versions.compare import compare

    form = chosen_format("diff", format, output)
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
    tell = None if quiet else lambda said: say(f"warning: {said}")
    if git:
        found = of_git(versions, max_bytes)
    elif len(versions) != 2:
        raise CommandError(
            f"diff compares two versions, and {len(versions)} are named: rhetlint diff OLD NEW; --git compares revisions"
        )
    else:
        found = of_files(versions[0], versions[1], choice, max_bytes, column, tell)
    limits = Limits(max_bytes, timeout)
    batches = [Batch(side, choice, jobs, quiet, limits) for side in (found.old, found.new)]
    for batch in batches:
        spare(batch.files, output)
    pairs = compare(_paired(found, batches))
    style = Style(
        colour=output is None and not no_color and use_colour(sys.stdout),
        width=shutil.get_terminal_size((100, 24)).columns,
        summary=not quiet,
    )
    emit(_written(pairs, found, form, style, choice), output)
    unread = sum(batch.unread for batch in batches)
    raise typer.Exit(Status.WRONG if unread else Status.FOUND if _severe(pairs, fail_on) else Status.NOTHING_FOUND)


def _paired(versions: Versions, batches: Sequence[Batch]) -> list[tuple[Side | None, Side | None]]:
    """The versions of each article that can be read in both where it is in both: what cannot is no article that was removed."""
    sides: list[dict[tuple[str, int | None], Side]] = []
    for root, batch in zip(versions.roots, batches, strict=True):
        sides.append({(side.path.removeprefix(root), side.part): side for side in batch.each(_side)})
    old, new = sides
    unread: set[str] = set()
    for root, batch, read in zip(versions.roots, batches, sides, strict=True):
        names = {shown(item.path).removeprefix(root) for item in batch.inputs}
        unread |= names.difference(*(_files(key) for key, _ in read))
    keys = sorted(old.keys() | new.keys(), key=lambda key: (key[0], key[1] or 0))
    return [(old.get(key), new.get(key)) for key in keys if unread.isdisjoint(_files(key[0]))]


def _files(name: str) -> tuple[str, str]:
    """The files that an article may be: itself, or the one that it is a text of, as a row of a table is."""
    return name, name.rpartition(":")[0]


def _side(findings: Findings) -> Iterator[Side]:
    from linter.output.versions.side import side_of

    yield side_of(findings)


def _written(pairs: Sequence[Pair], found: Versions, form: str, style: Style, choice: Choice) -> Iterator[str]:
    if form == "json":
        from linter.output.versions.json import render as as_json

        return as_json(pairs, found.unchanged)
    if form == "html":
        from linter.cli.made import made_with
        from linter.output.versions.page import render as as_page

        return as_page(pairs, found.unchanged, made_with(choice), *found.names)
    from linter.output.versions.text import render as as_text

    return as_text(pairs, found.unchanged, style)


def _severe(pairs: Sequence[Pair], fail_on: str) -> bool:
    """Whether a new finding is as severe as is asked for."""
    from linter.ruleset.rule import SEVERITIES

    if fail_on == "never":
        return False
    severe = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    changes = (change for pair in pairs for change in pair.changes)
    return any(one.status == "new" and one.new is not None and one.new.finding.severity in severe for one in changes)
