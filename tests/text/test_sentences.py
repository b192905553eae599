"""Sentences and quotations, on what trips readers of news."""

import pytest

from linter.text import from_text


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
        ("“Who is there?” Ann Lee asked the crew.", 1),
        ("“Who is there?” Ann Lee asked with a frown.", 1),
        ("“Bring ropes, nails, etc.” Captain Lee told the crew.", 1),
        ("“It is over!” Lee told Radio Karvice on Friday. “Go home.”", 2),
        ("“Stop!” Ann Lee shouted across the water.", 1),
        ("“Who is there?” The mayor told the crew that nobody was.", 2),
        ("“Who is there?” Lee asked the crew to look.", 2),
        ("“Who is there?” Lee asked for a lamp.", 2),
        ("“It is over!” Lee told Radio Karvice she was tired.", 2),
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


@pytest.mark.parametrize(
    "text",
    [
        "“The quay is « so closed “and late",
        '“Lee, "said Brandt, of Strand. “Nobody was',
        "“The « quay “is” late » so “on",
    ],
)
def test_quotations_that_nothing_closes_do_not_cross(text):
    """Found by the fuzz: one within another went on beyond its end."""
    found = from_text(text).quotations
    assert len(found) > 2
    for one in found:
        assert all(other.first >= one.last or other.last <= one.last for other in found if other.first > one.first)
