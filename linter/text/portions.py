"""Very long texts in portions: what linting needs of memory is bounded by the portion, not by the file.

No article is as long as a portion, and most books are not. A file of more is a collection; each portion is linted as a text of its own,
with its places in the whole file.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from linter.text.assemble import Parts
from linter.text.document import Block, Part, SourceMap

LONGEST = 1_000_000
"""Characters of a portion, about 175,000 words."""


def portions(parts: Parts, longest: int | None = None) -> Iterator[tuple[Parts, Part | None]]:
    """A text as it is where it is no longer than a portion, else cut before headings, or between blocks where there are none.

    Only a block that is longer than a portion is cut itself, at a space.

    Args:
        parts: what a reader made of the text.
        longest: characters of a portion; None: ``LONGEST``.

    Returns:
        Each portion, with its number; None for that where there is only one.
    """
    longest = LONGEST if longest is None else longest
    if len(parts.view) <= longest or not parts.blocks:
        yield parts, None
        return
    groups = list(_groups(parts.view, parts.blocks, longest))
    warning = (
        f"long text, linted in {len(groups)} parts of at most {longest:,} characters, each by itself:"
        " names are not followed from one into the next, nor repetitions and totals"
    )
    for number, blocks in enumerate(groups, 1):
        low, high = blocks[0].start, blocks[-1].end
        first = number == 1
        yield (
            Parts(
                parts.view[low:high],
                _shifted(parts.source_map, low, high),
                [block._replace(start=block.start - low, end=block.end - low) for block in blocks],
                parts.title if first else None,
                parts.directives,
                (*parts.warnings, warning) if first else (),
                parts.landmarks,
                parts.published,
                parts.shape.cut(low, high),
            ),
            Part(number, len(groups)),
        )


def _groups(view: str, blocks: Sequence[Block], longest: int) -> Iterator[list[Block]]:
    """The blocks of each portion, none empty. In the last quarter of its room a portion ends before a heading."""
    group: list[Block] = []
    for block in _cut(view, blocks, longest):
        length = block.end - group[0].start if group else 0
        if group and (length > longest or (length > longest * 3 // 4 and block.kind == "heading")):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _cut(view: str, blocks: Sequence[Block], longest: int) -> Iterator[Block]:
    """The blocks, those longer than a portion in pieces, without white space at their edges."""
    for block in blocks:
        start = block.start
        while block.end - start > longest:
            space = view.rfind(" ", start + 1, start + longest)
            end = space if space >= 0 else start + longest
            yield block._replace(start=start, end=start + len(view[start:end].rstrip()))
            start = end + len(view[end : block.end]) - len(view[end : block.end].lstrip())
        if start < block.end:
            yield block._replace(start=start)


def _shifted(whole: SourceMap, low: int, high: int) -> SourceMap:
    """The map of a stretch of the view (half-open)."""
    first, last = bisect_right(whole.view, low), bisect_left(whole.view, high)
    view = array("L", [0, *(at - low for at in whole.view[first:last])])
    source = array("L", [whole.to_source(low)])
    source += whole.source[first:last]
    return SourceMap(view, source, {at - low: end for at, end in whole.wide.items() if low <= at < high})
