"""Quotations that are in several articles and not the same: cut, joined or altered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.sets.align import Alignment, Wording, align, differs, is_marked, matters, sentence_end, sentence_start
from linter.sets.dates import days_apart
from linter.sets.model import Extract, Said
from linter.sets.ngrams import GRAM, sharing
from linter.sets.words import BRACKET, GAP, content

_FAR = ((20, 30), (12, 7), (0, 2))
"""Words in common, and the days after which so many may well have been said again: who stands for an office says the same every week."""
_MOST_LOST = 25  # words of a sentence that are lost at an end
_DENYING = frozenset({"not", "never", "no", "nobody", "nothing", "none", "neither", "nor", "hardly"})
_CONDITIONS = frozenset({"if", "unless", "until", "except", "without"})
_REACH = 6  # words from a denial to what it denies
_SHORT = 3  # words at least that an end is shorter by, and that are known again in another quotation


class Heard(NamedTuple):
    """A quotation of an article, by the article's number and its own."""

    article: int
    said: Said


class Text(NamedTuple):
    """A wording, and where it stands so."""

    wording: Wording
    heard: tuple[Heard, ...]


class Pair(NamedTuple):
    """Two wordings of one quotation, where each stands, and how they lie beside each other. ``a`` is the fuller one.

    ``cut`` are words of ``a`` that ``b`` leaves out without a mark, ``altered`` stretches with other words in each, ``lost`` words of ``a`` at an
    end of ``b``, which deny what ``b`` says or are its condition, ``short`` others at an end of ``b`` in its sentence: all half-open positions of words.
    """

    a: Text
    b: Text
    alignment: Alignment
    cut: tuple[range, ...]
    altered: tuple[tuple[range, range], ...]
    lost: tuple[range, ...]
    short: tuple[range, ...]


def texts_of(extracts: Sequence[Extract]) -> list[Text]:
    """The different wordings of all quotations that are long enough to be known again, in the order in which they come first."""
    found: dict[tuple[str, bytes], list[Heard]] = {}
    for number, one in enumerate(extracts):
        for said in one.quotations:
            if said.words.count(" ") + 1 >= GRAM:
                shown = bytes(mark & (GAP | BRACKET) for mark in said.marks)
                found.setdefault((said.words, shown), []).append(Heard(number, said))
    return [
        Text(Wording(tuple(words.split()), heard[0].said.marks), tuple(heard)) for (words, _), heard in found.items()
    ]


def same_quotations(extracts: Sequence[Extract], texts: Sequence[Text]) -> Iterator[Pair]:
    """The pairs of wordings that are surely one quotation, of different articles, in the order of the texts."""
    for one, other in sharing([" ".join(text.wording.words) for text in texts]):
        a, b = texts[one], texts[other]
        if len(b.wording.words) > len(a.wording.words):
            a, b = b, a
        near = [(x, y) for x in a.heard for y in b.heard if _may_be_one(extracts, x, y, _FAR[0][1])]
        alignment = align(a.wording, b.wording) if near else None
        if alignment is None:
            continue
        far = next(days for words, days in _FAR if alignment.common >= words)
        near = [(x, y) for x, y in near if _may_be_one(extracts, x, y, far)]
        if near:
            kept = {id(heard) for both in near for heard in both}
            a, b = (Text(text.wording, tuple(heard for heard in text.heard if id(heard) in kept)) for text in (a, b))
            yield _pair(extracts, a, b, alignment)


def _may_be_one(extracts: Sequence[Extract], x: Heard, y: Heard, far: int) -> bool:
    """Whether two quotations may be one by their articles, their speakers and their dates, which are so many days apart at most."""
    if extracts[x.article].article.path == extracts[y.article].article.path:  # a long one comes in parts
        return False
    if x.said.surname and y.said.surname and x.said.surname != y.said.surname:
        return False
    apart = days_apart(extracts[x.article].article.date, extracts[y.article].article.date)
    return apart is None or abs(apart) <= far


