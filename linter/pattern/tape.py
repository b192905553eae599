"""A document as matchers walk it: one slot a token, and one slot before every sentence that no token matches.

A slot is a position in ``words``. Because each sentence begins with a ``"\\n"`` slot of its own, the end of one
sentence and the start of the next are different positions, and nothing steps from one into the other by accident.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from linter.text.document import Annotation, Document, Stream
from linter.text.tags import document_tags

BREAK = "\n"


class Tape:
    """The columns of a document by slot. ``failures`` is what elements remember about places that cannot match."""

    __slots__ = ("_annotations", "document", "failures", "offsets", "slot_of", "stream", "tags", "token_of", "words")

    def __init__(self, document: Document) -> None:
        norms, starts = document.norms, document.stream.offsets
        words: list[str] = []
        token_of, slot_of, offsets = array("l"), array("l"), array("L")
        for number, sentence in enumerate(document.sentences):
            first, last = sentence.first, sentence.last
            words.append(BREAK)
            words += norms[first:last]
            token_of.append(-1)
            token_of.extend(range(first, last))
            slot_of.extend(range(first + number + 1, last + number + 1))
            offsets.append(starts[first] - 1)
            offsets.extend(starts[first:last])
        words.append(BREAK)
        token_of.append(-1)
        offsets.append(len(document.stream) - 1)
        self.document, self.stream = document, document.stream
        self.words, self.token_of, self.slot_of, self.offsets = words, token_of, slot_of, offsets
        self.tags = self._tags()
        self.failures: dict[int, set[int]] = {}
        self._annotations: dict[str, Annotation] = {}

    def _tags(self) -> str:
        """The class of each slot's token, a character a slot."""
        classes = document_tags(self.document)
        return BREAK + "".join(classes[first:last] + BREAK for first, last, _ in self.document.sentences)

    def bare_edges(self) -> Iterator[int]:
        """Slots where a quotation begins or ends without a mark of its own."""
        for quotation in self.document.quotations:
            for token in (quotation.first, quotation.last - 1):
                slot = self.slot_of[token]
                if self.tags[slot] != '"':
                    yield slot

    def annotation(self, name: str) -> Annotation:
        """A named annotation of the document (raises KeyError where there is none of that name)."""
        found = self._annotations.get(name)
        if found is None:
            found = self._annotations[name] = self.document.annotation(name)
        return found

    def token_range(self, first: int, last: int) -> tuple[int, int]:
        """A non-empty range of slots as token positions, half-open."""
        return self.token_of[first], self.token_of[last - 1] + 1


def tape_of(stream: Stream) -> Tape:
    """The tape of a document's stream, made on first use and kept with the stream."""
    tape = stream.tape
    if tape is None:
        tape = stream.tape = Tape(stream.document)
    assert isinstance(tape, Tape)
    return tape
