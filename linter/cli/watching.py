"""``--watch``: does something again whenever rule files or configurations change.

Their times and sizes are asked twice a second. That costs under a millisecond for a hundred files, works on every file system, network
drives and containers too, and needs no package; a library of file events would save nothing that an author notices.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from linter.cli.errors import in_plain_words

if TYPE_CHECKING:
    from linter.ruleset.choice import Choice

_PAUSE = 0.4  # seconds between two looks

Stamps = dict[str, tuple[int, int, int]]
"""Time, size and number of each file, by its path: an editor may write a new file in place of the old one."""


def watched(choice: Choice, do: Callable[[], object]) -> NoReturn:
    """Do something now, and again whenever the rule files or configurations of a choice change. Ends with the process.

    An error that the user can correct is printed, and the next change waited for.
    """
    before = _stamps(choice)
    while True:
        try:
            do()
        except Exception as error:
            said = in_plain_words(error)
            if said is None:
                raise
            typer.echo(said)
        typer.echo("waiting for a change …")
        now = _stamps(choice)
        while now == before:
            time.sleep(_PAUSE)
            now = _stamps(choice)
        settled = _stamps(choice)
        while settled != now:  # still being written
            time.sleep(_PAUSE)
            now, settled = settled, _stamps(choice)
        changed = sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))
        typer.echo(f"\nchanged: {', '.join(map(os.path.relpath, changed))}\n")
        before = now


def _stamps(choice: Choice) -> Stamps:
    """The state of all files that decide what rules there are; those that cannot be read are not there."""
    from linter.cli.testing import configuration
    from linter.ruleset.config import FILE
    from linter.ruleset.installed import rule_root
    from linter.ruleset.sources import own_files

    files = {Path(choice.config or FILE).absolute()}
    roots: list[Path] = []
    try:
        roots += map(rule_root, choice.rules)
        config = configuration(choice)
        if config is not None:
            files |= {one.file for one in config.chain}
            roots += config.rule_paths()
    except ValueError:
        pass  # told when the rules are loaded; the file is watched all the same
    for root in roots:
        try:
            files |= set(map(Path.absolute, own_files(root)))
        except ValueError:
            files.add(root.absolute())
    stamps: Stamps = {}
    for file in files:
        try:
            status = os.stat(file)
        except OSError:
            continue
        stamps[str(file)] = status.st_mtime_ns, status.st_size, status.st_ino
    return stamps
