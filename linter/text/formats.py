"""The formats that an article can be read from. A new one is a module with a reader, and a line here."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from linter.nearest import nearest

if TYPE_CHECKING:
    from linter.text.assemble import Parts
    from linter.text.opened import Opened, Refused


class Format(NamedTuple):
    """A format, and how a file shows that it has it.

    ``reader`` is ``module:function``, imported for the first article of the format; the function makes ``Parts`` of the source, or,
    where a file ``opens``, ``Opened`` texts (or ``Refused`` ones) of its bytes and the name of a column. ``endings`` are of file names. ``begins`` matches
    the beginning of a file that is of the format although its ending is unknown, or whatever its ending is (``always``).
    ``encoding`` finds, near the beginning, the encoding that a file declares, in the group that takes part. ``needs`` is the module
    of a library and the extra that brings it. ``rows``: a file is a table of texts, and only read if it is named.
    """

    reader: str
    endings: tuple[str, ...]
    begins: re.Pattern[bytes] | None = None
    encoding: re.Pattern[bytes] | None = None
    opens: bool = False
    always: bool = False
    needs: tuple[str, str] | None = None
    rows: bool = False


_HEADERS = rb"(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){0,40}?"
_MAIL = re.compile(
    rb"(?i:%b(?:Message-ID|MIME-Version|Received|Return-Path|Delivered-To|Content-Type):)"
    rb"|(?=%bFrom:)(?=%bSubject:)(?=%b(?:To|Date):)" % ((_HEADERS,) * 4)
)

FORMATS: dict[str, Format] = {
    "plain": Format("linter.text.readers.plain:read_plain", (".txt", ".text")),
    "markdown": Format("linter.text.readers.markdown:read_markdown", (".md", ".markdown")),
    "html": Format(
        "linter.text.readers.html:read_html",
        (".html", ".htm", ".xhtml"),
        begins=re.compile(rb"\s*(?:<!doctype\s+html|<html\b)", re.IGNORECASE),
        encoding=re.compile(
            rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE
        ),
    ),
    "cues": Format(
        "linter.text.readers.cues:read_cues",
        (".vtt", ".srt"),
        begins=re.compile(rb"(?:WEBVTT\b|\s*\d+[ \t]*\r?\n\d+:\d\d:\d\d,\d{3} --> )"),
        always=True,
    ),
    "docx": Format("linter.text.readers.word:open_docx", (".docx",), opens=True, needs=("docx", "docx")),
    "odt": Format("linter.text.readers.word:open_odt", (".odt",), opens=True, needs=("odf", "odt")),
    "rtf": Format(
        "linter.text.readers.word:open_rtf",
        (".rtf",),
        begins=re.compile(rb"\s*\{\\rtf"),
        opens=True,
        always=True,
        needs=("striprtf", "rtf"),
    ),
    "pdf": Format(
        "linter.text.readers.pdf:open_pdf",
        (".pdf",),
        begins=re.compile(rb"\s*%PDF-"),
        opens=True,
        always=True,
        needs=("pypdf", "pdf"),
    ),
    "epub": Format("linter.text.readers.book:open_epub", (".epub",), opens=True),
    "mhtml": Format("linter.text.readers.mail:open_mhtml", (".mhtml", ".mht"), opens=True),
    "eml": Format("linter.text.readers.mail:open_eml", (".eml",), begins=_MAIL, opens=True, always=True),
    "mbox": Format(
        "linter.text.readers.mail:open_mbox",
        (".mbox",),
        begins=re.compile(rb"From \S[^\n]*\n[A-Za-z][\w-]*:"),
        opens=True,
        always=True,
    ),
    "jsonl": Format("linter.text.readers.table:open_jsonl", (".jsonl", ".ndjson"), opens=True, rows=True),
    "csv": Format("linter.text.readers.table:open_csv", (".csv", ".tsv"), opens=True, rows=True),
    "parquet": Format(
        "linter.text.readers.table:open_parquet", (".parquet",), opens=True, needs=("pyarrow", "parquet"), rows=True
    ),
}
"""By name. What is of none is read as ``plain``."""


def endings() -> dict[str, str]:
    """The endings of file names that tell a format, with its name."""
    return {ending: name for name, format in FORMATS.items() for ending in format.endings}


def format_of(ending: str, head: bytes) -> str:
    """The format of a file.

    Args:
        ending: of its name, with the full stop, in any case.
        head: its first few hundred bytes.
    """
    known = endings().get(ending.lower())
    if known is not None and FORMATS[known].opens:
        return known
    head = head.removeprefix(codecs.BOM_UTF8)
    begun = [name for name, format in FORMATS.items() if format.begins is not None and format.begins.match(head)]
    certain = (name for name in begun if FORMATS[name].always)
    return next(certain, None) or known or next(iter(begun), "plain")


def from_folders() -> tuple[str, ...]:
    """The endings of files that are taken from folders: all but tables, and those whose library is not installed."""
    from importlib.util import find_spec

    there = {name for name, format in FORMATS.items() if not format.rows}
    there -= {name for name in there if (needs := FORMATS[name].needs) is not None and find_spec(needs[0]) is None}
    return tuple(ending for ending, name in endings().items() if name in there)


_OTHERS = frozenset((".doc", ".key", ".pages", ".ppt", ".pptx", ".rst", ".tex", ".wpd"))


def unread(ending: str) -> str | None:
    """Of a document that is not taken from folders how to have it read, in brackets, if it can be; None for what is no document.

    Args:
        ending: of its name, in small letters, one that ``from_folders`` has not.
    """
    name = endings().get(ending)
    if name is None:
        return "" if ending in _OTHERS else None
    needs = FORMATS[name].needs
    if FORMATS[name].rows or needs is None:
        return " (only if it is named)"
    return f" (pip install 'rhetlint[{needs[1]}]')"


def reader(name: str) -> Callable[[str], Parts]:
    """The function that reads a source of a format.

    Raises:
        KeyError: there is none of this name; the argument says which is nearest.
        ValueError: a file of the format is no text.
    """
    if known(name).opens:
        raise ValueError(f"the format {name!r} is not of texts, but of files; give the file")
    read: Callable[[str], Parts] = _function(name)
    return read


def opener(name: str) -> Callable[[bytes, str], Iterator[Opened | Refused]] | None:
    """The function that takes a format's texts out of a file's bytes; None where the file is a text itself.

    Raises:
        KeyError: there is no format of this name; the argument says which is nearest.
    """
    if not known(name).opens:
        return None
    opens: Callable[[bytes, str], Iterator[Opened | Refused]] = _function(name)
    return opens


def known(name: str) -> Format:
    """The format of a name.

    Raises:
        KeyError: there is none; the argument says which is nearest.
    """
    if name not in FORMATS:
        raise KeyError(f"there is no format {name!r}" + nearest(name, FORMATS, f"; known: {', '.join(FORMATS)}"))
    return FORMATS[name]


def _function(name: str) -> Any:
    module, _, function = FORMATS[name].reader.partition(":")
    return getattr(import_module(module), function)
