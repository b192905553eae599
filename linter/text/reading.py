"""From a file's bytes to a Document: encoding, format, reader."""

from __future__ import annotations

from pathlib import Path

from linter.text.document import Document
from linter.text.formats import FORMATS, format_of, reader

_MOST_BYTES = 50_000_000
_HEAD, _DECLARED = 512, 4096  # bytes in which a file shows its format, and its encoding


class ReadError(Exception):
    """A file that cannot be linted; the message says why and what to do."""


def read(path: str | Path, *, format: str | None = None) -> Document:
    """Read one file.

    Args:
        path: the file; its ending chooses the reader unless ``format`` does.
        format: the name of one of ``FORMATS``.

    Raises:
        ReadError: missing, a folder, binary, too large, in an encoding that cannot be found out, or of a format that is not known.
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


def from_bytes(data: bytes, path: str = "<bytes>", *, format: str | None = None) -> Document:
    """Decode bytes and read them; see ``read``."""
    if format is None:
        format = format_of(Path(path).suffix, data[:_HEAD])
    text, encoding, warnings = _decode(data, path, format)
    return from_text(text, format=format, path=path, encoding=encoding, warnings=warnings)


def from_text(
    text: str,
    *,
    format: str = "plain",
    path: str = "<text>",
    encoding: str = "utf-8",
    warnings: tuple[str, ...] = (),
) -> Document:
    """A Document of text already decoded; source offsets are offsets into ``text``.

    Raises:
        ReadError: the format is not known.
    """
    from linter.text.assemble import assemble

    try:
        read = reader(format)
    except KeyError as error:
        raise ReadError(error.args[0]) from None
    return assemble(read(text), path=path, format=format, source=text, encoding=encoding, warnings=warnings)


def _decode(data: bytes, path: str, format: str) -> tuple[str, str, tuple[str, ...]]:
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
    says = FORMATS[format].encoding if format in FORMATS else None
    if says is not None:
        declared = says.search(data[:_DECLARED])
        if declared:
            name = declared[declared.lastindex or 0].decode("ascii", "replace")
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
