"""PDF, by pypdf: the text of its pages, in the order in which the file has it."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from linter.extras import load_extra
from linter.text.document import Landmark
from linter.text.opened import Opened, Refused, Unreadable, damaged
from linter.text.readers.plain import read_plain

_APART = 1.35  # times the usual distance of lines: farther apart, they are of two paragraphs
_LARGER = 1.1  # times the size of letters: a heading, or a footer


class _Line(NamedTuple):
    """A line of a page: its text, how high it stands, the size of its letters."""

    text: str
    height: float
    size: float


def open_pdf(data: bytes, column: str) -> Iterator[Opened | Refused]:
    """The text of a PDF, with its pages as landmarks. Lines are joined as in plain text, also across pages; lines that stand apart or are of another size are not.

    A page that is damaged is refused, and the others are read.

    Raises:
        Unreadable: it is encrypted, damaged, or has no text, as a scan has none.
        MissingExtra: pypdf is not installed.
    """
    pypdf = load_extra("pypdf", "pdf", "to read .pdf")
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of what it mends itself
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("is encrypted; save it without a password")
        count = len(reader.pages)
    except Unreadable:
        raise
    except pypdf.errors.DependencyError:  # AES, of which Python has none
        raise Unreadable("is encrypted; save it without a password") from None
    except Exception as error:  # of the library or of what it builds on, whichever finds the damage
        raise damaged("PDF", error) from None
    pages = []
    for number in range(count):
        try:
            pages.append(_text_of(reader.pages[number]).strip())
        except Exception as error:  # as above; the other pages can be read
            if count == 1:
                raise damaged("PDF", error) from None
            yield Refused("this page is damaged", f"page {number + 1}")
            pages.append("")
    landmarks = []
    at = 0
    for number, page in enumerate(pages, 1):
        landmarks.append(Landmark(at, f"page {number}"))
        at += len(page) + 1
    source = "\n".join(pages)
    if not source.strip():
        raise Unreadable("has no text, as a scan has none; run a text recognition over it first")
    empty = sum(not page for page in pages)
    warnings = (f"{empty} of {len(pages)} pages have no text that can be read",) if empty else ()
    yield Opened(source, read_plain(source)._replace(landmarks=tuple(landmarks), warnings=warnings))


def _text_of(page: Any) -> str:
    """The text of a page, with an empty line wherever its lines say that a paragraph ends."""
    pieces: list[_Line] = []

    def met(text: str, matrix: Sequence[float], of_text: Sequence[float], font: object, size: float) -> None:
        height = of_text[4] * matrix[1] + of_text[5] * matrix[3] + matrix[5]
        pieces.append(_Line(text, height, abs(size * of_text[3] * matrix[3])))

    text: str = page.extract_text(visitor_text=met)
    if "".join(piece.text for piece in pieces) != text:
        return text  # where each line stands is not known
    lines = list(_lines(pieces))
    gaps = [above.height - below.height for above, below in pairwise(lines) if above.size == below.size]
    usual = median([gap for gap in gaps if gap > 0] or [0])
    out = [line.text for line in lines[:1]]
    for above, below in pairwise(lines):
        larger = max(above.size, below.size) > _LARGER * min(above.size, below.size)
        apart = usual and above.height - below.height > _APART * usual
        out.append("\n\n" if larger or apart else "\n")
        out.append(below.text)
    return "".join(out)


def _lines(pieces: Sequence[_Line]) -> Iterator[_Line]:
    """The lines that pieces make; a line stands where its first piece with letters does. Empty ones are left out."""
    text = ""
    first: _Line | None = None
    for piece in pieces:
        for at, part in enumerate(piece.text.split("\n")):
            if at:
                if first is not None:
                    yield first._replace(text=text)
                text, first = "", None
            text += part
            if first is None and part.strip():
                first = piece
    if first is not None:
        yield first._replace(text=text)
