"""Which lines git says have changed: against a commit, in the working tree. Files that git does not know yet are new as a whole."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterable
from typing import NamedTuple

from linter.cli.errors import CommandError
from linter.text.reading import shown

_HUNK = re.compile(rb"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
_SAFE = ("--no-ext-diff", "--no-textconv", "--no-color", "--no-renames", "--ignore-submodules=all")
"""Options of ``git diff`` with which it runs nothing that a repository names."""


class Changes(NamedTuple):
    """Changed lines by the real path of their file, as it is shown, half-open and from 1; None: the whole file is new."""

    by_file: dict[str, tuple[range, ...] | None]

    def has(self, path: str) -> bool:
        """Whether a file has a changed line."""
        return self.lines(path) != ()

    def lines(self, path: str) -> tuple[range, ...] | None:
        """The changed lines of a file; None: all."""
        return self.by_file.get(_real(path), ())

    def with_whole(self, paths: Iterable[str]) -> Changes:
        """The same with texts of which every line counts."""
        return Changes({**self.by_file, **{_real(path): None for path in paths}})


def _real(path: str) -> str:
    """The real path of a file, as it is shown: documents know no other name."""
    return shown(os.path.realpath(path))


def changes(paths: Iterable[str], since: str | None) -> Changes:
    """Ask git what has changed.

    Args:
        paths: files; each may be in a repository of its own.
        since: the commit to compare the working tree with; None: the last one, or nothing where there is none yet.

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
        if since is None and not _has_commit(top):
            found.update(dict.fromkeys(files))
            continue
        base = since or "HEAD"
        commit = git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}", commit=base)
        sha = commit.decode().strip()
        tracked = _files(top, git(top, "ls-files", "-z"))
        diff = differ(top)
        changed = _files(top, diff("--name-only", "-z", sha))
        for file in files:
            if file not in tracked:
                found[file] = None
            elif file in changed:
                name = f":(top,literal){os.path.relpath(file, top)}"
                found[file] = _lines(diff("--unified=0", sha, "--", name))
    return Changes({shown(file): lines for file, lines in found.items()})


def _has_commit(top: str) -> bool:
    """Whether a repository has a commit on the branch that is checked out."""
    return _run(top, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").returncode == 0


def differ(top: str, asked: str = "--changed") -> Callable[..., bytes]:
    """What asks git for differences in a repository, by the arguments of ``git diff``; no program that the repository names is run.

    Args:
        top: its folder.
        asked: what of our command line asks git, for errors.

    Raises:
        CommandError: it names a filter that git cannot be kept from running; or, of what is returned, git fails.
    """
    off = _filters_off(top, asked)
    return lambda *arguments: git(top, *off, "diff", *_SAFE, *arguments, asked=asked)


def _filters_off(top: str, asked: str) -> list[str]:
    """Options of git by which it runs none of the filters that a configuration names, which are programs of anybody's.

    Raises:
        CommandError: one has a name that no option can hold.
    """
    names_of_filters = r"^filter\..*\.(clean|smudge|process|required)$"
    listed = _run(top, "config", "--null", "--name-only", "--get-regexp", names_of_filters, asked=asked)
    names = {os.fsdecode(key).split(".", 1)[1].rpartition(".")[0] for key in listed.stdout.split(b"\0") if key}
    for name in names:
        if "=" in name or "\n" in name:
            raise CommandError(
                f"{asked}: {shown(top)} names a filter {shown(name)!r}, which rhetlint cannot keep from running"
            )
    off = (("clean", ""), ("smudge", ""), ("process", ""), ("required", "false"))
    return [part for name in sorted(names) for key, value in off for part in ("-c", f"filter.{name}.{key}={value}")]


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
    done = _run(folder, *arguments, given=given, asked=asked)
    if done.returncode == 0:
        return done.stdout
    if commit is not None:
        option = "--since" if asked == "--changed" else asked
        raise CommandError(f"git knows no commit {commit!r} in {shown(folder)}; {option} takes a commit, branch or tag")
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    raise CommandError(f"{asked}: git says of {shown(folder)}: {said[0] if said else 'nothing'}")


def _run(
    folder: str, *arguments: str, given: bytes | None = None, asked: str = "--changed"
) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder; no hook, monitor or transport that a repository names is run."""
    command = ["git", "-C", folder, "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", *arguments]
    held = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        return subprocess.run(command, capture_output=True, check=False, input=given or b"", env={**os.environ, **held})
    except OSError:
        raise CommandError(f"{asked} asks git, which is not installed") from None
