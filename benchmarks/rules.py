"""What twice the rules cost: ``python benchmarks/rules.py`` lints a megabyte with the built-in rules once and twice.

The second set is the first under other ids, the dearest kind there is: every rule finds everything its twin finds.
"""

from __future__ import annotations

import statistics
import sys
import time

import msgspec
from texts import megabyte

from linter import RuleLibrary, load_rules
from linter.engine.compiled import Engine
from linter.engine.run import lint_document
from linter.text import from_text

BOUND = 1.25


def main() -> int:
    """Measure in turns, print, and tell by the exit status whether the bound holds."""
    text, what = megabyte()
    once = load_rules()
    engines = [Engine(once), Engine(twice(once))]
    times: list[list[float]] = [[], []]
    found = [0, 0]
    for turn in range(6):
        for which, engine in enumerate(engines):
            document = from_text(text)
            begun = time.process_time()
            found[which] = len(lint_document(engine, document))
            if turn:  # the first turn compiles
                times[which].append(time.process_time() - begun)
    single, double = map(statistics.median, times)
    print(f"{len(text.encode()):,} bytes: {what}")
    for engine, seconds, count in zip(engines, (single, double), found, strict=True):
        print(f"{len(engine.library.rules):5} rules  {seconds:.2f} s  {count:,} findings")
    print(f"ratio {double / single:.2f} (bound {BOUND})")
    return 0 if double / single < BOUND else 1


def twice(library: RuleLibrary) -> RuleLibrary:
    """The library with every rule a second time, under an id of its own, with its own lexicons."""
    rules, lexicons = dict(library.rules), dict(library.lexicons)
    for rule_id, loaded in library.rules.items():
        again = f"{rule_id}-again"
        rules[again] = msgspec.structs.replace(loaded, rule=msgspec.structs.replace(loaded.rule, id=again))
        for name, entries in library.lexicons.items():
            if name.startswith(f"{rule_id}:"):
                lexicons[f"{again}:{name.partition(':')[2]}"] = entries
    return RuleLibrary(dict(sorted(rules.items())), lexicons, library.problems)


if __name__ == "__main__":
    sys.exit(main())
