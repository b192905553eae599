"""Texts that are inside a file which is no text itself, or no article: documents of word processors, e-mails, tables."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from linter.text.assemble import Parts
from linter.text.document import BlockKind, Landmark
from linter.text.view import View

if TYPE_CHECKING:
    import zipfile

_MOST_INSIDE = 300_000_000  # bytes that an archive may unpack to
MOST_TEXT = 50_000_000
"""Bytes of text that a file may unpack to; as much as is read of a file, unless asked otherwise."""
_MOST_TAGS = 2_000_000  # in a member that is text: what a document needs of memory grows with these
_TEXTS = (".xml", ".xhtml", ".html", ".htm", ".opf", ".ncx", ".rels")


class Unreadable(Exception):
    """A file of a known format has no text that can be read; the message says why."""


class Opened(NamedTuple):
    """One text of a file.

    ``source`` is the text that places count in, ``parts`` what a reader made of it. ``label``: which text of several it is.
    """

    source: str
    parts: Parts
    label: str | None = None


class Refused(NamedTuple):
    """One text of several that cannot be read, and why; the others can. ``label`` as of ``Opened``."""

    reason: str
    label: str


def damaged(what: str, error: Exception) -> Unreadable:
    """The error for a file at which a library fails. What the library says is for programmers, and is left out.

    Args:
        what: the file should be.
        error: the library's.

    Raises:
        MemoryError: it is one.
    """
    if isinstance(error, MemoryError):
        raise error
    deep = " (it is nested too deep)" if isinstance(error, RecursionError) else ""
    return Unreadable(f"is damaged, or is no {what}{deep}; open it in its own program and save it again")


class Paragraph(NamedTuple):
    """A paragraph, heading or item as a document has it; ``level`` as of a ``Block``."""

    kind: BlockKind
    text: str
    level: int = 0


def from_paragraphs(paragraphs: Iterable[Paragraph]) -> Opened:
    """Paragraphs as one text, in which each that is not empty is a line.

    Raises:
        Unreadable: none has any text.
    """
    kept = [one._replace(text=" ".join(one.text.split())) for one in paragraphs]
    kept = [one for one in kept if one.text]
    if not kept:
        raise Unreadable("has no text")
    view = View("\n".join(one.text for one in kept))
    landmarks = []
    at = 0
    for number, one in enumerate(kept, 1):
        landmarks.append(Landmark(at, f"paragraph {number}"))
        view.open(one.kind, one.level)
        view.copy(at, at + len(one.text))
        view.close()
        at += len(one.text) + 1
    text, source_map = view.finish()
    title = next((one.text for one in kept if one.kind == "heading"), None)
    return Opened(view.source, Parts(text, source_map, view.blocks, title, landmarks=tuple(landmarks)))


def check_archive(data: bytes, tags: int = _MOST_TAGS) -> None:
    """Check that an archive is one, and does not unpack to far more than is read.

    Args:
        data: the archive.
        tags: how many a member may have.

    Raises:
        Unreadable: it is none, or does.
    """
    import zipfile  # few articles are archives

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = [(entry.filename.lower().endswith(_TEXTS), entry.file_size) for entry in archive.infolist()]
    except Exception:  # BadZipFile, or whatever else of the package a damaged head leads to
        raise Unreadable("is damaged, or is not what its ending says") from None
    size, text = sum(size for _, size in sizes), sum(size for is_text, size in sizes if is_text)
    if size > _MOST_INSIDE or text > max(MOST_TEXT, len(data)):
        raise Unreadable(f"unpacks to {max(size, text) // 1_000_000} MB, more than is read of one file; split it")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            if entry.file_size > tags and entry.filename.lower().endswith(_TEXTS) and _tags(archive, entry) > tags:
                raise Unreadable(f"has more than {tags:,} tags, more than is read of one file; split it")


def _tags(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> int:
    """How many tags a member has; 0 of one that is damaged, which its reader says."""
    try:
        with archive.open(entry) as member:
            return sum(part.count(b"<") for part in iter(lambda: member.read(1_000_000), b""))
    except Exception:
        return 0
