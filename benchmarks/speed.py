"""Time and memory of whole processes beside proselint: ``python benchmarks/speed.py`` (extra: bench).

Both programs are installed as wheels, with compiled bytecode, into an environment made for the occasion, and run in turns
on the same files, so that a busy machine slows both. The figures that count are the ratios.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from texts import ARTICLE, ROOT, megabyte


class Run(NamedTuple):
    """One process: seconds by the clock and of the processor, and the most memory it held, in MB."""

    clock: float
    processor: float
    memory: float


def main() -> int:
    """Measure, print a table, and tell by the exit status whether the bounds hold."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--runs", type=int, default=9, help="runs of each program on the megabyte; thrice as many on the article"
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

        print(
            f"Python {sys.version.split()[0]}, proselint {version_in(theirs)}, {len(text.encode()):,} bytes: {what}\n"
        )
        first = run([*ours, str(ARTICLE)])
        rows = [
            ("seed article", *in_turns(run, [*ours, str(ARTICLE)], [*theirs, str(ARTICLE)], 3 * runs), 2.0),
            ("megabyte", *in_turns(run, [*ours, str(large)], [*theirs, str(large)], runs), 0.5),
        ]
    print("| | rhetlint | proselint | ratio | bound | memory |\n|---|---|---|---|---|---|")
    held = True
    for name, us, them, bound in rows:
        ratio = us.clock / them.clock
        held = held and ratio <= bound and us.memory < 150
        print(
            f"| {name} | {us.clock:.2f} s | {them.clock:.2f} s | {ratio:.2f} | ≤ {bound} | {us.memory:.0f} MB (< 150) |"
        )
    print(f"\nThe very first run, which also parses the rule files: {first.clock:.2f} s.")
    return 0 if held else 1


def install(folder: Path) -> tuple[list[str], list[str]]:
    """The commands of both programs, each in an environment of its own: neither pays for what only the other needs."""
    commands = []
    for name, package, words in (
        ("ours", str(ROOT), ("rhetlint", "lint", "--fail-on", "never")),
        ("theirs", "proselint", ("proselint", "check")),
    ):
        venv.create(folder / name, with_pip=True)
        scripts = folder / name / "bin"
        subprocess.run([scripts / "pip", "install", "--quiet", "--disable-pip-version-check", package], check=True)
        commands.append([str(scripts / words[0]), *words[1:]])
    return commands[0], commands[1]


def version_in(command: list[str]) -> str:
    """proselint's version, as its own environment has it."""
    python = Path(command[0]).with_name("python")
    code = "from importlib.metadata import version; print(version('proselint'))"
    return subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def in_turns(run, ours: list[str], theirs: list[str], times: int) -> tuple[Run, Run]:  # type: ignore[no-untyped-def]
    """Medians of both after one unmeasured run each."""
    run(ours), run(theirs)
    pairs = [(run(ours), run(theirs)) for _ in range(times)]
    return median(us for us, _ in pairs), median(them for _, them in pairs)


def median(runs: Iterator[Run]) -> Run:
    """The median of each figure."""
    return Run(*map(statistics.median, zip(*runs, strict=True)))


def measured(command: list[str], environment: dict[str, str]) -> Run:
    """Run a command with its output thrown away."""
    begun = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    clock = time.perf_counter() - begun
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Run(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


if __name__ == "__main__":
    sys.exit(main())
