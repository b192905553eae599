"""Paragraphs of two versions beside each other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.versions.texts import changed_words, rows

DAM = "The dam of Dorn is old and nobody has repaired it for years."
HARBOUR = "The harbour of Dorn has three bridges and a light at its end."
SCHOOL = "The school beside the church was closed when the snow came."


def shown(old: list[str], new: list[str]) -> list[tuple[str, int | None, int | None]]:
    return [(row.status, row.old, row.new) for row in rows(old, new)]


def test_what_is_changed_in_its_place_stands_beside_its_version():
    assert shown([DAM, HARBOUR], [DAM, HARBOUR.replace("three", "four")]) == [("same", 0, 0), ("changed", 1, 1)]
    assert shown([DAM, HARBOUR], [DAM, SCHOOL, HARBOUR]) == [("same", 0, 0), ("new", None, 1), ("same", 1, 2)]
    assert shown([DAM, SCHOOL, HARBOUR], [DAM, HARBOUR]) == [("same", 0, 0), ("gone", 1, None), ("same", 2, 1)]


def test_what_has_moved_is_followed_even_if_a_word_is_another():
    changed = DAM.replace("years", "ages")
    found = rows([DAM, HARBOUR, SCHOOL], [HARBOUR, SCHOOL, changed])
    assert [(row.status, row.old, row.new, row.other) for row in found if row.status == "moved"] == [
        ("moved", 0, None, 2),
        ("moved", None, 2, 0),
    ]


texts = st.lists(st.sampled_from([DAM, HARBOUR, SCHOOL, DAM.replace("old", "new"), "Yes.", ""]), max_size=8)


@settings(max_examples=300, deadline=None)
@given(texts, texts)
@pytest.mark.slow
def test_every_paragraph_has_one_row_in_the_order_of_its_version(old, new):
    found = rows(old, new)
    assert sorted(row.old for row in found if row.old is not None) == list(range(len(old)))
    assert [row.new for row in found if row.new is not None] == list(range(len(new)))
    for row in found:
        assert row.status != "same" or old[row.old] == new[row.new]
        assert (row.status == "moved") == (row.other is not None)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_stretches_are_the_whole_text_and_what_is_the_same_is_equal(old, new):
    for text, stretches in zip((old, new), changed_words(old, new), strict=True):
        assert "".join(text[one.start : one.end] for one in stretches) == text
    same = [
        "".join(text[s.start : s.end] for s in some if s.kind == "same")
        for text, some in zip((old, new), changed_words(old, new), strict=True)
    ]
    assert same[0] == same[1]
