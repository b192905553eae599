"""The stream of tokens that patterns are matched in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linter.pattern.stream import stream_of
from linter.text import from_text


@given(st.text())
def test_a_stream_has_every_token_and_a_break_before_each_sentence(text: str) -> None:
    document = from_text(text)
    stream = stream_of(document)
    assert [token for token in stream.token_of if token >= 0] == list(range(len(document.norms)))
    for slot, word in enumerate(stream.words):
        token = stream.token_of[slot]
        assert word == ("\n" if token < 0 else document.norms[token])
    breaks = [token for slot, token in enumerate(stream.token_of) if slot and stream.token_of[slot - 1] < 0]
    assert breaks == [sentence.first for sentence in document.sentences]
