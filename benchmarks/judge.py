"""How precise each rule is, judged blind by readers of its findings in context. docs/judging.md describes the protocol.

    python benchmarks/judge.py sheets 'position/*' --to FOLDER    draw findings, and write sheets for the readers
    python benchmarks/judge.py record FOLDER VERDICTS --reader A  keep a reader's verdicts (lines as “12 right”)
    python benchmarks/judge.py disputed FOLDER --to OTHER         sheets for a third reader, where two differ
    python benchmarks/judge.py table [GLOB] [--pack core]         precision of each rule as it is now
    python benchmarks/judge.py write                              put the figures where rhetlint reads them
    python benchmarks/judge.py gold                               the same for attribution rules, against what PolNeAR marks

GLOB names rules; several with commas between. FOLDER holds sentences of the corpora: keep it outside the project.
"""

from __future__ import annotations

import argparse
import sys
from fnmatch import fnmatchcase
from pathlib import Path

from judging import tables
from judging.items import Draw, drawn
from judging.sheets import ITEMS, check_empty, read_items, read_verdicts, write_sheets
from judging.verdicts import Reading, add, by_finding, disagree, read_before, readings
from texts import CORPORA

from linter import load_rules

ENOUGH = 30


def sheets(told: argparse.Namespace) -> None:
    """Draw findings not judged yet, and write sheets."""
    check_empty(told.to)  # before the texts are read, which takes minutes
    library = load_rules()
    rules = {
        rule  # attributions are held against a gold standard instead
        for rule, loaded in library.rules.items()
        if loaded.attribution is None
        and any(fnmatchcase(rule, one) for one in told.glob.split(","))
        and (told.pack is None or told.pack in loaded.rule.packs)
    }
    silent = sorted(rule for rule in rules if not library.rules[rule].rule.claims)
    if silent:
        sys.exit(f"nobody can judge a rule that does not say what it claims: {', '.join(silent)}")
    if not told.texts and not CORPORA.is_dir():
        sys.exit(f"no corpora at {CORPORA}; set RHETLINT_CORPORA to their folder")
    found = drawn(Draw(frozenset(rules), told.count, read_before(), told.seed), told.texts, told.jobs)
    few = [f"{rule} ({len(items)})" for rule, items in found.items() if len(items) < told.count]
    if few:
        print(f"fewer than {told.count} findings in texts that the rule was not judged on before: {', '.join(few)}")
    made = write_sheets((item for items in found.values() for item in items), "reader", told.to)
    print(f"{sum(map(len, found.values()))} findings of {len(found)} rules: {', '.join(map(str, made))}")
    print(f"give these to two readers; {told.to / ITEMS} is not for them")


def record(told: argparse.Namespace) -> None:
    """Keep a reader's verdicts."""
    numbered = {one.number: one for one in read_items(told.folder / ITEMS)}
    verdicts = read_verdicts(told.verdicts, numbered)
    given = ((numbered[number], verdict) for number, verdict in verdicts.items())
    add(Reading(one.item.key, one.role, told.reader, verdict) for one, verdict in given)
    print(f"{len(verdicts)} verdicts kept; {len(numbered) - len(verdicts)} findings of the sheets have none")
    now = {(rule, loaded.digest) for rule, loaded in load_rules().rules.items()}
    changed = {one.item.key.rule for one in numbered.values() if (one.item.key.rule, one.item.key.digest) not in now}
    if changed:
        print(
            f"these rules have changed since the sheets were made, so that the verdicts on them do not count: {', '.join(sorted(changed))}"
        )


def disputed(told: argparse.Namespace) -> None:
    """Write sheets of the findings on which two readers differ."""
    known = by_finding(readings())
    items = [one.item for one in read_items(told.folder / ITEMS) if disagree(known.get(one.item.key, ()))]
    made = write_sheets(items, "third", told.to)
    print(f"two readers differ on {len(items)} findings: {', '.join(map(str, made))}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("sheets")
    command.add_argument("glob", nargs="?", default="*")
    command.add_argument("--to", type=Path, required=True, help="an empty folder outside the project")
    command.add_argument("--pack", help="only rules of this pack")
    command.add_argument("--count", type=int, default=ENOUGH, help="findings a rule, at most")
    command.add_argument("--seed", default="", help="any word, for another sample")
    command.add_argument("--texts", type=Path, action="append", default=[], help="JSON Lines with id and text")
    command.add_argument("--jobs", type=int, default=2)
    command = commands.add_parser("record")
    command.add_argument("folder", type=Path)
    command.add_argument("verdicts", type=Path)
    command.add_argument("--reader", required=True, help="a name; never whoever wrote the rules")
    command = commands.add_parser("disputed")
    command.add_argument("folder", type=Path)
    command.add_argument("--to", type=Path, required=True)
    command = commands.add_parser("table")
    command.add_argument("glob", nargs="?", default="*")
    command.add_argument("--pack")
    commands.add_parser("write")
    commands.add_parser("gold")
    told = parser.parse_args()
    try:
        run(told)
    except (OSError, ValueError) as error:
        sys.exit(f"judge.py: {error}")


def run(told: argparse.Namespace) -> None:
    """Run the chosen command."""
    match told.command:
        case "sheets":
            sheets(told)
        case "record":
            record(told)
        case "disputed":
            disputed(told)
        case "table":
            for line in tables.table(told.glob, told.pack):
                print(line)
        case "write":
            given, library = readings(), load_rules()
            tables.write(tables.judged(library, given), "readers")
            tables.write_agreement(given, library)
        case "gold":
            tables.write(tables.gold(load_rules()), "gold")


if __name__ == "__main__":
    main()
