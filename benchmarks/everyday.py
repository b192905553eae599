"""Who speaks in invented passages of everyday newspapers: how many quotations and reports are found with the right speaker.

    python benchmarks/everyday.py                               # every file of benchmarks/invented/quotations
    python benchmarks/everyday.py FILE.jsonl --errors           # and what is wrong: not for a file that is only scored

A marked quotation is found if an attribution shares more than ``SHARED`` of the characters of both with it; pieces of the attribution that do not touch it do
not count. It is right if the speaker, or the source's words where nobody is resolved, shares most words with the marked one.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path

import linter

FOLDER = Path(__file__).with_name("invented") / "quotations"
SHARED = 0.4
NO_NAME = frozenset("the a an mr mrs ms dr of for in his her".split())  # noqa: SIM905


def words(text: str) -> set[str]:
    """The words of a name that tell it from another."""
    return set(re.findall(r"\w+", text.lower())) - NO_NAME


def same(found: str, marked: str) -> bool:
    """Whether two names are one speaker's: all words of the shorter, or half of them; or both are empty."""
    a, b = words(found), words(marked)
    if not a or not b:
        return not a and not b
    return len(a & b) / min(len(a), len(b)) >= 0.5


def score(path: Path, errors: bool) -> Counter[str]:
    """The verdicts on the marked quotations of one file."""
    verdicts: Counter[str] = Counter()
    for line in path.read_text("utf-8").splitlines():
        passage = json.loads(line)
        text = passage["text"]
        found = linter.lint(text, force_language=True).to_dict()
        for marked in passage["quotes"]:
            verdict, said = _verdict(text, marked, found)
            verdicts[verdict] += 1
            if errors and verdict != "right":
                print(f"{verdict}: {marked['speaker'] or 'nobody'} ({said}) “{marked['words']}”\n    {text!r}")
    return verdicts


def _verdict(text: str, marked: dict[str, str], found: dict) -> tuple[str, str]:  # type: ignore[type-arg]
    first = text.find(marked["words"])
    last = first + len(marked["words"])
    best, share = None, 0.0
    for attribution in found["attributions"]:
        pieces = [(piece["start"], piece["end"]) for piece in attribution["content"]]
        touching = [(a, b) for a, b in pieces if a < last and b > first]
        common = sum(min(b, last) - max(a, first) for a, b in touching)
        both = sum(b - a for a, b in touching) + last - first
        if 2 * common / both > share:
            best, share = attribution, 2 * common / both
    if best is None or share < SHARED:
        return "missed", "not found"
    speaker = "" if best["speaker"] is None else found["speakers"][best["speaker"]]["name"]
    source = best["source"]["text"] if best["source"] else ""
    if same(speaker or source, marked["speaker"]):
        return "right", speaker
    return ("wrong" if speaker else "unresolved"), speaker or source


def main() -> int:
    """Print a row a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--errors", action="store_true", help="print what is wrong, with its passage")
    options = parser.parse_args()
    print(f"{'':28}{'marked':>8}{'right':>8}{'wrong':>8}{'unresolved':>12}{'missed':>8}")
    for path in options.files or sorted(FOLDER.glob("*.jsonl")):
        verdicts = score(path, options.errors)
        total = verdicts.total()
        shares = "".join(
            f"{verdicts[name] / total:>{width}.3f}"
            for name, width in (("right", 8), ("wrong", 8), ("unresolved", 12), ("missed", 8))
        )
        print(f"{path.stem:28}{total:>8}{shares}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
