"""From a file's bytes to a Document: encoding, format, reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from linter.text.document import Document

if TYPE_CHECKING:
    from linter.text.assemble import Parts

Format = Literal["plain", "markdown", "html"]

_SUFFIXES: dict[str, Format] = {
    ".txt": "plain", ".text": "plain", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html",
}  # fmt: skip
SUFFIXES = tuple(_SUFFIXES)
"""File name endings that a folder is searched for."""

_MOST_BYTES = 50_000_000


class ReadError(Exception):
    """A file that cannot be linted; the message says why and what to do."""


def read(path: str | Path, *, format: Format | None = None) -> Document:
    """Read one file.

    Args:
        path: the file; its ending chooses the reader unless ``format`` does.
        format: plain, markdown or html.

    Raises:
        ReadError: missing, a folder, binary, too large, or in an encoding that cannot be told.
    """
    file = Path(path)
    try:
        if file.is_dir():
            raise ReadError(f"{path}: is a folder; name the files in it or use `rhetlint lint {path}`")
        if file.stat().st_size > _MOST_BYTES:
            raise ReadError(f"{path}: larger than {_MOST_BYTES // 1_000_000} MB; split it into articles")
        data = file.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: cannot be read: {error.strerror or error}") from error
    return from_bytes(data, str(path), format=format)


def from_bytes(data: bytes, path: str = "<bytes>", *, format: Format | None = None) -> Document:
    """Decode bytes and read them; see ``read``."""
    if format is None:
        format = _SUFFIXES.get(Path(path).suffix.lower()) or ("html" if _looks_like_html(data) else "plain")
    text, encoding, warnings = _decode(data, path, format)
    return from_text(text, format=format, path=path, encoding=encoding, warnings=warnings)


def from_text(
    text: str,
    *,
    format: Format = "plain",
    path: str = "<text>",
    encoding: str = "utf-8",
    warnings: tuple[str, ...] = (),
) -> Document:
    """A Document of text already decoded; source offsets are offsets into ``text``."""
    from linter.text.assemble import assemble

    return assemble(_reader(format)(text), path=path, format=format, source=text, encoding=encoding, warnings=warnings)


def _reader(format: Format) -> Callable[[str], Parts]:
    if format == "markdown":
        from linter.text.readers.markdown import read_markdown

        return read_markdown
    if format == "html":
        from linter.text.readers.html import read_html

        return read_html
    from linter.text.readers.plain import read_plain

    return read_plain


def _looks_like_html(data: bytes) -> bool:
    return bool(re.match(rb"\s*(?:\xef\xbb\xbf)?(?:<!doctype\s+html|<html\b)", data[:512], re.IGNORECASE))


def _decode(data: bytes, path: str, format: Format) -> tuple[str, str, tuple[str, ...]]:
    if data.startswith(b"\xef\xbb\xbf"):
        return data.decode("utf-8-sig", errors="replace"), "utf-8-sig", ()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), "utf-16", ()
        except UnicodeDecodeError:
            pass
    head = data[:8192]
    controls = sum(head.count(bytes([c])) for c in range(32) if c not in (9, 10, 12, 13, 27))
    if b"\0" in head or controls > len(head) * 0.05:
        raise ReadError(f"{path}: is not text (binary data); save the article as text, Markdown or HTML first")
    if format == "html":
        declared = re.search(
            rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w-]+)",
            data[:4096],
            re.IGNORECASE,
        )
        if declared:
            name = (declared.group(1) or declared.group(2)).decode("ascii")
            try:
                return data.decode(name), name.lower(), ()
            except (LookupError, UnicodeDecodeError):
                pass
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        warning = f"{path}: not UTF-8 (line {line}); read as Windows-1252. Save it as UTF-8 if letters look wrong"
        return data.decode("cp1252", errors="replace"), "cp1252", (warning,)
