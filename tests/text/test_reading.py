"""Bytes to text: encodings, and what is no text."""

import pytest

from linter.text import ReadError, from_bytes


def test_windows_1252_is_read_with_a_warning():
    document = from_bytes("“It is over,” she said.".encode("cp1252"), "a.txt")
    assert document.view.startswith("“It") and document.warnings


def test_binary_is_refused():
    with pytest.raises(ReadError, match=r"a\.txt.*binary"):
        from_bytes(b"\x00\x01\x02PNG", "a.txt")
