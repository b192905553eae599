"""What an editor offers to do about a finding: leave it out here or in this folder, have it explained, write its suggestion."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from linter.editor.marks import Action, Edit, Mark
from linter.findings.finding import Finding
from linter.ruleset.packs import UNUSED
from linter.text import from_text

EXPLAIN = "rhetlint.explain"
"""The command that explains a finding: the address of the text, and the number of the finding in it."""
IGNORE_FILE = ".rhetlint-ignore"
_NO_GLOB = str.maketrans(dict.fromkeys('"“”„*?[]', "?"))
_MOST_WORDS = 200  # characters of a finding's words in a line of an ignore file


def actions(marks: Iterable[Mark], text: str, path: Path, format: str, root: Path, uri: str) -> Iterator[Action]:
    """What can be done about some findings of an article.

    Args:
        marks: of the findings.
        text: of the article.
        path: of its file.
        format: of the article.
        root: the folder in which an ignore file is made where there is none above the article.
        uri: the text's address, for commands.
    """
    for mark in marks:
        finding = mark.finding
        if finding is None:
            continue
        if finding.rule == UNUSED:
            yield Action("Remove this suppression", mark, Edit(*_comment(text, finding), ""))
            continue
        if finding.suggestion:
            said = _as_begun(finding.suggestion, finding.place.text)
            yield Action(f"Write “{said}”", mark, Edit(finding.place.start, finding.place.end, said))
        edit = disabled(text, format, finding)
        if edit is not None:
            yield Action(f"Disable {finding.rule} in this line", mark, edit)
        yield Action(f"Leave these words out in {IGNORE_FILE}", mark, ignored(finding, path, root))
        where = (uri, finding.rule, finding.place.start, finding.place.end)
        yield Action(f"Explain {finding.rule} here", mark, command=(EXPLAIN, where))


def disabled(text: str, format: str, finding: Finding) -> Edit | None:
    """A comment that suppresses a finding in its line; None in a format without comments, or where none can stand.

    The comment goes to the end of the line, or right behind the words if the line ends inside a tag, code, or the like: wherever the
    text reads as before with it, and the comment is one.
    """
    if format == "plain":
        return None
    start, end = finding.place.start, finding.place.end
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    kept = len(text[start:line_end].rstrip(" \t\r\\"))  # before what breaks a line in Markdown
    comment = f"<!-- rhetlint-disable-line {finding.rule} -->"
    before = from_text(text, format=format)
    for at, said in ((start + kept, f" {comment}"), (min(end, line_end), comment), (start, comment)):
        after = from_text(text[:at] + said + text[at:], format=format)
        if len(after.directives) == len(before.directives) + 1 and after.norms == before.norms:
            return Edit(at, at, said)
    return None


def ignored(finding: Finding, path: Path, root: Path) -> Edit:
    """A line for the finding's words in this file, at the end of the nearest ignore file above it, or of a new one in a folder."""
    inside = [folder for folder in path.parents if folder == root or root in folder.parents]
    file = next((one / IGNORE_FILE for one in path.parents if (one / IGNORE_FILE).is_file()), None)
    new = file is None
    if file is None:
        file = (root if inside else path.parent) / IGNORE_FILE
    place = re.sub(r"[\s]", "?", path.relative_to(file.parent).as_posix().translate(_NO_GLOB))
    words = " ".join(finding.place.text.split()).translate(_NO_GLOB)
    if len(words) > _MOST_WORDS:
        words = words[:_MOST_WORDS] + "*"
    line = f'{finding.rule} {place} "{words}"\n'
    there = "" if new else file.read_text("utf-8", "replace")
    gap = "\n" if there and not there.endswith("\n") else ""
    return Edit(len(there), len(there), gap + line, str(file), new)


def _as_begun(suggestion: str, words: str) -> str:
    """A suggestion with a capital at its beginning where the words have one."""
    return suggestion[:1].upper() + suggestion[1:] if words[:1].isupper() else suggestion


def _comment(text: str, finding: Finding) -> tuple[int, int]:
    """A comment with the space before it; with its whole line where the line holds nothing else."""
    start, end = finding.place.start, finding.place.end
    line = text.rfind("\n", 0, start) + 1
    behind = text.find("\n", end) + 1 or len(text)
    if not text[line:start].strip() and not text[end:behind].strip():
        return line, behind
    return start - (len(text[line:start]) - len(text[line:start].rstrip())), end
