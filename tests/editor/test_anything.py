"""Whatever is typed, nothing fails: texts cut and mixed, asked about at any place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.editor.desk import Desk, Text
from linter.editor.lines import Lines
from tests.editor.test_rule_files import LEXICON, RULE
from tests.invented import PIECES

KEYS = [
    "where:",
    "who:",
    "- ",
    "pattern: |",
    "lexicon: x",
    "change: own/quay",
    "examples:",
    "{",
    "[",
    "&old",
    "@",
    "<",
    "$who:",
    "id: a/b",
    "*",
    "!x",
]
WRITTEN = st.lists(st.sampled_from([*RULE.splitlines(), *LEXICON.splitlines(), *KEYS, "  ", "\t", "é😀"]), max_size=25)
ARTICLE = st.lists(
    st.sampled_from(["<!-- rhetlint-disable", " -->", "😀", "\r\n", "\u2028", *PIECES]), max_size=40
).map(" ".join)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("any")
    (folder / "rhetlint.toml").write_text('packs = ["all"]\nrules = ["rules"]\n', "utf-8")
    (folder / "rules").mkdir()
    (folder / "rules/quay.yaml").write_text(RULE, "utf-8")
    (folder / "rules/vessel.yaml").write_text(LEXICON, "utf-8")
    return Desk(folder)


def no_fault(seen):
    size = len(seen.text.text)
    for mark in seen.marks:
        assert "fault of rhetlint" not in mark.message
        assert 0 <= mark.start <= mark.end <= size


@pytest.mark.slow
@settings(max_examples=150)
@given(lines=WRITTEN, cut=st.floats(0, 1), data=st.data())
def test_any_rule_file_is_looked_at_and_answered_about(desk, lines, cut, data):
    text = "\n".join(lines)
    text = text[: int(len(text) * cut) + 1]
    seen = desk.look(Text("uri", str(desk.root / "rules/quay.yaml"), "yaml", text, 1), {})
    no_fault(seen)
    for at in {data.draw(st.integers(0, len(text))) for _ in range(6)}:
        desk.hover(seen, at, {})
        desk.definition(seen, at, {})
        for one in desk.complete(seen, at):
            assert 0 <= one.start <= one.end <= len(text)
            assert Lines(text).position(one.start)[0] == Lines(text).position(one.end)[0]
    for _, _, rule in list(desk.lenses(seen)):
        desk.run(seen, rule)


@pytest.mark.slow
@settings(max_examples=150)
@given(text=ARTICLE, language=st.sampled_from(["plaintext", "markdown", "html"]), data=st.data())
def test_any_article_is_looked_at_and_answered_about(desk, text, language, data):
    seen = desk.look(Text("uri", str(desk.root / "a"), language, text, 1), {})
    no_fault(seen)
    at = data.draw(st.integers(0, len(text)))
    desk.hover(seen, at, {})
    for one in desk.actions(seen, at, len(text)):
        if one.edit is not None and one.edit.path is None:
            assert 0 <= one.edit.start <= one.edit.end <= len(text)
        if one.command is not None:
            assert desk.explain(seen, *one.command[1][1:])
