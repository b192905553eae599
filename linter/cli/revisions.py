"""Articles in two versions: files, folders, or revisions of a git repository."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import NamedTuple

from linter.cli.changes import differ, git
from linter.cli.errors import CommandError
from linter.cli.inputs import Input, expand
from linter.ruleset.choice import Choice
from linter.text.formats import from_folders
from linter.text.reading import shown, too_large

_FILE = b"100"  # how the mode of a file begins; links and submodules are none of ours


class Versions(NamedTuple):
    """The files of two versions, in one order of names, what each name begins with in either, and what the versions are called.

    ``unchanged``: how many files are the same byte for byte, and are left out; None where that was not counted.
    """

    old: list[Input]
    new: list[Input]
    roots: tuple[str, str]
    names: tuple[str, str]
    unchanged: int = 0


def of_files(
    old: str, new: str, choice: Choice, most_bytes: int, column: str, tell: Callable[[str], None] | None
) -> Versions:
    """The versions that two files are, or two folders, whose files belong together by their paths in them.

    Raises:
        CommandError: one is a folder and the other is not, or there is nothing of a name.
    """
    for path in (old, new):
        if not os.path.lexists(path):
            hint = "; --git compares revisions" if ".." in path or path.startswith("HEAD") else ""
            raise CommandError(f"{shown(path)}: no such file or folder{hint}")
    if os.path.isdir(old) != os.path.isdir(new):
        raise CommandError(f"{shown(old)} and {shown(new)}: compare two files or two folders, not one of each")
    sides = [expand([path], choice=choice, most_bytes=most_bytes, column=column, tell=tell) for path in (old, new)]
    if not os.path.isdir(old):
        return Versions(sides[0], sides[1], (shown(old), shown(new)), (shown(old), shown(new)))
    sides = [[item for item in side if item.problem is None] for side in sides]
    named = [
        {os.path.relpath(item.path, root): item for item in side} for side, root in zip(sides, (old, new), strict=True)
    ]
    same = {name for name in named[0].keys() & named[1].keys() if _equal(named[0][name].path, named[1][name].path)}
    olds, news = ([item for name, item in sorted(side.items()) if name not in same] for side in named)
    roots = (shown(os.path.join(old, "")), shown(os.path.join(new, "")))
    return Versions(olds, news, roots, (shown(old), shown(new)), len(same))


def of_git(given: Sequence[str], most_bytes: int) -> Versions:
    """The versions of articles in a git repository that differ between two revisions, or a revision and the working tree.

    Args:
        given: ``REV1 REV2``, ``REV1..REV2``, or ``REV1`` alone for the working tree; then paths, after ``--`` or not: what is a
            file or a folder in the working tree is a path.
        most_bytes: of one file.

    Raises:
        CommandError: git is not there, there is no such revision, or the folder is in no repository.
    """
    revisions, paths = _told(given)
    folder = os.getcwd()
    top = os.path.realpath(os.fsdecode(git(folder, "rev-parse", "--show-toplevel", asked="--git").rstrip(b"\n")))
    shas = [_commit(top, revision) for revision in revisions]
    inside = [f":(top,literal){os.path.relpath(os.path.realpath(path), top)}" for path in paths]
    listed = differ(top, "--git")("--raw", "-z", "--no-abbrev", *shas, "--", *inside)
    found = _entries(listed, {os.path.realpath(path) for path in paths}, top)
    wanted = {sha for _, olds, news in found for sha in (olds, news) if sha and not _is_nothing(sha)}
    blobs = _blobs(top, sorted(wanted))
    old: list[Input] = []
    new: list[Input] = []
    for name, before, after in found:
        path = os.path.relpath(os.path.join(top, name))
        if before:
            old.append(_input(path, blobs[before], most_bytes))
        if after:
            new.append(Input(path) if _is_nothing(after) else _input(path, blobs[after], most_bytes))
    return Versions(old, new, ("", ""), (revisions[0], revisions[1] if len(revisions) > 1 else "working tree"))


def _told(given: Sequence[str]) -> tuple[list[str], list[str]]:
    """The revisions and the paths of what was given."""
    if not given:
        raise CommandError("--git needs a revision: --git REV1 REV2 [PATH…], --git REV1..REV2 [PATH…]")
    first, *others = given
    if ".." in first:
        before, _, after = first.partition("..")
        if after.startswith("."):
            raise CommandError(f"{first}: three dots mean more than two revisions; write two, or two dots")
        return [before or "HEAD", after or "HEAD"], others
    if others and not os.path.lexists(others[0]):
        return [first, others[0]], others[1:]
    return [first], others


def _commit(top: str, revision: str) -> str:
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return git(top, *asked, commit=revision, asked="--git").decode().strip()


def _entries(listed: bytes, named: set[str], top: str) -> list[tuple[str, bytes | None, bytes | None]]:
    """The articles that git lists, by their paths from the top, with the blob of each version: None for no file, zeros for the working tree."""
    fields = listed.split(b"\0")
    found = []
    for head, path in zip(fields[::2], fields[1::2], strict=False):
        before, after, old, new, status = head.lstrip(b":").split(b" ")
        name = os.fsdecode(path)
        if not name.lower().endswith(from_folders()) and os.path.join(top, name) not in named:
            continue
        olds = old if before.startswith(_FILE) else None
        news = new if after.startswith(_FILE) and status != b"D" else None
        if olds or news:
            found.append((name, olds, news))
    return found


def _is_nothing(sha: bytes) -> bool:
    """Whether git names no blob: the file is as in the working tree."""
    return not sha.strip(b"0")


def _blobs(top: str, shas: Sequence[bytes]) -> dict[bytes, bytes]:
    """The content of some blobs."""
    if not shas:
        return {}
    out = git(top, "cat-file", "--batch", given=b"\n".join(shas) + b"\n", asked="--git")
    found = {}
    at = 0
    for sha in shas:
        end = out.index(b"\n", at)
        size = int(out[at:end].rsplit(b" ", 1)[1])
        found[sha] = out[end + 1 : end + 1 + size]
        at = end + size + 2
    return found


def _input(path: str, data: bytes, most: int) -> Input:
    return Input(path, data) if len(data) <= most else Input(path, problem=str(too_large(shown(path), most)))


def _equal(one: str, other: str) -> bool:
    """Whether two files are the same byte for byte."""
    import filecmp

    try:
        return filecmp.cmp(one, other, shallow=False)
    except OSError:
        return False  # which their reader will say
