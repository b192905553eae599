"""Texts of any punctuation, for tokens, sentences and quotation marks.

Each must be cut into tokens that leave nothing out, sentences that cover them, and quotations that do not cross; the words of a paragraph
are the same wherever it stands.
"""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from fuzzing.changed import changed
from fuzzing.documents import check
from linter.text import Document, from_text

ODD = [
    "\u00ad", "\u200b", "\u200d", "\ufeff", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\0", "\x1b[31m", "\u202e", "\u2066", "e\u0301", "\u0301",
    "ﬁ", "İ", "ß", "ǆ", "𝒳", "👩‍👩‍👧", "🇦🇺", "क्षि", "각", "\u1100\u1161\u11a8", "שלום", "مرحبا", "港①", "\ud800", "\udfff", "Å", "Ω", "½", "２", "٣", "²", "\u3000", "\u00a0",
]  # fmt: skip
MARKS = [
    *"\"'“”‘’«»‹›„‚`´.,;:!?…-–—()[]{}/\\|*_~#@&%$£€+=<>^°·•¶§¿¡。「」『』", "...", ". . .", "?!", "!!!", "''", "``", "--", "’s", "n’t", "’em", "'90s", ".”", "”.", ",”", "’”", "“‘", "?”", "—”", ".)", "(“",
]  # fmt: skip
WORDS = [
    "said", "Brandt", "Ilse Brandt", "Mr.", "Dr. Orlow", "U.S.", "e.g.", "i.e.", "No. 5", "p. 3", "a.m.", "Ph.D.", "Dover, Del.", "the", "ferry", "I", "I.", "J.R.R.", "don't", "O'Neill", "rock ’n’ roll",
    "3.5", "1,000", "20th", "$5m", "12:30", "10%", "2,", "http://a.b/c?d=e", "www.a.b", "x@y.z", "a_b", "AT&T", "so-called", "well‐known", "V.", "vs.", "Jan.", "St.", "etc.", "B", "Q:", "A:", "BRANDT:", "Orlow:", "@orlow", "#quay",
]  # fmt: skip
GAPS = [" ", " ", " ", "", "", "\n", "\n\n", "\t", "  ", "\n \n", "\r\n", "\r"]
SENTENCES = [
    "“We sail at dawn,” said Ilse Brandt, the mayor of Strand. “Nobody else will.”",
    "Mr. Orlow (of the U.S. embassy) said: ‘It is “over” now.’ He left at 5 p.m. Then it rained.",
    "“The quay is closed.\n\n“It stays closed,” she said.",
    "Is it so? “No!” he cried … and went. It wasn’t Lee’s. The '90s were over.",
    "BRANDT: We wait.\nORLOW: For whom?\nBRANDT: For the ferry (No. 5), which cost $3.5m.",
]
texts = st.lists(
    st.tuples(st.sampled_from(WORDS) | st.sampled_from(MARKS) | st.sampled_from(ODD) | st.text(max_size=3), st.sampled_from(GAPS)),
    max_size=40,
).map(lambda parts: "".join(word + gap for word, gap in parts))  # fmt: skip
inputs = st.one_of(
    texts,
    changed(st.sampled_from(SENTENCES), st.sampled_from([*MARKS, *ODD, *GAPS]), most=8),
    st.tuples(st.sampled_from([*MARKS, *ODD]), st.integers(1, 200), st.sampled_from(GAPS)).map(lambda many: (many[0] + many[2]) * many[1]),
    st.text(st.characters(codec=None), max_size=60),
).map(lambda text: ("a.txt", text))  # fmt: skip
"""The name of a file and its text."""


def tried(made: tuple[str, str], folder: Path) -> str:
    """How an input ends: ``read`` or ``empty``."""
    _, text = made
    document = from_text(text)
    check(document)
    for block in document.blocks if len(document.blocks) < 6 else ():
        start, end = document.source_map.span(block.start, block.end) if block.end > block.start else (0, 0)
        alone = from_text(text[start:end])
        if [one.kind for one in alone.blocks] == ["paragraph"]:  # else its first mark is that of an item
            assert _words(alone) == _words(document, block.start, block.end), text[start:end]
    return "read" if document.norms else "empty"


def _words(document: Document, start: int = 0, end: int | None = None) -> list[str]:
    spans = zip(document.starts, document.ends, strict=True)
    return [document.view[a:b] for a, b in spans if start <= a and (end is None or b <= end)]
