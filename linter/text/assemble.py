"""One place where a Document is put together from its view and blocks."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import chain, count, pairwise, repeat, starmap
from typing import NamedTuple

from linter.text import marks
from linter.text.document import (
    Block,
    Directive,
    Document,
    Landmark,
    Part,
    Published,
    Quotation,
    Range,
    Sentence,
    SourceMap,
)
from linter.text.language import is_english
from linter.text.marks import MARK_NORMS
from linter.text.quotes import BlockQuotations, block_quotations
from linter.text.sentences import is_stop, sentence_ends
from linter.text.shape import PLAIN, UNREAD, Shape
from linter.text.tokens import cut

_NOTHING = BlockQuotations([], None, set(), [])


class Parts(NamedTuple):
    """What a reader makes of a source. ``blocks`` are in view offsets, in order, none empty, with no white space at their edges."""

    view: str
    source_map: SourceMap
    blocks: list[Block]
    title: str | None = None
    directives: tuple[Directive, ...] = ()
    warnings: tuple[str, ...] = ()
    landmarks: tuple[Landmark, ...] = ()
    published: Published = Published()
    shape: Shape = PLAIN


def assemble(
    parts: Parts,
    *,
    path: str,
    format: str,
    source: str,
    encoding: str = "utf-8",
    warnings: tuple[str, ...] = (),
    part: Part | None = None,
) -> Document:
    """Tokens, sentences and quotations of a view; and a warning where it is not English, as all rules are."""
    view, blocks = parts.view, parts.blocks
    norms, starts, ends, bounds, occurring = cut(view, blocks)
    if parts.shape.code:
        _leave_unread(parts.shape, norms, starts, ends)
        occurring.add(UNREAD)
    special = {norm for norm in occurring if is_stop(norm)} | MARK_NORMS
    noted = [at for at, norm in enumerate(norms) if norm in special]
    sentences: list[Sentence] = []
    quotations: list[Quotation] = []
    nicknames: list[Range] = []
    carried: int | None = None
    done = 0
    for number, (first, last) in enumerate(pairwise(bounds)):
        begun, done = done, bisect_left(noted, last, done)
        stops = noted[begun:done]
        within = marks.Block(view, starts, ends, norms, first, last)
        found = _NOTHING
        quoting = [at for at in stops if norms[at] in MARK_NORMS]
        if quoting:
            stops = [at for at in stops if norms[at] not in MARK_NORMS]
            reopened = view[blocks[number + 1].start] if number + 1 < len(blocks) else ""
            found = block_quotations(within, quoting, number=len(quotations), carried=carried, reopened=reopened)
            quotations += found.quotations
            nicknames += starmap(Range, found.nicknames)
        carried = found.open_group
        begin = first
        for end in sentence_ends(within, stops, found.closing):
            sentences.append(Sentence(begin, end, number))
            begin = end
    lengths = (last - first for first, last, _ in sentences)
    sentence_of = array("I", chain.from_iterable(map(repeat, count(), lengths)))
    english = is_english(view, norms, starts)
    if english is False:
        warnings = (
            *warnings,
            f"{path}:{f' part {part.number}:' if part else ''} not read as English, which is all that the rules know;"
            " findings need --force-language",
        )
    return Document(
        path=path, format=format, source=source, view=view, source_map=parts.source_map, blocks=tuple(blocks), starts=starts, ends=ends,
        norms=norms, sentences=tuple(sentences), sentence_of=sentence_of, quotations=tuple(quotations),
        nicknames=tuple(nicknames),
        title=parts.title, english=english, encoding=encoding,
        warnings=(*warnings, *(f"{path}: {warning}" for warning in parts.warnings)), directives=parts.directives,
        part=part, landmarks=parts.landmarks, published=parts.published, shape=parts.shape,
    )  # fmt: skip


def _leave_unread(shape: Shape, norms: list[str], starts: array[int], ends: array[int]) -> None:
    """Take the norm from each token that has anything of code."""
    for start, end in shape.code:
        first, last = bisect_right(ends, start), bisect_left(starts, end)
        norms[first:last] = [UNREAD] * (last - first)
