"""What an editor shows and offers of an article, without a server."""

from pathlib import Path

import pytest

from linter.editor.actions import actions
from linter.editor.articles import Articles, format_of
from linter.editor.desk import Desk, Text, moved
from linter.editor.hovering import hover, plain

TEXT = "The mayor spoke.\n\nThe despicable mayor fled, an absolutely awful man.\n"
FORMATS = {"plain": "a.txt", "markdown": "a.md", "html": "a.html"}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "rhetlint.toml").write_text('packs = ["all"]\n', "utf-8")
    return tmp_path


ARTICLES = Articles()  # rules are prepared once; every test has a folder of its own


def linted(folder, text, format="markdown"):
    return ARTICLES.lint(text, str(folder / FORMATS[format]), format)


def applied(text, edit):
    return text[: edit.start] + edit.text + text[edit.end :]


def offered(folder, text, format, rule):
    marks = [mark for mark in linted(folder, text, format).marks if mark.code == rule]
    path = folder / FORMATS[format]
    return {one.title.split()[0]: one for one in actions(marks[:1], text, path, format, folder, "uri")}


def codes(folder, text, format="markdown"):
    return [mark.code for mark in linted(folder, text, format).marks]


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("markdown", TEXT),
        ("markdown", "The town is calm.\nAn absolutely awful  \nman left.\n"),
        ("markdown", "# The absolutely awful quay\n\nThe end.\n"),
        ("markdown", "- It was absolutely awful.\n- It was fine.\n"),
        ("markdown", "> It was absolutely awful.\n"),
        ("html", "<p>It was absolutely awful <a\nhref='x'>here</a>.</p>\n"),
        ("html", "<p>It was <b>absolutely</b> awful.</p>"),
    ],
)
@pytest.mark.slow
def test_a_finding_disabled_in_its_line_is_gone_and_nothing_else(folder, format, text):
    before = codes(folder, text, format)
    assert "evaluation/intensifier" in before
    edit = offered(folder, text, format, "evaluation/intensifier")["Disable"].edit
    before.remove("evaluation/intensifier")
    assert codes(folder, applied(text, edit), format) == before


def test_plain_text_has_no_comments_and_is_offered_none(folder):
    assert "Disable" not in offered(folder, TEXT, "plain", "evaluation/intensifier")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("text", [TEXT, "“The *absolutely* ‘awful’ day?” he said, “is [over].”\n"])
def test_words_left_out_in_an_ignore_file_are_gone_and_nothing_else(folder, format, text):
    before = codes(folder, text, format)
    for number, rule in enumerate(sorted(set(before))):
        edit = offered(folder, text, format, rule)["Leave"].edit
        assert edit.new and Path(edit.path).parent == folder
        other = folder / str(number)
        other.mkdir()
        (other / Path(edit.path).name).write_text(applied("", edit), "utf-8")
        after = codes(other, text, format)
        assert after.count(rule) < before.count(rule)
        assert [one for one in after if one != rule] == [one for one in before if one != rule]


def test_a_line_is_added_to_the_nearest_ignore_file(folder):
    (folder / "news").mkdir()
    (folder / ".rhetlint-ignore").write_text("certainty/*", "utf-8")
    edit = offered(folder / "news", TEXT, "plain", "evaluation/intensifier")["Leave"].edit
    assert not edit.new
    assert applied("certainty/*", edit) == 'certainty/*\nevaluation/intensifier news/a.txt "absolutely"\n'


def test_a_suggestion_takes_the_place_of_the_words(folder):
    (folder / "rules").mkdir()
    (folder / "rhetlint.toml").write_text('rules = ["rules"]\nselect = ["own/*"]\n', "utf-8")
    rule = "id: own/utilise\ntitle: Utilise\nmessage: Long word.\npattern: utilise the $what:noun\nsuggestion: use the {what}\n"
    (folder / "rules/utilise.yaml").write_text(rule, "utf-8")
    text = "Utilise the ferry.\n"
    edit = offered(folder, text, "plain", "own/utilise")["Write"].edit
    assert applied(text, edit) == "Use the ferry.\n"


def test_a_suppression_that_suppresses_nothing_is_taken_out(folder):
    text = "The end.\n\n<!-- rhetlint-disable-next-line evaluation/intensifier -->\nIt is over.\n"
    edit = offered(folder, text, "markdown", "suppression/unused")["Remove"].edit
    assert applied(text, edit) == "The end.\n\nIt is over.\n"


