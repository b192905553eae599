"""One place where a Document is put together from its view and blocks."""

from __future__ import annotations

from array import array
from itertools import repeat
from typing import Literal, NamedTuple

from linter.text import marks
from linter.text.document import Block, Directive, Document, Quotation, Sentence, SourceMap
from linter.text.marks import MARK_NORMS
from linter.text.quotes import BlockQuotations, block_quotations
from linter.text.sentences import is_stop, sentence_ends
from linter.text.tokens import cut, normalise

_NOTHING = BlockQuotations([], None, set())


class Parts(NamedTuple):
    """What a reader makes of a source. ``blocks`` are in view offsets, in order, with no white space at their edges."""

    view: str
    source_map: SourceMap
    blocks: list[Block]
    title: str | None = None
    directives: tuple[Directive, ...] = ()


class _Norms(dict[str, str]):
    """The norm of each token text met so far, and which norms may end a sentence or be a quotation mark."""

    def __init__(self) -> None:
        super().__init__()
        self.special: set[str] = set()

    def __missing__(self, token: str) -> str:
        norm = self[token] = normalise(token)
        if norm in MARK_NORMS or is_stop(norm):
            self.special.add(norm)
        return norm


def assemble(
    parts: Parts,
    *,
    path: str,
    format: Literal["plain", "markdown", "html"],
    source: str,
    encoding: str = "utf-8",
    warnings: tuple[str, ...] = (),
) -> Document:
    """Tokens, sentences and quotations of a view."""
    view, blocks = parts.view, parts.blocks
    starts, ends, sentence_of = array("I"), array("I"), array("I")
    norms: list[str] = []
    sentences: list[Sentence] = []
    quotations: list[Quotation] = []
    carried: int | None = None
    norm_of = _Norms()
    special = norm_of.special
    for number, block in enumerate(blocks):
        tokens, block_starts, block_ends = cut(view[block.start : block.end], block.start)
        if not tokens:
            continue
        block_norms = list(map(norm_of.__getitem__, tokens))
        base = len(norms)
        noted = [i for i, norm in enumerate(block_norms) if norm in special]
        quoting = [i for i in noted if block_norms[i] in MARK_NORMS]
        found = _NOTHING
        if quoting:
            within = marks.Block(view, block_starts, block_ends, block_norms)
            reopened = number + 1 < len(blocks) and view[blocks[number + 1].start] in "“\"„«‘'`"
            found = block_quotations(
                within, quoting, base=base, number=len(quotations), carried=carried, reopened=reopened
            )
            quotations += found.quotations
        carried = found.open_group
        stops = [i for i in noted if block_norms[i] not in MARK_NORMS] if quoting else noted
        first = 0
        for last in sentence_ends(view, block_starts, block_ends, block_norms, stops, found.closing):
            sentence_of.extend(repeat(len(sentences), last - first))
            sentences.append(Sentence(base + first, base + last, number))
            first = last
        starts.extend(block_starts)
        ends.extend(block_ends)
        norms += block_norms
    return Document(
        path=path, format=format, source=source, view=view, source_map=parts.source_map, blocks=tuple(blocks), starts=starts, ends=ends,
        norms=norms, sentences=tuple(sentences), sentence_of=sentence_of, quotations=tuple(quotations),
        title=parts.title, encoding=encoding, warnings=warnings, directives=parts.directives,
    )  # fmt: skip
