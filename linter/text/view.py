"""The view of a source: readable text built piece by piece, with the map that carries each character back."""

from __future__ import annotations

import re
import unicodedata
from array import array

from linter.text.document import Block, BlockKind, SourceMap
from linter.text.shape import Link, Picture, Setting, Shape

_ODD_SPACE = re.compile("[\t\r\x0b\x0c\x85\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_DROPPED = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SPACES = re.compile(r"[ \n]{2,}|\n")
_PLAIN = Setting()


class View:
    """The view under construction; ``copy`` and ``put`` add text, ``open``/``close`` mark a block around it.

    Offsets given to the methods are source offsets, half-open. Soft hyphens and other invisible marks are dropped, every
    kind of space becomes a plain one, letters are composed (NFC).
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._length = 0
        self._at_view, self._at_source = array("L", [0]), array("L", [0])
        self._wide: dict[int, int] = {}
        self._opened: tuple[BlockKind, int, Setting, int, int] | None = None
        self._links: list[Link] = []
        self._pictures: list[Picture] = []
        self._code: list[tuple[int, int]] = []
        self._settings: dict[int, Setting] = {}

    @property
    def at(self) -> int:
        """The view offset at which the next text goes."""
        return self._length

    def link(self, start: int, target: str) -> None:
        """Say that the text from a view offset on leads to an address."""
        if self._length > start:
            self._links.append(Link(start, self._length, target))

    def code(self, start: int) -> None:
        """Say that the text from a view offset on is code or a formula."""
        if self._length > start:
            self._code.append((start, self._length))

    def picture(self, text: str) -> None:
        """Say that a picture stands here, and what it shows."""
        self._pictures.append(Picture(self._length, " ".join(text.split())))

    def copy(self, start: int, end: int, *, collapse: bool = False) -> None:
        """Add ``source[start:end]``; with ``collapse`` each run of white space becomes one space, as markup reads it."""
        text = _ODD_SPACE.sub(" ", self.source[start:end])
        if collapse and _SPACES.search(text):
            done = 0
            for match in _SPACES.finditer(text):
                self._clean(text[done : match.start()], start + done)
                self.put(" ", start + match.start(), start + match.end())
                done = match.end()
            self._clean(text[done:], start + done)
        else:
            self._clean(text, start)

    def put(self, text: str, start: int, end: int) -> None:
        """Add text that stands for ``source[start:end]``: a character reference, an escape, a composed letter."""
        text = unicodedata.normalize("NFC", _DROPPED.sub("", _ODD_SPACE.sub(" ", text)))
        for _ in text:
            self._run(start)
            if end - start > 1:
                self._wide[self._length] = end
            self._length += 1
        self._parts.append(text)

    def open(self, kind: BlockKind, level: int = 0, setting: Setting = _PLAIN) -> None:
        """Begin a block; one still open is closed first."""
        self.close()
        self._opened = (kind, level, setting, len(self._parts), self._length)

    def close(self) -> None:
        """End the open block, if any. White space at its edges stays outside; a block with nothing else is left out."""
        if self._opened is None:
            return
        kind, level, setting, first_part, start = self._opened
        self._opened = None
        text = "".join(self._parts[first_part:])
        self._parts[first_part:] = [text]
        bare = text.strip()
        if bare:
            start += len(text) - len(text.lstrip())
            self.blocks.append(Block(kind, start, start + len(bare), level))
            if setting != _PLAIN:
                self._settings[start] = setting
            self._parts.append("\n\n")
            self._length += 2

    def part(self) -> None:
        """End the open block, and begin one of its kind."""
        if self._opened is not None:
            kind, level, setting, _, _ = self._opened
            item = setting.item and setting.item._replace(begins=False)
            self.open(kind, level, setting if item is None else setting._replace(item=item))

    def last_text(self) -> str:
        """The text of the last closed block."""
        return self._parts[-2].strip() if len(self._parts) > 1 else ""

    def finish(self) -> tuple[str, SourceMap]:
        """The view and its map."""
        self.close()
        return "".join(self._parts), SourceMap(self._at_view, self._at_source, self._wide)

    def shape(self) -> Shape:
        """How the source sets what was added."""
        return Shape(tuple(self._links), tuple(self._pictures), tuple(self._code), self._settings)

    def _clean(self, text: str, start: int) -> None:
        """Add text as long as its source stretch, without what is dropped and composed."""
        if not text:
            return
        if text.isascii():
            self._add(text, start)
            return
        if unicodedata.is_normalized("NFC", _DROPPED.sub("", text)):
            self._drop(text, start)
        else:
            self._compose(text, start)

    def _drop(self, text: str, start: int) -> None:
        done = 0
        for match in _DROPPED.finditer(text):
            self._add(text[done : match.start()], start + done)
            done = match.end()
        self._add(text[done:], start + done)

    def _compose(self, text: str, start: int) -> None:
        import regex  # only decomposed text needs it

        done = 0
        for match in regex.finditer(r"\X", text):
            cluster = match.group()
            if unicodedata.is_normalized("NFC", _DROPPED.sub("", cluster)):
                continue
            self._drop(text[done : match.start()], start + done)
            self.put(cluster, start + match.start(), start + match.end())
            done = match.end()
        self._drop(text[done:], start + done)

    def _add(self, text: str, start: int) -> None:
        if text:
            self._run(start)
            self._parts.append(text)
            self._length += len(text)

    def _run(self, at_source: int) -> None:
        """From here on the view stands for the source from ``at_source`` on."""
        if self._at_source[-1] + self._length - self._at_view[-1] == at_source:
            return
        if self._at_view[-1] == self._length:
            self._at_source[-1] = at_source
        else:
            self._at_view.append(self._length)
            self._at_source.append(at_source)
