"""Texts that are inside a file which is no text itself, or no article: documents of word processors, e-mails, tables."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import NamedTuple

from linter.text.assemble import Parts
from linter.text.document import BlockKind, Landmark
from linter.text.view import View

_MOST_INSIDE = 300_000_000  # bytes that an archive may unpack to


class Unreadable(Exception):
    """A file of a known format has no text that can be read; the message says why."""


class Opened(NamedTuple):
    """One text of a file.

    ``source`` is the text that places count in, ``parts`` what a reader made of it. ``label``: which text of several it is.
    """

    source: str
    parts: Parts
    label: str | None = None


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


def check_archive(data: bytes) -> None:
    """Check that an archive is one, and does not unpack to far more than it is.

    Raises:
        Unreadable: it is none, or does.
    """
    import zipfile  # few articles are archives

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except Exception:  # BadZipFile, or whatever else of the package a damaged head leads to
        raise Unreadable("is damaged, or is not what its ending says") from None
    if size > _MOST_INSIDE:
        raise Unreadable(f"unpacks to {size // 1_000_000} MB, more than is read of one file")
