"""From a file's bytes to Documents: encoding, format, reader."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from linter.text.document import Document
from linter.text.encoding import Decoded, NotText, decode
from linter.text.formats import format_of, opener, reader

if TYPE_CHECKING:
    from linter.text.assemble import Parts
    from linter.text.opened import Opened, Refused

MOST_BYTES = 50_000_000
"""Bytes of one file that are read, unless asked otherwise."""
_UNDECODED = re.compile("[\ud800-\udfff]")  # how Python keeps bytes that are not UTF-8, and halves of pairs
_MOST_REFUSED = 10  # texts of a file of which each is told why it cannot be read
_HEAD = 4096  # bytes in which a file shows its format


class ReadError(Exception):
    """A file that cannot be linted; the message says why and what to do."""


def shown(path: str | Path) -> str:
    """A path, or a message with paths, as it is written out: bytes of a name that are not UTF-8 as ``\\xff``."""
    text = str(path)
    return text if text.isascii() else _UNDECODED.sub(_escaped, text)


def read(path: str | Path, *, format: str | None = None) -> Document:
    """Read one file.

    Args:
        path: the file; its ending chooses the reader unless ``format`` does.
        format: the name of one of ``FORMATS``.

    Raises:
        ReadError: missing, a folder, binary, too large, or of a format that is not known.
    """
    return from_bytes(load(path), str(path), format=format)


def load(path: str | Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of a file, or of a pipe or device, of which no more is read than is allowed.

    Args:
        path: the file.
        most: bytes.

    Raises:
        ReadError: it is missing, a folder, too large, or cannot be read.
    """
    name = shown(path)
    try:
        with open(path, "rb") as file:
            status = os.fstat(file.fileno())
            # What says nothing of its size (a pipe, a device, a file of /proc) is read until it ends, or is too much.
            size = status.st_size if stat.S_ISREG(status.st_mode) else 0
            data = file.read(size or most + 1) if size <= most else b""
    except IsADirectoryError:
        raise ReadError(f"{name}: is a folder; name the files in it or use `rhetlint lint {name}`") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror if isinstance(error, OSError) else error
        raise ReadError(f"{name}: cannot be read: {reason or error}") from error
    if max(size, len(data)) > most:
        raise too_large(name, most)
    return data


def too_large(name: str, most: int) -> ReadError:
    """The error for an input of more bytes than are read."""
    limit = f"{most / 1_000_000:g} MB" if most >= 1_000_000 else f"{most:,} bytes"
    return ReadError(
        f"{name}: larger than {limit}, more than is read of one file; split it into articles, or raise --max-bytes"
    )


def from_bytes(data: bytes, path: str = "<bytes>", *, format: str | None = None) -> Document:
    """Decode bytes and read them; see ``read``.

    Raises:
        ReadError: as ``read``; or the file holds several texts.
    """
    name = format_of(Path(path).suffix, data[:_HEAD]) if format is None else format
    found = _opened(data, path, name, "text")
    if found is None:
        text, encoding, warnings = _decoded(data, path, name)
        return from_text(text, format=name, path=shown(path), encoding=encoding, warnings=warnings)
    from linter.text.opened import Refused

    first, second = next(found, None), next(found, None)
    if isinstance(first, Refused):
        raise _refusal(path, first)
    if first is None or second is not None:
        many = "holds no text" if first is None else "holds several texts; use `rhetlint lint`, which lints each"
        raise ReadError(f"{shown(path)}: {many}")
    from linter.text.assemble import assemble

    return assemble(first.parts, path=shown(path), format=name, source=first.source)


def documents(
    data: bytes, path: str, column: str = "text", refused: Callable[[str], None] | None = None
) -> Iterator[Document]:
    """Decode a file's bytes and read them: as one Document; of a very long text, in parts one after the other; of several, each.

    Args:
        data: the bytes.
        path: where they are from; its ending chooses the reader.
        column: of the texts, where the file is a table of them.
        refused: is told, of each of several texts that cannot be read, where it is and why; without, that is an error.

    Raises:
        ReadError: as ``read``.
    """
    from linter.text.assemble import assemble
    from linter.text.opened import Opened, Refused
    from linter.text.portions import portions

    format = format_of(Path(path).suffix, data[:_HEAD])
    encoding = "utf-8"
    warnings: tuple[str, ...] = ()
    texts = _opened(data, path, format, column)
    if texts is None:
        text, encoding, warnings = _decoded(data, path, format)
        texts = iter((Opened(text, _reader(format)(text)),))
    del data
    unread = 0
    for opened in texts:
        if isinstance(opened, Refused):
            if refused is None:
                raise _refusal(path, opened)
            unread += 1
            if unread <= _MOST_REFUSED:
                refused(str(_refusal(path, opened)))
            continue
        name = shown(path) if opened.label is None else f"{shown(path)}:{opened.label}"
        for portion, part in portions(opened.parts):
            yield assemble(
                portion, path=name, format=format, source=opened.source, encoding=encoding, warnings=warnings, part=part
            )
            warnings = ()
    if refused is not None and unread > _MOST_REFUSED:
        refused(f"{shown(path)}: {unread - _MOST_REFUSED:,} more texts cannot be read")


def from_text(
    text: str,
    *,
    format: str = "plain",
    path: str = "<text>",
    encoding: str = "utf-8",
    warnings: tuple[str, ...] = (),
) -> Document:
    """A Document of text already decoded; source offsets are offsets into ``text``.

    A half of a surrogate pair, which JSON can hold and no encoding can write, is U+FFFD in ``Document.source``.

    Raises:
        ReadError: the format is not known.
    """
    from linter.text.assemble import assemble

    text = text if text.isascii() else _UNDECODED.sub("\ufffd", text)
    return assemble(_reader(format)(text), path=path, format=format, source=text, encoding=encoding, warnings=warnings)


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"


def _refusal(path: str, one: Refused) -> ReadError:
    return ReadError(f"{shown(path)}:{one.label}: {one.reason}")


def _opened(data: bytes, path: str, format: str, column: str) -> Iterator[Opened | Refused] | None:
    """The texts in a file that is none itself; None for one that is. Errors name the file."""
    from linter.extras import MissingExtra

    try:
        opens = opener(format)
    except KeyError as error:
        raise ReadError(error.args[0]) from None
    if opens is None:
        return None
    from linter.text.opened import Unreadable

    def texts() -> Iterator[Opened | Refused]:
        try:
            yield from opens(data, column)
        except (MissingExtra, Unreadable) as error:
            raise ReadError(f"{shown(path)}: {error}") from None

    return texts()


def _decoded(data: bytes, path: str, format: str) -> Decoded:
    """A file's text. Warnings name the file."""
    name = shown(path)
    try:
        text, encoding, warnings = decode(data, format)
    except NotText:
        raise ReadError(
            f"{name}: is not text (binary data); save the article as text, Markdown or HTML first"
        ) from None
    return Decoded(text, encoding, tuple(f"{name}: {warning}" for warning in warnings))


def _reader(format: str) -> Callable[[str], Parts]:
    try:
        return reader(format)
    except (KeyError, ValueError) as error:
        raise ReadError(error.args[0]) from None
