"""One place where a Document is put together from its view and blocks."""

from __future__ import annotations

from array import array
from typing import Literal

from linter.text.document import Block, Directive, Document, Quotation, Sentence, SourceMap, Stream
from linter.text.quotes import block_quotations
from linter.text.sentences import sentence_ends
from linter.text.tokens import normalise, tokenize


def assemble(
    *,
    path: str,
    format: Literal["plain", "markdown", "html"],
    source: str,
    view: str,
    source_map: SourceMap,
    blocks: list[Block],
    title: str | None = None,
    encoding: str = "utf-8",
    warnings: tuple[str, ...] = (),
    directives: tuple[Directive, ...] = (),
) -> Document:
    """Tokens, sentences, quotations and the stream of a view; ``blocks`` are in view offsets, in order."""
    starts, ends, sentence_of = array("L"), array("L"), array("L")
    offsets = array("L")
    norms: list[str] = []
    sentences: list[Sentence] = []
    quotations: list[Quotation] = []
    parts: list[str] = []
    position = 0
    carried: int | None = None
    memo: dict[str, str] = {}
    for number, block in enumerate(blocks):
        spans = tokenize(view, block.start, block.end)
        if not spans:
            continue
        base = len(norms)
        block_norms = []
        for start, end in spans:
            text = view[start:end]
            norm = memo.get(text)
            if norm is None:
                norm = memo[text] = normalise(text)
            block_norms.append(norm)
            starts.append(start)
            ends.append(end)
        found, carried, closing = block_quotations(view, spans, base, carried, len(quotations))
        quotations.extend(found)
        norms.extend(block_norms)
        first = 0
        for last in sentence_ends(view, spans, block_norms, closing):
            if last <= first:
                continue
            parts.append("\n")
            position += 1
            for norm in block_norms[first:last]:
                offsets.append(position)
                position += len(norm) + 1
            parts.append(" ".join(block_norms[first:last]))
            parts.append(" ")
            sentence_of.extend([len(sentences)] * (last - first))
            sentences.append(Sentence(base + first, base + last, number))
            first = last
    stream = Stream("".join(parts) + "\n")
    document = Document(
        path=path, format=format, source=source, view=view, source_map=source_map, blocks=tuple(blocks), starts=starts, ends=ends,
        norms=norms, sentences=tuple(sentences), sentence_of=sentence_of, quotations=tuple(quotations), stream=stream,
        title=title, encoding=encoding, warnings=warnings, directives=directives,
    )  # fmt: skip
    stream.offsets = offsets
    stream.document = document
    return document
