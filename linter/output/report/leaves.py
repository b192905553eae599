"""Cuts a very long article into several pages, so that none takes long to open."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from linter.output.report.model import Article, Leaf, Note, Row
from linter.output.report.view import rules_of

ROOM = 250_000
"""Bytes that a page has for its article, about; with style, script and filters it has some 30,000 more."""

_SUMMARY = 14_000  # bytes of the summary of an article, apart from its speakers, its gauges among them
_SPEAKER = 340  # of a speaker in it
_SHOWN = 300  # speakers
_ROW = 180  # of the elements of a row
_MARK = 80  # of a mark, with the number at its end
_PASSAGE = 60  # of words in one voice
_CARD = 370  # of a card, without its message
_CITED = 70  # of words that a card cites
_RULE = 350  # of a rule, without its reason and its advice


def leaves(view: Article, page: str) -> tuple[tuple[str, Article], ...]:
    """The pages of an article by their names: one, or as many as ``ROOM`` asks for.

    Each has at least one row, and no words of a finding are cut in two. The first has what is said of the whole article.

    Args:
        view: the article.
        page: the name of its first page.
    """
    groups = list(_cut(view))
    if len(groups) == 1:
        return ((page, view),)
    names = [page, *(f"{page.removesuffix('.html')}-{number}.html" for number in range(2, len(groups) + 1))]
    near = [name.rsplit("/", 1)[-1] for name in names]
    noted = [_notes(rows, view if at == 0 else None) for at, rows in enumerate(groups)]
    page_of = {note.id: near[at] for at, notes in enumerate(noted) for note in notes}
    out = []
    for at, (rows, notes) in enumerate(zip(groups, noted, strict=True)):
        leaf = Leaf(
            at + 1,
            len(groups),
            near[at - 1] if at else None,
            near[at + 1] if at + 1 < len(groups) else None,
            notes,
            {one: there for one, there in page_of.items() if there != near[at]} if at == 0 else {},
        )
        spots = view.spots if at == 0 else ()
        out.append((names[at], replace(view, rows=rows, spots=spots, rules=rules_of(notes), leaf=leaf)))
    return tuple(out)


class Where:
    """Which page of an article a finding or a block is on.

    Args:
        pages: the pages, as ``leaves`` gives them.
    """

    def __init__(self, pages: Sequence[tuple[str, Article]]) -> None:
        self.starts = tuple((view.rows[0].blocks[0].number if view.rows else 1, name) for name, view in pages)
        self._of = {
            note.id: name for name, view in pages[1:] for row in view.rows for spot in row.spots for note in spot.notes
        }
        self._first = pages[0][0]

    def note(self, one: str) -> str:
        """The page of a finding by the id of its card."""
        return self._of.get(one, self._first)

    def row(self, number: int) -> str:
        """The page of a row by the number of its first block."""
        return page_at(self.starts, number)


def page_at(starts: Sequence[tuple[int, str]], number: int) -> str:
    """The page of a row by the number of its first block, of pages with the numbers that they begin with."""
    return starts[max(0, bisect_right(starts, number, key=lambda start: start[0]) - 1)][1]


def _cut(view: Article) -> Iterator[tuple[Row, ...]]:
    """The rows of each page."""
    last = {number: at for at, row in enumerate(view.rows) for number in _marked(row)}
    size = _SUMMARY + _SPEAKER * min(len(view.voices), _SHOWN)
    group: list[Row] = []
    known: set[str] = set()
    until = 0  # the row that words of a finding of this page reach
    for at, row in enumerate(view.rows):
        cost = _size(row)
        if group and at > until and size + cost > ROOM:
            yield tuple(group)
            group, known, size = [], set(), 0
        group.append(row)
        size += cost
        until = max([until, *(last[number] for number in _marked(row))])
        for spot in row.spots:
            for note in spot.notes:
                if note.finding.rule not in known:
                    known.add(note.finding.rule)
                    size += _RULE + _bytes(note.finding.why) + _bytes(note.finding.advice)
    yield tuple(group)


def _marked(row: Row) -> set[int]:
    """The numbers of the findings that have words in a row."""
    return {
        mark.note for view in row.blocks for passage in view.passages for one in passage.segments for mark in one.marks
    }


def _size(row: Row) -> int:
    """The bytes of a row in a page, about."""
    size = _ROW
    for view in row.blocks:
        for passage in view.passages:
            size += _PASSAGE
            size += sum(_bytes(one.text) + _MARK * len(one.marks) for one in passage.segments)
    for spot in row.spots:
        for note in spot.notes:
            size += _CARD + _bytes(note.finding.message) + _CITED * (len(note.captures) + len(note.evidence))
    return size


def _bytes(text: str) -> int:
    """The bytes of a text in HTML, where some characters are written with six."""
    return len(text.encode("utf-8", "surrogatepass")) + 5 * sum(map(text.count, "&<>'\""))


def _notes(rows: Sequence[Row], general: Article | None) -> tuple[Note, ...]:
    """The findings of a page, in the order of the article."""
    spots = [spot for row in rows for spot in row.spots] + list(general.spots if general else ())
    return tuple(sorted((note for spot in spots for note in spot.notes), key=lambda note: note.number))
