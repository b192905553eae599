"""Bad surroundings: names that are not UTF-8, streams that are closed or full, links, folders that are not there."""

import csv
import io
import json
import os
import subprocess
from functools import partial

import pytest

from linter.cli.status import MEANING, Status

from .conftest import COMMAND, FERRY, LOUD

ODD = os.fsdecode(b"od\xff d.txt")
SHOWN = r"od\xff d.txt"


@pytest.fixture
def odd(folder):
    """A folder with an article whose name is not UTF-8, beside another."""
    (folder / "news").mkdir()
    try:
        (folder / "news" / ODD).write_text(LOUD, "utf-8")
    except OSError:
        pytest.skip("this file system has only names that are UTF-8")
    (folder / "news" / "plain.txt").write_text(LOUD, "utf-8")
    return folder


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.slow
def test_a_name_that_is_not_utf_8_is_shown_in_every_format(rhetlint, odd, jobs):
    chosen = ("--select", "evaluation/intensifier", "-j", jobs)
    printed = rhetlint("lint", "news", *chosen)
    assert f"news/{SHOWN}:1:16: info" in printed.stdout and printed.stderr == ""
    files = json.loads(rhetlint("lint", "news", *chosen, "--format", "json").stdout)["files"]
    assert [file["path"] for file in files] == [f"news/{SHOWN}", "news/plain.txt"]
    rhetlint("lint", "news", *chosen, "-o", "out.txt")
    assert (odd / "out.txt").read_text("utf-8") == printed.stdout
    rhetlint("quotes", "news", "-j", jobs, "-o", "out.csv")
    rows = list(csv.DictReader(io.StringIO((odd / "out.csv").read_text("utf-8"))))
    assert [row["path"] for row in rows] == [f"news/{SHOWN}", "news/plain.txt"]


@pytest.mark.slow
def test_a_name_that_is_not_utf_8_is_shown_in_reports_and_messages(rhetlint, odd):
    assert rhetlint("report", "news", "-o", "page.html").returncode == 0
    assert SHOWN in (odd / "page.html").read_text("utf-8")
    gone = rhetlint("lint", "gone" + ODD)
    assert gone.returncode == 2 and f"gone{SHOWN}: no such file" in gone.stderr
    piped = rhetlint("lint", "-", "--stdin-name", ODD, "--format", "json", input=LOUD)
    assert json.loads(piped.stdout)["files"][0]["path"] == SHOWN


def test_the_configuration_of_a_folder_with_such_a_name_holds(rhetlint, folder):
    inner = folder / os.fsdecode(b"d\xe9")
    try:
        inner.mkdir()
    except OSError:
        pytest.skip("this file system has only names that are UTF-8")
    (inner / "a.txt").write_text(LOUD, "utf-8")
    (inner / "rhetlint.toml").write_text('select = ["evaluation/intensifier"]\n', "utf-8")
    assert rhetlint("lint", ".").stdout.count("evaluation/intensifier") == 1


def closing(*streams):
    """Closes standard streams, by number, of a process that is about to start."""

    def close():
        for number in streams:
            os.close(number)

    return close


def run(*arguments, closed=(), **streams):
    return subprocess.run(
        [COMMAND, *arguments], preexec_fn=closing(*closed), timeout=300,
        **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True} | streams,
    )  # fmt: skip


needs_posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX")


@pytest.mark.slow
@needs_posix
@pytest.mark.parametrize(
    "arguments, closed, status",
    [
        (("lint", "calm.txt", "--fail-on", "never"), (0,), 0),
        (("lint", "-"), (0,), 2),
        (("lint", "loud.md", *FERRY), (1,), 2),
        (("lint", "loud.md", *FERRY, "-o", "out.txt"), (1,), 0),
        (("lint", "calm.txt", *FERRY, "-o", "out.txt"), (0, 1, 2), 1),
        (("lint", "loud.md", "missing.txt", *FERRY), (2,), 2),
        (("lint", "loud.md", *FERRY), (2,), 0),
        (("lint", "loud.md", *FERRY, "-j", "2"), (0, 2), 0),
        (("rules", "list"), (1,), 2),
        (("--version",), (1,), 2),
        (("lint",), (2,), 2),
        (("lint",), (0, 1, 2), 2),
    ],
)
def test_closed_streams_are_no_finding(folder, arguments, closed, status):
    done = run(*arguments, closed=closed)
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    if closed == (1,) and status == 2:
        assert done.stderr.count("output cannot be written") == 1
    if "out.txt" in arguments:
        assert "calm.txt:1:5" in (folder / "out.txt").read_text("utf-8") or "no findings" in (
            folder / "out.txt"
        ).read_text("utf-8")


@pytest.mark.slow
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize(
    "arguments", [("lint", "calm.txt", *FERRY), ("rules", "list"), ("--version",), ("quotes", "loud.md")]
)
def test_a_full_disk_is_said_to_be_full(folder, arguments):
    with open("/dev/full", "w") as full:
        done = run(*arguments, stdout=full)
    assert done.returncode == 2 and done.stderr == "rhetlint: output cannot be written: No space left on device\n"
    with open("/dev/full", "w") as full:
        assert run("lint", "calm.txt", "missing.txt", *FERRY, stderr=full).returncode == 2


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs limits of a process")
@pytest.mark.parametrize("size", [0, 500])
@pytest.mark.parametrize("arguments", [("init", "out"), ("rules", "new", "own/quay", "--folder", "out")], ids=" ".join)
def test_where_no_file_can_grow_none_is_left_that_is_half_written(folder, arguments, size):
    import resource

    (folder / "out").mkdir()
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (size, size))
    done = subprocess.run([COMMAND, *arguments], capture_output=True, text=True, preexec_fn=limit)
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert "out/" in done.stderr
    for file in (folder / "out").rglob("*"):  # those that are small enough are whole
        assert file.is_dir() or (0 < file.stat().st_size <= size and ".tmp" not in file.name)


