"""When and where a text appeared, by its file: metadata of pages, front matter, e-mails, columns of tables."""

import pytest

from linter.text import from_text
from linter.text.published import date_of
from linter.text.reading import documents, from_bytes


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-03-01", "2026-03-01"),
        ("2026-03-01T23:30:00-05:00", "2026-03-02T04:30:00Z"),
        ("2026-03-01 09:30:00 +0100", "2026-03-01T08:30:00Z"),
        ("2026-03-01T09:30:00", "2026-03-01"),  # a time without its zone says the day alone
        ("Sun, 01 Mar 2026 09:30:00 +0000", "2026-03-01T09:30:00Z"),
        ("1 March 2026", "2026-03-01"),
        ("March 1, 2026", "2026-03-01"),
        ("03/04/2026", None),
        ("2026-02-30", None),
        ("soon", None),
        ("", None),
        ("1" * 10_000, None),
    ],
)
def test_dates_are_known_in_their_usual_forms_and_no_guess_is_made(written, meant):
    assert date_of(written) == meant


BODY = "<body><article><h1>The dam</h1><p>The dam of Dorn is old and the council knows it well.</p></article></body>"


@pytest.mark.parametrize(
    ("head", "outlet", "date"),
    [
        (
            '<meta property="article:published_time" content="2026-03-01T10:00:00Z"><meta property="og:site_name" content="The Gazette">',
            "The Gazette",
            "2026-03-01T10:00:00Z",
        ),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", '
            '"datePublished": "2026-03-01", "publisher": {"name": "The Courier"}}]}</script>',
            "The Courier",
            "2026-03-01",
        ),
        ('<script type="application/ld+json">{"datePublished": </script>', None, None),
        ('<meta itemprop="datePublished" content="2026-03-02">', None, "2026-03-02"),
        ('<meta property="article:modified_time" content="2026-03-05">', None, None),
        ("", None, None),
    ],
)
def test_a_page_says_where_and_when_it_appeared(head, outlet, date):
    document = from_text(f"<html><head>{head}</head>{BODY}</html>", format="html")
    assert tuple(document.published) == (outlet, date)


def test_a_time_element_dates_a_page_only_if_it_says_so():
    page = BODY.replace(
        "<p>",
        '<time datetime="2020-01-01">then</time><time itemprop="datePublished" datetime="2026-03-03">now</time><p>',
    )
    assert from_text(page, format="html").published.date == "2026-03-03"


def test_front_matter_says_it_and_stays_unread():
    document = from_text(
        "---\ntitle: The dam\nDate: 2026-03-01\noutlet: Gazette\n---\n\nThe dam is old.\n", format="markdown"
    )
    assert tuple(document.published) == ("Gazette", "2026-03-01")
    assert "Gazette" not in document.view and document.title == "The dam"


def test_an_email_is_dated_and_rows_have_columns_of_their_own():
    mail = b"From: a@example.org\nTo: b@example.org\nSubject: Dam\nDate: Mon, 02 Mar 2026 08:00:00 +0000\n\nThe dam is old.\n"
    assert from_bytes(mail, "x.eml").published.date == "2026-03-02T08:00:00Z"
    table = b"text,date,outlet\nThe dam is old.,2026-03-01,Gazette\nThe dam is new.,,\n"
    assert [tuple(one.published) for one in documents(table, "x.csv")] == [("Gazette", "2026-03-01"), (None, None)]
    lines = b'{"text": "The dam is old.", "date": "2026-03-01"}\n'
    assert [tuple(one.published) for one in documents(lines, "x.jsonl")] == [(None, "2026-03-01")]
