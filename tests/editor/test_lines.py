"""Places of the protocol, checked against the encodings themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.editor.lines import Lines

TEXT = st.text(st.sampled_from("ab é😀\n\r\u2028\x0b\x85\t"), max_size=30)
UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


@pytest.mark.parametrize("encoding", UNITS)
@given(text=TEXT, data=st.data())
@pytest.mark.slow
def test_a_position_counts_the_units_after_the_last_line_end(encoding, text, data):
    at = data.draw(st.integers(0, len(text)))
    if text[at - 1 : at + 1] == "\r\n":
        return  # no place is between these two
    before = text[:at].replace("\r\n", "\n").replace("\r", "\n")
    name, size = UNITS[encoding]
    lines = Lines(text, encoding)
    line, units = lines.position(at)
    assert line == before.count("\n")
    assert units == len(before.rpartition("\n")[2].encode(name)) // size
    assert lines.offset(line, units) == at


@given(text=TEXT, line=st.integers(0, 40), units=st.integers(0, 80))
def test_any_place_an_editor_may_send_is_in_the_text(text, line, units):
    lines = Lines(text)
    at = lines.offset(line, units)
    assert 0 <= at <= len(text)
    assert line >= len(lines) or lines.span(line)[0] <= at <= lines.span(line)[1]
