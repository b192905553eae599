"""Writes new rule files for an author, and never over one that is there."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from linter.cli.errors import CommandError


def file_of(rule_id: str, folder: str = "rules") -> Path:
    """The file of a new rule.

    Args:
        rule_id: ``family/name``.
        folder: the folder of rules.

    Raises:
        CommandError: the id is none, or the file is there already.
    """
    from linter.ruleset.load import is_id

    if not is_id(rule_id):
        raise CommandError(
            f"the id {rule_id!r} must be family/name, in small letters with hyphens, such as own/red-line"
        )
    file = Path(folder, f"{rule_id}.yaml")
    if os.path.lexists(file):
        raise CommandError(f"{file}: this file is there already; choose another id, or edit the file")
    return file


def write(file: str | Path, text: str) -> None:
    """Write a new file, with its folders, and say how to go on."""
    from linter.output.write import write_whole

    path = Path(file)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, [text])
    typer.echo(f"{path} is written; test it with: rhetlint rules test --rules {path}", err=True)
