"""One place where a Document is put together from its view and blocks."""

from __future__ import annotations

from array import array
from itertools import accumulate
from typing import Literal, NamedTuple

from linter.text import marks
from linter.text.document import Block, Directive, Document, Quotation, Sentence, SourceMap, Stream
from linter.text.marks import MARK_NORMS
from linter.text.quotes import BlockQuotations, block_quotations
from linter.text.sentences import is_stop, sentence_ends
from linter.text.tokens import TOKEN, normalise

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
    """Tokens, sentences, quotations and the stream of a view."""
    view, blocks = parts.view, parts.blocks
    starts, ends, sentence_of, offsets = array("L"), array("L"), array("L"), array("L")
    norms: list[str] = []
    sentences: list[Sentence] = []
    quotations: list[Quotation] = []
    stream: list[str] = []
    position = 0  # in the stream
    carried: int | None = None
    norm_of = _Norms()
    special = norm_of.special
    tokens = TOKEN.finditer
    for number, block in enumerate(blocks):
        block_starts, block_ends, block_norms = [], [], []
        for match in tokens(view, block.start, block.end):
            start, end = match.span()
            block_starts.append(start)
            block_ends.append(end)
            block_norms.append(norm_of[match[0]])
        if not block_norms:
            continue
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
            words = block_norms[first:last]
            text = " ".join(words)
            stream += ("\n", text, " ")
            offsets.extend(accumulate([len(word) + 1 for word in words[:-1]], initial=position + 1))
            position += len(text) + 2
            sentence_of.extend([len(sentences)] * (last - first))
            sentences.append(Sentence(base + first, base + last, number))
            first = last
        starts.extend(block_starts)
        ends.extend(block_ends)
        norms += block_norms
    whole = Stream("".join(stream) + "\n")
    document = Document(
        path=path, format=format, source=source, view=view, source_map=parts.source_map, blocks=tuple(blocks), starts=starts, ends=ends,
        norms=norms, sentences=tuple(sentences), sentence_of=sentence_of, quotations=tuple(quotations), stream=whole,
        title=parts.title, encoding=encoding, warnings=warnings, directives=parts.directives,
    )  # fmt: skip
    whole.offsets = offsets
    whole.document = document
    return document
