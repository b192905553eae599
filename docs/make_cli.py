"""Writes docs/cli.md from the command line's own help: ``python docs/make_cli.py``. A test holds the two together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import typer
from typer.testing import CliRunner

from linter.cli.app import application
from linter.cli.status import MEANING
from linter.text.portions import LONGEST

PAGE = Path(__file__).with_name("cli.md")
HEAD = """# Command line

Made by `python docs/make_cli.py` from `--help` and `linter/cli/status.py`; do not edit.

## Exit status

| status | meaning |
|---|---|
{statuses}

An article is set aside, with its reason on standard error, if it cannot be read (`--max-bytes`), takes too much processor time (`--timeout`), or if the process
that lints it dies, as it does when memory runs out. Nothing of it is written; the other articles are linted all the same, and the status is 2.
A text of more than {longest:,} characters is linted in parts, so that a file of any length needs no more memory than its own length and that of a part.

## Completion

`rhetlint --install-completion` sets completion up for the shell that runs it (bash, zsh, fish, PowerShell); `--show-completion` prints the script instead. Commands and options are
completed, and the built-in rules: ids for `explain`, `rules show` and the like, also families (`position/*`) and packs for `--select`, `--ignore` and `--pack`, after each comma of a list.
"""


def page() -> str:
    """The page: one section a command, with its help as printed 80 columns wide."""
    statuses = "\n".join(f"| {status} | {meaning} |" for status, meaning in MEANING.items())
    parts = [HEAD.format(statuses=statuses, longest=LONGEST)]
    for words in commands():
        title = " ".join(("rhetlint", *words))
        shown = CliRunner().invoke(application(), [*words, "--help"], prog_name="rhetlint", env={"COLUMNS": "80"})
        assert shown.exit_code == 0, shown.output
        parts.append(f"## {title}\n\n```text\n{shown.output.rstrip()}\n```\n")
    return "\n".join(parts)


def commands() -> Iterator[tuple[str, ...]]:
    """The words that lead to every command and group, the program itself (no word) first."""

    def walk(command: typer.core.TyperCommand, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        yield words
        for name, inner in getattr(command, "commands", {}).items():
            yield from walk(inner, (*words, name))

    yield from walk(typer.main.get_command(application()), ())


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
