"""A document as matchers walk it: one slot a token, and one slot before every sentence that no token matches.

A slot is a position in ``words``. Because each sentence begins with a ``"\\n"`` slot of its own, the end of one
sentence and the start of the next are different positions, and nothing steps from one into the other by accident.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate, count
from operator import add

from linter.language.tags import document_tags
from linter.text.annotation import Annotation
from linter.text.document import Document

BREAK = "\n"
_numbers = count()


class Stream(str):
    """A tape's words as text, for regular expressions: each followed by one space, a break being a newline.

    ``offsets[slot]`` is where a slot's word begins, ``tape`` the way back to every annotation.
    """

    offsets: array[int]
    tape: Tape

    def slot_at(self, offset: int) -> int | None:
        """The slot whose word begins at an offset; None where none does."""
        slot = bisect_left(self.offsets, offset)
        return slot if slot < len(self.offsets) and self.offsets[slot] == offset else None


class Tape:
    """The columns of a document by slot. ``failures`` and ``answers`` are what elements, by their serial numbers, remember:
    places that cannot match, and where a look ahead ends.
    """

    __slots__ = (
        "_annotations",
        "_sentence_of",
        "_stream",
        "answers",
        "document",
        "failures",
        "number",
        "slot_of",
        "tags",
        "token_of",
        "vocabulary",
        "words",
    )

    def __init__(self, document: Document) -> None:
        norms, classes = document.norms, document_tags(document)
        words: list[str] = []
        tags: list[str] = []
        token_of, slot_of = array("i"), array("i")
        # A slice of numbers is copied faster than it is counted.
        numbers = array("i", range(len(norms) + len(document.sentences) + 1))
        for number, (first, last, _) in enumerate(document.sentences, 1):
            words.append(BREAK)
            words += norms[first:last]
            tags.append(classes[first:last])
            token_of.append(-1)
            token_of += numbers[first:last]
            slot_of += numbers[first + number : last + number]
        words.append(BREAK)
        token_of.append(-1)
        self.document, self.words, self.token_of, self.slot_of = document, words, token_of, slot_of
        self.tags = BREAK + BREAK.join([*tags, ""])
        self.number = next(_numbers)
        self.failures: defaultdict[int, set[int]] = defaultdict(set)
        self.answers: defaultdict[int, dict[int, int]] = defaultdict(dict)
        self._annotations: dict[str, Annotation] = {}
        self.vocabulary = frozenset(words)
        self._sentence_of = document.sentence_of
        self._stream: Stream | None = None

    @property
    def stream(self) -> Stream:
        """The words as text, made on first use."""
        if self._stream is None:
            stream = Stream(" ".join(self.words) + " ")
            before = accumulate(map(len, self.words), initial=0)  # letters; as many spaces as words
            stream.offsets, stream.tape = array("I", map(add, before, range(len(self.words)))), self
            self._stream = stream
        return self._stream

    def bare_edges(self) -> Iterator[int]:
        """Slots where a quotation begins or ends without a mark of its own."""
        for quotation in self.document.quotations:
            for token in (quotation.first, quotation.last - 1):
                slot = self.slot_of[token]
                if self.tags[slot] != '"':
                    yield slot

    def units(self, name: str, token: int) -> Annotation:
        """The units of a kind, found in the sentence of a token (raises KeyError where there is no kind of that name)."""
        annotation = self._annotations.get(name)
        if annotation is None:
            annotation = self._annotations[name] = self.document.annotation(name)
        sentence = self._sentence_of[token]
        if not annotation.found[sentence]:
            annotation.seek(sentence)
        return annotation


def tape_of(document: Document) -> Tape:
    """The tape of a document, made on first use and kept with it."""
    tape = document.tape
    if tape is None:
        tape = document.tape = Tape(document)
    assert isinstance(tape, Tape)
    return tape
