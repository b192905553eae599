"""Files of every format that articles are read from.

Real files are changed in a few places, within the members of those that are archives; and texts are made of pieces of mark-up. Each must be
read, or end in a ``ReadError`` that names the file; what is read is cut into tokens and sentences, and has in the source what is shown.
"""

from __future__ import annotations

import io
import json
import zipfile
from contextlib import redirect_stderr, redirect_stdout
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from fuzzing.changed import changed
from fuzzing.documents import check
from fuzzing.made import LINES, MADE
from fuzzing.sentences import MARKS, ODD, texts
from linter.text import Document, ReadError, documents

_HOME = Path(__file__).parents[2]
_MOST_SAID = 2_000  # characters of an error or of a warning

HTML = [
    "<p>", "</p>", "<div>", "<article>", "</article>", "<h1>", "<ul><li>", "<table><tr><td>", "<br>", "<q>", "<b", "<a href='", "<a href=x>", "</a>", "<script>", "</script>", "<style>", "<!--", "-->", "<![CDATA[", "]]>", "<?php", "<!doctype",
    "<textarea>", "<title>", "<xmp>", "<plaintext>", "<template>", "<svg>", "<math>", "<select><option>", "<img alt='x' src=", "<meta charset=", "<body hidden>", "<p hidden>", "<noscript>", "&", "&amp;", "&#0;", "&#x110000;", "&#xD800;", "&nosuch;", "&copy", "&nbsp;", "&ngE;", "<", ">", "='", '"', "<p\0>", "</", "<blockquote><p>", "<figcaption>", "<sup>",
    '<time datetime="2026-01-02">', "<!-- rhetlint-disable a/b -->", "<!-- rhetlint-enable", "<wbr>",
]  # fmt: skip
MARKDOWN = [
    "# ", "## ", "\n===\n", "\n---\n", "> ", "- ", "1. ", "* ", "    ", "```", "~~~", "`", "``", "**", "__", "*", "_", "~~", "[", "](", "](http://x)", "][", "]: ", "[^1]", "[^1]: ", "![", "|", "|---|", "\n|-|-|\n", "\\", "\\|", "<b>", "</b>", "<!--", "-->", "&eacute;", "$$", "$", "$x$", "---\ntitle: x\n---\n", "+++\n",
    "  \n", "\\\n", ":::", "{.a}", "<https://x.y>", "- [ ] ", "\n\n", "\n", "\t", "=", "<!-- rhetlint-disable-line -->", "\r\n", "\n>\n",
]  # fmt: skip
CUES = [
    "WEBVTT\n\n",
    "00:00:01.000 --> 00:00:03.000\n",
    "1\n",
    "00:00:01,000 --> 00:00:03,000\n",
    "<v Ilse Brandt>",
    "</v>",
    "<i>",
    "<00:00:02.000>",
    "NOTE x\n",
    "STYLE\n",
    "{\\an8}",
    "- ",
    "\n\n",
    "\n",
    "-->",
    "&amp;",
    "ORLOW: ",
    "99:99:99.999 --> x\n",
]
RTF = [
    r"\par ",
    r"\'93",
    r"\u8220?",
    r"\u-1?",
    r"\u99999999999?",
    r"\bin5 ",
    "{",
    "}",
    r"{\*\x ",
    r"\uc0 ",
    r"\ansicpg932 ",
    r"\footnote ",
    r"{\fonttbl",
    "\\",
    r"\~",
    r"\tab ",
    r"\cell ",
    r"\row ",
    r"\'",
    r"\'8",
]
MAIL = [
    "From: a@b.c\n",
    "Subject: =?utf-8?q?=C3?=\n",
    "Subject: x\n y\n",
    "Content-Type: text/html; charset=",
    "Content-Type: multipart/mixed; boundary=x\n",
    "--x\n",
    "--x--\n",
    "Content-Transfer-Encoding: base64\n",
    "Content-Transfer-Encoding: quoted-printable\n",
    "=\n",
    "=FF",
    "\n\n",
    "> ",
    "-- \n",
    "On Monday Jan Orlow wrote:\n",
    "From a@b.c Mon Jan  5 10:00:00 2026\n",
    "MIME-Version: 1.0\n",
    "Date: x\n",
    "Date: Mon, 5 Jan 2026 10:00:00 +9999\n",
    "\r\n",
    "utf-7",
    "hz",
    "unknown-8bit",
]
TABLES = [
    '"',
    '""',
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "text",
    "date",
    "outlet",
    "{",
    "}",
    "[",
    "null",
    '{"text": "x"}\n',
    '\\"',
    "\\u0000",
    "\\ud800",
    "1e999",
    "NaN",
    "[" * 300,
    "2026-13-45",
]
XML = [
    "<w:p>",
    "</w:p>",
    "<w:t>",
    "<w:r>",
    "<w:tbl>",
    "<w:del>",
    "<text:p>",
    "<text:s text:c='99999'/>",
    "<text:h text:outline-level='x'>",
    "<item/>",
    "<itemref idref='i0'/>",
    "href='",
    "../",
    "%00",
    "&a;",
    "<!DOCTYPE a [<!ENTITY a 'b'>]>",
    "xmlns:w='x'",
    "<?xml version='1.0' encoding='utf-32'?>",
]
PDF = [
    "BT",
    "ET",
    "Tj",
    "TJ",
    "(",
    ")",
    "<<",
    ">>",
    "[",
    "]",
    "/Kids",
    "0 R",
    "2 0 R",
    "stream\n",
    "endstream",
    "/Length 99999",
    "/Count -1",
    "/Filter/FlateDecode",
    "/Encrypt 1 0 R",
    "trailer",
    "startxref\n",
    "xref",
    "Td",
    "-99999999999",
    "1e400",
    "/ToUnicode 1 0 R",
    "<FEFF>",
    "Tm",
    "Do",
    "q",
    "Q",
]
PIECES = {
    "html": HTML, "xhtml": HTML, "mhtml": [*HTML, *MAIL], "md": MARKDOWN, "vtt": CUES, "srt": CUES, "rtf": RTF, "eml": MAIL, "mbox": MAIL, "csv": TABLES, "tsv": TABLES, "jsonl": TABLES, "docx": XML, "odt": XML, "epub": [*XML, *HTML], "pdf": PDF, "parquet": TABLES, "txt": [*MARKDOWN, *CUES],
}  # fmt: skip


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _real() -> dict[str, list[bytes]]:
    """Files by their endings: those made, the pages of the tests, and documents of this repository."""
    # Parquet only where pyarrow is installed
    files = {ending: [make()] for ending, make in MADE.items() if ending != "parquet" or find_spec("pyarrow")}
    files["html"] = [path.read_bytes() for path in sorted((_HOME / "tests" / "pages").glob("*.html"))]
    files["md"] = [path.read_bytes() for path in sorted((_HOME / "docs").glob("*.md")) if path.stat().st_size < 9_000]
    files["txt"] = [_bytes(text) for text in LINES]
    return files


