"""``rhetlint diff`` on files, folders and revisions of git: findings gone, new, kept; text that has moved is followed."""

import json
import subprocess
from pathlib import Path

import jsonschema
import pytest

SCHEMA = Path(__file__).parents[2] / "docs" / "diff.schema.json"
PACK = ("--select", "evaluation/intensifier,evaluation/loaded-adjective", "--no-config")
LOUD = "It was absolutely late for the ferry to Dorn."
CALM = "The council of Dorn meets on Friday in the old harbour house."
OTHER = "She is absolutely sure of the ferry and its captain."


@pytest.fixture
def changes(rhetlint):
    """The changes of a comparison: each as a sign and the words, with how it was kept."""

    def run(*arguments):
        done = rhetlint("diff", *arguments, *PACK, "--format", "json")
        assert done.returncode == 0, done.stderr
        made = json.loads(done.stdout)
        jsonschema.validate(made, json.loads(SCHEMA.read_text("utf-8")))
        return made

    return run


def statuses(made):
    return [
        (one["status"], one["moved"], one["edited"], (one["new"] or one["old"])["place"]["line"])
        for file in made["files"]
        for one in file["findings"]
    ]


def two(folder, old, new, name="a.txt"):
    for side, text in (("old", old), ("new", new)):
        (folder / side).mkdir(exist_ok=True)
        if text is not None:
            (folder / side / name).write_text(text, "utf-8")


@pytest.mark.slow
def test_findings_are_gone_new_and_kept(folder, changes):
    two(folder, f"{LOUD}\n\n{CALM}\n", f"{CALM}\n\n{OTHER}\n")
    assert statuses(changes("old/a.txt", "new/a.txt")) == [("new", False, False, 3), ("gone", False, False, 1)]


@pytest.mark.slow
def test_text_that_has_moved_keeps_its_findings(folder, changes):
    two(folder, f"{LOUD}\n\n{CALM}\n\nThe river is high.\n", f"{CALM}\n\nThe river is high.\n\n{LOUD}\n")
    assert statuses(changes("old", "new")) == [("kept", True, False, 5)]


@pytest.mark.slow
def test_text_that_has_moved_to_another_file_keeps_its_findings(folder, changes):
    two(folder, f"{CALM}\n\n{LOUD}\n", f"{CALM}\n")
    two(folder, f"{CALM}\n\nThe river is high.\n", f"{LOUD}\n\nThe river is high.\n", "b.txt")
    made = changes("old", "new")
    assert statuses(made) == [("kept", True, False, 1)]
    (finding,) = (one for file in made["files"] for one in file["findings"])
    assert finding["moved_from"] == "new/a.txt"


def test_a_sentence_that_is_edited_keeps_its_finding(folder, changes):
    two(folder, f"{LOUD}\n", f"{LOUD[:-1]} and its harbour.\n")
    assert statuses(changes("old", "new")) == [("kept", False, True, 1)]


def test_files_are_added_removed_and_renamed(folder, changes):
    two(folder, f"{LOUD}\n", None, "gone.txt")
    two(folder, None, f"{OTHER}\n", "new.txt")
    two(folder, f"{CALM}\n\n{LOUD}\n", None, "before.txt")
    two(folder, None, f"{CALM}\n\n{LOUD}\n", "behind.txt")
    made = changes("old", "new")
    assert [(file["status"], file["old"], file["new"]) for file in made["files"]] == [
        ("renamed", "old/before.txt", "new/behind.txt"),
        ("removed", "old/gone.txt", None),
        ("added", None, "new/new.txt"),
    ]
    assert made["summary"]["kept"] == 1 and made["summary"]["gone"] == 1 and made["summary"]["new"] == 1


def test_files_that_are_the_same_are_counted_and_not_linted(folder, changes):
    two(folder, LOUD, LOUD)
    two(folder, CALM, OTHER, "b.txt")
    made = changes("old", "new")
    assert made["summary"]["unchanged_files"] == 1 and len(made["files"]) == 1


def test_the_text_has_a_line_a_change(folder, rhetlint):
    two(folder, f"{LOUD}\n\n{CALM}\n", f"{CALM}\n\n{OTHER}\n")
    done = rhetlint("diff", "old", "new", *PACK)
    lines = done.stdout.splitlines()
    assert lines[0] == "old/a.txt → new/a.txt: changed; 1 new, 1 gone, 0 kept"
    assert lines[1].startswith("  + new/a.txt:3:8: info evaluation/intensifier ")
    assert lines[2].startswith("  - old/a.txt:1:8: info evaluation/intensifier ")
    assert lines[-1] == "1 new, 1 gone, 0 kept in 1 file"


@pytest.mark.parametrize(("level", "status"), [("warning", 0), ("info", 1), ("never", 0)])
def test_a_new_finding_may_fail_the_run_and_an_old_one_may_not(folder, rhetlint, level, status):
    two(folder, f"{LOUD}\n", f"{LOUD}\n\n{OTHER}\n")
    assert rhetlint("diff", "old", "new", *PACK, "--fail-on", level).returncode == status
    assert rhetlint("diff", "new", "old", *PACK, "--fail-on", level).returncode == 0


