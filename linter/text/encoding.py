"""From bytes to text: by a byte order mark, by what the file declares, else UTF-8 or Windows-1252, as browsers do."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from linter.text.formats import FORMATS

_DECLARED = 4096  # bytes in which a file shows its encoding
_PROBED = 8192  # bytes by which binary data is known
_REPLACED = "replacement"  # what the WHATWG calls encodings of which browsers show nothing
_MOST_CONTROLS = 0.05  # of the bytes of a text
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with: no text begins with a NUL
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class NotText(Exception):
    """The bytes are no text."""


class Decoded(NamedTuple):
    """A text, the encoding that it was in, and what was wrong with it."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def marked(data: bytes) -> str | None:
    """The encoding that a byte order mark tells, as the name of Python's codec; None where there is no mark."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def decode(data: bytes, format: str) -> Decoded:
    """Decode a file.

    Args:
        data: its bytes.
        format: its format, a name in ``formats.FORMATS``, which knows how a file declares its encoding.

    Raises:
        NotText: it is binary data.
    """
    told = marked(data)
    if told is not None:
        return _marked(data, told)
    head = data[:_PROBED]
    controls = sum(head.count(bytes([c])) for c in range(32) if c not in (9, 10, 12, 13, 27))
    if b"\0" in head or controls > len(head) * _MOST_CONTROLS:
        raise NotText
    declared = _declared(data, format)
    if declared not in (None, _REPLACED):
        try:
            return Decoded(data.decode(str(declared)), str(declared))
        except UnicodeDecodeError:
            pass
    warnings = () if declared in (None, "utf-8") else (f"declares {declared} and is not in it",)
    if declared == _REPLACED:
        warnings = ("declares an encoding that browsers refuse to read; read as if it declared none",)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", warnings)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        warning = f"not UTF-8 (line {line}); read as Windows-1252. Save it as UTF-8 if letters look wrong"
        return Decoded(data.decode("cp1252", errors="replace"), "cp1252", (*warnings, warning))


def _marked(data: bytes, name: str) -> Decoded:
    """Text behind a byte order mark; what is no character of the encoding becomes U+FFFD, with a warning.

    Raises:
        NotText: much of it is none.
    """
    try:
        return Decoded(data.decode(name), name)
    except UnicodeDecodeError as error:
        text = data.decode(name, errors="replace")
        if text[:_PROBED].count("�") + text[:_PROBED].count("\0") > len(text[:_PROBED]) * _MOST_CONTROLS:
            raise NotText from None
        warning = f"begins as {name.removesuffix('-sig').upper()}, and has bytes that are not (from byte {error.start} on), shown as �"
        return Decoded(text, name, (warning,))


def _declared(data: bytes, format: str) -> str | None:
    """The encoding that a file declares, as the name of Python's codec; None where no browser would know it.

    Labels mean what the WHATWG's encoding standard says: ``iso-8859-1`` is Windows-1252, and a declaration that can be read as ASCII
    cannot be in UTF-16, so that the text is in UTF-8.
    """
    pattern = FORMATS[format].encoding if format in FORMATS else None
    found = pattern.search(data[:_DECLARED]) if pattern is not None else None
    if found is None:
        return None
    import webencodings

    known = webencodings.lookup(found[found.lastindex or 0].decode("ascii", "replace"))
    if known is None or known.name == "x-user-defined":
        return None
    return "utf-8" if known.name.startswith("utf-16") else str(known.codec_info.name)
