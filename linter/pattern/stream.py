"""A document as pyparsing reads it: the stream of tokens is the "string", and a slot in it the "loc".

Each token has a slot. Before every sentence, and after the last, there is a break: a ``"\\n"`` slot without a token. So the end of one
sentence and the start of the next are different slots, and no pattern steps from one into the other by accident.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator
from itertools import count
from typing import Any

from linter.language.tags import document_tags
from linter.pattern.tree import QUOTATION_MARKS
from linter.text.annotation import Annotation
from linter.text.document import Document

BREAK = "\n"
_numbers = count()


class TokenStream:
    """The columns of a document by slot.

    ``words`` has the normalised word of each slot, ``tags`` its word class, ``token_of`` its token position (-1 for a break),
    ``slot_of`` the slot of each token. ``bare`` has the slots where a quotation begins or ends without a mark of its own;
    ``before_quotes`` has a 1 at each slot that one, or a mark of one, follows: in its sentence, or right behind a colon that ends it.
    What elements remember in this document, by their serial numbers: ``failures`` has the slots at which the rest of a pattern
    cannot match, ``answers`` results by slot, ``seconds`` the processor time that a regular expression has left.
    """

    __slots__ = (
        "_annotations",
        "_sentence_of",
        "_words_of",
        "answers",
        "bare",
        "before_quotes",
        "document",
        "failures",
        "number",
        "paragraphs",
        "seconds",
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
        # Copying a slice of numbers is faster than counting.
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
        self.answers: defaultdict[int, dict[int, Any]] = defaultdict(dict)
        self.seconds: dict[int, float] = {}
        self.bare = frozenset(self._bare_edges())
        self._annotations: dict[str, Annotation] = {}
        self._words_of: tuple[int, frozenset[str]] = -1, frozenset()
        self.vocabulary = frozenset(words)
        self.paragraphs: list[Any] | None = None  # worked out where matches are kept (``search.keeping``)
        self.before_quotes = self._before_quotes()
        self._sentence_of = document.sentence_of

    def _bare_edges(self) -> Iterator[int]:
        for quotation in self.document.quotations:
            for token in (quotation.first, quotation.last - 1):
                slot = self.slot_of[token]
                if self.tags[slot] != '"':
                    yield slot

    def _before_quotes(self) -> bytearray:
        words, before = self.words, bytearray(len(self.words))
        quoted = {self.slot_of[quotation.first] for quotation in self.document.quotations}
        for mark in self.vocabulary & QUOTATION_MARKS:
            quoted.update(_places(words, mark))
        for slot in quoted:
            while not before[slot]:
                before[slot] = 1
                if words[slot] == BREAK and words[slot - 1] != ":":
                    break
                slot -= 1
        return before

    def __len__(self) -> int:
        """The number of slots; pyparsing asks for the length of what it parses."""
        return len(self.words)

    def forget(self) -> None:
        """Drop what elements have remembered."""
        self.failures.clear()
        self.answers.clear()

    def words_around(self, slot: int) -> frozenset[str]:
        """The normalised words of the sentence of a slot that is no break. Those of the last sentence asked about are kept, no more."""
        sentence = self._sentence_of[self.token_of[slot]]
        kept, words = self._words_of
        if kept != sentence:
            first, last, _ = self.document.sentences[sentence]
            words = frozenset(self.document.norms[first:last])
            self._words_of = sentence, words
        return words

    def units(self, name: str, token: int) -> Annotation:
        """The units of a kind (``np``), after making sure that those in the sentence of a token are found.

        Raises:
            KeyError: there is no kind of that name.
        """
        annotation = self._annotations.get(name)
        if annotation is None:
            annotation = self._annotations[name] = self.document.annotation(name)
        sentence = self._sentence_of[token]
        if not annotation.found[sentence]:
            annotation.seek(sentence)
        return annotation


def _places(words: list[str], word: str) -> Iterator[int]:
    slot = -1
    for _ in range(words.count(word)):
        slot = words.index(word, slot + 1)
        yield slot


def stream_of(document: Document) -> TokenStream:
    """The stream of a document, made on first use and kept with it."""
    stream = document.stream
    if stream is None:
        stream = document.stream = TokenStream(document)
    assert isinstance(stream, TokenStream)
    return stream