@pytest.fixture
def git(folder):
    """git in the folder, which is a repository with two commits of articles."""

    def run(*arguments):
        who = ("-c", "user.name=Ilse Brandt", "-c", "user.email=brandt@example.org")
        done = subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    run("init", "-q", "-b", "main")
    (folder / "news").mkdir()
    (folder / "news" / "a.txt").write_text(f"{LOUD}\n\n{CALM}\n", "utf-8")
    (folder / "news" / "same.txt").write_text(LOUD, "utf-8")
    (folder / "news" / "picture.bin").write_bytes(b"\0\1")
    run("add", "news")
    run("commit", "-q", "-m", "one")
    run("tag", "v1")
    (folder / "news" / "a.txt").write_text(f"{CALM}\n\n{OTHER}\n", "utf-8")
    (folder / "news" / "é b.txt").write_text(OTHER, "utf-8")
    (folder / "news" / "picture.bin").write_bytes(b"\0\2")
    (folder / "link.txt").symlink_to("news/a.txt")
    run("add", ".")
    run("commit", "-q", "-m", "two")
    return run


@pytest.mark.parametrize("named", [("v1", "HEAD"), ("v1..HEAD",), ("v1..",), ("v1", "main", "news")])
def test_two_revisions_are_compared(git, changes, named):
    made = changes("--git", *named)
    assert [(file["status"], file["new"]) for file in made["files"] if file["new"].startswith("news")] == [
        ("changed", "news/a.txt"),
        ("added", "news/é b.txt"),
    ]
    assert made["summary"]["new"] >= 2 and made["summary"]["gone"] == 1


def test_one_revision_is_compared_with_the_working_tree(git, folder, changes):
    (folder / "news" / "a.txt").write_text(f"{CALM}\n\n{OTHER}\n\n{LOUD}\n", "utf-8")
    made = changes("--git", "HEAD", "news/a.txt")
    assert statuses(made) == [("kept", False, False, 3), ("new", False, False, 5)]


def test_a_configuration_of_the_working_tree_holds_for_both_versions(git, folder, rhetlint):
    (folder / "rhetlint.toml").write_text('select = ["evaluation/intensifier"]\n', "utf-8")
    done = rhetlint("diff", "--git", "v1", "HEAD", "news/a.txt", "-q")
    assert "evaluation/intensifier" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("calm.txt",), "diff compares two versions, and 1 are named"),
        (("calm.txt", "nothing.txt"), "nothing.txt: no such file or folder"),
        (("HEAD~1", "HEAD"), "HEAD~1: no such file or folder; --git compares revisions"),
        (("calm.txt", "."), "compare two files or two folders"),
        (("--git", "nosuch"), "git knows no commit 'nosuch'"),
        (("--git", "v1...HEAD"), "three dots"),
        (("--git", "--", "--output=x"), "git knows no commit '--output=x'"),
        (("calm.txt", "loud.md", "-o", "x.pdf"), "x.pdf: no format has this ending"),
        (("calm.txt", "loud.md", "-o", "loud.txt/x.json"), "there is no such folder"),
    ],
)
def test_what_is_wrong_is_told(git, rhetlint, arguments, said):
    done = rhetlint("diff", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and "Traceback" not in done.stderr


def test_what_cannot_be_read_in_one_version_was_not_removed(folder, rhetlint):
    two(folder, f"{LOUD}\n", None)
    (folder / "new" / "a.txt").write_bytes(b"\0\1\2" * 50)
    done = rhetlint("diff", "old", "new", *PACK)
    assert done.returncode == 2 and "is not text" in done.stderr
    assert "removed" not in done.stdout


@pytest.mark.slow
def test_any_number_of_workers_writes_the_same_bytes(folder, rhetlint):
    for number in range(10):
        two(folder, f"{LOUD}\n\nNumber {number}.\n", f"Number {number}.\n\n{OTHER}\n", f"{number}.txt")
    for form in ("text", "json", "html"):
        one, several = (rhetlint("diff", "old", "new", *PACK, "-j", jobs, "--format", form).stdout for jobs in (1, 3))
        assert one == several and one


def test_the_published_schema_is_the_one_of_the_types():
    from linter.output.versions.json import schema
    from tests.output.test_json import in_order

    assert in_order(json.loads(SCHEMA.read_text("utf-8"))) == in_order(schema()), (
        "run: python -c 'import json; from linter.output.versions.json import schema; print(json.dumps(schema(), indent=2))' > docs/diff.schema.json"
    )


def test_rows_of_a_table_are_compared_row_by_row(folder, rhetlint):
    for name, text in (("old", LOUD), ("new", OTHER)):
        rows = [{"text": text}, {"text": CALM}]
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    done = rhetlint("diff", "old.jsonl", "new.jsonl", *PACK, "--format", "json")
    made = json.loads(done.stdout)
    assert [(file["status"], file["new"]) for file in made["files"]] == [
        ("changed", "new.jsonl:1"),
        ("same", "new.jsonl:2"),
    ]


def test_nothing_of_an_article_steers_the_terminal(folder, rhetlint):
    two(folder, "It was late.", "It was absolutely \x1b[31mlate\u202e for the ferry.", "a\x1b[2J.txt")
    done = rhetlint("diff", "old", "new", *PACK)
    assert "1 new" in done.stdout and "\x1b" not in done.stdout and "\u202e" not in done.stdout
