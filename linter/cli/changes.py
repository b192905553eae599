"""Which lines git says have changed: against a commit, in the working tree. Files that git does not know yet are new as a whole."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from typing import NamedTuple

from linter.cli.errors import CommandError
from linter.text.reading import shown

_HUNK = re.compile(rb"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
SAFE = ("--no-ext-diff", "--no-textconv", "--no-color", "--no-renames", "--ignore-submodules=all")
"""Options of ``git diff`` with which it runs nothing that a repository names."""


class Changes(NamedTuple):
    """Changed lines by the real path of their file, half-open and from 1; None: the whole file is new."""

    by_file: dict[str, tuple[range, ...] | None]

    def has(self, path: str) -> bool:
        """Whether a file has a changed line."""
        real = os.path.realpath(path)
        return real in self.by_file and self.by_file[real] != ()

    def lines(self, path: str) -> tuple[range, ...] | None:
        """The changed lines of a file; None: all."""
        return self.by_file.get(os.path.realpath(path), ())

    def with_whole(self, paths: Iterable[str]) -> Changes:
        """The same with texts of which every line counts."""
        return Changes({**self.by_file, **{os.path.realpath(path): None for path in paths}})


def changes(paths: Iterable[str], since: str) -> Changes:
    """Ask git what has changed.

    Args:
        paths: files; each may be in a repository of its own.
        since: the commit to compare the working tree with.

    Raises:
        CommandError: git is not there, a file is in no repository, or there is no such commit.
    """
    folders: dict[str, list[str]] = {}
    for path in paths:
        real = os.path.realpath(path)
        folders.setdefault(os.path.dirname(real), []).append(real)
    tops: dict[str, list[str]] = {}
    for folder, files in folders.items():
        said = git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n")
        tops.setdefault(os.path.realpath(os.fsdecode(said)), []).extend(files)
    found: dict[str, tuple[range, ...] | None] = {}
    for top, files in tops.items():
        commit = git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{since}^{{commit}}", commit=since)
        sha = commit.decode().strip()
        tracked = _files(top, git(top, "ls-files", "-z"))
        changed = _files(top, git(top, "diff", *SAFE, "--name-only", "-z", sha))
        for file in files:
            if file not in tracked:
                found[file] = None
            elif file in changed:
                name = f":(top,literal){os.path.relpath(file, top)}"
                found[file] = _lines(git(top, "diff", *SAFE, "--unified=0", sha, "--", name))
    return Changes(found)


def _files(top: str, listed: bytes) -> set[str]:
    """The files of a list that git has written with NULs between them."""
    return {os.path.join(top, os.fsdecode(name)) for name in listed.split(b"\0") if name}


def _lines(diff: bytes) -> tuple[range, ...] | None:
    """The changed lines of one file's diff; None where git takes it for binary."""
    hunks = [_HUNK.match(line) for line in diff.split(b"\n") if line.startswith(b"@@ ")]
    if not hunks:
        return None if b"\nBinary files " in diff else ()
    ranges = ((int(hunk[1]), int(hunk[2] if hunk[2] is not None else 1)) for hunk in hunks if hunk is not None)
    return tuple(range(first, first + count) for first, count in ranges if count)


def git(
    folder: str, *arguments: str, commit: str | None = None, given: bytes | None = None, asked: str = "--changed"
) -> bytes:
    """What git prints, run in a folder; no hook, monitor or other program of a difference that a repository names is run.

    Args:
        folder: where it runs.
        arguments: its command, and the arguments of that.
        commit: what the command asks for, of which the error says that there is none.
        given: its standard input; None: nothing.
        asked: what of our command line asks git, for errors.

    Raises:
        CommandError: git is not there, or fails.
    """
    command = ["git", "-C", folder, "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, input=given or b"")
    except OSError:
        raise CommandError(f"{asked} asks git, which is not installed") from None
    if done.returncode == 0:
        return done.stdout
    if commit is not None:
        option = "--since" if asked == "--changed" else asked
        raise CommandError(f"git knows no commit {commit!r} in {shown(folder)}; {option} takes a commit, branch or tag")
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    raise CommandError(f"{asked}: git says of {shown(folder)}: {said[0] if said else 'nothing'}")
