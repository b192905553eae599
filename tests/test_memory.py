"""What has been linted is let go of: a long run does not grow with the articles it has seen."""

from __future__ import annotations

import gc

import pytest

from linter.cli.inputs import Input
from linter.cli.limits import Limits, raising
from linter.cli.work import lint_input
from linter.pipeline import lint_document
from linter.session import Choice, Session
from linter.text import Document, from_text, portions


def _documents() -> int:
    gc.collect()
    return sum(isinstance(thing, Document) for thing in gc.get_objects())


@pytest.mark.slow
def test_no_document_is_kept_for_having_been_linted(engine):
    lint_document(engine, from_text("The first article."))
    before = _documents()  # the last one linted may be known until the next is
    for number in range(5):
        text = f"“The harbour is safe,” said Ilse Brandt on day {number}. She has not changed her position, she added, and critics say it is a disgrace."
        lint_document(engine, from_text(text))
    assert _documents() == before


@pytest.mark.slow
def test_of_a_text_in_parts_one_is_kept_at_a_time(tmp_path, monkeypatch):
    monkeypatch.setattr(portions, "LONGEST", 300)
    file = tmp_path / "long.txt"
    file.write_text("“The harbour is safe,” said Ilse Brandt, and the ferry left at noon.\n\n" * 40, "utf-8")
    before, alive = _documents(), []
    session = Session(Choice(isolated=True))

    def counting(findings):
        yield _documents()

    assert lint_input(session, Input(str(file)), counting, Limits(), raising, alive.append).problem is None
    assert len(alive) > 5 and max(alive) <= before + 1
