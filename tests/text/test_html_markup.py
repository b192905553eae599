"""XHTML, as books have it: an element may end in its own tag, and what stands behind it is read."""

import pytest

from linter.text import from_text

PAGE = '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head>{head}</head><body><p>The ferry left.</p>{body}<p>The mayor lied.</p></body></html>'


@pytest.mark.parametrize(
    "head, body",
    [
        ("<title/>", ""),
        ('<script src="k.js"/>', ""),
        ("<style />", ""),
        ("", "<iframe/>"),
        ("", "<textarea/>"),
        ("", '<div hidden="hidden"/>'),
    ],
)
def test_what_stands_behind_an_element_without_content_is_read(head, body):
    view = from_text(PAGE.format(head=head, body=body), format="html").view
    assert "The ferry left." in view and "The mayor lied." in view


def test_text_of_a_cdata_section_is_read_where_it_stands():
    source = PAGE.format(head="<title>A</title>", body="<p><![CDATA[Fish & <chips> were absolutely cold.]]></p>")
    document = from_text(source, format="html")
    assert "Fish & <chips> were absolutely cold." in document.view
    word = document.norms.index("absolutely")
    assert document.text_of(word, word + 1) == "absolutely"


def test_a_page_of_the_web_keeps_the_rules_of_browsers():
    view = from_text(
        "<html><body><p>The ferry left.</p><div hidden/><p>Unseen words.</p></body></html>", format="html"
    ).view
    assert "Unseen" not in view
