"""An article that takes too long, too much or a worker's life is set aside with its reason; the others are linted all the same."""

import itertools
import json
import os
import signal
import subprocess
import time
from functools import partial
from pathlib import Path

import pytest

from linter.cli.inputs import expand
from linter.cli.limits import Limits
from linter.cli.pool import Batch
from linter.session import Choice

from .conftest import COMMAND, FERRY
from .test_processes import alive, until

NAMES = [f"{number}.txt" for number in range(6)]


@pytest.fixture
def several(folder):
    for name in NAMES:
        (folder / name).write_text("The ferry is late.", "utf-8")


def paths(findings, *, at=None, do=None):
    """What is made of an article's findings; at one article, something happens first."""
    if findings.document.path == at:
        yield "lost"
        do()
    yield findings.document.path


def killed():
    os.kill(os.getpid(), signal.SIGKILL)


def endless():
    while True:
        pass


def endless_in_c():
    sum(itertools.repeat(1))


def out_of_memory():
    raise MemoryError


def faulty():
    raise AssertionError("a fault for this test")


@pytest.mark.slow
@pytest.mark.parametrize("at", [NAMES[0], NAMES[2], NAMES[-1]])
@pytest.mark.parametrize(
    "jobs, do, reason",
    [
        (2, killed, "SIGKILL"),
        (2, endless, "not linted within 0.5 seconds of processor time"),
        (2, endless_in_c, "not linted within 0.5 seconds of processor time"),
        (2, out_of_memory, "not enough memory"),
        (2, faulty, "a fault of rhetlint"),
        (1, endless, "not linted within 0.5 seconds of processor time"),
        (1, out_of_memory, "not enough memory"),
        (1, faulty, "a fault of rhetlint"),
    ],
)
def test_only_the_article_at_fault_is_set_aside(several, capfd, jobs, do, reason, at):
    limits = Limits(seconds=0.5 if "processor time" in reason else 300)
    batch = Batch(expand(NAMES), Choice(isolated=True, attributions=True), jobs, limits=limits)
    made = list(batch.each(partial(paths, at=at, do=do)))
    assert made == [name for name in NAMES if name != at]
    assert batch.unread == 1
    said = capfd.readouterr().err
    assert f"{at}: set aside: " in said and reason in said and said.count("set aside") == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.slow
def test_the_command_line_limits_time(rhetlint_process, several, jobs):
    done = rhetlint_process("lint", *NAMES, *FERRY, "-j", jobs, "--timeout", "0.001", "--format", "json")
    assert done.returncode == 2 and "--timeout" in done.stderr
    left = {file["path"] for file in json.loads(done.stdout)["files"]}
    assert all((name in left) != (f"{name}: set aside" in done.stderr) for name in NAMES)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs /proc to find the workers")
def test_a_worker_that_is_killed_loses_one_article_at_most(folder):
    names = [f"long{number}.txt" for number in range(12)]
    for name in names:
        (folder / name).write_text("The ferry is late. \n\n" * 4000, "utf-8")
    command = [COMMAND, "lint", *names, *FERRY, "-j", "2", "--format", "json", "-o", "all.json"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as run:
        children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
        until(lambda: len(children.read_text().split()) == 2)
        time.sleep(0.5)  # it may be at work, or not yet
        os.kill(int(children.read_text().split()[0]), signal.SIGKILL)
        said = run.stderr.read().decode()
        aside = said.count("set aside")
        assert run.wait() == (2 if aside else 1) and aside <= 1
        until(lambda: not alive(run.pid))
    files = [file["path"] for file in json.loads((folder / "all.json").read_text("utf-8"))["files"]]
    assert files == [name for name in names if f"{name}: set aside" not in said]


@pytest.mark.parametrize("command", ["lint", "quotes", "report"])
def test_no_more_is_read_than_is_allowed(rhetlint, folder, command):
    (folder / "long.txt").write_text("The ferry is late. " * 10, "utf-8")
    done = rhetlint(command, "calm.txt", "long.txt", "--max-bytes", "100", "-o", "out")
    assert done.returncode == 2 and "long.txt: larger than 100 bytes" in done.stderr and "--max-bytes" in done.stderr
    assert (folder / "out").exists()
    done = rhetlint(command, "-", "--max-bytes", "10", "-o", "other", input="The ferry is late.")
    assert done.returncode == 2 and "<stdin>: larger than 10 bytes" in done.stderr


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
@pytest.mark.slow
def test_what_never_ends_is_not_read_to_the_end(rhetlint_process, folder):
    done = rhetlint_process("lint", "/dev/zero", "calm.txt", *FERRY)
    assert done.returncode == 2 and "/dev/zero: larger than 50 MB" in done.stderr and "calm.txt:1:5" in done.stdout
    with open("/dev/zero", "rb") as endless:
        run = subprocess.run([COMMAND, "lint", "-"], stdin=endless, capture_output=True, text=True, timeout=300)
    assert run.returncode == 2 and "<stdin>: larger than 50 MB" in run.stderr


@pytest.mark.slow
def test_a_very_long_text_is_linted_in_parts_that_are_not_kept(rhetlint, folder, monkeypatch):
    from linter.text import portions

    monkeypatch.setattr(portions, "LONGEST", 300)
    source = "The ferry is late, and nobody in the harbour knows why.\n\n" * 40
    (folder / "long.txt").write_text(source, "utf-8")
    done = rhetlint("lint", "long.txt", *FERRY, "--format", "json")
    files = json.loads(done.stdout)["files"]
    assert [file["part"] for file in files] == [{"number": n, "of": len(files)} for n in range(1, len(files) + 1)]
    places = [finding["place"] for file in files for finding in file["findings"]]
    assert [place["line"] for place in places] == list(range(1, 80, 2)) and len(files) > 5
    assert all(source[place["start"] : place["end"]] == "ferry" for place in places)
    assert "long.txt: long text, linted in" in done.stderr
    shown = rhetlint("lint", "long.txt", *FERRY)
    assert shown.stdout.endswith("\n40 findings (40 errors) in 1 file\n")


@pytest.mark.parametrize(
    "option", [("--timeout", "nan"), ("--timeout", "inf"), ("--timeout", "0"), ("--max-bytes", "0")]
)
def test_a_limit_that_is_none_is_refused(rhetlint, option):
    done = rhetlint("lint", "calm.txt", *option)
    assert done.returncode == 2 and option[0] in done.stderr


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.slow
def test_a_row_that_cannot_be_read_is_told_and_the_others_are_linted(rhetlint, folder, jobs):
    (folder / "rows.jsonl").write_text('{"text": "The ferry left."}\n{no\n{"text": "The ferry came."}\n', "utf-8")
    done = rhetlint("lint", "rows.jsonl", "calm.txt", *FERRY, "--format", "lines", "-j", jobs)
    assert [line.split(":")[:2] for line in done.stdout.splitlines()][:2] == [["rows.jsonl", "1"], ["rows.jsonl", "3"]]
    assert "calm.txt:1:" in done.stdout
    assert done.returncode == 2 and "rows.jsonl:2: is not JSON" in done.stderr
