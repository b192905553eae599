"""What only a process of its own can show: workers, signals, a reader that goes away, what a start loads."""

import json
import os
import signal
import subprocess
import time
from functools import partial

import pytest

import linter

from ..invented import articles
from .conftest import COMMAND, FERRY


def test_the_installed_command_is_the_package(rhetlint_process):
    assert rhetlint_process("--version") == (0, f"rhetlint {linter.__version__}\n", "")


@pytest.mark.slow
def test_exit_status_and_streams_of_a_process(rhetlint_process):
    done = rhetlint_process("lint", "calm.txt", "missing.txt", *FERRY)
    assert done.returncode == 2 and "calm.txt:1:5: error" in done.stdout and "missing.txt" in done.stderr
    assert rhetlint_process("lint", "calm.txt", *FERRY).returncode == 1
    assert rhetlint_process("lint", "loud.md", *FERRY) == (0, "no findings in 1 file\n", "")


@pytest.fixture
def news(folder, library):
    """Articles in which every rule has something to find."""
    (folder / "news").mkdir()
    for family, text in articles(library).items():
        (folder / "news" / f"{family}.txt").write_text(text, "utf-8")
    return folder / "news"


ALL = ("--pack", "all", "--format", "json")


@pytest.mark.slow
def test_any_number_of_workers_and_any_hash_seed_write_the_same_bytes(rhetlint_process, news):
    (news / "binary.txt").write_bytes(b"\0\1\2")
    one, other = (
        rhetlint_process("lint", "news", *ALL, "-j", jobs, PYTHONHASHSEED=seed)
        for jobs, seed in (("1", "0"), ("3", "4711"))
    )
    assert one == other
    assert one.returncode == 2 and "binary.txt" in one.stderr and "evaluation/intensifier" in one.stdout


@pytest.mark.slow
def test_an_article_is_linted_alone_as_among_others(rhetlint, news):
    together = {file["path"]: file for file in found(rhetlint("lint", "news", *ALL))}
    for name in ("news/figures.txt", "news/attribution.txt"):
        (alone,) = found(rhetlint("lint", name, *ALL))
        assert alone == together[name] and alone["findings"]


def found(done):
    assert done.stderr == ""
    return json.loads(done.stdout)["files"]


@pytest.mark.slow
def test_a_reader_that_goes_away_ends_it_quietly(folder):
    (folder / "long.txt").write_text("The ferry is late. \n\n" * 20_000, "utf-8")
    command = [COMMAND, "lint", "long.txt", *FERRY]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141  # not 1, which means that something was found


def test_a_terminal_without_our_letters_gets_them_escaped(rhetlint_process):
    done = rhetlint_process("lint", "loud.md", "--select", "evaluation/intensifier", PYTHONIOENCODING="ascii")
    assert done.returncode in (0, 1) and "\\u201c" in done.stdout


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs signals and process groups")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
def test_a_run_that_is_ended_early_leaves_neither_processes_nor_half_a_file(folder, name, jobs):
    for file in range(40):
        (folder / f"long{file}.txt").write_text("The ferry is late. \n\n" * 4000, "utf-8")
    out = folder / "out"
    out.mkdir()
    command = [COMMAND, "lint", ".", "-j", jobs, "-o", "out/all.json"]
    number = getattr(signal, name)
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=heeding(number)) as run:
        until(lambda: any(out.iterdir()))  # it is at work
        run.send_signal(number)
        assert run.wait() == (-number if name == "SIGKILL" else 128 + number)
        until(lambda: not alive(run.pid))
        assert run.stderr.read() == b""
    assert name == "SIGKILL" or not any(out.iterdir())


def heeding(number):
    """Sees to it that a process heeds a signal, even where the tests run in the background, as under nohup."""
    return None if number == signal.SIGKILL else partial(signal.signal, number, signal.SIG_DFL)


def until(condition):
    """Wait for a condition; for what never comes, five minutes."""
    for _ in range(15_000):
        if condition():
            return
        time.sleep(0.02)
    pytest.fail("waited in vain")


def alive(group):
    """Whether any process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
