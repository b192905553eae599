"""How well the rules on evaluative wording find what annotators of news called biased.

    python benchmarks/bias.py [--by-rule] [--predictions FOLDER]

Two scores. Over BABE (single sentences, biased or not by the judgement of experts) a sentence counts as predicted biased when
a rule of ``COUNTED`` finds something in it. Over BASIL (whole articles) the spans annotated as lexical bias are looked for: one
is found when a finding shares a character with it.

``COUNTED`` states which rules claim biased wording: those of the family ``evaluation``, each in the voices it is for (a sentence
of BABE may be biased by what it quotes), scare quotes, and boosters, which press the writer's view. ``LEFT_OUT`` takes away those of
wording that classifies or is merely usual as often as it judges (a named wrong, a usual name for a disputed thing, everyday praise and
alarm, feelings and force as plain verbs, dead metaphors and the frames of campaign coverage), which annotators mostly leave alone. The choice is by rule, never by word.

``--by-rule`` prints, for each rule of these families, in how many sentences it finds something and the share of them that is
biased, alone and where no other rule counted finds anything. ``--predictions`` writes ``babe.jsonl`` and ``basil.jsonl`` for
the scorer that comes with the corpora.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple

from texts import CORPORA

from linter import load_rules
from linter.pipeline import lint_document
from linter.ruleset.compiled import Engine
from linter.text import from_text

SHOWN = ("evaluation/*", "distancing/*", "certainty/*")
COUNTED = ("evaluation/*", "distancing/scare-quotes", "certainty/booster")
LEFT_OUT = (
    "evaluation/charged-topic",
    "evaluation/conflict-frame",
    "evaluation/controversy-label",
    "evaluation/disaster-metaphor",
    "evaluation/disputed-name",
    "evaluation/emotive-verb",
    "evaluation/euphemism",
    "evaluation/everyday-judgement",
    "evaluation/fire-metaphor",
    "evaluation/force-verb",
    "evaluation/game-metaphor",
    "evaluation/glorifying",
    "evaluation/guilt-by-association",
    "evaluation/horse-race-*",
    "evaluation/machine-metaphor",
    "evaluation/stock-character",
    "evaluation/strategy-frame",
    "evaluation/war-metaphor",
)


class Found(NamedTuple):
    """One finding: its rule and place."""

    rule: str
    start: int
    end: int


Rows = list[tuple[dict[str, Any], list[Found]]]  # a corpus's text as annotated, and what is found in it


def counts(rule: str) -> bool:
    """Whether a rule's findings make a sentence biased."""
    return any(fnmatchcase(rule, glob) for glob in COUNTED) and not any(fnmatchcase(rule, glob) for glob in LEFT_OUT)


def linted(corpus: str, engine: Engine, wanted: set[str]) -> Rows:
    """Every text of a corpus with what the wanted rules find in it."""
    out = []
    with (CORPORA / f"{corpus}.dev.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            findings = lint_document(engine, from_text(row["text"]), wanted, all_overlapping=True).findings
            out.append((row, [Found(f.rule, f.place.start, f.place.end) for f in findings]))
    return out


def figures(name: str, right: int, found: int, wanted: int, hit: int | None = None) -> str:
    """A line with precision, recall and their harmonic mean; ``hit``: how many of the wanted, if that is not ``right``."""
    precision = right / found if found else 0.0
    recall = (right if hit is None else hit) / wanted if wanted else 0.0
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return f"{name:28} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"


def score_sentences(rows: Rows) -> str:
    """BABE: a sentence is predicted biased when a counted rule finds something."""
    predicted = [row["biased"] for row, found in rows if any(counts(f.rule) for f in found)]
    biased = sum(row["biased"] for row, _ in rows)
    return figures(f"babe, {len(rows)} sentences", sum(predicted), len(predicted), biased)


def score_spans(rows: Rows) -> str:
    """BASIL: spans of lexical bias that a finding meets, and findings that meet one."""
    right = total = hit = wanted = 0
    for row, found in rows:
        gold = [(s["start"], s["end"]) for s in row["spans"] if s["label"] == "lexical-bias"]
        mine = [(f.start, f.end) for f in found if counts(f.rule)]
        meeting = [(a, b) for a in gold for b in mine if a[0] < b[1] and b[0] < a[1]]
        hit += len({a for a, _ in meeting})
        right += sum(any(b == c for _, c in meeting) for b in mine)
        wanted, total = wanted + len(gold), total + len(mine)
    return figures(f"basil, {wanted} lexical spans", right, total, wanted, hit)


def share(them: list[bool]) -> str:
    """How many of them are true, or nothing where there are none."""
    return f"{sum(them) / len(them):.2f}" if them else ""


def by_rule(rows: Rows) -> str:
    """How often a sentence is biased in which a rule finds something; ``alone``: and no other rule that counts."""
    sentences: dict[str, list[bool]] = defaultdict(list)
    alone: dict[str, list[bool]] = defaultdict(list)
    for row, found in rows:
        rules = {f.rule for f in found}
        for rule in rules:
            sentences[rule].append(row["biased"])
            if not any(counts(other) for other in rules - {rule}):
                alone[rule].append(row["biased"])
    lines = ["| rule | counted | sentences | biased | alone | biased |", "|---|---|---|---|---|---|"]
    for rule in sorted(sentences, key=lambda rule: (not counts(rule), rule)):
        mark = "yes" if counts(rule) else ""
        all_, only = sentences[rule], alone[rule]
        lines.append(f"| {rule} | {mark} | {len(all_)} | {share(all_)} | {len(only)} | {share(only)} |")
    return "\n".join(lines)


def write(folder: Path, babe: Rows, basil: Rows) -> None:
    """The predictions in the form that the corpora's own scorer reads."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "babe.jsonl").open("w", encoding="utf-8") as out:
        for row, found in babe:
            words = [row["text"][f.start : f.end] for f in found if counts(f.rule)]
            out.write(json.dumps({"id": row["id"], "biased": bool(words), "biased_words": words}) + "\n")
    with (folder / "basil.jsonl").open("w", encoding="utf-8") as out:
        for row, found in basil:
            spans = [{"label": "lexical-bias", "start": f.start, "end": f.end} for f in found if counts(f.rule)]
            out.write(json.dumps({"id": row["id"], "spans": spans}) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--by-rule", action="store_true")
    parser.add_argument("--predictions", type=Path)
    told = parser.parse_args()
    library = load_rules()
    engine = Engine(library)
    wanted = {rule for rule in library.rules if any(fnmatchcase(rule, glob) for glob in SHOWN)}
    babe, basil = linted("babe", engine, wanted), linted("basil", engine, wanted)
    print(score_sentences(babe))
    print(score_spans(basil))
    if told.by_rule:
        print(by_rule(babe))
    if told.predictions:
        write(told.predictions, babe, basil)


if __name__ == "__main__":
    main()
