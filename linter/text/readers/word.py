"""Documents of word processors: Word (.docx, by python-docx), OpenDocument (.odt, by odfpy) and RTF (by striprtf)."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from typing import Any

from linter.extras import load_extra
from linter.text.document import BlockKind
from linter.text.opened import Opened, Paragraph, Unreadable, check_archive, damaged, from_paragraphs
from linter.text.readers.plain import read_plain
from linter.wording import amount

_MOST_TAGS_OF_ODF = 1_000_000  # odfpy keeps each as an object of Python, of some 800 bytes
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COPY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DELETED = frozenset(("del", "moveFrom"))
_NO_TEXT = frozenset(("pPr", "rPr", "instrText", "delText", "drawing", "pict", "object", "rt", "p"))
_BETWEEN = {"tab": " ", "br": "\n", "cr": "\n", "ptab": " ", "noBreakHyphen": "-"}
_NO_CHARACTER = re.compile(r"((?<!\\)(?:\\\\)*)\\u-?\d{6,}[ ]?")
_BINARY = re.compile(r"((?<!\\)(?:\\\\)*)\\bin(\d+)[ ]?")
_NOTES = re.compile(r"(?<!\\)(?:\\\\)*\\footnote(?![a-z])")
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)


def open_docx(data: bytes, column: str) -> Iterator[Opened]:
    """The body of a Word document: tables cell by cell, text boxes behind the paragraph they hang on, tracked changes as accepted.

    Headers, footers, notes and comments are not read.

    Raises:
        Unreadable: it is damaged, or has no text.
        MissingExtra: python-docx is not installed.
    """
    docx = load_extra("docx", "docx", "to read .docx")
    check_archive(data)
    try:
        document = docx.Document(_transitional(data))

        def style_of(paragraph: Any) -> str:
            style = docx.text.paragraph.Paragraph(paragraph, document).style
            return style.name or "" if style is not None else ""

        body = document.element.body
        paragraphs = list(_of_word(body, style_of))
        notes = len(list(body.iter(f"{_W}footnoteReference", f"{_W}endnoteReference")))
    except Exception as error:  # of the library or of what it builds on, whichever finds the damage
        raise damaged("Word document", error) from None
    yield _told(from_paragraphs(paragraphs), notes)


def open_odt(data: bytes, column: str) -> Iterator[Opened]:
    """The body of an OpenDocument text; headers, footers, notes and comments are not read.

    Raises:
        Unreadable: it is damaged, or has no text.
        MissingExtra: odfpy is not installed.
    """
    opendocument = load_extra("odf.opendocument", "odt", "to read .odt")
    elements = load_extra("odf.text", "odt", "to read .odt")
    office = load_extra("odf.office", "odt", "to read .odt")
    teletype = load_extra("odf.teletype", "odt", "to read .odt")
    check_archive(data, _MOST_TAGS_OF_ODF)
    printed = io.StringIO()
    try:
        with redirect_stdout(printed):  # at damage odfpy prints the part, and goes on with what it has read of it
            body = opendocument.load(io.BytesIO(data)).text
        if printed.tell():
            raise ValueError("a part is no XML")
        notes = body.getElementsByType(elements.Note)
        for beside in (*notes, *body.getElementsByType(office.Annotation)):
            beside.parentNode.removeChild(beside)
        for spaces in body.getElementsByType(elements.S):
            spaces.setAttribute("c", "1")  # one is as good as many, of which there can be more than memory
        paragraphs = list(_of_odf(body, teletype.extractText, "paragraph"))
    except Exception as error:  # of the library or of what it builds on, whichever finds the damage
        raise damaged("OpenDocument text", error) from None
    yield _told(from_paragraphs(paragraphs), len(notes))


def open_rtf(data: bytes, column: str) -> Iterator[Opened]:
    """The text of an RTF document; headers, footers, notes and comments are not read.

    Raises:
        Unreadable: it has no text.
        MissingExtra: striprtf is not installed.
    """
    striprtf = load_extra("striprtf.striprtf", "rtf", "to read .rtf")
    try:
        kept, binary = _without_binary(data.decode("latin-1"))
        written, unknown = _NO_CHARACTER.subn(r"\1\\u65533 ", kept)
        text = striprtf.rtf_to_text(written, errors="replace")
    except Exception as error:  # of the library, which knows no errors of its own
        raise damaged("RTF", error) from None
    if not text.strip():
        raise Unreadable("has no text")
    source = re.sub(r"\n(?!\n)", "\n\n", text)  # a line end of RTF ends a paragraph
    parts = read_plain(source)
    warnings = (f"{unknown} of its characters have numbers that no character has, shown as �",) if unknown else ()
    opened = Opened(source, parts._replace(warnings=(*parts.warnings, *binary, *warnings)))
    yield _told(opened, len(_NOTES.findall(written)))


def _told(opened: Opened, notes: int) -> Opened:
    """A text with a warning of its notes, which are not read."""
    warnings = (f"not read: {amount(notes, 'note')} below the text",) if notes else ()
    return opened._replace(parts=opened.parts._replace(warnings=(*opened.parts.warnings, *warnings)))


def _without_binary(written: str) -> tuple[str, tuple[str, ...]]:
    """RTF without the bytes of pictures and the like, which may look like words or braces, and what is wrong with it."""
    kept: list[str] = []
    done = 0
    while found := _BINARY.search(written, done):
        size = int(found[2][:10])
        if found.end() + size > len(written):
            return "".join(kept) + written[done:], (
                "holds binary data that ends too early; what follows it may be no text",
            )
        kept.append(written[done : found.start()] + found[1])
        done = found.end() + size
    return "".join(kept) + written[done:], ()


def _transitional(data: bytes) -> io.BytesIO:
    """A Word document as python-docx knows it: ISO's strict form of it has the same elements in namespaces of other names."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if not _STRICT.search(archive.read("_rels/.rels")):
            return io.BytesIO(data)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as made:
            for name in dict.fromkeys(archive.namelist()):
                read = archive.read(name) if name.endswith((".xml", ".rels")) else b""  # not pictures
                made.writestr(name, _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", read))
    out.seek(0)
    return out


def _of_word(container: Any, style_of: Callable[[Any], str]) -> Iterator[Paragraph]:
    """The paragraphs in an element, whatever stands around them: a table, a content control, a tracked insertion."""
    for child in container:
        tag = _tag(child)
        if tag == "p":
            yield _paragraph(style_of(child), "".join(_words_of_word(child)))
            for box in child.iter(f"{_W}txbxContent"):
                if _is_of(box, child):
                    yield from _of_word(box, style_of)
        elif tag == "tbl":
            yield from (one._replace(kind="item", level=1) for one in _of_word(child, style_of))
        elif tag not in _DELETED:
            yield from _of_word(child, style_of)


def _words_of_word(element: Any) -> Iterator[str]:
    """The text of a paragraph without that of text boxes in it."""
    for child in element:
        tag = _tag(child)
        if tag == "t":
            yield child.text or ""
        elif tag in _BETWEEN:
            yield _BETWEEN[tag]
        elif tag is not None and tag not in _DELETED and tag not in _NO_TEXT:
            yield from _words_of_word(child)


def _tag(element: Any) -> str | None:
    """The name of an element of Word's; None for others."""
    name = element.tag
    return name.removeprefix(_W) if isinstance(name, str) and name.startswith(_W) else None


def _is_of(box: Any, paragraph: Any) -> bool:
    """Whether a text box is the paragraph's own: in no other box, and not a copy for old programs."""
    around = box.getparent()
    while around is not paragraph:
        if around.tag in (f"{_W}txbxContent", _COPY):
            return False
        around = around.getparent()
    return True


def _paragraph(style: str | None, text: str) -> Paragraph:
    """A paragraph by the name of its style."""
    name = (style or "").lower()
    heading = _HEADING.match(name)
    if heading or name == "title":
        return Paragraph("heading", text, max(1, min(int(heading[1]), 6)) if heading else 1)
    kind: BlockKind = "item" if name.startswith("list") else "blockquote" if "quote" in name else "paragraph"
    return Paragraph(kind, text, 0 if kind == "paragraph" else 1)


def _of_odf(element: Any, text_of: Any, kind: BlockKind) -> Iterator[Paragraph]:
    for child in element.childNodes:
        name = getattr(child, "qname", (None, ""))[1]
        if name == "h":
            level = child.getAttribute("outlinelevel")
            yield Paragraph("heading", text_of(child), max(1, min(int(level or 1), 6)))
        elif name == "p":
            yield Paragraph(kind, text_of(child), 0 if kind == "paragraph" else 1)
        elif name not in ("tracked-changes", "sequence-decls", "annotation"):
            yield from _of_odf(child, text_of, "item" if name in ("list", "table") else kind)
