"""How much memory long inputs take, and what a second worker saves.

    python benchmarks/memory.py                 # 50 MB, in each format; 1,000 small files with one worker and with two
    python benchmarks/memory.py --megabytes 10

The text is ``texts.megabyte`` over and over, linted with every rule. Memory is the most that the process had at any time (its resident set).
Two workers save what their processor time, shared by two, leaves of one worker's: unlike the clock, that is the same on a busy machine.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from texts import MEGABYTE, megabyte

COMMAND = Path(sys.executable).with_name("rhetlint")
RUNS = {
    "lint, text": ["lint", "--pack", "all", "--fail-on", "never"],
    "lint, json": ["lint", "--pack", "all", "--fail-on", "never", "--format", "json"],
    "quotes, csv": ["quotes", "--format", "csv"],
}
BOUND = 700  # MB
SMALL = 2_500  # characters of a small file


class Run(NamedTuple):
    """What a run took: megabytes, seconds of the processor, seconds by the clock."""

    memory: float
    processor: float
    clock: float


def main() -> int:
    """Measure; the exit status is the number of bounds that do not hold."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--megabytes", type=float, default=49.9)
    told = options.parse_args()
    text, what = megabyte()
    failed = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        long = folder / "long.txt"
        size = int(told.megabytes * MEGABYTE)
        data = (text + "\n\n").encode()
        long.write_bytes((data * (size // len(data) + 1))[:size])
        small = folder / "small"
        small.mkdir()
        for number in range(1000):
            at = number * SMALL % (len(text) - SMALL)
            (small / f"{number}.txt").write_text(text[at : at + SMALL], "utf-8")
        print(f"{told.megabytes:g} MB of {what}", flush=True)
        for name, arguments in RUNS.items():
            run = measured([*arguments, str(long), "--timeout", "600"])
            failed += run.memory > BOUND
            print(f"{name:12} {run.memory:5.0f} MB (bound {BOUND}) {run.processor:5.0f} s", flush=True)
        arguments = ["lint", str(small), "--fail-on", "never", "--quiet"]
        one, two = (measured([*arguments, "--jobs", jobs]) for jobs in ("1", "2"))
        print(f"1,000 files  {one.processor:.1f} s with one worker, {two.processor:.1f} s with two", flush=True)
        print(
            f"two workers on two free processors: {one.processor / (two.processor / 2):.2f} times as fast; by the clock here {one.clock / two.clock:.2f}"
        )
    return failed


def measured(arguments: list[str]) -> Run:
    """Run the command once, in a process of its own that measures it alone."""
    reader, writer = os.pipe()
    if os.fork() == 0:
        begun = time.monotonic()
        subprocess.run([str(COMMAND), *arguments], stdout=subprocess.DEVNULL, check=True)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        os.write(writer, f"{used.ru_maxrss / 1024} {used.ru_utime + used.ru_stime} {time.monotonic() - begun}".encode())
        os._exit(0)
    os.close(writer)
    with open(reader) as result:
        return Run(*map(float, result.read().split()))


if __name__ == "__main__":
    sys.exit(main())
