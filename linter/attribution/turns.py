"""Contents that run over blocks: a speaker's turn, a block quotation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter

from linter.attribution.bounds import trim
from linter.attribution.drafts import AttributionDraft
from linter.language.interview import is_the_papers
from linter.language.labelled import speaker_in
from linter.language.labels import FIRST_TURN
from linter.language.signatures import begins_at, is_in_marks
from linter.text.annotation import Annotation
from linter.text.document import Document, Range, Sentence

_MOST_PARAGRAPHS = 20  # of one turn
_MOST_BEFORE_LABEL = 5  # tokens: a mark and a time in brackets


def spoken(document: Document, tags: str, draft: AttributionDraft) -> tuple[Range, ...]:
    """What a label or a colon at the end of a block gives the floor to, a piece a paragraph."""
    end = draft.frame.last
    labelled = bool(document.annotation("label").backs[end - 1]) and tags[end : end + 1] != '"'
    if labelled:
        return _turn(document, tags, end)
    return block_quotation(document, tags, draft) or _turn(document, tags, end)


def _turn(document: Document, tags: str, start: int) -> tuple[Range, ...]:
    """A turn's paragraphs, a piece each: to the next label, heading, line of marks or end; a heading's turn is the rest of the heading."""
    at = document.sentence_of[start - 1]
    labels = document.annotation("label")
    if not (labels.backs[start - 1] or labels.backs[start]) and start == document.sentences[at].last:
        return ()  # a colon that announces something else
    block = document.sentences[at].block
    pieces: list[Range] = []
    first = start
    last_label = _last_label(labels)
    headline = block == 0 and not _label_follows(document, labels, start)
    for sentence in _sentences_from(document, at):
        if sentence.block != block:
            opened = any(labels.lengths[sentence.first : min(sentence.first + _MOST_BEFORE_LABEL, sentence.last)])
            alone = document.blocks[block].kind == "heading" or headline
            block = sentence.block
            if opened or alone or document.blocks[block].kind == "heading" or len(pieces) >= _MOST_PARAGRAPHS:
                break
            if not any(norm[0].isalnum() for norm in document.norms[sentence.first : sentence.last]):
                break  # * * *
            if start > last_label and is_the_papers(document, sentence):
                break
            first = sentence.first
        piece = trim(tags, first, sentence.last)
        if piece:
            if pieces and pieces[-1].first == first:
                pieces.pop()
            pieces.append(piece)
    return tuple(pieces)


def named_by_label(document: Document, source: Range, known: dict[tuple[str, ...], Range]) -> Range:
    """The words that name whoever has the floor, by the label of the turn; other sources as they are.

    ``known`` has, by their tokens, the labels met so far, and from the beginning those that ``interview`` knows; others are added.
    """
    if document.annotation("label").lengths[source.first] != source.last - source.first:
        return source
    words = tuple(document.norms[source.first : source.last])
    if words not in known:
        known[words] = speaker_in(document, source)
    return known[words]


def _label_follows(document: Document, labels: Annotation, start: int) -> bool:
    """Whether the next label after that of the first block is near enough for a turn."""
    within = (last for _, last, block in _sentences_from(document, 0) if block > FIRST_TURN)
    return any(labels.lengths[start : next(within, len(labels.lengths))])


@lru_cache(maxsize=1)  # every turn of a document asks for it
def _last_label(labels: Annotation) -> int:
    """The first token of the last label."""
    return max((first for first, _ in labels.ends()), default=0)


def block_quotation(document: Document, tags: str, draft: AttributionDraft) -> tuple[Range, ...]:
    """What a colon at the end of its block announces: the block quotation that follows, or one paragraph.

    Of a paragraph in marks it is the quotation that opens it, unless a cue of its own follows that.
    """
    at = document.sentence_of[draft.frame.last - 1]
    block = document.sentences[at].block
    if draft.frame.last < document.sentences[at].last or at + 1 == len(document.sentences):
        return ()
    if document.sentences[at + 1].block == block:
        return ()  # an over-long sentence that is cut behind its colon
    kind = document.blocks[block + 1].kind
    if document.blocks[block].kind == "blockquote" or kind not in ("blockquote", "paragraph"):
        return ()
    if tags[document.sentences[at + 1].first] == '"':
        return _opening_quotation(document, at + 1)
    pieces: dict[int, Range] = {}
    for sentence in _sentences_from(document, at + 1):
        if document.blocks[sentence.block].kind != kind or (kind == "paragraph" and sentence.block > block + 1):
            break
        first = pieces[sentence.block].first if sentence.block in pieces else sentence.first
        piece = trim(tags, first, sentence.last)
        if piece:
            pieces[sentence.block] = piece
    return tuple(pieces.values())


def _opening_quotation(document: Document, at: int) -> tuple[Range, ...]:
    """The quotation that opens a sentence, where a sentence ends with it."""
    opening = document.sentences[at].first
    found = bisect_left(document.quotations, opening, key=attrgetter("first"))
    if found == len(document.quotations) or document.quotations[found].first != opening:
        return ()
    first, last = opening, document.quotations[found].last
    return (Range(first, last),) if document.sentences[document.sentence_of[last - 1]].last == last else ()


def signed_quotation(document: Document, tags: str, draft: AttributionDraft) -> tuple[Range, ...]:
    """What a signature signs: the block quotation that it ends or stands below, up to an earlier signature; a piece a paragraph."""
    source, signatures = draft.source, document.annotation("signature")
    if source is None or signatures.longest(source.first) != source.last:
        return ()
    begins = begins_at(document, source.first)
    pieces: list[Range] = []
    at = document.sentence_of[begins]
    here = document.sentences[at].block
    while at >= 0:
        first, last, block = document.sentences[at]
        at -= 1
        if block != here and document.blocks[block].kind != "blockquote":
            if not pieces and here - block == 1 and is_in_marks(document, *_bounds(document, at + 1)):
                return (Range(*_bounds(document, at + 1)),)
            break
        if any(signatures.lengths[first : min(last, begins)]):
            break  # what another one signs
        piece = trim(tags, first, min(last, begins)) if first < begins else None
        if piece is None:
            continue
        if pieces and document.sentences[document.sentence_of[pieces[-1].first]].block == block:
            pieces[-1] = Range(piece.first, pieces[-1].last)
        else:
            pieces.append(piece)
    return tuple(reversed(pieces))


def _bounds(document: Document, at: int) -> tuple[int, int]:
    """The tokens of the block that a sentence is in, which is the block's last."""
    block = document.sentences[at].block
    first = at
    while first > 0 and document.sentences[first - 1].block == block:
        first -= 1
    return document.sentences[first].first, document.sentences[at].last


def _sentences_from(document: Document, at: int) -> Iterator[Sentence]:
    """The sentences from one on, not copied: few are read."""
    return (document.sentences[i] for i in range(at, len(document.sentences)))
