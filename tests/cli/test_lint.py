"""`rhetlint lint`: what is linted, what is printed, and the exit status that scripts rely on."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

FERRY = ("--rules", "ferry.yaml", "--select", "harbour/ferry")


def places(done):
    """File and rule of the findings that were printed as JSON."""
    return [(file["path"], found["rule"]) for file in json.loads(done.stdout)["files"] for found in file["findings"]]


def test_a_finding_is_shown_in_its_sentence_with_a_summary(rhetlint):
    done = rhetlint("lint", "calm.txt", *FERRY)
    assert done.stdout == (
        "calm.txt:1:5: error harbour/ferry A ferry is named.\n"
        "  | The ferry left at noon.\n"
        "  |     ^^^^^ narrator\n"
        "\n"
        "1 finding (1 error) in 1 file\n"
    )
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize(
    "severity, level, status",
    [
        ("info", "info", 1),
        ("info", "notice", 0),
        ("notice", "warning", 0),
        ("warning", "warning", 1),
        ("warning", "error", 0),
        ("error", "never", 0),
    ],
)
def test_exit_status_follows_fail_on(rhetlint, folder, severity, level, status):
    rule = (folder / "ferry.yaml").read_text("utf-8").replace("severity: error", f"severity: {severity}")
    (folder / "ferry.yaml").write_text(rule, "utf-8")
    done = rhetlint("lint", "calm.txt", *FERRY, "--fail-on", level)
    assert done.returncode == status
    assert f"1 {severity}" in done.stdout


def test_warnings_fail_unless_said_otherwise_and_no_finding_is_clean(rhetlint):
    assert rhetlint("lint", "loud.md", *FERRY).returncode == 0
    assert rhetlint("lint", "loud.md", *FERRY).stdout == "no findings in 1 file\n"


def test_files_folders_globs_and_standard_input_each_once_in_order(rhetlint, folder):
    (folder / "news" / "deep").mkdir(parents=True)
    for name in ("news/b.txt", "news/a.html", "news/deep/c.md", "news/.hidden.txt", "news/table.csv"):
        (folder / name).write_text("<p>A ferry came.</p>" if name.endswith("html") else "A ferry came.", "utf-8")
    done = rhetlint(
        "lint", "-", "calm.txt", "news", "news/*.txt", "./loud.md", "-", *FERRY, "--format", "json", input="ferry"
    )
    assert [path for path, _ in places(done)] == ["<stdin>", "calm.txt", "news/a.html", "news/b.txt", "news/deep/c.md"]
    assert [file["path"] for file in json.loads(done.stdout)["files"]][-1] == "./loud.md"
    assert places(rhetlint("lint", "news/table.csv", *FERRY, "--format", "json")) == [
        ("news/table.csv", "harbour/ferry")
    ]


def test_the_name_of_standard_input_chooses_its_reader(rhetlint):
    hidden = "<!-- rhetlint-disable-next-line harbour/ferry -->\nA ferry came.\n"
    assert rhetlint("lint", "-", *FERRY, "--stdin-name", "note.md", input=hidden).returncode == 0
    assert rhetlint("lint", "-", *FERRY, input=hidden).returncode == 1


def test_one_unreadable_file_is_told_and_the_rest_are_linted(rhetlint, folder):
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\0\0\0\rIHDR")
    (folder / "empty").mkdir()
    done = rhetlint("lint", "picture.txt", "missing.txt", "*.rst", "empty", "calm.txt", *FERRY)
    assert done.returncode == 2
    assert "calm.txt:1:5: error harbour/ferry" in done.stdout
    told = done.stderr.splitlines()
    assert [line.split(":")[1].strip() for line in told] == ["picture.txt", "missing.txt", "*.rst", "empty"]
    assert all(line.startswith("rhetlint: ") for line in told)


def test_a_file_in_another_encoding_is_linted_with_a_warning(rhetlint, folder):
    (folder / "old.txt").write_bytes("A ferry to Orsinië.".encode("cp1252"))
    done = rhetlint("lint", "old.txt", *FERRY)
    assert (done.returncode, done.stderr.count("warning: old.txt")) == (1, 1)
    assert rhetlint("lint", "old.txt", *FERRY, "--quiet").stderr == ""


def test_quiet_leaves_the_findings_and_nothing_else(rhetlint):
    loud, quiet = rhetlint("lint", "calm.txt", *FERRY), rhetlint("lint", "calm.txt", *FERRY, "-q")
    assert loud.stdout.startswith(quiet.stdout) and "1 finding" not in quiet.stdout and "harbour/ferry" in quiet.stdout
    assert rhetlint("lint", "loud.md", *FERRY, "-q").stdout == ""


@pytest.mark.parametrize("format", ["text", "json"])
def test_any_number_of_workers_writes_the_same_bytes(rhetlint, folder, format):
    for number in range(12):
        (folder / f"{number}.txt").write_text(f"{'No one knows. ' * number}The ferry is absolutely late.", "utf-8")
    (folder / "5.txt").write_bytes(b"\0\1\2")
    one, *others = [rhetlint("lint", ".", "--rules", "ferry.yaml", "--format", format, "-j", n) for n in (1, 2, 5)]
    assert one.returncode == 2 and "harbour/ferry" in one.stdout
    for other in others:
        assert (other.stdout, other.stderr, other.returncode) == (one.stdout, one.stderr, one.returncode)


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
    "arguments, said",
    [
        (("calm.txt", "--format", "jsn"), "text, json"),
        (("calm.txt", "--select", "certainty/absolut-term"), "did you mean 'certainty/absolute-term'?"),
        (("calm.txt", "--ignore", "zzz"), "rules list"),
        (("calm.txt", "--rules", "nowhere.yaml"), "nowhere.yaml"),
        (("calm.txt", "--fail-on", "sometimes"), "never"),
        (("calm.txt", "--formt", "json"), "--format"),
        (("calm.txt", "--jobs", "0"), "--jobs"),
        ((), "PATH"),
    ],
)
def test_wrong_usage_is_said_plainly_with_a_remedy(rhetlint, arguments, said):
    done = rhetlint("lint", *arguments)
    assert done.returncode == 2
    assert said in done.stderr and done.stdout == ""
    assert "Traceback" not in done.stderr


def test_an_error_in_a_rule_file_names_its_place(rhetlint, folder):
    rule = (folder / "ferry.yaml").read_text("utf-8").replace("severity", "severty")
    (folder / "ferry.yaml").write_text(rule, "utf-8")
    done = rhetlint("lint", "calm.txt", "--rules", "ferry.yaml", "-j", "2")
    assert done.returncode == 2
    assert done.stderr.startswith("rhetlint: ferry.yaml:3:1: ") and "did you mean 'severity'?" in done.stderr


def test_a_reader_that_goes_away_ends_it_quietly(folder, cache):
    (folder / "long.txt").write_text("The ferry is late. \n\n" * 20_000, "utf-8")
    command = [os.path.join(os.path.dirname(sys.executable), "rhetlint"), "lint", "long.txt", *FERRY]
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "XDG_CACHE_HOME": str(cache)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1


def test_a_terminal_without_our_letters_gets_them_escaped(rhetlint):
    done = rhetlint("lint", "loud.md", "--select", "evaluation/intensifier", PYTHONIOENCODING="ascii")
    assert done.returncode in (0, 1) and "\\u201c" in done.stdout


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
    [("lint", "page.html", "rhetlint report"), ("report", "rows.csv", "rhetlint quotes"), ("quotes", "page.htm", "another ending")],
)  # fmt: skip
def test_a_format_the_command_does_not_write_is_refused_with_a_remedy(rhetlint, folder, command, file, remedy):
    done = rhetlint(command, "calm.txt", "-o", file)
    assert done.returncode == 2 and remedy in done.stderr
    assert not (folder / file).exists()


@pytest.mark.parametrize("command", ["lint", "quotes", "report"])
def test_an_article_is_never_written_over(rhetlint, folder, command):
    done = rhetlint(command, ".", "-o", "./calm.txt")
    assert done.returncode == 2 and "./calm.txt: this file is one of the articles" in done.stderr
    assert (folder / "calm.txt").read_text("utf-8").startswith("The ferry left")


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs signals and process groups")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
def test_a_run_that_is_ended_early_leaves_neither_processes_nor_half_a_file(folder, cache, name, jobs):
    for number in range(40):
        (folder / f"long{number}.txt").write_text("The ferry is late. \n\n" * 4000, "utf-8")
    out = folder / "out"
    out.mkdir()
    command = [os.path.join(os.path.dirname(sys.executable), "rhetlint"), "lint", ".", "-j", jobs, "-o", "out/all.json"]
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    with subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, start_new_session=True) as run:
        until(lambda: any(out.iterdir()))  # it is at work
        run.send_signal(getattr(signal, name))
        assert run.wait(60) == (-signal.SIGKILL if name == "SIGKILL" else 128 + getattr(signal, name))
        until(lambda: not alive(run.pid))
        assert run.stderr.read() == b""
    assert name == "SIGKILL" or not any(out.iterdir())


def until(condition):
    """Wait for a condition, a minute at most."""
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def alive(group):
    """Whether any process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_without_the_index_the_same_is_found(rhetlint):
    found = rhetlint("lint", "loud.md", "--pack", "all", "--format", "json")
    assert rhetlint("lint", "loud.md", "--pack", "all", "--format", "json", "--no-index").stdout == found.stdout
    assert "intensifier" in found.stdout


def test_a_page_of_which_little_is_read_is_said_so_beside_its_findings(folder, rhetlint):
    menu = "".join(f"<li><a href='/{n}'>Section number {n}</a></li>" for n in range(40))
    page = f"<ul>{menu}</ul>\n<article><p>It is absolutely late, said nobody.</p></article>"
    (folder / "page.html").write_text(page, "utf-8")
    done = rhetlint("lint", "page.html", "--select", "evaluation/intensifier", "--format", "json")
    assert "page.html: only 6 of the page's 126 words" in done.stderr
    (finding,) = json.loads(done.stdout)["files"][0]["findings"]
    assert (finding["place"]["line"], finding["place"]["text"]) == (2, "absolutely")