def _pieces(ending: str) -> st.SearchStrategy[bytes]:
    return (st.sampled_from(PIECES[ending]) | st.sampled_from([*MARKS, *ODD])).map(_bytes) | st.binary(max_size=4)


def _archives(ending: str, files: list[bytes]) -> st.SearchStrategy[bytes]:
    """Archives with a member changed, the mark-up of a text document most of the time."""

    @st.composite
    def made(draw: Any) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(draw(st.sampled_from(files)))) as archive, zipfile.ZipFile(out, "w") as anew:
            names = archive.namelist()
            texts = [one for one in names if one.endswith(("document.xml", "content.xml", ".xhtml", ".opf"))]
            chosen = draw(st.sampled_from(texts) | st.sampled_from(names))
            for name in names:
                data = archive.read(name)
                if name == chosen:
                    data = draw(changed(st.just(data), _pieces(ending)))
                anew.writestr(name, data)
        return out.getvalue()

    return made()


def _fresh(ending: str) -> st.SearchStrategy[bytes]:
    """Pieces of mark-up with words among them, in an encoding."""
    parts = st.lists(st.sampled_from(PIECES[ending]) | texts | st.sampled_from(LINES), max_size=25).map("".join)
    encodings = st.sampled_from(["utf-8", "utf-8", "utf-8", "utf-16", "utf-8-sig", "cp1252", "utf-32"])
    return st.builds(lambda text, encoding: text.encode(encoding, "ignore"), parts, encodings)


def _tables(ending: str) -> st.SearchStrategy[bytes]:
    """Rows of any values, as JSON Lines."""
    values = st.recursive(
        st.none() | st.booleans() | st.floats() | texts, lambda inner: st.lists(inner, max_size=2), max_leaves=3
    )
    rows = st.dictionaries(st.sampled_from(["text", "date", "outlet", "Date", "published", ""]), values, max_size=4)
    return st.lists(rows, max_size=4).map(lambda many: "\n".join(map(json.dumps, many)).encode())


def _of(ending: str, files: list[bytes]) -> st.SearchStrategy[tuple[str, bytes]]:
    ways = [changed(st.sampled_from(files), _pieces(ending))]
    if ending in ("docx", "odt", "epub"):
        ways.append(_archives(ending, files))
    elif ending == "jsonl":
        ways.append(_tables(ending))
    if ending not in ("docx", "odt", "epub", "parquet", "pdf"):
        ways.append(_fresh(ending))
    return st.one_of(*ways).map(lambda data: (f"a.{ending}", data))


inputs = st.one_of(*(_of(ending, files) for ending, files in _real().items()))
"""The name of a file and its bytes."""


def tried(made: tuple[str, bytes], folder: Path) -> str:
    """How an input ends: ``read``, ``refused`` or ``empty``."""
    name, data = made
    refused: list[str] = []
    read: list[Document] = []
    printed = io.StringIO()
    try:
        with redirect_stdout(printed), redirect_stderr(printed):
            for document in documents(data, name, refused=refused.append):
                check(document)
                read.append(document)
    except ReadError as error:
        refused.append(str(error))
    assert not printed.getvalue(), f"printed: {printed.getvalue()[:80]!r}"
    for said in (*refused, *(warning for one in read for warning in one.warnings)):
        assert said.startswith(name) and len(said) < _MOST_SAID, said
    if not read:
        return "refused" if refused else "empty"
    return "read" if any(one.norms for one in read) else "empty"
