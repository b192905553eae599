"""The formats that an article can be read from. A new one is a module with a reader, and a line here."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from linter.nearest import nearest

if TYPE_CHECKING:
    from linter.text.assemble import Parts


class Format(NamedTuple):
    """A format, and how a file shows that it has it.

    ``reader`` is ``module:function``, imported for the first article of the format; the function makes ``Parts`` of the source.
    ``endings`` are of file names. ``begins`` matches the beginning of a file that is of the format although its ending is
    unknown. ``encoding`` finds, near the beginning, the encoding that a file declares, in the group that takes part.
    """

    reader: str
    endings: tuple[str, ...]
    begins: re.Pattern[bytes] | None = None
    encoding: re.Pattern[bytes] | None = None


FORMATS: dict[str, Format] = {
    "plain": Format("linter.text.readers.plain:read_plain", (".txt", ".text")),
    "markdown": Format("linter.text.readers.markdown:read_markdown", (".md", ".markdown")),
    "html": Format(
        "linter.text.readers.html:read_html",
        (".html", ".htm", ".xhtml"),
        begins=re.compile(rb"\s*(?:\xef\xbb\xbf)?(?:<!doctype\s+html|<html\b)", re.IGNORECASE),
        encoding=re.compile(
            rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE
        ),
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
    begun = (name for name, format in FORMATS.items() if format.begins is not None and format.begins.match(head))
    return known or next(begun, "plain")


def reader(name: str) -> Callable[[str], Parts]:
    """The function that reads a source of a format.

    Raises:
        KeyError: there is none of this name; the argument says which is nearest.
    """
    if name not in FORMATS:
        raise KeyError(f"there is no format {name!r}" + nearest(name, FORMATS, f"; known: {', '.join(FORMATS)}"))
    module, _, function = FORMATS[name].reader.partition(":")
    read: Callable[[str], Parts] = getattr(import_module(module), function)
    return read
