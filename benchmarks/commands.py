"""How long the README's two commands take, and how long they are silent, each in a fresh clone without any rules parsed before.

    python benchmarks/commands.py      # both
    python benchmarks/commands.py 2    # the second

What is committed is measured. On a busy machine look at the seconds of processor time.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent


def commands() -> list[str]:
    """The README's commands, as between its marks."""
    text = (ROOT / "README.md").read_text("utf-8")
    shown = text.partition("<!-- two commands -->")[2].partition("<!-- end -->")[0]
    return [line.strip() for line in shown.splitlines() if line.startswith("    ")]


def measure(command: str, folder: Path) -> None:
    """Run a command in a fresh clone; print how long it took, and when it was silent."""
    subprocess.run(["git", "clone", "--quiet", ROOT, folder / "clone"], check=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = last = time.monotonic()
    first: float | None = None
    longest, after, said = 0.0, "", ""
    run = subprocess.Popen(
        ["bash", "-c", command],
        cwd=folder / "clone",
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "PIP_CACHE_DIR": pip_cache()},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert run.stdout is not None
    while part := os.read(run.stdout.fileno(), 65536):
        now = time.monotonic()
        first = now - begun if first is None else first
        if now - last > longest:
            longest, after = now - last, said
        last, said = now, (said + part.decode(errors="replace"))[-300:]
    status = run.wait()
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
    print(
        f"+ {command}\n{said[-120:].strip()}\n  exit status {status}, {last - begun:.0f} s, {processor:.0f} s of processor"
    )
    print(
        f"  first output after {first or 0:.1f} s, longest silence {longest:.1f} s, after: {after.strip()[-100:]!r}\n"
    )


def pip_cache() -> str:
    """Where packages are kept between runs; a clone's own cache is for rules alone."""
    done = subprocess.run([sys.executable, "-m", "pip", "cache", "dir"], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def main() -> None:
    chosen = sys.argv[1:] or ["1", "2"]
    for number in chosen:
        with tempfile.TemporaryDirectory() as folder:
            measure(commands()[int(number) - 1], Path(folder))


if __name__ == "__main__":
    main()
