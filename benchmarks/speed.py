"""Time and memory of whole processes beside proselint: ``python benchmarks/speed.py`` (extra: bench).

Both programs are installed as wheels, with compiled bytecode, into an environment made for the occasion, and run in turns
on the same files. What counts is the processor's time, which other programs on the machine change less than the clock's,
and of that the ratios of neighbouring runs.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from texts import ARTICLE, ROOT, megabyte

MEMORY = 170  # MB
FIRST = 1.5  # times a later start


class Run(NamedTuple):
    """One process: seconds of the processor, and the most memory it held, in MB."""

    processor: float
    memory: float


class Row(NamedTuple):
    """A command of ours beside one of proselint's: medians of both, and the median of the ratios of each pair of runs."""

    name: str
    ours: Run
    theirs: Run
    ratio: float
    bound: float


def main() -> int:
    """Measure, print a table, and tell by the exit status whether the bounds hold."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--runs", type=int, default=9, help="pairs of runs on the megabyte; thrice as many on the article"
    )
    runs = arguments.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = install(Path(folder))
        text, what = megabyte()
        large = Path(folder, "news.txt")
        large.write_text(text, "utf-8")
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        environment["XDG_CACHE_HOME"] = folder

        def run(command: list[str]) -> Run:
            return measured(command, environment)

        lint, quotes = [*ours, "lint", "--fail-on", "never"], [*ours, "quotes", "--format", "json"]
        check, every = [*theirs, "check"], ["--pack", "all"]
        first, *later = (
            measured([*lint, str(ARTICLE)], {**environment, "XDG_CACHE_HOME": "/dev/null"}) for _ in range(6)
        )
        second = median(later)
        print(f"Python {sys.version.split()[0]}, proselint {version_in(theirs)}, {rule_count(ours)} rules")
        print(f"{len(text.encode()):,} bytes: {what}\n")
        rows = [
            in_turns("seed article, default pack", run, [*lint, str(ARTICLE)], [*check, str(ARTICLE)], 3 * runs, 1.6),
            in_turns(
                "seed article, every rule", run, [*lint, *every, str(ARTICLE)], [*check, str(ARTICLE)], 3 * runs, 2.0
            ),
            in_turns("megabyte, default pack", run, [*lint, str(large)], [*check, str(large)], runs, 0.75),
            in_turns("megabyte, every rule", run, [*lint, *every, str(large)], [*check, str(large)], runs, 1.4),
            in_turns("megabyte, attribution only", run, [*quotes, str(large)], [*check, str(large)], runs, 0.75),
        ]
    print("| | rhetlint | proselint | ratio | bound | memory |\n|---|---|---|---|---|---|")
    held = True
    for name, us, them, ratio, bound in rows:
        held = held and ratio <= bound and us.memory < MEMORY
        print(
            f"| {name} | {us.processor:.2f} s | {them.processor:.2f} s | {ratio:.2f} | ≤ {bound} "
            f"| {us.memory:.0f} MB (< {MEMORY}) |"
        )
    slower = first.processor / second.processor
    held = held and slower <= FIRST
    print(
        f"\nWhere nothing can be written, the first start after the installation takes {first.processor:.2f} s and a later "
        f"one {second.processor:.2f} s: {slower:.2f} times as long (≤ {FIRST})."
    )
    return 0 if held else 1


def install(folder: Path) -> tuple[list[str], list[str]]:
    """The commands of both programs, each in an environment of its own: neither pays for what only the other needs."""
    commands = []
    for name, package, program in (("ours", str(ROOT), "rhetlint"), ("theirs", "proselint", "proselint")):
        venv.create(folder / name, with_pip=True)
        scripts = folder / name / "bin"
        subprocess.run([scripts / "pip", "install", "--quiet", "--disable-pip-version-check", package], check=True)
        commands.append([str(scripts / program)])
    return commands[0], commands[1]


def version_in(command: list[str]) -> str:
    """proselint's version, as its own environment has it."""
    python = Path(command[0]).with_name("python")
    code = "from importlib.metadata import version; print(version('proselint'))"
    return subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def rule_count(command: list[str]) -> int:
    """How many rules the installed wheel runs."""
    python = Path(command[0]).with_name("python")
    code = "import linter; print(len(linter.load_rules().rules))"
    return int(subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout)


def in_turns(
    name: str, run: Callable[[list[str]], Run], ours: list[str], theirs: list[str], times: int, bound: float
) -> Row:
    """Both in turns, after one unmeasured run each."""
    run(ours), run(theirs)
    pairs = [(run(ours), run(theirs)) for _ in range(times)]
    ratio = statistics.median(us.processor / them.processor for us, them in pairs)
    return Row(name, median(us for us, _ in pairs), median(them for _, them in pairs), ratio, bound)


def median(runs: Iterable[Run]) -> Run:
    """The median of each figure."""
    return Run(*map(statistics.median, zip(*runs, strict=True)))


def measured(command: list[str], environment: dict[str, str]) -> Run:
    """Run a command with its output thrown away."""
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


if __name__ == "__main__":
    sys.exit(main())
