"""Keeps what patterns matched in paragraphs, for a text that is searched again and again while somebody writes it.

No match leaves its paragraph, but for a quotation that a colon at the paragraph's end announces: such paragraphs are taken together. What
matches in a paragraph depends on its tokens as written, their classes, its sentences and quotations, and the units found in it. All of
that is compared; where it is the same, so are the matches.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from linter.language.clauses import Clause
from linter.pattern.matcher import Match
from linter.pattern.stream import TokenStream
from linter.text.annotation import FAR, Annotation
from linter.text.document import ANNOTATORS, CLASSES, Document, Range

_MOST = 20_000  # paragraphs that are kept, about a million words
_BEFORE = 4  # classes before a paragraph that a regular expression of a unit may look at


class Paragraph(NamedTuple):
    """A stretch of a document that no match leaves: its slots and first token; and all that decides what matches in it."""

    first: int
    last: int
    token: int
    sentences: range
    key: Hashable


class Relative(NamedTuple):
    """A match of the alternative of some number: its places counted from the first slot and token of its paragraph."""

    number: int
    slot: int
    first: int
    last: int
    captures: tuple[tuple[str, int, int], ...]

    def at(self, paragraph: Paragraph) -> tuple[int, Match]:
        """The slot at which the match begins, and the match, where the paragraph now is."""
        begin = paragraph.token
        captures = {name: Range(begin + first, begin + last) for name, first, last in self.captures}
        return paragraph.first + self.slot, Match(begin + self.first, begin + self.last, captures)


class Kept:
    """The matches of one index by paragraph: those of the paragraphs that were searched last."""

    def __init__(self) -> None:
        self._matches: dict[Hashable, tuple[Relative, ...]] = {}

    def get(self, paragraph: Paragraph) -> tuple[Relative, ...] | None:
        """What was found in a paragraph like this; None where none like it was searched."""
        found = self._matches.pop(paragraph.key, None)
        if found is not None:
            self._matches[paragraph.key] = found  # as the last one
        return found

    def put(self, paragraph: Paragraph, tried: dict[int, dict[int, Match | None]]) -> tuple[Relative, ...]:
        """Keep what was found in a paragraph, by the numbers of alternatives and by slot; gives its matches."""
        while len(self._matches) >= _MOST:
            del self._matches[next(iter(self._matches))]
        begin = paragraph.token
        found = self._matches[paragraph.key] = tuple(
            Relative(
                number,
                slot - paragraph.first,
                match.first - begin,
                match.last - begin,
                tuple((name, first - begin, last - begin) for name, (first, last) in match.captures.items()),
            )
            for number, slots in tried.items()
            for slot, match in slots.items()
            if match is not None
        )
        return found


class KeptClauses:
    """The clauses that were read in paragraphs, each from the first token of its paragraph, by the number of their sentence in it."""

    def __init__(self) -> None:
        self._clauses: dict[Hashable, dict[int, list[Clause]]] = {}

    def give(self, stream: TokenStream) -> None:
        """Give a document, before its clauses are asked for, those of the paragraphs that are known."""
        for paragraph in paragraphs_of(stream):
            for number, clauses in self._clauses.get(paragraph.key, _NONE).items():
                moved = [_moved(clause, paragraph.token) for clause in clauses]
                stream.document.clauses[paragraph.sentences.start + number] = moved

    def take(self, stream: TokenStream) -> None:
        """Keep what has been read of a document."""
        read = stream.document.clauses
        for paragraph in paragraphs_of(stream):
            known = self._clauses.pop(paragraph.key, None) or {}
            for sentence in paragraph.sentences:
                number = sentence - paragraph.sentences.start
                if sentence in read and number not in known:
                    known[number] = [_moved(clause, -paragraph.token) for clause in read[sentence]]
            self._clauses[paragraph.key] = known
        while len(self._clauses) > _MOST:
            del self._clauses[next(iter(self._clauses))]


_NONE: dict[int, list[Clause]] = {}


def _moved(clause: Clause, by: int) -> Clause:
    kind, verb, subject, base, relative, passive, negated, last = clause
    return Clause(
        kind,
        Range(verb.first + by, verb.last + by),
        None if subject is None else Range(subject.first + by, subject.last + by),
        None if base is None else Range(base.first + by, base.last + by),
        None if relative is None else relative + by,
        passive,
        negated,
        last if last < 0 else last + by,
    )


def paragraphs_of(stream: TokenStream) -> list[Paragraph]:
    """The stretches of a document, from its first slot to its last; worked out once."""
    if stream.paragraphs is None:
        stream.paragraphs = list(_paragraphs(stream))
    return stream.paragraphs


def _paragraphs(stream: TokenStream) -> Iterator[Paragraph]:
    """The stretches of a document, from its first slot to its last."""
    document = stream.document
    wide = [document.annotation(name) for name in ANNOTATORS if name not in CLASSES]
    wide = [annotation for annotation in wide if annotation.at_once]
    quotation = nickname = 0
    slot = 0
    for sentences in _together(document):
        first, last = document.sentences[sentences.start].first, document.sentences[sentences.stop - 1].last
        end = stream.slot_of[last - 1] + 1
        quoted, quotation = _within(document.quotations, quotation, first, last)
        nicknames, nickname = _within(document.nicknames, nickname, first, last)
        key = (
            document.view[document.starts[first] : document.ends[last - 1]],
            "\0".join(document.norms[first:last]),
            stream.tags[max(0, slot - _BEFORE) : end],
            tuple(document.sentences[number].last - first for number in sentences),
            tuple(document.blocks[document.sentences[number].block].kind for number in sentences),
            tuple((one[0] - first, one[1] - first, *one[2:3], *one[4:]) for one in quoted),
            tuple((one[0] - first, one[1] - first) for one in nicknames),
            tuple(_units(annotation, first, last) for annotation in wide),
        )
        yield Paragraph(slot, end, first, sentences, key)
        slot = end


def _together(document: Document) -> Iterator[range]:
    """The sentences of each paragraph, with those of the paragraphs behind it that a colon announces."""
    begin = 0
    for number, sentence in enumerate(document.sentences):
        following = number + 1
        ends = following == len(document.sentences) or document.sentences[following].block != sentence.block
        if ends and (following == len(document.sentences) or document.norms[sentence.last - 1] != ":"):
            yield range(begin, following)
            begin = following


def _within(ranges: tuple[tuple[int, ...], ...], at: int, first: int, last: int) -> tuple[list[tuple[int, ...]], int]:
    """Of ranges in order, from the number ``at`` on, those that begin in a stretch, and the number of the next one."""
    found = []
    while at < len(ranges) and ranges[at][0] < last:
        found.append(ranges[at])
        at += 1
    return found, at


def _units(annotation: Annotation, first: int, last: int) -> tuple[object, ...]:
    """Where units are in a stretch."""
    lengths = bytes(annotation.lengths[first:last])
    far = [end - begin for begin, end in annotation.far.items() if first <= begin < last] if FAR in lengths else ()
    shorter = [
        (begin - first, *(end - first for end in ends))
        for begin, ends in annotation.shorter.items()
        if first <= begin < last
    ]
    return lengths, tuple(far), tuple(shorter)
