"""Quotations without a cue of their own that go on from an attribution before them."""

from __future__ import annotations

import re

from linter.attribution.drafts import AttributionDraft, Report, covered, in_order
from linter.language.tags import document_tags
from linter.ruleset.packs import CONTINUATION
from linter.text.document import Document, Quotation, Range

_LEAST = 5  # tokens, marks included, of a quotation that goes on
_TELLS_ON = re.compile(r",A?[GP]|cA?[PS]")


def continued(document: Document, reports: list[Report]) -> list[Report]:
    """Give a quotation with no cue of its own to the attribution it goes on from.

    “A,” X said. “B.” in one paragraph, and paragraphs that reopen one quotation, are pieces of one content. A paragraph that is
    nothing but a quotation, after one whose last words were attributed, becomes an attribution of its own by continuation.
    """
    attributed = covered(document, reports)
    tags = document_tags(document)
    growing = [_Growing(draft, list(content)) for draft, content in reports]
    direct = sorted(
        (max(last for _, last in content), i)
        for i, (_, content) in enumerate(reports)
        if any(tags.find('"', first, last) >= 0 for first, last in content)
    )
    ending = dict(direct)
    groups: dict[int, int] = {}  # group of quotations -> the attribution that has its first piece
    own: list[Report] = []
    at = 0
    before: int | None = None  # the last attribution that ends before the quotation
    sentences, sentence_of = document.sentences, document.sentence_of
    for number, quotation in enumerate(document.quotations):
        if quotation.depth:
            continue
        while at < len(direct) and direct[at][0] <= quotation.first:
            before = direct[at][1]
            at += 1
        if attributed[quotation.first] or attributed[quotation.last - 1]:
            if quotation.last in ending:
                groups[quotation.group] = ending[quotation.last]
            continue
        sentence = sentences[sentence_of[quotation.first]]
        if sentence.first != quotation.first:
            continue
        piece = Range(quotation.first, quotation.last)
        if quotation.group != number and quotation.group in groups:
            growing[groups[quotation.group]].add(piece)
            continue
        if before is None or quotation.last - quotation.first < _LEAST:
            continue
        draft = growing[before].draft
        here, there = sentence.block, sentences[sentence_of[draft.frame.last - 1]].block
        if here == there and growing[before].goes_on_with(document, quotation):
            growing[before].add(piece)
            groups[quotation.group] = before
        elif here in (there, there + 1):
            own.append(Report(AttributionDraft(CONTINUATION, draft.act, piece, {"continues": draft.cue}), (piece,)))
    return in_order([*(Report(one.draft, tuple(sorted(one.content))) for one in growing), *own])


class _Growing:
    """An attribution whose content may be gone on with: where it ends by now, and how many tokens it has."""

    def __init__(self, draft: AttributionDraft, content: list[Range]) -> None:
        self.draft, self.content = draft, content
        self._end = max(draft.frame.last, *(piece.last for piece in content))
        self._length = sum(piece.last - piece.first for piece in content)

    def add(self, piece: Range) -> None:
        """Add a piece that comes after all others."""
        self.content.append(piece)
        self._end = max(self._end, piece.last)
        self._length += piece.last - piece.first

    def goes_on_with(self, document: Document, quotation: Quotation) -> bool:
        """Whether a quotation in the same paragraph goes on from the content: the narrator tells nothing in between.

        After “…,” she said, turning to the door. “…” a quotation that is longer than what came before it does not go on.
        """
        sentence_of, end = document.sentence_of, self._end
        if sentence_of[quotation.first] > sentence_of[end - 1] + 1:
            return False
        rest = document_tags(document)[end : document.sentences[sentence_of[end - 1]].last]
        return _TELLS_ON.search(rest) is None or quotation.last - quotation.first <= self._length
