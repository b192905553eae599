"""The saved pages of ``tests/pages``: what of them must be read and what not, found with another parser than ours."""

import re
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

PAGES = sorted((Path(__file__).parents[1] / "pages").glob("*.html"))
_MARK = re.compile(r'\sdata-read="(?:yes|no)"')
_INLINE = {"a", "b", "strong", "em", "i", "span", "sup", "cite", "q", "code", "#text", "-text", "font", "time"}


class Stretch(NamedTuple):
    """Text of one block, with what its mark says: ``yes`` must be read, ``no`` must not, None either."""

    text: str
    read: str | None


def stretches(page: str) -> list[Stretch]:
    """The text of a marked page, block by block."""
    body = LexborHTMLParser(page).body
    nodes = [node for node in body.traverse(include_text=True) if node.tag in ("-text", "br") and _shown(node)]
    out = []
    for (_, mark), group in groupby(nodes, key=lambda node: (_block(node), _mark(node))):
        text = " ".join("".join(node.text_content or " " for node in group).split())
        if text:
            out.append(Stretch(text, mark))
    return out


def unmarked(page: str) -> str:
    """The page as it would be saved."""
    return _MARK.sub("", page)


def _around(node):
    while node is not None:
        yield node
        node = node.parent


def _shown(node) -> bool:
    return not any(around.tag in ("script", "style", "title") for around in _around(node))


def _block(node) -> int:
    return next(around.mem_id for around in _around(node) if around.tag not in _INLINE)


def _mark(node) -> str | None:
    return next(
        (around.attributes["data-read"] for around in _around(node.parent) if "data-read" in around.attributes), None
    )
