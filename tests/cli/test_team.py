"""What a team relies on: known findings stay away, changed lines are looked at, exceptions are written down, files are linted once."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from linter.cli.app import application

ROOT = Path(__file__).parents[2]
LOUD = "It was absolutely late."
OTHER = "She is absolutely sure of the ferry."
RULE = ("--select", "evaluation/intensifier", "--fail-on", "info")


@pytest.fixture
def lines(rhetlint):
    """Path and line of each finding, after a run that ended with the right status."""

    def run(*arguments):
        done = rhetlint("lint", *arguments, *RULE, "--format", "jsonl")
        found = [json.loads(line) for line in done.stdout.splitlines()]
        assert done.returncode == bool(found), done.stderr
        return [(one["path"].removeprefix("./"), one["place"]["line"]) for one in found]

    return run


@pytest.fixture
def git(folder):
    """git in the folder, which is a repository with one commit of an article."""

    def run(*arguments):
        who = ("-c", "user.name=Ilse Brandt", "-c", "user.email=brandt@example.org")
        done = subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    (folder / "news.txt").write_text(f"{LOUD}\n\nThe ferry left.\n", "utf-8")
    run("init", "-q", "-b", "main")
    run("add", "news.txt")
    run("commit", "-q", "-m", "one")
    return run


def test_a_baseline_leaves_out_what_it_knows_wherever_it_has_moved(rhetlint, folder, lines):
    news = folder / "news.txt"
    news.write_text(f"{LOUD}\n\n{LOUD}\n", "utf-8")
    done = rhetlint("lint", "news.txt", *RULE, "--baseline", "known.json", "--write-baseline")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert lines("news.txt", "--baseline", "known.json") == []
    news.write_text(f"The bus came first.\n\n{OTHER}\n\n{LOUD}\n\nA new paragraph.\n\n{LOUD}\n", "utf-8")
    assert lines("news.txt", "--baseline", "known.json") == [("news.txt", 3)]
    news.write_text(f"{LOUD}\n\n{LOUD}\n\n{LOUD}\n", "utf-8")
    assert lines("news.txt", "--baseline", "known.json") == [("news.txt", 5)]
    news.write_text(f"{LOUD[:-1]} again.\n", "utf-8")
    assert lines("news.txt", "--baseline", "known.json") == [("news.txt", 1)]


def test_a_baseline_knows_its_files_from_any_folder(rhetlint, folder, lines, monkeypatch):
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "er" / "a.txt").write_text(LOUD, "utf-8")
    rhetlint("lint", "deep", *RULE, "--baseline", "known.json", "--write-baseline")
    monkeypatch.chdir(folder / "deep")
    assert lines("er/a.txt", "--baseline", "../known.json") == []
    (folder / "deep" / "b.txt").write_text(LOUD, "utf-8")
    assert lines("b.txt", "--baseline", "../known.json") == [("b.txt", 1)]


def test_what_is_left_out_is_counted_and_a_suppression_in_sarif(rhetlint, folder):
    (folder / "news.txt").write_text(LOUD, "utf-8")
    rhetlint("lint", "news.txt", *RULE, "--baseline", "known.json", "--write-baseline")
    assert "; 1 left out (1 by the baseline)" in rhetlint("lint", "news.txt", *RULE, "--baseline", "known.json").stdout
    log = json.loads(rhetlint("lint", "news.txt", *RULE, "--baseline", "known.json", "--format", "sarif").stdout)
    assert [one["suppressions"][0]["kind"] for one in log["runs"][0]["results"]] == ["external"]


@pytest.mark.parametrize(
    "content, said",
    [(None, "--write-baseline"), ("{}", "not a baseline"), ("[1", "not a baseline"), ('{"version": 9, "findings": []}', "not a baseline")],
)  # fmt: skip
def test_a_baseline_that_cannot_be_read_is_an_error(rhetlint, folder, content, said):
    if content is not None:
        (folder / "known.json").write_text(content, "utf-8")
    done = rhetlint("lint", "calm.txt", "--baseline", "known.json")
    assert done.returncode == 2 and said in done.stderr and "known.json" in done.stderr


@pytest.mark.parametrize("held, kept", [('{"name": "ferry"}', True), ("notes", True), ('{"version": 9}', False), ('{"version": 1, "fin', False), ("\n", False)])  # fmt: skip
def test_a_baseline_is_written_over_nothing_but_a_baseline(rhetlint, folder, held, kept):
    file = folder / "known.json"
    file.write_text(held, "utf-8")
    done = rhetlint("lint", "calm.txt", *RULE, "--baseline", "known.json", "--write-baseline")
    assert (done.returncode, file.read_text("utf-8") == held) == ((2, True) if kept else (0, False))
    assert ("is no baseline, and is not written over" in done.stderr) == kept


def test_a_baseline_is_written_where_it_is_named(rhetlint, folder):
    for wrong in (
        ("--write-baseline",),
        ("--write-baseline", "--baseline", "calm.txt"),
        ("--write-baseline", "--baseline", "k.json", "-o", "x.json"),
    ):
        done = rhetlint("lint", "calm.txt", *wrong)
        assert done.returncode == 2 and done.stderr
    assert (folder / "calm.txt").read_text("utf-8").startswith("The ferry left")


def test_only_changed_lines_are_asked_for(folder, git, lines):
    assert lines(".", "--changed") == [("loud.md", 1)]  # git does not know this file
    (folder / "news.txt").write_text(f"{LOUD}\n\nThe ferry left.\n\n{OTHER}\n", "utf-8")
    assert lines("news.txt", "--changed") == [("news.txt", 5)]
    git("commit", "-aqm", "two")
    assert lines("news.txt", "--changed") == []
    assert (
        lines("news.txt", "--since", "HEAD~1")
        == lines("news.txt", "--changed", "--since", "HEAD~1")
        == [("news.txt", 5)]
    )


def test_changed_lines_of_names_with_letters_and_of_renamed_files(folder, git, lines, monkeypatch):
    (folder / "ä ö").mkdir()
    (folder / "ä ö" / "é.txt").write_text(f"One.\n\n{LOUD}\n", "utf-8")
    git("add", "-A")
    git("commit", "-qm", "two")
    (folder / "ä ö" / "é.txt").write_text(f"{OTHER}\n\n{LOUD}\n", "utf-8")
    assert lines("ä ö", "--changed") == [("ä ö/é.txt", 1)]
    monkeypatch.chdir(folder / "ä ö")
    assert lines("é.txt", "--changed") == [("é.txt", 1)]
    git("mv", "news.txt", "moved.txt")
    assert lines("../moved.txt", "--changed") == [("../moved.txt", 1)]


def test_changed_lines_of_a_name_that_is_not_utf_8(folder, git, lines):
    name = os.fsdecode(b"b\xff.txt")
    (folder / name).write_text("One.\n", "utf-8")
    git("add", "-A")
    git("commit", "-qm", "two")
    (folder / name).write_text(f"One.\n\n{LOUD}\n", "utf-8")
    assert lines(".", "--changed") == [("b\\xff.txt", 3)]


def test_without_a_commit_every_line_is_new(folder, git, lines):
    git("update-ref", "-d", "HEAD")
    assert lines("news.txt", "--changed") == [("news.txt", 1)]


@pytest.mark.parametrize("key", ["clean", "process"])
def test_no_filter_of_a_repository_is_run(folder, git, lines, key):
    git("config", "filter.own.filter.required", "true")
    git("config", f"filter.own.filter.{key}", "touch ran; cat")
    (folder / ".gitattributes").write_text("*.txt filter=own.filter\n", "utf-8")
    (folder / "news.txt").write_text(f"{LOUD}\n\nThe ferry left.\n\n{OTHER}\n", "utf-8")
    assert lines("news.txt", "--changed") == [("news.txt", 5)]
    assert not (folder / "ran").exists()


@pytest.mark.parametrize("key", ["clean", "process"])
def test_no_filter_of_a_repository_is_run_for_two_versions(rhetlint, folder, git, key):
    git("config", f"filter.own.{key}", "touch ran; cat")
    (folder / ".gitattributes").write_text("*.txt filter=own\n", "utf-8")
    (folder / "news.txt").write_text(f"{LOUD}\n\n{OTHER}\n", "utf-8")
    done = rhetlint("diff", "--git", "HEAD")
    assert done.returncode in (0, 1) and not done.stderr
    assert not (folder / "ran").exists()


def test_a_file_of_exceptions_that_is_a_link_out_of_its_folder_is_not_read(rhetlint, folder):
    (folder.parent / "secret.env").write_text("SECRET_TOKEN=abc123\n", "utf-8")
    (folder / ".rhetlint-ignore").symlink_to(folder.parent / "secret.env")
    done = rhetlint("lint", "calm.txt")
    assert done.returncode == 2 and "outside its folder" in done.stderr
    assert "SECRET_TOKEN" not in done.stdout + done.stderr


def test_a_filter_that_cannot_be_kept_from_running_is_an_error(rhetlint, folder, git):
    git("config", "filter.a=b.clean", "touch ran; cat")
    done = rhetlint("lint", "news.txt", "--changed")
    assert done.returncode == 2 and "a=b" in done.stderr


def test_without_a_repository_or_a_commit_the_error_says_so(rhetlint, folder, git):
    done = rhetlint("lint", "news.txt", "--changed", "--since", "nowhere")
    assert done.returncode == 2 and "nowhere" in done.stderr and "--since" in done.stderr
    outside = folder.parent / "outside.txt"
    outside.write_text(LOUD, "utf-8")
    done = rhetlint("lint", outside, "--changed")
    assert done.returncode == 2 and "not a git repository" in done.stderr


@pytest.mark.slow
def test_an_ignore_file_leaves_out_findings_by_rule_path_and_words(folder, lines):
    (folder / "sub").mkdir()
    for name in ("a.txt", "sub/b.txt", "sub/c.txt"):
        (folder / name).write_text(f"{LOUD}\n\nIt was really late.\n", "utf-8")
    everything = [("a.txt", 1), ("a.txt", 3), ("sub/b.txt", 1), ("sub/b.txt", 3), ("sub/c.txt", 1), ("sub/c.txt", 3)]
    names = ("a.txt", "sub/b.txt", "sub/c.txt")
    written = {
        "": everything,
        "# nothing\n\nappeals/fear\n": everything,
        "evaluation/intensifier": [],
        "evaluation/* * ": [],
        "evaluation/intensifier sub/": everything[:2],
        "evaluation/intensifier */b.txt": [*everything[:2], *everything[4:]],
        'evaluation/intensifier * "ABSOLUTELY"': [one for one in everything if one[1] == 3],
        'evaluation/intensifier sub "re*"  # not ours': [one for one in everything if one not in (("sub/b.txt", 3), ("sub/c.txt", 3))],
    }  # fmt: skip
    for text, left in written.items():
        (folder / ".rhetlint-ignore").write_text(text, "utf-8")
        assert lines(*names) == left, text
    (folder / ".rhetlint-ignore").write_text("evaluation/intensifier", "utf-8")
    assert lines(*names, "--no-config") == everything
    (folder / ".rhetlint-ignore").unlink()
    (folder / "sub" / ".rhetlint-ignore").write_text("evaluation/intensifier b.txt", "utf-8")
    assert lines(*names) == [*everything[:2], *everything[4:]]


def test_lines_of_an_ignore_file_that_leave_nothing_out_are_told_at_the_end(rhetlint, folder):
    (folder / "sub").mkdir()
    (folder / "sub" / "b.txt").write_text(f"{LOUD}\n", "utf-8")
    text = 'evaluation/intensifier * "absolutely"\n# a remark\nevaluation/* nowhere/\nposition/red-line\nevaluation/intensifier loud.md\n'
    (folder / ".rhetlint-ignore").write_text(text, "utf-8")
    vain = ["rhetlint: note: .rhetlint-ignore:3: this line leaves nothing out: evaluation/* nowhere/"]
    for jobs in ("1", "2"):
        assert (
            rhetlint("lint", ".", *RULE, "--jobs", jobs).stderr.splitlines() == vain
        )  # position/red-line does not run
    assert len(rhetlint("lint", ".", "--pack", "all").stderr.splitlines()) == 2
    assert rhetlint("lint", ".", *RULE, "--quiet").stderr == ""
    for part in ("sub", "loud.md"):  # not all that the file is about
        assert rhetlint("lint", part, *RULE).stderr == ""


@pytest.mark.parametrize(
    "line, said",
    [
        ("evaluation/intensfier", "did you mean 'evaluation/intensifier'?"),
        ('evaluation/intensifier "words"', "words need a path before them"),
        ("evaluation/intensifier a b c", "a line is: RULE [PATH"),
        ('evaluation/intensifier * "' + "a*" * 50 + '"', "stars"),
        ("evaluation/intensifier\n" * 2_001, "more than 2000 lines"),
    ],
)
def test_a_wrong_line_of_an_ignore_file_is_an_error_at_its_place(rhetlint, folder, line, said):
    (folder / ".rhetlint-ignore").write_text(line, "utf-8")
    done = rhetlint("lint", "loud.md", *RULE)
    assert done.returncode == 2 and said in done.stderr and ".rhetlint-ignore" in done.stderr


def test_a_file_is_linted_once_however_it_is_named(folder, lines):
    (folder / "link.md").symlink_to(folder / "loud.md")
    assert lines("./loud.md", "loud.md", ".", "*.md", folder / "loud.md") == [("loud.md", 1)]


def test_what_is_nobodys_article_is_left_out_of_folders_but_not_if_it_is_named(rhetlint, folder, lines):
    (folder / "node_modules" / "x").mkdir(parents=True)
    (folder / "node_modules" / "x" / "README.md").write_text(LOUD, "utf-8")
    assert rhetlint("report", "loud.md", "--pack", "all", "-o", "page.html").returncode == 0
    assert rhetlint("lint", "loud.md", *RULE, "-o", "summary.md").returncode == 1
    assert lines(".") == lines("*.md") == [("loud.md", 1)]
    assert lines("node_modules/x/README.md") == [("node_modules/x/README.md", 1)]
    (folder / "page.html").write_text(f'<html><meta name="generator" content="rhetlint"><p>{LOUD}</p></html>', "utf-8")
    assert lines(".") == [("loud.md", 1)] and lines("page.html") == [("page.html", 1)]


def test_exit_zero_and_short_options_and_lists(rhetlint, folder):
    assert rhetlint("lint", "loud.md", *RULE, "--exit-zero").returncode == 0
    assert rhetlint("lint", "-h").stdout == rhetlint("lint", "--help").stdout
    assert rhetlint("-V").stdout == rhetlint("--version").stdout != ""
    listed = rhetlint(
        "lint", "loud.md", "--select", "evaluation/intensifier, attribution/*", "--format", "jsonl"
    ).stdout
    apart = rhetlint(
        "lint", "loud.md", "--select", "evaluation/intensifier", "--select", "attribution/*", "--format", "jsonl"
    ).stdout
    assert listed == apart and len(listed.splitlines()) > 1
    out = rhetlint(
        "lint", "loud.md", "--pack", "newsroom,speech", "--ignore", "attribution/*,evaluation/*", "--format", "jsonl"
    ).stdout
    assert '"family":"evaluation"' not in out


def test_rules_as_json_say_all_of_themselves(rhetlint, folder):
    rules = json.loads(rhetlint("rules", "list", "position/*", "--format", "json").stdout)
    lines = rhetlint("rules", "list", "position/*").stdout.splitlines()
    assert [rule["id"] for rule in rules] == [line.split()[0] for line in lines]
    (red,) = (rule for rule in rules if rule["id"] == "position/red-line")
    assert red["title"] == "Red line" and red["why"] and red["references"] and Path(red["file"]).is_file()
    assert set(red["packs"]) >= {"core"} and red["kind"] == "pattern"


# --- for others' pipelines ----------------------------------------------------------------------------------------------


def options():
    """The options of ``lint``."""
    from typer.main import get_command

    command = get_command(application("lint")).commands["lint"]
    return {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}


@pytest.mark.slow
def test_the_hooks_run_under_pre_commit(folder, git):
    """With the hooks' own file, in a repository of its own; the program is the tests', not one that pre-commit installs."""
    pytest.importorskip("pre_commit", reason="pre-commit is not installed: the hooks are not run")
    hooks = folder.parent / "hooks"
    hooks.mkdir()
    (hooks / ".pre-commit-hooks.yaml").write_bytes((ROOT / ".pre-commit-hooks.yaml").read_bytes())
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "hooks")):
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", *who, *arguments], cwd=hooks, check=True, capture_output=True)
    rev = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=hooks, capture_output=True, text=True, check=True
    ).stdout.strip()
    ids = [hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))]
    config = {"repos": [{"repo": str(hooks), "rev": rev, "hooks": [{"id": one, "language": "system"} for one in ids]}]}
    config["repos"][0]["hooks"][0]["args"] = list(RULE)
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    (folder / "picture.bin").write_bytes(b"\0\1\2")
    git("add", "-A")
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(folder.parent / "pc"),
    }
    run = [sys.executable, "-m", "pre_commit", "run", ids[0]]
    done = subprocess.run(run, cwd=folder, capture_output=True, text=True, env=environment)
    assert done.returncode == 1 and "loud.md:1:" in done.stdout, done.stdout + done.stderr
    assert "picture.bin" not in done.stdout and ".yaml" not in done.stdout.replace(".pre-commit-config.yaml", "")
    (folder / "loud.md").write_text("The ferry was late.", "utf-8")
    (folder / "news.txt").write_text("The ferry was late.", "utf-8")
    git("add", "-A")
    done = subprocess.run(run, cwd=folder, capture_output=True, text=True, env=environment)
    assert done.returncode == 0 and "Passed" in done.stdout, done.stdout + done.stderr


def test_the_action_calls_lint_with_options_that_there_are():
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    assert action["runs"]["using"] == "composite"
    script = "\n".join(step.get("run", "") for step in action["runs"]["steps"])
    used = set(re.findall(r"--[a-z][a-z-]+", script))
    assert "rhetlint lint" in script and used - {"--quiet"} <= options()
    for step in action["runs"]["steps"]:  # inputs reach the script by the environment: never pasted into it
        assert "${{" not in step.get("run", "")


# --- files that are no text ---------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_what_is_in_a_folder_and_not_read_is_listed_once(rhetlint, folder, monkeypatch):
    from linter.text import formats

    monkeypatch.setitem(formats.FORMATS, "pdf", formats.FORMATS["pdf"]._replace(needs=("no_such_module", "pdf")))
    for name in ("a.pdf", "b.PDF", "c.doc", "d.csv"):
        (folder / name).write_bytes(b"x")
    done = rhetlint("lint", ".", *RULE)
    (said,) = (line for line in done.stderr.splitlines() if "not read" in line)
    assert said == (
        "rhetlint: warning: .: not read: 1 .csv (only if it is named), 1 .doc, 2 .pdf (pip install 'rhetlint[pdf]')"
    )
    assert done.returncode == 1 and rhetlint("lint", ".", *RULE, "-q").stderr == ""


def test_a_missing_library_of_a_file_that_is_named_is_an_error_with_the_command(rhetlint, folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdf", None)
    (folder / "a.txt").write_bytes(b"%PDF-1.4\nIt was absolutely late.")
    done = rhetlint("lint", "a.txt", "loud.md", *RULE)
    assert (
        done.returncode == 2
        and "a.txt: to read .pdf needs" in done.stderr
        and "pip install 'rhetlint[pdf]'" in done.stderr
    )
    assert "loud.md:1" in done.stdout and "a.txt" not in done.stdout


def test_rows_of_a_table_are_linted_each_with_its_path(rhetlint, folder):
    (folder / "rows.jsonl").write_text(
        "".join(json.dumps({"body": text}) + "\n" for text in (LOUD, "Calm.", OTHER)), "utf-8"
    )
    done = rhetlint("lint", "rows.jsonl", *RULE, "--column", "body", "--format", "json")
    files = json.loads(done.stdout)["files"]
    assert [(file["path"], len(file["findings"])) for file in files] == [
        ("rows.jsonl:1", 1),
        ("rows.jsonl:2", 0),
        ("rows.jsonl:3", 1),
    ]
    assert "--column" in rhetlint("lint", "rows.jsonl", *RULE).stderr
