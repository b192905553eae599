"""What twice the rules cost: ``python benchmarks/rules.py`` lints a megabyte with half of the moves, and with all of them.

The moves are parted into halves by chance (the hash of their ids), so that doubling adds rules of the same kinds about other
things, as a library grows. Attribution runs with both: it is one phase, however many moves stand on it. The time is that of
a whole lint, reading included, in turns within one process; the first turn, which compiles, is not counted. Beside it stands the time
of all moves and their twins (the same rules under other ids): the dearest doubling there is, since every finding is made twice.
"""

from __future__ import annotations

import gc
import hashlib
import statistics
import sys
import time

import msgspec
from texts import megabyte

from linter import RuleLibrary, load_rules
from linter.cli import collect_rarely
from linter.pipeline import lint_document
from linter.ruleset.compiled import Engine
from linter.ruleset.library import in_lines
from linter.text import from_text

BOUND = 1.25
TURNS = 5


def main() -> int:
    """Measure in turns, print, and tell by the exit status whether the bound holds."""
    collect_rarely()  # as the command line does
    text, what = megabyte()
    library = load_rules()
    moves = sorted(rule for rule, loaded in library.rules.items() if loaded.attribution is None)
    moves.sort(key=lambda rule: hashlib.sha256(rule.encode()).digest())
    middle = len(moves) // 2
    engine, doubled = Engine(library), Engine(twice(library))
    ways = {
        "one half of the moves": (engine, set(moves[:middle])),
        "the other half": (engine, set(moves[middle:])),
        "all moves": (engine, set(moves)),
        "all moves and their twins": (doubled, {*moves, *(f"{rule}-again" for rule in moves)}),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    found = dict.fromkeys(ways, 0)
    for turn in range(TURNS + 1):
        for name, (ready, wanted) in ways.items():
            gc.collect()  # the document before, as the command line does
            begun = time.process_time()
            found[name] = len(lint_document(ready, from_text(text), wanted))
            if turn:  # the first turn compiles
                times[name].append(time.process_time() - begun)
    median = {name: statistics.median(seconds) for name, seconds in times.items()}
    print(f"{len(text.encode()):,} bytes: {what}\n")
    print("| rules | number | seconds | findings |\n|---|---|---|---|")
    for name, (_, wanted) in ways.items():
        print(f"| {name} | {len(wanted)} | {median[name]:.2f} | {found[name]:,} |")
    one, other, whole, twins = median.values()
    ratio = 2 * whole / (one + other)
    print(f"\ntwice the rules cost {ratio:.2f} times the time (bound {BOUND}); twins of all {twins / whole:.2f}")
    return 0 if ratio < BOUND else 1


def twice(library: RuleLibrary) -> RuleLibrary:
    """The library with every move a second time, under an id of its own, with its own lexicons."""
    rules, lexicons = dict(library.rules), dict(library.lexicons)
    for rule_id, loaded in library.rules.items():
        if loaded.attribution is not None:
            continue
        again = f"{rule_id}-again"
        rules[again] = msgspec.structs.replace(loaded, rule=msgspec.structs.replace(loaded.rule, id=again))
        for name, entries in library.lexicons.items():
            if name.startswith(f"{rule_id}:"):
                lexicons[f"{again}:{name.partition(':')[2]}"] = entries
    return RuleLibrary(dict(sorted(rules.items())), in_lines(lexicons))


if __name__ == "__main__":
    sys.exit(main())
