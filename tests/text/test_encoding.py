"""The encoding of a file: by its mark, by what it declares, as a browser reads it."""

import codecs

import pytest
from webencodings.labels import LABELS

from linter.text import ReadError, from_bytes

LINE = "“The café is closed,” said Ilse Brandt."


def page(label, text, codec):
    return f'<!doctype html><meta charset="{label}"><p>{text}</p>'.encode(codec)


@pytest.mark.parametrize(
    "label",
    ["undefined", "raw_unicode_escape", "unicode_escape", "punycode", "idna", "utf-7", "utf-16", "utf-32", "rot13", "zip", "mbcs", "no-such"],
)  # fmt: skip
def test_a_page_in_utf_8_is_read_whatever_it_declares(label):
    document = from_bytes(page(label, LINE + r" \u0041", "utf-8"), "a.html")
    assert (document.view.strip(), document.encoding) == (LINE + r" \u0041", "utf-8")


@pytest.mark.parametrize("label", ["iso-8859-1", "ISO-8859-1", "latin1", "us-ascii", "windows-1252"])
def test_what_browsers_read_as_windows_1252_is_read_so(label):
    document = from_bytes(page(label, LINE, "cp1252"), "a.html")
    assert (document.view.strip(), document.encoding, document.warnings) == (LINE, "cp1252", ())


@pytest.mark.parametrize("label", ["iso-2022-kr", "hz-gb-2312", "replacement", "ISO-2022-CN"])
def test_a_page_that_declares_what_browsers_refuse_is_read_with_a_warning(label):
    document = from_bytes(page(label, LINE, "utf-8"), "a.html")
    assert (document.view.strip(), document.encoding) == (LINE, "utf-8")
    assert document.warnings == (
        "a.html: declares an encoding that browsers refuse to read; read as if it declared none",
    )


def test_no_label_of_an_encoding_is_a_fault():
    for label in LABELS:
        assert from_bytes(page(label, "Brandt spoke.", "ascii"), "a.html").view.strip() == "Brandt spoke."


def test_another_encoding_is_read_as_declared():
    assert from_bytes(page("koi8-r", "Орлов", "koi8-r"), "a.html").view.strip() == "Орлов"
    assert from_bytes(page("shift_jis", "港①", "cp932"), "a.html").view.strip() == "港①"


def test_a_declaration_that_is_not_so_is_reported():
    document = from_bytes(page("iso-8859-1", "Ágnes is late", "utf-8"), "a.html")
    assert (document.view.strip(), document.encoding) == ("Ágnes is late", "utf-8")
    assert document.warnings == ("a.html: declares cp1252 and is not in it",)


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_utf_16_and_utf_32_are_told_apart_by_their_marks(name):
    mark = {
        "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE, "utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE
    }[name]  # fmt: skip
    document = from_bytes(mark + LINE.encode(name), "a.txt")
    assert (document.view.strip(), document.encoding) == (LINE, name[:6])


@pytest.mark.parametrize("mark, codec", [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")])
def test_bytes_that_are_no_character_are_shown_and_reported(mark, codec):
    document = from_bytes(mark + LINE.encode(codec) + b"\xff", "a.txt")
    assert document.view.strip() == LINE + "�"
    (warning,) = document.warnings
    assert warning.startswith("a.txt: begins as UTF-")


def test_binary_data_that_happens_to_begin_with_a_mark_is_no_text():
    with pytest.raises(ReadError, match="is not text"):
        from_bytes(codecs.BOM_UTF16_LE + b"\x00\xd8\x01" * 999, "a.txt")