@pytest.mark.slow
def test_a_hover_tells_message_reason_advice_precision_and_speaker(folder):
    text = "“It was absolutely awful,” said Ilse Brandt.\n"
    shown = hover(
        mark.finding for mark in linted(folder, text).marks if mark.code == "evaluation/intensifier" and mark.finding
    )
    for part in ("“absolutely” turns up", "*Why:*", "*What to do:*", "Ilse Brandt (quoted)", "*Precision:*"):
        assert part in shown


def test_a_hover_shows_no_markup_of_an_article():
    assert plain("<b>[x](command:y)</b>\n![](z)") == r"\<b\>\[x\](command:y)\</b\> !\[\](z)"


def test_a_file_that_the_configuration_excludes_is_not_linted(folder):
    (folder / "rhetlint.toml").write_text('packs = ["all"]\nexclude = ["a.md"]\n', "utf-8")
    assert linted(folder, TEXT).marks == ()
    assert linted(folder, TEXT, "plain").marks


@pytest.mark.slow
def test_while_a_configuration_is_wrong_the_last_right_one_holds_and_the_error_is_told(folder):
    articles, path = Articles(), str(folder / "a.md")
    before = articles.lint(TEXT, path, "markdown")
    assert before.marks and not before.problems
    (folder / "rhetlint.toml").write_text("packs = 3\n", "utf-8")
    articles.renew()
    after = articles.lint(TEXT, path, "markdown")
    assert after.marks == before.marks
    assert [Path(one.file).name for one in after.problems] == ["rhetlint.toml"]
    assert Articles().lint(TEXT, path, "markdown").marks == ()  # no earlier one: nothing is guessed
    (folder / "rhetlint.toml").write_text('packs = ["core"]\n', "utf-8")
    articles.renew()
    assert articles.lint(TEXT, path, "markdown").problems == ()


@pytest.mark.slow
def test_a_fault_of_the_program_is_told_and_the_next_text_is_looked_at(folder, monkeypatch, capsys):
    desk = Desk(folder)
    text = Text("uri", str(folder / "a.md"), "markdown", TEXT, 1)

    def broken(*_):
        raise KeyError("stumble")

    with monkeypatch.context() as patched:
        patched.setattr(Articles, "lint", broken)
        assert ["fault of rhetlint" in mark.message for mark in desk.look(text, {}).marks] == [True]
    assert len(desk.look(text, {}).marks) > 1
    assert "stumble" in capsys.readouterr().err


@pytest.mark.slow
def test_an_explanation_is_of_the_finding_asked_about(folder):
    desk = Desk(folder)
    seen = desk.look(Text("uri", str(folder / "a.md"), "markdown", TEXT, 1), {})
    mark = next(mark for mark in seen.marks if mark.code == "evaluation/intensifier")
    told = desk.explain(seen, mark.code, mark.start, mark.end)
    assert "match “absolutely”: a finding" in told
    assert desk.explain(seen, mark.code, 0, 1) is None


def test_a_text_longer_than_a_portion_is_said_to_be_too_long(folder):
    (mark,) = linted(folder, "The ferry left. " * 70_000).marks
    assert "rhetlint lint" in mark.message


@pytest.mark.parametrize(
    ("language", "path", "format"),
    [
        ("markdown", "x", "markdown"), ("plaintext", "x.md", "plain"), ("", "x.htm", "html"), ("python", "x.py", None),
        ("yaml", "x.yaml", None), ("", "x.docx", None), ("", "x", None),
    ],
)  # fmt: skip
def test_the_language_or_else_the_ending_tells_the_format(language, path, format):
    assert format_of(language, path) == format


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        (
            "It was absolutely late. It was absolutely awful.",
            "Well, it was absolutely late. It was absolutely awful.",
            2,
        ),
        (
            "It was absolutely late. It was absolutely awful.",
            "It was absolutely late, no less. It was absolutely awful.",
            2,
        ),
        ("It was absolutely late. It was absolutely awful.", "It was absolute late. It was absolutely awful.", 1),
        ("It was absolutely late. It was absolutely awful.", "It was late.", 0),
        ("It was absolutely late.", "It was absolutely absolutely late.", 1),
        ("It was absolutely late.", "", 0),
    ],
)
def test_what_was_found_in_an_earlier_version_is_kept_where_its_words_still_stand(folder, before, after, kept):
    desk = Desk(folder)
    seen = desk.look(Text("uri", str(folder / "a.txt"), "plaintext", before, 1), {})
    now = moved(seen, Text("uri", str(folder / "a.txt"), "plaintext", after, 2), "utf-16")
    words = [after[mark.start : mark.end] for mark in now.marks if mark.code == "evaluation/intensifier"]
    assert words == ["absolutely"] * kept
    assert now.findings is None  # no edits are offered at places that nobody has looked at
