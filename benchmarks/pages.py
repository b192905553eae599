"""How well readers of HTML find the article: ours beside resiliparse, trafilatura and readability-lxml, on the pages of ``tests/pages``.

``marks`` is ours without a library as judge, ``judged`` ours with resiliparse as the judge.

    pip install trafilatura resiliparse
    python benchmarks/pages.py            # a line a page and reader
    python benchmarks/pages.py --total    # one line a reader

An attribute ``data-read`` in a page says whether the text in its element must be read (``yes``) or not (``no``); text outside is not counted. Readers
get the page without these attributes. ``kept`` is the share of the words that must be read, ``wrong`` that of the words that must not.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

from linter.text.readers import body, judge
from linter.text.reading import from_text

PAGES = Path(__file__).parents[1] / "tests" / "pages"
_MARK = re.compile(r'\sdata-read="(?:yes|no)"')
_WORD = re.compile(r"\w+")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905


class _Expected(HTMLParser):
    """The words of a marked page by what its marks say of them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: dict[str, Counter[str]] = {"yes": Counter(), "no": Counter(), "": Counter()}
        self.open: list[tuple[str, str]] = [("", "")]
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "p" and self.open[-1][0] == "p":
            self.open.pop()  # its end tag may be left out
        if tag not in _VOID:
            self.open.append((tag, dict(attributes).get("data-read") or self.open[-1][1]))

    def handle_endtag(self, tag: str) -> None:
        if any(tag == name for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.open[-1][0] not in ("script", "style"):
            self.words[self.open[-1][1]].update(words(data))


def words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def ours(page: str) -> str:
    document = from_text(page, format="html")
    return " ".join(document.view[block.start : block.end] for block in document.blocks)


def marks(page: str) -> str:
    """Ours without a judge."""

    def nobody(page: object, source: str) -> None:
        raise judge.NoJudge

    with patch.object(body, "main_content", nobody):
        return ours(page)


def judged(page: str) -> str:
    """Ours with resiliparse as the judge."""
    library = SimpleNamespace(Document=lambda text: SimpleNamespace(summary=lambda: resiliparse(text)))
    resiliparse("")  # loaded before the modules are exchanged, which takes back what is loaded in between
    with patch.dict(sys.modules, {"readability": library}):
        return ours(page)


def resiliparse(page: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(page, main_content=True, alt_texts=False)


def trafilatura(page: str) -> str:
    from trafilatura import extract

    return extract(page, include_comments=False) or ""


def readability(page: str) -> str:
    from lxml.html import fromstring
    from readability import Document

    document = Document(page)
    return document.title() + " " + fromstring(document.summary()).text_content()


READERS: dict[str, Callable[[str], str]] = {
    "ours": ours,
    "marks": marks,
    "judged": judged,
    "resiliparse": resiliparse,
    "trafilatura": trafilatura,
    "readability": readability,
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--total", action="store_true")
    options.add_argument("--readers", default=",".join(READERS))
    told = options.parse_args()
    names = told.readers.split(",")
    sums = {name: [0, 0, 0, 0] for name in names}
    if not told.total:
        print(f"{'kept, wrong':18}" + "".join(f"{name:>15}" for name in names))
    for file in sorted(PAGES.glob("*.html")):
        page = file.read_text("utf-8")
        expected = _Expected(page).words
        shown = []
        for name in names:
            left = Counter(words(READERS[name](_MARK.sub("", page))))
            kept = left & expected["yes"]
            wrong = (left - expected["yes"] - expected[""]) & expected["no"]
            each = kept.total(), expected["yes"].total(), wrong.total(), expected["no"].total()
            sums[name] = [a + b for a, b in zip(sums[name], each, strict=True)]
            shown.append(f"{each[0] / each[1]:.2f} {each[2] / max(each[3], 1):.2f}")
        if not told.total:
            print(f"{file.stem:18}" + "".join(f"{figure:>15}" for figure in shown))
    for name, (kept, wanted, wrong, unwanted) in sums.items():
        print(f"{name:18} kept {kept / wanted:.3f} of {wanted}, wrong {wrong / unwanted:.3f} of {unwanted}")


main()
