"""Fuzzes what reads and writes untrusted text: ``python benchmarks/fuzz.py readers --inputs 100000 --jobs 2 --to FOLDER``.

Targets are the modules of ``benchmarks/fuzzing``: ``rulefiles`` (patterns and configurations too), ``readers``, ``sentences`` and
``outputs``. Each makes inputs with hypothesis and says what must hold of them, within ``LONGEST`` seconds of processor time. Anything else
is kept in FOLDER, the smallest input for each place in the program; what is found becomes a test.
"""

from __future__ import annotations

import argparse
import re
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

TARGETS = ("rulefiles", "readers", "sentences", "outputs")
LONGEST = 10
"""Seconds of processor time that an input may take; a file may hold megabytes, these are far smaller."""


class Slow(BaseException):
    """An input takes too long."""


def written(made: tuple[str, str | bytes]) -> bytes:
    """An input as it is kept: the name of its file in a line, and what stands in it."""
    name, content = made
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    return name.encode("utf-8", "surrogatepass") + b"\n" + data


def run(target: str, number: int, count: int) -> tuple[Counter[str], dict[str, tuple[str, bytes]]]:
    """Try inputs.

    Args:
        target: one of ``TARGETS``.
        number: the seed.
        count: how many.

    Returns:
        How they end, and for each place in the program that fails what it says and the smallest input.
    """
    module: Any = import_module(f"fuzzing.{target}")
    ends: Counter[str] = Counter()
    kept: dict[str, tuple[str, bytes]] = {}

    def stop(_: int, __: object) -> None:
        raise Slow

    signal.signal(signal.SIGVTALRM, stop)
    work = tempfile.TemporaryDirectory()

    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(module.inputs)
    def check(made: tuple[str, str | bytes]) -> None:
        signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
        try:
            ends[module.tried(made, Path(work.name))] += 1
        except (Exception, Slow) as error:
            frames = traceback.extract_tb(error.__traceback__)
            where = next((frame for frame in reversed(frames) if "/linter/" in frame.filename), frames[-1])
            key = f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}"
            if isinstance(error, AssertionError):  # what must hold, and does not
                key = f"{type(error).__name__} at {Path(frames[-1].filename).name}:{frames[-1].lineno}"
            ends["fault"] += 1
            data = written(made)
            if key not in kept or len(data) < len(kept[key][1]):
                kept[key] = (f"{key}: {str(error)[:160]}", data)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    with work:
        check()
    return ends, kept


def main() -> None:
    """Run as many inputs as are asked for, and print how they end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--to", type=Path, default=None, help="where what goes wrong is kept (default: a new folder)")
    asked = parser.parse_args()
    folder: Path = asked.to or Path(tempfile.mkdtemp(prefix="fuzz-"))
    folder.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    share = 500  # inputs of one seed: more of them repeat themselves
    seeds = range(-(-asked.inputs // share))
    batches = [(asked.target, asked.seed * 1_000 + n, min(share, asked.inputs - n * share)) for n in seeds]
    ends: Counter[str] = Counter()
    kept: dict[str, bytes] = {}
    with ProcessPoolExecutor(asked.jobs) as pool:
        for found, wrong in pool.map(run, *zip(*batches, strict=True)):
            ends += found
            for key, (said, data) in wrong.items():
                if key not in kept or len(data) < len(kept[key]):
                    kept[key] = data
                    file = folder / (re.sub(r"\W+", "-", key) + ".txt")
                    file.write_bytes(data)
                    print(f"{file}: {said}", flush=True)
            told = ", ".join(f"{count:,} {end}" for end, count in sorted(ends.items()))
            print(f"{sum(ends.values()):,} inputs in {time.monotonic() - begun:.0f} s: {told}", flush=True)
    sys.exit(1 if kept else 0)


if __name__ == "__main__":
    main()
