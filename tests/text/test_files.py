"""Whole files of HTML and Markdown in, findings out: each is where the words stand in the file."""

import re
from html import unescape

import pytest
from selectolax.lexbor import LexborHTMLParser

import linter

from .marked import PAGES, unmarked

RULE = "evaluation/intensifier"
PAGE = """\
<!DOCTYPE html>
<html><head><title>Ferry</title></head><body>
<nav><a href="/">Absolutely home</a></nav>
<article><h1>Ferry &amp; quay</h1>
<p class="promo">The ferry is <b>abso&shy;lutely</b> late&nbsp;&ndash; again.</p>
<table><tr><th>Day</th><td>It was absolutely foggy.</td></tr></table>
<script>let a = "absolutely <p>";</script>
<p>Nobody
   was absolutely&#32;sure.</p>
</article></body></html>
"""
NOTE = """\
---
title: It is absolutely read
url: absolutely-not
---
# Ferry

The ferry is **absolutely** late, it is [absolutely](http://example.org/absolutely) foggy.

Day | What was seen
--- | ---
absolutely nothing | `absolutely` \\| fog
Monday | absolutely *nothing*

> Nobody was absolutely
> > and I mean absolutely sure.

<div class="box">It is <i>absolutely</i> over.</div>

```
absolutely code
```
"""


def places(findings):
    return [(place.line, place.column, place.text) for place in (f.place for f in findings if f.rule == RULE)]


def where(source, word, *, but=()):
    """Line and column of a word wherever it stands in a file, but for some of its occurrences, counted from 0."""
    found = [(n, m.start() + 1) for n, line in enumerate(source.split("\n"), 1) for m in re.finditer(word, line)]
    return [place for number, place in enumerate(found) if number not in but]


@pytest.mark.parametrize(
    "name, source, but",
    [
        ("page.html", PAGE, (2,)),
        ("note.md", NOTE, (1, 4, 6, 11)),
    ],  # a script; an address in front matter, another, code in a line, a code block
    ids=["html", "markdown"],
)
def test_each_finding_is_where_the_word_stands(tmp_path, name, source, but):
    file = tmp_path / name
    file.write_bytes(source.encode())
    found = places(linter.lint(file, select=[RULE]))
    assert [place[:2] for place in found] == where(source, "abso(?:&shy;)?lutely", but=but)


@pytest.mark.parametrize("file", PAGES, ids=[file.stem for file in PAGES])
def test_what_is_found_in_a_page_is_what_its_reader_sees_there(file, tmp_path):
    saved = tmp_path / file.name
    saved.write_text(unmarked(file.read_text("utf-8")), "utf-8")
    source = saved.read_text("utf-8")
    shown = "".join(LexborHTMLParser(source).body.text().split())
    result = linter.lint(saved, pack="all")
    assert result.attributions or result.findings
    for finding in result:
        written = unescape(re.sub("<[^>]*>", "", source[finding.place.start : finding.place.end]))
        assert "".join(written.split()) in shown
        assert finding.place.line == source.count("\n", 0, finding.place.start) + 1
