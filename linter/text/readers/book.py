"""EPUB: a book is an archive of pages and a list of the order in which they are read. Each page is a text of its own.

(EbookLib would read it, but under the AGPL, which a project under the MIT licence cannot ask of its users.)
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from linter.text.encoding import NotText, decode
from linter.text.opened import Opened, Refused, Unreadable, check_archive, damaged
from linter.text.readers.html import read_html

_PAGES = ("application/xhtml+xml", "text/html")


def open_epub(data: bytes, column: str) -> Iterator[Opened | Refused]:
    """The pages of a book in the order of its spine, each once; the label of each is its name in the archive.

    Pages without words are passed over. One that is missing or damaged is refused, and the others are read.

    Raises:
        Unreadable: it is damaged, encrypted, or has no text.
    """
    check_archive(data)
    given = False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "META-INF/encryption.xml" in archive.namelist() and "META-INF/rights.xml" in archive.namelist():
            raise Unreadable("is encrypted")
        try:
            names = dict.fromkeys(_spine(archive))
        except Exception as error:  # of the archive or of its lists, whichever is damaged
            raise damaged("EPUB", error) from None
        for name in names:
            try:
                source = decode(archive.read(name), "html").text
            except NotText:
                given = True
                yield Refused("this page is no text", name)
                continue
            except Exception as error:  # of the archive, which raises whatever a damaged member leads to
                given = True
                reason = "is not in the archive" if isinstance(error, KeyError) else "is damaged"
                yield Refused(f"this page {reason}", name)
                continue
            parts = read_html(source)
            if parts.blocks:
                given = True
                yield Opened(source, parts, label=name)
    if not given:
        raise Unreadable("has no text")


def _spine(archive: zipfile.ZipFile) -> Iterator[str]:
    """The names of the pages in the archive, in the order in which they are read."""
    container = _xml(archive.read("META-INF/container.xml"))
    package_name = next(str(one.get("full-path")) for one in container.iter("{*}rootfile"))
    package = _xml(archive.read(package_name))
    items = {one.get("id"): one for one in package.iter("{*}item")}
    for reference in package.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if (
            item is not None
            and item.get("media-type") in _PAGES
            and "nav" not in (item.get("properties") or "").split()
        ):
            yield posixpath.normpath(posixpath.join(posixpath.dirname(package_name), unquote(item.get("href"))))


def _xml(data: bytes) -> Any:
    """XML without entities, which an archive of anybody's could let grow."""
    from lxml import etree

    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
