"""What in a rule file is read as something else than it seems to say is told by ``rules check``, ``rules test`` and ``try``."""

from __future__ import annotations

import pytest

from linter import load_rules
from linter.authoring.check import misread
from linter.kinds.registry import forms
from linter.pattern.doubtful import doubtful
from linter.ruleset.compiled import Engine
from linter.ruleset.load import load_file

HEAD = "id: own/rule\ntitle: T\nmessage: m\n"


@pytest.mark.parametrize(
    ("line", "offset", "said"),
    [
        ("why not?", 7, r"for the mark of a question write not \?"),
        ("^ is it not?", 11, r"write not \?"),
        ("how come | who <aux> asked?", 26, r"write asked \?"),
        ("(why not? | how come)", 8, r"write not \?"),
        ("the 'red line'", 4, "' and ' are quotation marks of the text"),
        ("‘red line’ is", 0, "‘ and ’ are quotation marks"),
        ("a “line”", 2, "leave them out for the words alone"),
        ("«red»", 0, "« and » are quotation marks"),
        ("ferry #1", 6, r"write \# for the mark itself"),
    ],
)
def test_marks_that_are_hardly_meant(line, offset, said):
    ((told, at),) = doubtful(line)
    assert at == offset and said in told


@pytest.mark.parametrize(
    "line",
    ["why not", "red line?", r"why not \?", '"why not?"', "why (not)? go", "what the? ferry", "don't ~do 's", "the boys' club", "(“ | ‘) <np> ”",
     "' red line '", "ferry # a remark", "# why not?", "#why not?", r"say \#1", "/colou?r #\\w+/ x"],
)  # fmt: skip
def test_marks_that_are_meant(line):
    assert list(doubtful(line)) == []


CUT = {  # what stands behind the head: the place
    "pattern: ferry\nexamples:\n  flag:\n    - The ferry came as #1 in the list.\n": (7, 25),
    "pattern: ferry\nexamples:\n  flag:\n    - The ferry # came.\n": (7, 17),
    "pattern: the ferry #1\n": (4, 20),
    "pattern: ferry\nwhy: It is #1 of all.\n": (5, 12),
    "pattern: ferry\nexamples: {flag: [Well, the ferry came.]}\n": (5, 25),
    "pattern: ferry\nexamples: {pass: ['Alas!', On Friday, he drew a line.]}\n": (5, 39),
    "pattern: ferry\nexamples: {pass: [Well, the boat]}\n": (5, 25),
}
WHOLE = (
    "pattern: ferry\nexamples:\n  flag:\n    - The ferry came. # near miss\n    - 'The ferry #1'\n",
    "pattern: the ferry # of Strelsau\nseverity: info #1\n",
    "pattern: ferry\nexamples: {flag: [The ferry came., It sank.], pass: [a ship, a boat]}\n",
    "pattern: ferry\nexamples: {flag: ['Well, the ferry came.', \"Oh, the ferry\"]}\n",
)


def _remarks(tmp_path, text):
    file = tmp_path / "own.yaml"
    file.write_text(HEAD + text, "utf-8")
    library = load_rules([file], builtin=False, cache=False)
    return misread(Engine(library), forms(), [load_file(file, forms())])


@pytest.mark.parametrize("text", CUT)
def test_texts_that_are_cut(tmp_path, text):
    (remark,) = _remarks(tmp_path, text)
    assert (remark.line, remark.column) == CUT[text] and (remark.rule, remark.kind) == ("own/rule", "cut")
    assert "put the whole text in quotation marks" in remark.message


@pytest.mark.parametrize("text", WHOLE)
def test_texts_that_are_whole(tmp_path, text):
    assert _remarks(tmp_path, text) == []


def test_marks_have_their_places_in_the_file(tmp_path):
    remarks = _remarks(tmp_path, "pattern: |\n  # a remark\n  the ferry\n  why not?\nexcept: the 'ferry'\n")
    assert [(one.line, one.column, one.kind) for one in remarks] == [(7, 10, "marks"), (8, 13, "marks")]
