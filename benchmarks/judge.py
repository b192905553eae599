"""How precise each rule is, judged by reading its findings in context.

    python benchmarks/judge.py sample 'position/*' --to FILE    up to 30 findings a rule not judged yet, to read
    python benchmarks/judge.py record FILE VERDICTS             y, n a finding of FILE in turn (- : cannot tell)
    python benchmarks/judge.py table [GLOB] [--write]           precision of each rule; --write: into the rule files
    python benchmarks/judge.py gold [--write]                   the same of attribution rules, against what PolNeAR marks

GLOB names rules other than those of attribution; several with commas between.

Judgements stand in ``benchmarks/judgements/<family>.tsv``: rule, corpus, text id, start, end (character offsets into the
text, half-open), verdict. No sentence of a corpus is kept. A judged finding that a rule no longer makes counts no more, so
that a rule can be mended and its figure made again; the findings it makes instead are sampled as not judged.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

import msgspec
from texts import CORPORA, ROOT

from linter import RuleLibrary, load_rules
from linter.attribution.matching import attribute
from linter.evaluation.attribution import Scores
from linter.evaluation.gold import read_gold
from linter.evaluation.pairing import marked
from linter.pipeline import lint_document
from linter.ruleset.compiled import Engine
from linter.text import from_text

JUDGED = ROOT / "benchmarks" / "judgements"
NAMES = ("polnear", "basil", "babe", "mafalda")
ENOUGH = 30


class Key(NamedTuple):
    """One finding: whose it is and where."""

    rule: str
    corpus: str
    text: str
    start: int
    end: int


def corpora() -> Iterator[tuple[str, str, str]]:
    """(corpus, id, text) of every text."""
    for name in NAMES:
        with (CORPORA / f"{name}.dev.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield name, row["id"], row["text"]


def findings(glob: str) -> dict[str, list[tuple[Key, str]]]:
    """Every finding of the rules that ``glob`` names, by rule, with its context; in an order that samples at random."""
    library = load_rules()
    wanted = {
        rule  # attributions are held against a gold standard instead: rhetlint evaluate attribution --by-rule
        for rule, loaded in library.rules.items()
        if loaded.attribution is None and any(fnmatchcase(rule, one) for one in glob.split(","))
    }
    engine = Engine(needed(library, wanted))
    found: dict[str, list[tuple[Key, str]]] = {rule: [] for rule in sorted(wanted)}
    for corpus, ident, text in corpora():
        for f in lint_document(engine, from_text(text), wanted).findings:
            start, end = f.place.start, f.place.end
            before, after = text[max(0, start - 160) : start], text[end : end + 120]
            shown = f"{before}⟦{text[start:end]}⟧{after}".replace("\n", " ")
            note = f"({f.voice}) {f.message}"
            found[f.rule].append((Key(f.rule, corpus, ident, start, end), f"{note}\n    …{shown}…"))
    for rows in found.values():
        rows.sort(key=lambda row: hashlib.sha256(repr(row[0]).encode()).digest())
    return found


def needed(library: RuleLibrary, wanted: set[str]) -> RuleLibrary:
    """The library without the moves that nobody asks about, unless a rule that is asked about may build on them."""
    if any(library.rules[rule].reads for rule in wanted):
        return library
    rules = {name: rule for name, rule in library.rules.items() if name in wanted or rule.attribution}
    return msgspec.structs.replace(library, rules=rules)


def judgements(glob: str = "*") -> dict[Key, str]:
    """Every verdict kept for the rules that ``glob`` names."""
    out = {}
    for file in sorted(JUDGED.glob("*.tsv")):
        for line in file.read_text("utf-8").splitlines():
            rule, corpus, text, start, end, verdict = line.split("\t")
            if any(fnmatchcase(rule, one) for one in glob.split(",")):
                out[Key(rule, corpus, text, int(start), int(end))] = verdict
    return out


def sample(glob: str, to: Path, count: int) -> None:
    """Print findings not judged yet, and write their keys, one a line, to ``to``."""
    known = judgements(glob)
    keys = []
    for rule, rows in findings(glob).items():
        judged = sum(1 for key, _ in rows if key in known)
        print(f"## {rule}: {len(rows)} findings, {judged} judged")
        for key, shown in [row for row in rows if row[0] not in known][: max(0, count - judged)]:
            keys.append(key)
            print(f"{len(keys)}. {shown}")
    to.write_text("".join("\t".join(map(str, key)) + "\n" for key in keys), "utf-8")


def record(keys: Path, verdicts: str) -> None:
    """Add verdicts, one letter for each line of ``keys``, to the families' files, which stay sorted."""
    lines = keys.read_text("utf-8").splitlines()
    letters = re.sub(r"\s", "", verdicts)
    if len(letters) > len(lines) or set(letters) - set("yn-"):
        sys.exit(f"{keys} has {len(lines)} findings; verdicts are letters y, n or -, not more than that")
    by_family: dict[str, list[str]] = defaultdict(list)
    for line, letter in zip(lines, letters, strict=False):
        by_family[line.split("/")[0]].append(f"{line}\t{letter}")
    for family, new in by_family.items():
        file = JUDGED / f"{family}.tsv"
        old = file.read_text("utf-8").splitlines() if file.exists() else []
        merged = {line.rpartition("\t")[0]: line for line in (*old, *new)}
        file.write_text("".join(f"{line}\n" for _, line in sorted(merged.items())), "utf-8")


