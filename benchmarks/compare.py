"""How long `rhetlint compare` takes on many articles: ``python benchmarks/compare.py [--articles 10000] [--jobs 2]``.

The articles are those of PolNeAR and BASIL, again and again with other quotations: of each copy a fifth of the paragraphs is left out, and words
within quotation marks are left out here and there, so that every quotation is in several articles and differs. Without the corpora the
articles are copies of the seed article, which is harder, since all quotations are in all of them. Processor time counts: divided by the number
of workers it is what the command takes where that many processors are free. ``--check`` compares the bytes written by one worker and by two.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from texts import ARTICLE, CORPORA

_QUOTED = re.compile(r"([“\"])([^“”\"]{20,600})([”\"])")
BOUND = 300  # seconds for 10,000 articles on two processors


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--articles", type=int, default=10_000)
    arguments.add_argument("--jobs", type=int, default=2)
    arguments.add_argument("--check", action="store_true", help="whether one worker and two write the same")
    told = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        size = written(Path(folder, "news"), told.articles)
        made = Path(folder, "found.json")
        seconds, processor = run(Path(folder, "news"), made, told.jobs)
        found = json.loads(made.read_text("utf-8"))["summary"]
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(
            f"{told.articles:,} articles, {size / 1e6:.1f} MB, {found['quotations']:,} quotations, {sum(found['findings'].values()):,} findings"
        )
        print(
            f"{seconds:.0f} s by the clock, {processor:.0f} s of processors: {processor / told.jobs:.0f} s on {told.jobs} free ones (bound {BOUND} s for 10,000)"
        )
        print(f"most memory of a process: {memory:.0f} MB")
        if told.check:
            other = Path(folder, "other.json")
            run(Path(folder, "news"), other, 1 if told.jobs > 1 else 2)
            same = made.read_bytes() == other.read_bytes()
            print(
                "the same bytes for another number of workers" if same else "OTHER BYTES for another number of workers"
            )
            sys.exit(not same)


def run(folder: Path, made: Path, jobs: int) -> tuple[float, float]:
    """Seconds by the clock and of processors that the command takes."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = ["rhetlint", "compare", str(folder), "-o", str(made), "-j", str(jobs), "--quiet"]
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic() - begun, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def written(folder: Path, number: int) -> int:
    """Write the articles; returns their characters."""
    size = 0
    for at, text in enumerate(islice(articles(), number)):
        file = folder / f"outlet-{at % 7}" / f"{at}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        day = f"2026-{1 + at % 3:02d}-{1 + at % 28:02d}"
        file.write_text(f"---\ndate: {day}\noutlet: Outlet {at % 7}\n---\n\n{text}\n", "utf-8")
        size += len(text)
    return size


def articles() -> Iterator[str]:
    """Texts without end, no two of them alike."""
    corpora = [CORPORA / f"{name}.dev.jsonl" for name in ("polnear", "basil")]
    rows = [line for corpus in corpora if corpus.is_file() for line in corpus.read_text("utf-8").splitlines()]
    texts = [json.loads(row)["text"] for row in rows] or [ARTICLE.read_text("utf-8")]
    for copy in count():
        for at, text in enumerate(texts):
            chance = random.Random(copy * len(texts) + at)
            kept = [paragraph for paragraph in text.split("\n\n") if copy == 0 or chance.random() > 0.2]
            yield _QUOTED.sub(lambda found, chance=chance: _changed(found, chance), "\n\n".join(kept)) if copy else text


def _changed(found: re.Match[str], chance: random.Random) -> str:
    words = [word for word in found[2].split(" ") if chance.random() > 0.04]
    return found[1] + " ".join(words) + found[3]


if __name__ == "__main__":
    main()
