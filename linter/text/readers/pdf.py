"""PDF, by pypdf: the text of its pages, in the order in which the file has it."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

from linter.extras import load_extra
from linter.text.document import Landmark
from linter.text.opened import Opened, Refused, Unreadable, damaged
from linter.text.readers.plain import read_plain


def open_pdf(data: bytes, column: str) -> Iterator[Opened | Refused]:
    """The text of a PDF, with its pages as landmarks. Lines are joined as in plain text, also across pages.

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
            pages.append(reader.pages[number].extract_text().strip())
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
