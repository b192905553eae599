"""Where in an article some words stand: in its lead, and in which third of it."""

from __future__ import annotations

from linter.ruleset.rule import Position
from linter.text.document import Document

_THIRDS: tuple[Position, ...] = ("first-third", "middle-third", "last-third")


def positions(document: Document, token: int) -> tuple[Position, ...]:
    """The positions of a token.

    The lead is the first paragraph of text, headings and captions not counted (the inverted pyramid of news puts what matters most there; Pöttker 2003).
    Thirds are of the words. Of a text that is read in parts, the parts are taken for equally long.
    """
    part = document.part
    number, parts = (0, 1) if part is None else (part.number - 1, part.of)
    share = (number + token / len(document.norms)) / parts
    third = _THIRDS[min(int(share * 3), 2)]
    leads = number == 0 and document.sentences[document.sentence_of[token]].block == _lead(document)
    return ("lead", third) if leads else (third,)


def _lead(document: Document) -> int | None:
    """The number of the first block of text; None where there is none."""
    return next(
        (
            sentence.block
            for sentence in document.sentences
            if document.blocks[sentence.block].kind not in ("heading", "caption")
        ),
        None,
    )
