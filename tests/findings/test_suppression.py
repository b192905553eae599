"""Suppression comments, in the files of each format, as somebody who writes articles relies on them."""

import pytest

import linter
from linter.ruleset.packs import UNUSED

LOUD = "It is absolutely late."  # evaluation/intensifier
RULE = "evaluation/intensifier"


@pytest.fixture
def found(tmp_path):
    """Rule and line of each finding in a file, of intensifiers and of suppressions that suppress nothing."""

    def run(text, name="note.md", **choice):
        file = tmp_path / name
        file.write_bytes(text.encode())
        findings = linter.lint(file, **(choice or {"select": [RULE]}))
        return [(f.rule, f.place.line) for f in findings if f.rule in (RULE, UNUSED)]

    return run


def messages(tmp_path, text, **choice):
    file = tmp_path / "note.md"
    file.write_text(text, "utf-8")
    return [f.message for f in linter.lint(file, **choice) if f.rule == UNUSED]


def paragraphs(*parts):
    return "\n\n".join(parts) + "\n"


def page(*parts):
    body = "\n".join(part if part.startswith("<!--") else f"<p>{part}</p>" for part in parts)
    return f"<!DOCTYPE html><html><body><article>\n{body}\n</article></body></html>"


FORMATS = pytest.mark.parametrize("name, written", [("note.md", paragraphs), ("page.html", page)])


@FORMATS
def test_disable_holds_up_to_enable(found, name, written):
    text = written(LOUD, f"<!-- rhetlint-disable {RULE} -->", LOUD, LOUD, f"<!-- rhetlint-enable {RULE} -->", LOUD)
    lines = [number for number, line in enumerate(text.split("\n"), 1) if LOUD in line]
    assert found(text, name) == [(RULE, lines[0]), (RULE, lines[3])]


@FORMATS
@pytest.mark.parametrize("rules", ["", RULE, "evaluation/*", f"appeals/fear, {RULE}", f"appeals/fear {RULE}"])
def test_disable_names_rules_by_id_by_glob_or_all(found, name, written, rules):
    assert found(written(f"<!-- rhetlint-disable {rules} -->", LOUD), name) == []


@FORMATS
def test_disable_next_line_holds_for_the_line_that_follows(found, name, written):
    text = written("<!-- rhetlint-disable-next-line -->", LOUD, LOUD)
    lines = [number for number, line in enumerate(text.split("\n"), 1) if LOUD in line]
    assert found(text, name) == [(RULE, lines[1])]


@FORMATS
def test_other_rules_go_on(found, name, written):
    text = written("<!-- rhetlint-disable certainty/absolute-term -->", LOUD)
    assert [rule for rule, _ in found(text, name)] == [RULE]


def test_in_plain_text_a_comment_is_text(found):
    assert found(paragraphs(f"<!-- rhetlint-disable {RULE} -->", LOUD), "note.txt") == [(RULE, 3)]


@pytest.mark.parametrize("blank", ["\n", "\r\n", "\n \n", "\r\n\r\n", "\n\n\n"])
def test_the_next_line_is_the_next_that_is_not_empty(found, blank):
    end = "\r\n" if "\r" in blank else "\n"
    assert found(f"<!-- rhetlint-disable-next-line -->{end}{blank}{LOUD}{end}") == []


def test_comments_for_one_line_can_be_written_one_below_the_other(found):
    other = "<!-- rhetlint-disable-next-line appeals/* -->"
    assert found(f"<!-- rhetlint-disable-next-line {RULE} -->\n{other}\n{LOUD}\n") == []


def test_the_next_line_of_the_last_line_is_none(found):
    assert found(f"{LOUD}\n\n<!-- rhetlint-disable-next-line -->") == [(RULE, 1), (UNUSED, 3)]


def test_enable_concerns_the_rules_it_names(found):
    both = f"<!-- rhetlint-disable {RULE} appeals/fear -->"
    assert found(paragraphs(both, LOUD, "<!-- rhetlint-enable appeals/fear -->", LOUD)) == []
    everything, enable = "<!-- rhetlint-disable -->", f"<!-- rhetlint-enable {RULE} -->"
    assert found(paragraphs(everything, LOUD, enable, LOUD)) == [(RULE, 7)]
    assert found(paragraphs("<!-- rhetlint-disable evaluation/* -->", LOUD, enable, LOUD)) == [(RULE, 7)]


def test_disable_can_begin_again(found):
    off, on = f"<!-- rhetlint-disable {RULE} -->", "<!-- rhetlint-enable -->"
    assert found(paragraphs(off, LOUD, on, LOUD, off, LOUD)) == [(RULE, 7)]


def test_what_suppresses_nothing_is_reported_at_its_place(found):
    calm = "The ferry is late."
    assert found(paragraphs(calm, f"<!-- rhetlint-disable {RULE} -->", calm)) == [(UNUSED, 3)]
    assert found(paragraphs(f"<!-- rhetlint-disable-next-line {RULE} -->", calm, LOUD)) == [(UNUSED, 1), (RULE, 5)]


