"""What has been linted is let go of: a long run does not grow with the articles it has seen."""

from __future__ import annotations

import gc

from linter.pipeline import lint_document
from linter.text import Document, from_text


def _documents() -> int:
    gc.collect()
    return sum(isinstance(thing, Document) for thing in gc.get_objects())


def test_no_document_is_kept_for_having_been_linted(engine):
    before = _documents()
    for number in range(5):
        text = f"“The harbour is safe,” said Ilse Brandt on day {number}. She has not changed her position, she added, and critics say it is a disgrace."
        lint_document(engine, from_text(text))
    assert _documents() == before
