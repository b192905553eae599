"""Where a command writes: standard output, or a file that is there whole or not at all."""

import json

import pytest

from .conftest import FERRY


def test_output_goes_whole_into_a_file_or_not_at_all(rhetlint, folder):
    printed = rhetlint("lint", ".", *FERRY, "--format", "json")
    written = rhetlint("lint", ".", *FERRY, "--format", "json", "-o", "out.json")
    assert written.stdout == "" and written.returncode == printed.returncode == 1
    assert (folder / "out.json").read_text("utf-8") == printed.stdout
    (folder / "bad.yaml").write_text("id: Bad", "utf-8")
    assert rhetlint("lint", ".", "--rules", "bad.yaml", "-o", "out.json").returncode == 2
    assert (folder / "out.json").read_text("utf-8") == printed.stdout
    gone = rhetlint("lint", ".", *FERRY, "-o", "no/folder/out.json")
    assert gone.returncode == 2 and "no/folder" in gone.stderr and len(gone.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "command, file, begins",
    [
        ("lint", "out.json", "{"),
        ("lint", "out.txt", "calm.txt:1:5: error"),
        ("quotes", "out.csv", "speaker,"),
        ("quotes", "out", "speaker  "),
        ("report", "out.HTM", "<!DOCTYPE html>"),
    ],
)
def test_the_ending_of_the_output_file_chooses_the_format(rhetlint, folder, command, file, begins):
    chosen = FERRY if command == "lint" else ()
    assert rhetlint(command, "calm.txt", "loud.md", *chosen, "-o", file).stderr == ""
    assert (folder / file).read_text("utf-8").startswith(begins)
    if command == "lint":  # what is asked for outright goes before
        rhetlint("lint", "calm.txt", *FERRY, "-o", file, "--format", "json")
        assert json.loads((folder / file).read_text("utf-8"))["files"]


@pytest.mark.parametrize(
    "command, file, remedy",
    [("lint", "page.html", "rhetlint report"), ("report", "rows.csv", "rhetlint lint --format csv"), ("quotes", "page.htm", "another ending")],
)  # fmt: skip
def test_a_format_the_command_does_not_write_is_refused_with_a_remedy(rhetlint, folder, command, file, remedy):
    done = rhetlint(command, "calm.txt", "-o", file)
    assert done.returncode == 2 and remedy in done.stderr
    assert not (folder / file).exists()


@pytest.mark.parametrize("command", ["lint", "quotes", "report"])
def test_an_article_is_never_written_over(rhetlint, folder, command):
    done = rhetlint(command, ".", "-o", "./calm.txt")
    said = "writes no TEXT" if command == "report" else "this file is one of the articles"
    assert done.returncode == 2 and "./calm.txt: " in done.stderr and said in done.stderr
    assert (folder / "calm.txt").read_text("utf-8").startswith("The ferry left")
