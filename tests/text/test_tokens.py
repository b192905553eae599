"""Tokens and their places in the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.text import from_text
from linter.text.document import Block
from linter.text.tokens import TOKEN, cut, normalise

WORDS = [*" " * 12, *".,'’\"”“(&-$#@:\n", "''", "``", "No", "no", "J", "I", "Smith", "U", "S", "5", "3.5", "Dover", "Del", "D-Del", "Mr", "St",
         "don", "t", "n’t", "s", "O", "etc", "Ph.D", "https://x.org/a", "a@b.org", "Mar", "p", "AT", "T", "..", "–", "--"]  # fmt: skip


@given(st.text())
def test_offsets_point_into_the_source(text):
    document = from_text(text)
    for token in range(len(document.norms)):
        start, end = document.source_span(token, token + 1)
        assert 0 <= start < end <= len(text)
    covered = [token for sentence in document.sentences for token in range(sentence.first, sentence.last)]
    assert covered == list(range(len(document.norms)))


@given(st.text(alphabet="abcdef’'“” .,-", max_size=60))
def test_tokens_are_the_source_normalised(text):
    document = from_text(text)
    for i, norm in enumerate(document.norms):
        start, end = document.source_span(i, i + 1)
        assert normalise(document.source[start:end]) == norm


def test_soft_hyphens_and_odd_spaces():
    source = "The am\u00adbas\u00adsador\u00a0spoke."
    document = from_text(source)
    assert document.norms == ["the", "ambassador", "spoke", "."]
    start, end = document.source_span(1, 2)
    assert source[start:end] == "am\u00adbas\u00adsador"


@given(st.lists(st.sampled_from(WORDS), max_size=12).map("".join))
def test_tokens_are_cut_with_their_places(text):
    text = text.strip()
    if not text:
        return
    found = cut(
        f"1. {text}\n{text}", [Block("item", 3, 3 + len(text)), Block("item", 4 + len(text), 4 + 2 * len(text))]
    )
    assert found.norms == [normalise(token) for token in TOKEN.findall(text)] * 2
    spans = [(match.start() + at, match.end() + at) for at in (3, 4 + len(text)) for match in TOKEN.finditer(text)]
    assert list(zip(found.starts, found.ends, strict=True)) == spans
    assert found.bounds == [0, len(spans) // 2, len(spans)]


def test_an_address_is_one_token():
    document = from_text("He wrote: https://example.org/shameful/lie, and www.example.org/bad. Note: it is old.")
    assert "https://example.org/shameful/lie" in document.norms
    assert "www.example.org/bad" in document.norms
    assert document.norms[:3] == ["he", "wrote", ":"]


@pytest.mark.parametrize("before", ["", "BRA\u0301NDT: "])
def test_letters_that_an_invisible_mark_joins_keep_their_places(before):
    """Found by the fuzz: in a text with letters in pieces each person of a family had the place of all."""
    document = from_text(f"{before}👩\u200d👧 e\u200d\u0301")
    spans = [document.source_span(token, token + 1) for token in range(len(document.norms))]
    assert [document.source[start:end] for start, end in spans][-3:] == ["👩", "👧", "e\u200d\u0301"]
    assert document.view.endswith("\u00e9")