def test_a_lack_of_memory_is_said_in_a_sentence(rhetlint, monkeypatch):
    def lacking(*_, **__):
        raise MemoryError

    monkeypatch.setattr("linter.evaluation.examples.check_examples", lacking)
    done = rhetlint("rules", "test", "evaluation/intensifier")
    assert done.returncode == 2 and done.stderr.endswith("rhetlint: there is not enough memory\n")


def test_a_link_is_kept_and_what_it_leads_to_is_written(rhetlint, folder):
    (folder / "real.txt").write_text("old", "utf-8")
    (folder / "link.txt").symlink_to("real.txt")
    (folder / "new.txt").symlink_to("made.txt")
    for name, target in (("link.txt", "real.txt"), ("new.txt", "made.txt")):
        assert rhetlint("lint", "calm.txt", *FERRY, "-o", name).returncode == 1
        assert (folder / name).is_symlink() and "calm.txt:1:5" in (folder / target).read_text("utf-8")
    (folder / "article.txt").symlink_to("calm.txt")
    assert rhetlint("lint", "calm.txt", *FERRY, "-o", "article.txt").returncode == 2


@pytest.mark.parametrize("command", ["lint", "quotes", "report"])
def test_where_nothing_can_be_written_nothing_is_linted(rhetlint, folder, command):
    (folder / "self").symlink_to("self")
    for output, said in (
        ("no/out", "no: there is no such folder; make it first (for no/out)"),
        ("calm.txt/out", "calm.txt: is no folder"),
        (".", ".: is a folder"),
        ("", "-o needs the name of a file"),
        ("x" * 300, f"{'x' * 300}: "),
        ("self", "self: "),
    ):
        done = rhetlint(command, "loud.md", "-o", output)
        assert done.returncode == 2 and done.stderr.startswith(f"rhetlint: {said}"), output
        assert ".tmp" not in done.stderr and len(done.stderr.splitlines()) == 1
    assert not [file for file in os.listdir() if file.endswith(".tmp")]


@pytest.mark.parametrize(
    "text", ["a = " + "[" * 5000 + "]" * 5000, "a = " + "{b=" * 5000 + "1" + "}" * 5000, 'rules = ["a\\u0000b"]']
)
def test_a_monstrous_configuration_is_an_error(rhetlint, folder, text):
    (folder / "rhetlint.toml").write_text(text, "utf-8")
    done = rhetlint("lint", "calm.txt")
    assert done.returncode == 2 and "rhetlint.toml" in done.stderr and "Traceback" not in done.stderr


def gone(folder):
    """``lint`` whose reader goes away."""
    (folder / "long.txt").write_text("The ferry is late. \n\n" * 20_000, "utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    try:
        return run("lint", "long.txt", *FERRY, "--fail-on", "never", stdout=writer)
    finally:
        os.close(writer)


def wrong_example(folder):
    text = (folder / "ferry.yaml").read_text("utf-8").replace("The bus is late", "The ferry left")
    (folder / "ferry.yaml").write_text(text, "utf-8")
    return run("rules", "test", "--rules", "ferry.yaml")


def calling(*arguments):
    return lambda folder: run(*arguments)


@pytest.mark.slow
@needs_posix
@pytest.mark.parametrize(
    "how, status",
    [
        (calling("lint", "loud.md", *FERRY), Status.NOTHING_FOUND),
        (calling("lint", "calm.txt", *FERRY, "--fail-on", "never"), Status.NOTHING_FOUND),
        (calling("rules", "test", "--rules", "ferry.yaml"), Status.NOTHING_FOUND),
        (calling("lint", "calm.txt", *FERRY), Status.FOUND),
        (wrong_example, Status.FOUND),
        (calling("lint"), Status.WRONG),
        (calling("lint", "calm.txt", "--pack", "cor"), Status.WRONG),
        (calling("lint", "calm.txt", "--rules", "missing.yaml"), Status.WRONG),
        (calling("lint", "calm.txt", "--config", "missing.toml"), Status.WRONG),
        (calling("lint", "calm.txt", "missing.txt", *FERRY), Status.WRONG),
        (calling("lint", "calm.txt", "--timeout", "0.001"), Status.WRONG),
        (calling("lint", "calm.txt", "-o", "no/out.txt"), Status.WRONG),
        (gone, Status.READER_GONE),
    ],
)  # fmt: skip
def test_each_exit_status_means_what_its_table_says(folder, how, status):
    assert how(folder).returncode == status
    assert str(int(status)) in MEANING


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no pseudo-terminals")
@pytest.mark.slow
def test_in_a_terminal_a_short_run_of_core_says_that_there_are_more_rules(folder):
    def printed(*arguments):
        ours, theirs = os.openpty()
        subprocess.run(
            [COMMAND, "lint", "calm.txt", *arguments], stdout=theirs, env={**os.environ, "NO_COLOR": "1"}, timeout=300
        )
        os.close(theirs)
        text = os.read(ours, 10_000).decode()
        os.close(ours)
        return text.splitlines()

    hint = "only the pack core ran; --pack all runs every rule"
    assert printed() == ["no findings in 1 file", hint]
    for asked in (("--pack", "speech"), ("--select", "position/*")):
        assert printed(*asked) == ["no findings in 1 file"]
    (folder / "rhetlint.toml").write_text('packs = ["core"]', "utf-8")
    assert printed() == ["no findings in 1 file"]
    assert (
        subprocess.run([COMMAND, "lint", "calm.txt", "--no-config"], capture_output=True, text=True).stdout
        == "no findings in 1 file\n"
    )
