"""A view put together from pieces of a source: text as it stands or decoded, each piece knowing where it came from."""

from __future__ import annotations

from array import array

from linter.text.document import Block, BlockKind, SourceMap
from linter.text.plain import make_view


class ViewBuilder:
    """Collects blocks of text with their source offsets; ``finish`` gives view, map and blocks."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._view, self._source = array("L", [0]), array("L", [0])
        self._length = 0
        self._start: int | None = None
        self.blocks: list[Block] = []

    def add(self, text: str, source: int, raw_length: int | None = None) -> None:
        """Append text whose first character stands at a source offset; ``raw_length`` where the source spells it otherwise (&amp;)."""
        if not text:
            return
        if raw_length is None or raw_length == len(text):
            view, mapping = make_view(text)
            for v, s in zip(mapping.view, mapping.source, strict=True):
                self._run(self._length + v, source + s)
            self._append(view)
        else:
            self._run(self._length, source)
            self._append(text.replace("\u00a0", " ").replace("\u00ad", ""))
            self._run(self._length, source + raw_length)

    def _append(self, text: str) -> None:
        if self._start is None:
            self._start = self._length
        self._parts.append(text)
        self._length += len(text)

    def _run(self, view: int, source: int) -> None:
        if self._view[-1] == view:
            self._source[-1] = source
        elif self._source[-1] + view - self._view[-1] != source:
            self._view.append(view)
            self._source.append(source)

    def end_block(self, kind: BlockKind, level: int = 0) -> None:
        """Close the block that was being added to; blocks of white space alone are dropped."""
        if self._start is not None:
            text = "".join(self._parts)[self._start :] if len(self._parts) < 3 else ""
            if text.strip() or not text:
                self.blocks.append(Block(kind, self._start, self._length, level))
            source = self._source[-1] + self._length - self._view[-1]
            self._parts.append("\n\n")
            self._length += 2
            self._run(self._length, source)
        self._start = None

    def finish(self) -> tuple[str, SourceMap, list[Block]]:
        """The view, its map to the source, and the blocks with any text in them."""
        view = "".join(self._parts)
        return view, SourceMap(self._view, self._source), [b for b in self.blocks if view[b.start : b.end].strip()]
