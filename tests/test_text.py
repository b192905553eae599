"""The document layer, on what trips readers of news."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.pattern.stream import stream_of
from linter.text import ReadError, from_bytes, from_text
from linter.text.document import EDGES, Block
from linter.text.tokens import TOKEN, cut, normalise

WORDS = [*" " * 12, *".,'’\"”“(&-$#@:\n", "''", "``", "No", "no", "J", "I", "Smith", "U", "S", "5", "3.5", "Dover", "Del", "D-Del", "Mr", "St",
         "don", "t", "n’t", "s", "O", "etc", "Ph.D", "https://x.org/a", "a@b.org", "Mar", "p", "AT", "T", "..", "–", "--"]  # fmt: skip


def sentences(text):
    document = from_text(text)
    return [document.text_of(s.first, s.last) for s in document.sentences]


@pytest.mark.parametrize(
    "text, count",
    [
        ("Mr. Smith met Dr. Ilse Brandt. They talked.", 2),
        ("The U.S. envoy left. He was tired.", 2),
        ("Prices rose 3.5 per cent. Nobody knew why.", 2),
        ("“It is over.” He left.", 2),
        ("“Is it over?” he asked.", 1),
        ("“No!” said Ann Lee.", 1),
        ("George W. Brandt spoke. She listened.", 2),
        ("He waited… and then he left.", 1),
    ],
)
def test_sentences(text, count):
    assert len(sentences(text)) == count, sentences(text)


@pytest.mark.parametrize(
    "text, quoted",
    [
        ("“It is over,” said Ann.", ["“It is over,”"]),
        ('"It is over," said Ann.', ['"It is over,"']),
        ("''It is over,'' said Ann.", ["''It is over,''"]),
        ("‘It is over,’ said Ann’s dog.", ["‘It is over,’"]),
        ("'It is over,' said the dogs' owner.", ["'It is over,'"]),
        ("“He called it ‘odd’ twice,” she said.", ["“He called it ‘odd’ twice,”", "‘odd’"]),
        ("It’s the dogs’ home, isn’t it?", []),
        ("The ’90s were odd.", []),
    ],
)
def test_quotations(text, quoted):
    document = from_text(text)
    assert [document.text_of(q.first, q.last) for q in document.quotations] == quoted


def test_reopened_paragraphs_share_a_group():
    document = from_text("“One thing.\n\n“Another thing,” she said.\n")
    assert len({q.group for q in document.quotations}) == 1


@given(st.text())
def test_offsets_point_into_the_source(text):
    document = from_text(text)
    for i in range(len(document.norms)):
        start, end = document.source_span(i, i + 1)
        assert 0 <= start < end <= len(text)
    covered = [i for s in document.sentences for i in range(s.first, s.last)]
    assert covered == list(range(len(document.norms)))
    stream = stream_of(document)
    for slot, word in enumerate(stream.words):
        token = stream.token_of[slot]
        assert word == ("\n" if token < 0 else document.norms[token])


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


def test_windows_1252_is_read_with_a_warning():
    document = from_bytes("“It is over,” she said.".encode("cp1252"), "a.txt")
    assert document.view.startswith("“It") and document.warnings


def test_binary_is_refused():
    with pytest.raises(ReadError, match=r"a\.txt.*binary"):
        from_bytes(b"\x00\x01\x02PNG", "a.txt")


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


TAGGED = ["the", "a", "his", "old", "very", "ferry", "ferries", "Brandt", "Monday", "said", "says", "saying", "broken", "to", "of", "in", "who", "that",
          "and", "not", "will", "has", "is", "he", "three", ",", ".", ":", "(", ")", "“", "”", "'s", "because"]  # fmt: skip


@given(st.lists(st.sampled_from(TAGGED), max_size=25).map(" ".join))
def test_units_begin_and_end_as_their_edges_say(text):
    """Anchors trust the edges: a unit beyond them would be passed over without being tried."""
    document = from_text(text)
    tags = stream_of(document).tags
    slot_of = stream_of(document).slot_of
    for name, edges in EDGES.items():
        annotation = document.annotation(name)
        for first, longest in annotation.ends():
            for last in (longest, *annotation.shorter.get(first, ())):
                assert name == "quote" or document.sentence_of[first] == document.sentence_of[last - 1], name
                stops = tags[slot_of[last - 1] + 1] in ".\n"
                assert edges.first is None or name == "quote" or tags[slot_of[first]] in edges.first, name
                assert stops or edges.last is None or name == "quote" or tags[slot_of[last - 1]] in edges.last, name