def table(glob: str, write: bool) -> None:
    """Print findings, judged, right and precision of each rule; with ``write``, state the figure in the rule's file."""
    known = judgements(glob)
    library = load_rules()
    print("| rule | severity | packs | findings | judged | right | precision |\n|---|---|---|---|---|---|---|")
    for rule, rows in findings(glob).items():
        spec = library.rules[rule]
        verdicts = [known[key] for key, _ in rows if known.get(key, "-") != "-"]
        right = verdicts.count("y")
        precision = f"{right / len(verdicts):.2f}" if verdicts else ""
        packs = " ".join(spec.rule.packs)
        print(f"| {rule} | {spec.rule.severity} | {packs} | {len(rows)} | {len(verdicts)} | {right} | {precision} |")
        if write:
            state(Path(spec.file), rule, f"{{corpus: {' + '.join(NAMES)}, judged: {len(verdicts)}, right: {right}}}")


def gold(write: bool) -> None:
    """Print how many of each attribution rule's findings the corpus marks (relaxed); with ``write``, state it in its file."""
    library = load_rules()
    engine, scores = Engine(library), Scores()
    for row in read_gold(CORPORA / "polnear.dev.jsonl"):
        document = from_text(row.text)
        found = attribute(engine, document).attributions
        scores.add(row.id, row.text, row.quotes, [marked(document, a) for a in found], [a.rule for a in found])
    print("| rule | found | marked | precision |\n|---|---|---|---|")
    for rule, count in sorted(scores.rules.items()):
        right = scores.rules_hit[rule]
        print(f"| {rule} | {count:,} | {right:,} | {right / count:.2f} |")
        if write and rule in library.rules:
            state(Path(library.rules[rule].file), rule, f"{{corpus: gold of polnear, judged: {count}, right: {right}}}")


def state(file: Path, rule: str, measured: str) -> None:
    """Put a ``measured:`` line under the rule's ``id:`` line, in place of the last one."""
    lines = file.read_text("utf-8").split("\n")
    at = next(i for i, line in enumerate(lines) if re.fullmatch(rf"(- )?id: {re.escape(rule)}", line))
    indent = "  " if lines[at].startswith("- ") else ""
    following = (i for i in range(at + 1, len(lines)) if re.match(r"(- )?id: ", lines[i]))
    end = next(following, len(lines))
    kept = [line for line in lines[at + 1 : end] if not line.startswith(f"{indent}measured:")]
    file.write_text("\n".join([*lines[: at + 1], f"{indent}measured: {measured}", *kept, *lines[end:]]), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("sample")
    command.add_argument("glob")
    command.add_argument("--to", type=Path, required=True)
    command.add_argument("--count", type=int, default=ENOUGH)
    command = commands.add_parser("record")
    command.add_argument("keys", type=Path)
    command.add_argument("verdicts")
    command = commands.add_parser("table")
    command.add_argument("glob", nargs="?", default="*")
    command.add_argument("--write", action="store_true")
    command = commands.add_parser("gold")
    command.add_argument("--write", action="store_true")
    told = parser.parse_args()
    if told.command == "record":
        return record(told.keys, told.verdicts)
    if not CORPORA.is_dir():
        sys.exit(f"no corpora at {CORPORA}; set RHETLINT_CORPORA to their folder")
    if told.command == "sample":
        return sample(told.glob, told.to, told.count)
    if told.command == "gold":
        return gold(told.write)
    return table(told.glob, told.write)


if __name__ == "__main__":
    main()
