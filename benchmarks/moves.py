"""Which rhetorical moves are found in invented wordings, and which near misses are taken for them.

    python benchmarks/moves.py                                  # every file of benchmarks/invented/moves
    python benchmarks/moves.py FILE.jsonl --errors              # and what was missed or wrong: not for a file that is only scored
    python benchmarks/moves.py FILE.jsonl --by-move

A positive sentence is found if a rule of the right family (``families.json``, by glob) fires; a near miss is a false alarm if one does. Every rule runs.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from fnmatch import fnmatchcase
from pathlib import Path

import linter

FOLDER = Path(__file__).with_name("invented") / "moves"


def main() -> int:
    """Print a row a file, or a row a move."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--errors", action="store_true", help="print what was missed or found wrongly")
    parser.add_argument("--by-move", action="store_true")
    options = parser.parse_args()
    families: dict[str, list[str]] = json.loads((FOLDER / "families.json").read_text("utf-8"))
    for path in options.files or sorted(FOLDER.glob("*.jsonl")):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for line in path.read_text("utf-8").splitlines():
            item = json.loads(line)
            text, move, kind = item["text"], item["move"], item["kind"]
            found = linter.lint(text, pack="all", force_language=True, all_overlapping=True).findings
            fired = sorted({one.rule for one in found if any(fnmatchcase(one.rule, glob) for glob in families[move])})
            counts[move].update([kind, f"{kind} found"] if fired else [kind])
            if options.errors and bool(fired) != (kind == "positive"):
                print(f"{move}, {kind}: {text}  {', '.join(fired)}")
        if options.by_move:
            for move, count in counts.items():
                print(f"  {move:22}{_shares(count)}")
        print(f"{path.stem:24}{_shares(sum(counts.values(), Counter()))}")
    return 0


def _shares(count: Counter[str]) -> str:
    positive, near = count["positive"], count["near"]
    return f"found {count['positive found']:>4} of {positive:<4} false {count['near found']:>3} of {near}"


if __name__ == "__main__":
    sys.exit(main())
