"""``linter.lint`` runs what ``rhetlint lint`` runs, and says what is wrong with what it is asked."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

import linter
import linter.session
from linter import Finding
from linter.output.json import render
from linter.ruleset.choice import Choice
from linter.ruleset.configfile import ConfigError
from linter.ruleset.packs import ChoiceError
from linter.session import Session
from linter.text import ReadError, from_text

TEXT = "It is absolutely late. The despicable mayor has drawn a red line on fishing rights, critics say."
OWN = """\
id: harbour/ferry
title: Ferry
severity: error
message: "A {words} is named."
packs: [harbour]
pattern: ferry
"""


def rules(found) -> set[str]:
    return {finding.rule for finding in found}


def test_the_default_is_the_command_lines(library):
    core = {rule for rule, loaded in library.rules.items() if "core" in loaded.rule.packs}
    found = linter.lint(TEXT)
    assert found.findings == Session(Choice(isolated=True)).lint(from_text(TEXT)).findings
    assert rules(found) and rules(found) <= core
    assert rules(found) == rules(linter.lint(TEXT, pack="all")) & core != rules(linter.lint(TEXT, pack="all"))


def test_voices_and_speakers_are_there_whatever_is_chosen():
    found = linter.lint("“It is over,” said Ilse Brandt.", select=["certainty/absolute-term"])
    assert [speaker.name for speaker in found.speakers] == ["Ilse Brandt"] and not found.findings


@pytest.mark.parametrize("several", [list, tuple, set, frozenset])
def test_names_come_in_any_collection_and_one_pack_as_it_is(several):
    one = "evaluation/intensifier"
    assert rules(linter.lint(TEXT, select=[one])) == rules(linter.lint(TEXT, select=several([one]))) == {one}
    assert rules(linter.lint(TEXT, pack="all")) == rules(linter.lint(TEXT, pack=several(["all"])))
    without = linter.lint(TEXT, pack="all", ignore=["evaluation/*"])
    assert rules(without) == rules(linter.lint(TEXT, pack="all", ignore=several(["evaluation/*"])))
    assert rules(without) == {
        rule for rule in rules(linter.lint(TEXT, pack="all")) if not rule.startswith("evaluation/")
    }


def test_packs_and_selections_add_up():
    both = linter.lint(TEXT, pack="core", select=["evaluation/intensifier"])
    assert rules(both) == rules(linter.lint(TEXT)) | {"evaluation/intensifier"}


@pytest.mark.parametrize(
    "choice, said",
    [
        ({"pack": "newsrom"}, "there is no pack 'newsrom'; did you mean 'newsroom'?"),
        ({"pack": "position/*"}, "that names rules: select them"),
        ({"select": ["position/red-lin"]}, "no rule matches 'position/red-lin'; did you mean 'position/red-line'?"),
        ({"select": ["position/red-line", "position"]}, "did you mean 'position/*'?"),
        ({"select": ["speach"]}, "no rule matches 'speach'"),
        ({"ignore": ["speech"]}, "that is a pack"),
        ({"ignore": ["zzz"]}, "no rule matches 'zzz'"),
    ],
)
def test_a_choice_of_what_does_not_exist_is_an_error_with_the_nearest(choice, said):
    with pytest.raises(ChoiceError) as raised:
        linter.lint(TEXT, **choice)
    assert said in str(raised.value)


def test_packs_are_selected_as_rules_are():
    assert rules(linter.lint(TEXT, select=["core", "evaluation/intensifier"])) == rules(linter.lint(TEXT)) | {
        "evaluation/intensifier"
    }


def test_the_name_of_a_file_is_a_text_with_a_warning(tmp_path, monkeypatch):
    (tmp_path / "wire.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.warns(UserWarning, match=r"to lint the file give pathlib.Path\('wire.txt'\)") as caught:
        assert not linter.lint("wire.txt").findings
    assert caught[0].filename == __file__
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert rules(linter.lint(Path("wire.txt"), pack="all")) and rules(linter.lint(TEXT, pack="all"))
        linter.lint("missing.txt")


@pytest.mark.parametrize(
    "call, said",
    [
        (
            lambda: linter.lint(TEXT, select="evaluation/*"),
            r"select takes a list of names: write select=\['evaluation/\*'\]",
        ),
        (lambda: linter.lint(TEXT, ignore="a/b, c/d e/f"), r"ignore=\['a/b', 'c/d', 'e/f'\]"),
        (lambda: linter.lint(b"The ferry sank."), "not bytes; decode it first"),
        (lambda: linter.lint(None), "not NoneType"),
        (lambda: linter.load_rules("ferry.yaml"), r"write load_rules\(\['ferry.yaml'\]\)"),
        (lambda: linter.lint(TEXT, select=[5]), "named by text, not by int"),
    ],
)
def test_what_is_no_text_or_no_list_is_an_error(call, said):
    with pytest.raises(TypeError, match=said):
        call()


def test_results_as_plain_data_are_those_of_the_command_line():
    found = linter.lint(TEXT, pack="all")
    assert found.to_dict() == json.loads(render([found]))["files"][0]


def test_rows_have_the_same_keys_and_plain_values():
    rows = linter.lint("Brandt drew a red line on fish. It is absolutely true.", pack="all").to_rows()
    assert len({tuple(row) for row in rows}) == 1 and len(rows) > 1
    assert all(value is None or isinstance(value, (str, int, float)) for row in rows for value in row.values())
    (line,) = [row for row in rows if row["rule"] == "position/red-line"]
    assert (line["capture_party"], line["start"], line["text"]) == ("Brandt", 0, "Brandt drew a red line")


def test_what_is_printed_is_short():
    found = linter.lint(TEXT, pack="all")
    for one in (
        found,
        found.document,
        found.findings[0],
        linter.load_rules(),
        linter.load_rules().rules["position/red-line"],
    ):
        assert len(repr(one)) < 160 and repr(one).startswith("<")


def test_it_can_be_imported_and_run_by_the_name_it_is_installed_by():
    import rhetlint

    assert rhetlint.__all__ == linter.__all__
    assert all(getattr(rhetlint, name) is getattr(linter, name) for name in linter.__all__)
    with pytest.raises(AttributeError, match="no attribute 'lnit'"):
        rhetlint.lnit  # noqa: B018
    done = subprocess.run([sys.executable, "-m", "rhetlint", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"rhetlint {linter.__version__}\n"


def test_a_format_that_does_not_exist_is_an_error_with_the_nearest():
    with pytest.raises(ReadError, match=r"there is no format 'markdwn'; did you mean 'markdown'\?"):
        linter.lint(TEXT, format="markdwn")


def test_rules_of_ones_own(tmp_path):
    file = tmp_path / "ferry.yaml"
    file.write_text(OWN, "utf-8")
    own = linter.load_rules([file], builtin=False, cache=False)
    assert rules(linter.lint("The ferry is late.", rules=own, pack="harbour")) == {"harbour/ferry"}
    with pytest.raises(ChoiceError, match="did you mean 'harbour'"):
        linter.lint("The ferry is late.", rules=own, pack="harbor")


def test_a_configuration_is_read_where_it_is_named_alone(tmp_path, monkeypatch):
    (tmp_path / "ferry.yaml").write_text(OWN, "utf-8")
    config = tmp_path / "rhetlint.toml"
    config.write_text('rules = ["ferry.yaml"]\nselect = ["harbour/*"]\n[severity]\n"harbour/*" = "notice"\n', "utf-8")
    article = tmp_path / "article.txt"
    article.write_text("The ferry is absolutely late.", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert "harbour/ferry" not in rules(linter.lint(article))
    found: list[Finding] = list(linter.lint(article, config=config))
    assert [(f.rule, f.severity) for f in found] == [("harbour/ferry", "notice")]
    assert rules(linter.lint("The ferry is absolutely late.", config=config)) == {"harbour/ferry"}
    assert rules(linter.lint(article, config=config, select=["evaluation/intensifier"])) == {"evaluation/intensifier"}
    config.write_text('selct = ["a/b"]', "utf-8")
    with pytest.raises(ConfigError, match=r"did you mean 'select'\?"):
        linter.lint(article, config=config)


def test_a_configuration_that_names_rules_does_not_go_with_a_library(tmp_path, library):
    config = tmp_path / "rhetlint.toml"
    config.write_text('rules = ["ferry.yaml"]\n', "utf-8")
    with pytest.raises(ValueError, match=r"ferry\.yaml.*load_rules"):
        linter.lint(TEXT, rules=library, config=config)


def test_what_is_found_does_not_depend_on_what_else_is_chosen(library):
    text = (
        "Orlow gestured “no” with his hands and declared that the quay was closed. Brandt shushed the “reform” crowd and "
        "added that the mayor had called the vote a “farce.” “It is over,” said Ilse Brandt."
    )
    everything = linter.lint(text, pack="all", all_overlapping=True).findings
    for rule in sorted(rules(everything)):
        alone = linter.lint(text, select=[rule]).findings
        assert alone == tuple(finding for finding in everything if finding.rule == rule)


@pytest.mark.parametrize("module", [linter, linter.session], ids=lambda module: module.__name__)
def test_the_examples_of_the_docstrings_hold(module):
    result = doctest.testmod(module)
    assert result.attempted and not result.failed


def test_every_public_name_is_there():
    assert all(getattr(linter, name) is not None for name in linter.__all__)


@pytest.mark.parametrize(
    "wrong, said",
    [({"rules": "x"}, "load_rules"), ({"format": [1]}, "'markdown'"), ({"min_precision": "x"}, "from 0 to 1"), ({"min_precision": True}, "from 0 to 1")],
)  # fmt: skip
def test_an_argument_of_another_type_is_told_what_it_must_be(wrong, said):
    with pytest.raises(TypeError, match=said):
        linter.lint("Brandt spoke.", **wrong)
