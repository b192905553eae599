"""``rhetlint init``: makes a folder for rules of one's own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from linter.cli.errors import CommandError

EPILOG = """Examples:

\b
  rhetlint init
  rhetlint init our-style/
"""


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help="The folder; it is made if it is not there.")
    ] = Path(),
) -> None:
    """Make a folder for rules of your own: configuration, a rule, a lexicon, and settings for an editor and for pre-commit.

    What is written loads and passes its tests; no file is overwritten. The settings bind the JSON Schema of rule files in VS Code with
    the YAML extension of Red Hat.
    """
    from linter.authoring.project import new_project
    from linter.kinds.registry import forms
    from linter.output.write import write_whole
    from linter.ruleset.schema import rule_file_schema

    files = {folder / name: text for name, text in new_project(rule_file_schema(forms())).items()}
    there = [str(file) for file in files if os.path.lexists(file)]
    if there:
        raise CommandError(f"{', '.join(there)}: there already, and nothing is overwritten; choose another folder")
    for file, text in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, [text])
        typer.echo(str(file))
    where = "" if folder == Path() else f"cd {folder} && "
    typer.echo(f"\nTest the rule: {where}rhetlint rules test\nWrite another: {where}rhetlint rules new own/NAME")
