"""Texts without ends: no full stops, no closing marks, words and rows of words longer than anybody writes."""

import pytest

from linter.attribution.matching import attribute
from linter.text import from_text
from linter.text.readers.markdown import LONGEST as LONGEST_PARAGRAPH
from linter.text.sentences import LONGEST
from linter.text.tokens import TOKEN


def texts(document):
    return [document.text_of(first, last) for first, last, _ in document.sentences]


def test_a_text_without_full_stops_is_cut_into_sentences():
    document = from_text("word " * 3 * LONGEST)
    assert [last - first for first, last, _ in document.sentences] == [LONGEST] * 3


def test_an_over_long_sentence_is_cut_behind_its_last_strong_mark():
    many = "word " * (LONGEST // 2)
    document = from_text(f"one, {many}; two, {many}; three, {many}")
    assert [text.split()[0] for text in texts(document)] == ["one,", "two,", "three,"]
    document = from_text(f"one {many}, and two {many}")
    assert texts(document)[1].split()[:2] == ["and", "two"]


def test_a_closing_mark_stays_with_what_it_closes():
    document = from_text(f"“{'word ' * (LONGEST - 2)}” and on it goes {'word ' * LONGEST}")
    assert not [text for text in texts(document) if text.startswith("”")]


def test_a_sentence_that_ends_in_time_is_not_cut():
    document = from_text(f"{'word; ' * (LONGEST // 2 - 1)}word. And a second one.")
    assert len(document.sentences) == 2


@pytest.mark.parametrize("mark", ["“", "„", "«", "``"])
def test_marks_that_nothing_closes_do_not_nest_without_end(mark):
    document = from_text(f"{mark}word " * 500)
    assert max(quotation.depth for quotation in document.quotations) < 10
    assert len(document.quotations) == 500


def test_a_quotation_is_found_behind_many_stray_marks():
    document = from_text(f"{'„word ' * 50}and “so it is,” said Ann Lee.")
    assert "“so it is,”" in [document.text_of(q.first, q.last) for q in document.quotations]


def test_a_mail_address_has_a_name_of_64_characters_at_most():
    assert TOKEN.findall(f"{'a' * 64}@example.org") == [f"{'a' * 64}@example.org"]
    assert TOKEN.findall(f"{'a' * 65}@example.org") == ["a" * 65, "@example", ".", "org"]


def test_a_colon_at_which_a_sentence_is_cut_announces_no_other_paragraph(engine):
    document = from_text(f"{'he said: ' * LONGEST} no.\n\nThe council met on Friday.")
    said = {token for a in attribute(engine, document).attributions for piece in a.content for token in range(*piece)}
    assert "friday" not in {document.norms[token] for token in said}


def test_a_row_of_numbers_and_of_phrases_is_read(engine):
    document = from_text("12 12 of " * 100 + "those who said that the ferry was late.")
    assert attribute(engine, document).attributions


def test_a_paragraph_of_markdown_without_end_is_read_in_pieces_and_loses_nothing():
    words = 3 * LONGEST_PARAGRAPH // len("*word* ")
    document = from_text("*word* " * words, format="markdown")
    assert document.view.split() == ["word"] * words
    unbroken = from_text("a" * 3 * LONGEST_PARAGRAPH, format="markdown")
    assert unbroken.view.split() == ["a" * 3 * LONGEST_PARAGRAPH]