def test_of_two_that_suppress_one_finding_the_second_is_reported(found):
    off = f"<!-- rhetlint-disable {RULE} -->"
    assert found(paragraphs(off, off, LOUD)) == [(UNUSED, 3)]
    assert found(paragraphs(off, f"<!-- rhetlint-disable-next-line {RULE} -->", LOUD)) == [(UNUSED, 3)]
    line = f"<!-- rhetlint-disable-next-line {RULE} -->"
    assert found(paragraphs(line, line, LOUD)) == [(UNUSED, 3)]


def test_a_rule_that_does_not_exist_is_reported_with_the_nearest(tmp_path):
    text = paragraphs("<!-- rhetlint-disable evaluation/intensfier -->", "The ferry is late.")
    assert messages(tmp_path, text) == [
        "There is no rule 'evaluation/intensfier'; did you mean 'evaluation/intensifier'?"
    ]
    assert messages(tmp_path, text.replace("disable", "enable"), select=[RULE])
    assert messages(tmp_path, text.replace("evaluation/intensfier", "zzz/*")) == ["There is no rule 'zzz/*'."]


def test_a_suppression_of_rules_that_do_not_run_is_left_alone(tmp_path):
    text = paragraphs("<!-- rhetlint-disable appeals/fear -->", "The ferry is late.")
    assert messages(tmp_path, text, select=[RULE]) == []
    assert messages(tmp_path, text, select=["appeals/*"]) == ["This suppression suppresses nothing; remove it."]
    assert messages(tmp_path, text.replace("appeals/fear", ""), select=[RULE]) != []


def test_reports_of_suppressions_can_be_ignored_or_suppressed_themselves(found):
    text = paragraphs(f"<!-- rhetlint-disable {RULE} -->", "The ferry is late.")
    assert found(text, select=[RULE], ignore=[UNUSED]) == []
    assert found(f"<!-- rhetlint-disable {UNUSED} -->\n\n" + text) == []
    assert found("<!-- rhetlint-disable appeals/fear -->\n\n" + text, pack="all") == [(UNUSED, 1), (UNUSED, 3)]


@pytest.mark.slow
def test_a_severity_of_the_report_is_the_configurations(tmp_path):
    (tmp_path / "rhetlint.toml").write_text(f'[severity]\n"{UNUSED}" = "info"\n', "utf-8")
    (tmp_path / "note.md").write_text("<!-- rhetlint-disable -->\n\nThe ferry is late.\n", "utf-8")
    (found,) = linter.lint(tmp_path / "note.md", config=tmp_path / "rhetlint.toml")
    assert (found.rule, found.severity) == (UNUSED, "info")


@pytest.mark.parametrize("written", ["disable-line", f"disable-line {RULE}", "disable-line evaluation/*"])
def test_disable_line_holds_for_its_own_line(found, written):
    text = f"{LOUD} <!-- rhetlint-{written} -->\n\n{LOUD}\n"
    assert found(text) == [(RULE, 3)]
    assert found(f"<p>{LOUD} <!-- rhetlint-{written} --></p>\n<p>{LOUD}</p>\n", "page.html") == [(RULE, 2)]


def test_disable_line_and_next_line_may_meet_at_one_line(found):
    line, following = "<!-- rhetlint-disable-line -->", "<!-- rhetlint-disable-next-line -->"
    assert found(f"{LOUD} {following}\n{LOUD} {line}\n{LOUD}\n") == [(RULE, 1), (UNUSED, 2), (RULE, 3)]
    assert found(f"The ferry is late. {line}\n\n{LOUD}\n") == [(UNUSED, 1), (RULE, 3)]


@pytest.mark.parametrize(
    "written, meant",
    [
        ("rhetlint-dissable", "rhetlint-disable"),
        ("rhetlint-disable-nextline", "rhetlint-disable-next-line"),
        ("rhetlint disable", "rhetlint-disable"),
        ("RHETLINT-DISABLE", "rhetlint-disable"),
        ("rhetlint_disable", "rhetlint-disable"),
        ("rhetlint:disable-line", "rhetlint-disable-line"),
        ("retlint-disable", "rhetlint-disable"),
        ("rhetlint-enabel", "rhetlint-enable"),
    ],
)
def test_a_misspelt_comment_suppresses_nothing_and_is_reported_with_the_nearest(found, tmp_path, written, meant):
    text = f"<!-- {written} {RULE} -->\n\n{LOUD}\n"
    assert found(text) == found(text, "page.html") == [(UNUSED, 1), (RULE, 3)]
    (message,) = messages(tmp_path, text)
    assert repr(written) in message and (meant in message or written.isupper())


@pytest.mark.parametrize(
    "other", ["markdownlint-disable MD013", "eslint-disable", "rhetlint finds nothing here", "lint"]
)
def test_comments_for_others_and_about_us_are_left_alone(found, other):
    assert found(f"<!-- {other} -->\n\n{LOUD}\n") == [(RULE, 3)]