def _pair(extracts: Sequence[Extract], a: Text, b: Text, alignment: Alignment) -> Pair:
    cut: list[range] = []
    altered: list[tuple[range, range]] = []
    turned = False
    for gap in (*alignment.gaps, *alignment.edges):
        here, there = a.wording.words[gap.a.start : gap.a.stop], b.wording.words[gap.b.start : gap.b.stop]
        if is_marked(a.wording, gap.a) or is_marked(b.wording, gap.b):
            continue
        if here and there:
            if differs(here, there):
                altered.append((gap.a, gap.b))
        elif matters(here or there) and not _is_repeated(a.wording if here else b.wording, gap.a if here else gap.b):
            if here:
                cut.append(gap.a)
            else:  # the longer wording leaves out what the shorter has
                turned = True
    if turned and not cut:
        blocks = tuple(block._replace(a=block.b, b=block.a) for block in alignment.blocks)
        gaps, edges = (
            tuple(gap._replace(a=gap.b, b=gap.a) for gap in some) for some in (alignment.gaps, alignment.edges)
        )
        return _pair(extracts, b, a, Alignment(blocks, gaps, edges))
    elsewhere = [
        said.words for heard in b.heard for said in extracts[heard.article].quotations if said is not heard.said
    ]

    def is_quoted(at: range) -> bool:
        """Whether words are in another quotation of an article that has ``b``: it only parts them."""
        words = " ".join(a.wording.words[at.start : at.stop])
        return len(at) >= _SHORT and any(f" {words} " in f" {other} " for other in elsewhere)

    ends = [at for at in _ends(a, b, alignment) if not is_quoted(at) and not _is_begun_again(a.wording, at)]
    lost = tuple(at for at in ends if _is_lost(a, b, at, before=at.stop == alignment.blocks[0].a))
    short = tuple(
        at for at in ends if at not in lost and len(at) >= _SHORT and content(a.wording.words[at.start : at.stop])
    )
    return Pair(a, b, alignment, tuple(at for at in cut if not is_quoted(at)), tuple(altered), lost, short)


def _is_repeated(wording: Wording, words: range) -> bool:
    """Whether some words are said twice on end: what is left out then is a slip of the tongue."""
    said, size = wording.words[words.start : words.stop], len(words)
    return said in (
        wording.words[words.stop : words.stop + size],
        wording.words[max(0, words.start - size) : words.start],
    )


def _is_begun_again(wording: Wording, words: range) -> bool:
    """Whether some words end as what follows them begins: "if the dam, if the dam breaks"."""
    most = min(len(words), len(wording.words) - words.stop)
    return any(
        wording.words[words.stop - size : words.stop] == wording.words[words.stop : words.stop + size]
        for size in range(2, most + 1)
    )


def _ends(a: Text, b: Text, alignment: Alignment) -> Iterator[range]:
    """What of a sentence ``b`` leaves out at an end, without an ellipsis."""
    first, last = alignment.blocks[0], alignment.blocks[-1]
    end = last.a + last.size
    before, after = range(sentence_start(a.wording, first.a), first.a), range(end, sentence_end(a.wording, end))
    if before and first.b == 0 and not b.wording.marks[0] & GAP:
        yield before
    if after and last.b + last.size == len(b.wording.words) and not b.wording.marks[-1] & GAP:
        yield after


def _is_lost(a: Text, b: Text, at: range, *, before: bool) -> bool:
    """Whether words at an end deny the rest or are its condition, and the paper's own words do not make up for it."""
    words = a.wording.words[at.start : at.stop]
    if len(words) > _MOST_LOST or any(heard.said.around for heard in b.heard):
        return False
    near = words[-_REACH:]
    return words[0] in _CONDITIONS or (before and not _DENYING.isdisjoint(near) and "only" not in near)
