"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from linter.cli import completing


def several(values: list[str] | None) -> list[str] | None:
    """The values of an option that takes a list with commas, and may be given several times."""
    return [one.strip() for value in values for one in value.split(",") if one.strip()] if values else values


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files, folders, globs, or - for standard input.", show_default=False),
]
RuleId = Annotated[
    str,
    typer.Argument(
        metavar="RULE",
        autocompletion=completing.rules,
        help="A rule's id, as `rules list` shows it.",
        show_default=False,
    ),
]
RulePaths = Annotated[
    list[str] | None,
    typer.Option(
        "--rules",
        metavar="PATH",
        help="Rules of your own, a file or a folder, beside the built-in ones; pack:NAME for those of an installed pack.",
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULE,…",
        callback=several,
        autocompletion=completing.selections,
        help="Only these rules: ids, globs (position/*) or packs, with commas between them.",
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="RULE,…",
        callback=several,
        autocompletion=completing.ignorable,
        help="Not these rules: ids or globs.",
    ),
]
Packs = Annotated[
    list[str] | None,
    typer.Option(
        "--pack",
        metavar="PACK,…",
        callback=several,
        autocompletion=completing.packs,
        help="Rules of these packs: core (the default), newsroom, discourse, speech, all.",
    ),
]
MinPrecision = Annotated[
    float | None,
    typer.Option(
        "--min-precision",
        metavar="SHARE",
        min=0.0,
        max=1.0,
        help="Of the chosen rules only those whose precision has at least this lower bound (95 %), as 0.8. A rule that nobody has judged has none.",
    ),
]
ConfigFile = Annotated[
    str | None,
    typer.Option("--config", metavar="FILE", help="This configuration, instead of the rhetlint.toml found upward."),
]
NoConfig = Annotated[
    bool, typer.Option("--no-config", help="Read no configuration, no .rhetlintignore and no .rhetlint-ignore.")
]
NoIndex = Annotated[
    bool,
    typer.Option(
        "--no-index",
        help="Try every pattern at every word, instead of looking up where it can match: the same findings, but slower. For checking the engine.",
    ),
]
ForceLanguage = Annotated[
    bool,
    typer.Option(
        "--force-language", help="Lint texts that do not read as English too, though the rules know English only."
    ),
]
AllOverlapping = Annotated[
    bool,
    typer.Option(
        "--all-overlapping",
        help="Show a finding too where one of a more special rule says the same there; otherwise that one is shown, and names the others.",
    ),
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to a file, whole or not at all, instead of printing."),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, metavar="N", help="Worker processes. The output is the same for any number."),
]


def _a_number(value: float) -> float:
    if value != value:  # NaN is less than nothing, and more than nothing
        raise typer.BadParameter("not a number")
    return value


MaxBytes = Annotated[
    int,
    typer.Option("--max-bytes", min=1, metavar="N", help="Read no file of more bytes, nor more of standard input."),
]
Timeout = Annotated[
    float,
    typer.Option(
        "--timeout",
        min=0.001,
        max=1_000_000,
        callback=_a_number,
        metavar="SECONDS",
        help="Set an article aside that takes more processor time than this for each megabyte, or than this if it is shorter.",
    ),
]
StdinName = Annotated[
    str,
    typer.Option("--stdin-name", metavar="NAME", help="What to call standard input; its ending chooses the reader."),
]


def format_option(formats: Iterable[str], written: str) -> Any:
    """The ``--format`` option of a command.

    Args:
        formats: their names; the first is the default, unless the output file's ending names another.
        written: what the command writes, for the help.
    """
    first, *others = formats
    return typer.Option(
        "--format",
        metavar="|".join((first, *others)),
        help=f"How {written} are written (default: as the output file's ending says, else {first}).",
        show_default=False,
    )


Column = Annotated[
    str,
    typer.Option("--column", metavar="NAME", help="The column of the texts in tables (.jsonl, .csv, .parquet)."),
]
Manifest = Annotated[
    str | None,
    typer.Option(
        "--manifest",
        metavar="FILE",
        help="A table of where and when articles appeared: CSV or JSON Lines with path, outlet, date.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Neither warnings about files nor a summary.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colours, even on a terminal.")]
