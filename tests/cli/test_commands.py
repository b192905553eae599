"""The other commands, and what holds for all of them."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import linter
from linter.cli.app import COMMANDS, application

DOCS = Path(__file__).parents[2] / "docs"


def test_version(rhetlint):
    assert rhetlint("--version").stdout == f"rhetlint {linter.__version__}\n"


def test_every_command_and_option_says_what_it_does():
    from typer.main import get_command

    def commands(command, name):
        yield name, command
        for inner_name, inner in getattr(command, "commands", {}).items():
            yield from commands(inner, f"{name} {inner_name}")

    for name, command in commands(get_command(application()), "rhetlint"):
        assert command.help, name
        for parameter in command.params:
            assert parameter.help, f"{name} {parameter.name}"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_made_alone_is_as_among_all(name):
    """``run`` makes the one that is called for."""
    alone, among = (
        CliRunner().invoke(made, [name, "--help"], prog_name="rhetlint").output
        for made in (application(name), application())
    )
    assert alone == among
    assert f"rhetlint {name}" in alone


def test_the_reference_is_what_help_says():
    """After a change of the command line: python docs/make_cli.py."""
    from runpy import run_path

    made = run_path(str(DOCS / "make_cli.py"))
    assert made["PAGE"].read_text("utf-8") == made["page"]()


def test_report_writes_a_page_with_the_articles(rhetlint, folder):
    done = rhetlint("report", "loud.md", "calm.txt", "-o", "page.html")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("page.html: ")
    page = (folder / "page.html").read_text("utf-8")
    assert "absolutely perfect" in page and "The ferry left at noon." in page
    assert rhetlint("report", "loud.md", "calm.txt", "-o", "-").stdout == page


def test_report_of_nothing_readable_writes_nothing(rhetlint, folder):
    done = rhetlint("report", "missing.txt", "-o", "page.html")
    assert done.returncode == 2 and "missing.txt" in done.stderr and not (folder / "page.html").exists()


def test_quotes_by_speaker_in_every_format(rhetlint):
    table = rhetlint("quotes", "loud.md", "calm.txt")
    assert table.returncode == 0 and "Ilse Brandt" in table.stdout and "said" in table.stdout
    objects = json.loads(rhetlint("quotes", "loud.md", "--speaker", "brandt", "--format", "json").stdout)
    assert [(row["speaker"], row["kind"], row["line"]) for row in objects] == [("Ilse Brandt", "direct", 1)]
    rows = list(csv.DictReader(io.StringIO(rhetlint("quotes", "loud.md", "--format", "csv").stdout)))
    assert [row["content"] for row in rows] == ["“The treaty is absolutely perfect,”"]
    assert json.loads(rhetlint("quotes", ".", "--speaker", "nobody", "--format", "json", "-j", "2").stdout) == []


def test_quotes_explains_how_each_speaker_was_found(rhetlint, folder):
    (folder / "two.txt").write_text(
        "Ilse Brandt met Jana Brandt. Brandt said it was old. Bruno Dahl and Alma Lind said no.\n"
    )
    shown = rhetlint("quotes", "two.txt", "--explain").stdout
    assert "two fit alike: Ilse Brandt, Jana Brandt" in shown
    first, second = json.loads(rhetlint("quotes", "two.txt", "--format", "json").stdout)
    assert first["speaker"] is None and first["speakers"] == [] and first["how"].startswith("two fit alike")
    assert second["speakers"] == ["Bruno Dahl", "Alma Lind"]
    ((file,),) = [json.loads(rhetlint("lint", "two.txt", "--format", "json", "--fail-on", "never").stdout)["files"]]
    assert [file["speakers"][i]["name"] for i in file["attributions"][1]["speakers"]] == ["Bruno Dahl", "Alma Lind"]
    dahl = json.loads(rhetlint("quotes", "two.txt", "--speaker", "Bruno Dahl", "--format", "json").stdout)
    assert [row["speaker"] for row in dahl] == ["Bruno Dahl and Alma Lind"]


def test_rules_are_listed_shown_and_explained(rhetlint, folder):
    own = ("--rules", "ferry.yaml")
    assert rhetlint("rules", "list", "harbour/*", *own).stdout.split()[:3] == ["harbour/ferry", "error", "any"]
    assert rhetlint("rules", "show", "harbour/ferry", *own).stdout == (folder / "ferry.yaml").read_text("utf-8")
    explained = rhetlint("explain", "harbour/ferry", *own).stdout
    assert "The ferry is late." in explained and "The bus is late." in explained
    unknown = rhetlint("explain", "harbour/fery", *own)
    assert unknown.returncode == 2 and "did you mean 'harbour/ferry'?" in unknown.stderr


@pytest.mark.slow
def test_one_rule_of_a_file_with_several_is_shown_alone(rhetlint, folder):
    first = "- id: a/one\n  title: One\n  message: m\n  pattern: one\n"
    second = "- id: a/two\n  title: Two\n  message: m\n  pattern: two\n"
    (folder / "both.yaml").write_text(first + second, "utf-8")
    assert rhetlint("rules", "show", "a/one", "--rules", "both.yaml").stdout == first
    assert rhetlint("rules", "show", "a/two", "--rules", "both.yaml").stdout == second


def test_rules_test_runs_the_examples_of_ones_own_rules(rhetlint, folder):
    assert rhetlint("rules", "test", "--rules", "ferry.yaml").stdout.endswith("\n1 passed, 0 failed (2 examples)\n")
    rule = (folder / "ferry.yaml").read_text("utf-8").replace("The bus is late", "The ferry left")
    (folder / "ferry.yaml").write_text(rule, "utf-8")
    done = rhetlint("rules", "test", "--rules", "ferry.yaml")
    assert (
        done.returncode == 1 and "ferry.yaml:8:10: harbour/ferry: " in done.stdout and "The ferry left" in done.stdout
    )


def test_syntax_names_every_unit(rhetlint):
    from linter.language import ANNOTATORS

    shown = rhetlint("rules", "syntax").stdout
    assert all(name in shown for name in ANNOTATORS)
